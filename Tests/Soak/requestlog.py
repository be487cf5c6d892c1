"""The simulator's log, and what must hold of it."""

import collections
import json

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
