"""Judges plans in JSON by their schema. Arguments: the schema, then files.

Prints, as JSON, what is wrong with the files, the mutants of them that the schema takes, and how many mutants of each
kind there were.
"""

import copy
import json
import sys

import jsonschema

DIGEST = "0" * 64


def objects(plan):
    yield "plan", plan
    for rule in plan.get("policy", []):
        yield "rule", rule
    for action in plan["actions"]:
        yield "action", action
        for effect in action["effects"]:
            yield "effect", effect
            if "new_account" in effect:
                yield "new_account", effect["new_account"]
    for problem in plan["diagnostics"]:
        yield "diagnostic", problem
        if "position" in problem:
            yield "position", problem["position"]
        if "source" in problem:
            yield "excerpt", problem["source"]
        for related in problem["related"]:
            yield "related", related


OPTIONAL = {
    "plan": {"commit", "policy"},
    "rule": {"before", "after", "commit", "held"},
    "action": {"account_id"},
    "effect": {"before", "after", "held", "file", "line"},
    "diagnostic": {"position", "source", "hint"},
    "related": {"source"},
}

VALUES = {
    "plan": {"format_version": "2.0", "id": DIGEST.replace("0", "A"), "accounts": -1, "commit": "main", "actions": {}},
    "action": {"kind": "destroy", "cause": "whim", "account": "No Key", "account_id": "12345", "effects": []},
    "rule": {"digest": DIGEST[1:], "field": "concurrency", "before": 1, "needs_approval": "no", "line": 0},
    "effect": {"digest": DIGEST[1:], "field": "colour", "before": 1, "needs_approval": "no", "line": 0},
    "new_account": {"tags": {"a": 1}, "name": None},
    "diagnostic": {"code": "E1", "severity": "fatal", "related": None},
    "position": {"line": 0, "column": "1"},
    "excerpt": {"length": -1},
    "related": {"note": 1},
}


def mutants(plan):
    """Each is a copy of the plan that the mutation has changed in one place."""
    for index, (kind, original) in enumerate(objects(plan)):

        def mutated(change):
            mutant = copy.deepcopy(plan)
            change(list(objects(mutant))[index][1])
            return mutant

        optional = OPTIONAL.get(kind, set()) | ({"commit"} if original.get("cause") == "retry" else set())
        for member in original.keys() - optional:
            yield f"{kind} without {member}", mutated(lambda found: found.pop(member))
        for member, value in VALUES[kind].items():
            yield f"{kind} with {member} {value!r}", mutated(lambda found: found.update({member: value}))
        yield f"{kind} with an unknown member", mutated(lambda found: found.update(surprise=1))
        if kind == "effect":
            yield "effect that changes nothing", mutated(
                lambda found: [found.pop(name, None) for name in ("before", "after", "new_account")]
            )
            yield "effect that waits without a reason", mutated(
                lambda found: [found.update(needs_approval=True), found.pop("held", None)]
            )
            yield "effect that makes an account and changes one", mutated(
                lambda found: found.update(before="x", new_account={"name": "", "email": "", "ou": "", "tags": {}})
            )


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    judge = jsonschema.Draft202012Validator(schema)
    invalid, survivors, counts = [], set(), {}
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            plan = json.load(file)
        invalid += [f"{path}: {error.json_path}: {error.message}" for error in judge.iter_errors(plan)]
        # Of long plans the first actions: what is alike further down says nothing new.
        plan["actions"] = plan["actions"][:5]
        for name, mutant in mutants(plan):
            counts[name] = counts.get(name, 0) + 1
            if judge.is_valid(mutant):
                survivors.add(f"{path}: {name}")
    print(json.dumps({"invalid": invalid, "survivors": sorted(survivors), "mutants": counts}))


main()
