"""Judges events, a line each on standard input, by their schema, whose path is the input's first line.

Prints, as JSON, what is wrong with them, the mutants of them that the schema takes, and how many there were of each event.
"""

import copy
import json
import sys

import jsonschema

OPTIONAL = {"account_id", "detail", "position", "source", "hint"}


def objects(event):
    """The event, and each object in it whose members the schema names."""
    yield event["event"], event
    for effect in event.get("effects", []):
        yield "effect", effect
    for problem in event.get("diagnostics", []):
        yield "diagnostic", problem
    if "counts" in event:
        yield "counts", event["counts"]


def mutants(event):
    """Each is a copy of the event that is changed in one place."""
    for index, (kind, original) in enumerate(objects(event)):

        def mutated(change):
            mutant = copy.deepcopy(event)
            change(list(objects(mutant))[index][1])
            return mutant

        # The commit of a plan is not optional; that of a problem's excerpt is.
        optional = OPTIONAL - ({"source"} if kind == "planned" else set())
        for member in original.keys() - optional:
            yield f"{kind} without {member}", mutated(lambda found: found.pop(member))
        for member in original:
            yield f"{kind} with {member} of another type", mutated(lambda found: found.update({member: 1.5}))
        yield f"{kind} with an unknown member", mutated(lambda found: found.update(surprise=1))
        if kind == "effect":
            yield "effect of an unknown outcome", mutated(lambda found: found.update(outcome="lost"))
            yield "effect with a detail too many or too few", mutated(
                lambda found: found.pop("detail") if "detail" in found else found.update(detail="x")
            )


path, *lines = sys.stdin.read().splitlines()
with open(path, encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
judge = jsonschema.Draft202012Validator(schema)
invalid, survivors, counts = [], set(), {}
for line in lines:
    event = json.loads(line)
    counts[event["event"]] = counts.get(event["event"], 0) + 1
    invalid += [f"{line}: {error.message}" for error in judge.iter_errors(event)]
    survivors |= {name for name, mutant in mutants(event) if judge.is_valid(mutant)}
print(json.dumps({"invalid": invalid, "survivors": sorted(survivors), "counts": counts}))
