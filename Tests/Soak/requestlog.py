"""The simulator's log, and what must hold of it."""

import collections
import json
import pathlib

POLICY = pathlib.Path(__file__).resolve().parent.parent.parent / "docs" / "iam" / "full.json"
# The prefix of IAM's actions, by service (Service Authorization Reference).
PREFIXES = {"organizations": "organizations", "account": "account", "tagging": "tag"}
READS = ("Describe", "List", "Get")


def read(path):
    """The requests that the simulator logged, in their order."""
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def is_write(entry):
    return not (entry["operation"] or "").startswith(READS)


def writes(path):
    """How many writes there were so far, whatever became of them."""
    return sum(is_write(entry) for entry in read(path))


def has_effect(entry):
    """Whether the request was carried out, whatever the client was told of it."""
    return 200 <= entry["status"] < 300


def creates(path):
    """How many creates AWS took, by address."""
    taken = collections.Counter()
    for entry in read(path):
        if entry["operation"] == "CreateAccount" and has_effect(entry):
            taken[entry["request"]["Email"].lower()] += 1
    return taken


def repeated_creates(path):
    """A problem for each address that was sent to CreateAccount more than once with effect."""
    return [
        f"{email} was sent to CreateAccount {count} times with effect"
        for email, count in sorted(creates(path).items()) if count > 1
    ]


def beyond_the_policy(path):
    """A problem for each operation that the documented IAM policy does not allow."""
    statements = json.loads(POLICY.read_text())["Statement"]
    listed = [statement["Action"] for statement in statements]
    allowed = {action for each in listed for action in ([each] if isinstance(each, str) else each)}
    used = {f"{PREFIXES.get(entry['service'])}:{entry['operation']}" for entry in read(path)}
    return [f"{action} is not in docs/iam/full.json" for action in sorted(used - allowed)]


def problems(path):
    """What no run may ask of AWS, whatever happened to it."""
    return repeated_creates(path) + beyond_the_policy(path)
