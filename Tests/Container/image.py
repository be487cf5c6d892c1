"""What the Dockerfile says, as far as a root is made of it."""

import json
import shlex

from dockerfile_parse import DockerfileParser

# What the engine does with them is done by `root.py` or `inside.py`, or is of no effect on a root.
KNOWN = {"COPY", "ENV", "RUN", "USER", "VOLUME", "ENTRYPOINT", "CMD", "STOPSIGNAL", "LABEL", "EXPOSE"}


class Unknown(Exception):
    """The Dockerfile has something that is not understood here: the root would be another one than the image's."""


class Stage:
    """One `FROM` and its instructions."""

    def __init__(self, base, name):
        self.base = base
        self.name = name
        self.instructions = []

    def values(self, instruction):
        return [value for name, value in self.instructions if name == instruction]

    def value(self, instruction):
        (value,) = self.values(instruction)
        return value

    @property
    def runs(self):
        return self.values("RUN")

    @property
    def environment(self):
        return dict(word.split("=", 1) for value in self.values("ENV") for word in shlex.split(value))

    @property
    def command(self):
        """The entry point, and what is run by it if nothing else is said."""
        return json.loads(self.value("ENTRYPOINT")), json.loads(self.value("CMD"))

    @property
    def user(self):
        user, _, group = self.value("USER").partition(":")
        return int(user), int(group)

    @property
    def volume(self):
        (path,) = json.loads(self.value("VOLUME"))
        return path

    @property
    def copies(self):
        """Pairs of a path in the first stage and a path in the root."""
        pairs = []
        for value in self.values("COPY"):
            option, source, target = shlex.split(value)
            if option != "--from=builder":
                raise Unknown(f"COPY {value}")
            pairs.append((source, target))
        return pairs


def read(path):
    """The two stages of a Dockerfile: that which builds, and that which runs."""
    with open(path, "rb") as file:
        structure = DockerfileParser(fileobj=file).structure
    stages = []
    for part in structure:
        instruction, value = part["instruction"], part["value"]
        if instruction == "COMMENT":
            continue
        if instruction == "FROM":
            base, _, name = value.partition(" AS ")
            stages.append(Stage(base, name or None))
        else:
            stages[-1].instructions.append((instruction, value))
    builder, runtime = stages
    for name, value in runtime.instructions:
        if name not in KNOWN:
            raise Unknown(f"{name} {value}")
    return builder, runtime
