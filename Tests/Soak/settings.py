"""What all soaks share: the binary, the template, and where the runs have their folders."""

import pathlib
import shutil
import tempfile

import template
from world import World


class Settings:
    """Made from the command line. A context: its folder is gone at the end, unless it is to be kept."""

    def __init__(self, arguments):
        self.binary = pathlib.Path(arguments.reeve).resolve()
        self.keep = arguments.keep
        self.remote = arguments.remote
        self.brief = arguments.brief
        self.lease_ttl = float(arguments.lease_ttl.removesuffix("s"))
        self.timing = ["--lease-ttl", arguments.lease_ttl, "--completion-interval", "0.3"]
        self.simulator_options = ["--create-seconds", "0.3", "--close-seconds", "3600", "--throttle", arguments.throttle]

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="reeve-soak-"))
        self.template = template.make(self.binary, self.folder / "template", self.brief)
        return self

    def __exit__(self, *_):
        if self.keep:
            print(f"kept in {self.folder}")
        else:
            shutil.rmtree(self.folder, ignore_errors=True)

    def world(self, name, *simulator_options):
        """A fresh copy of the template in a folder of this name."""
        return World(
            self.binary, self.folder / name, self.template, self.remote,
            [*self.simulator_options, *simulator_options])
