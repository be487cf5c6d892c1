"""One run's own organization, repository and servers, in a folder."""

import itertools
import os
import pathlib
import shutil
import subprocess

import upstreams
from process import Reeve
from processes import BOUND
from proxy import Proxy

GIT = {
    "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.com", "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.com",
}


def git(*arguments, text=True):
    """What a git command prints.

    Raises CalledProcessError if it fails."""
    environment = {**os.environ, **GIT}
    return subprocess.run(
        ["git", *map(str, arguments)], env=environment, check=True, capture_output=True, text=text).stdout


class Simulator:
    """`reeve simulate` on a state file."""

    def __init__(self, binary, folder, options=()):
        self.folder = pathlib.Path(folder)
        self.log = self.folder / "requests.jsonl"
        command = [binary, "simulate", "--port", "0", "--state", self.folder / "state.json", "--log", self.log]
        with open(self.folder / "simulator.err", "ab") as errors:
            self.process = subprocess.Popen(
                [*BOUND, *map(str, command), *options], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors,
                text=True)
        self.endpoint = self.process.stdout.readline().strip().partition("=")[2]
        if not self.endpoint:
            raise RuntimeError(f"the simulator does not start: {(self.folder / 'simulator.err').read_text()}")

    def close(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


class Door:
    """A process's own ways to AWS and to Git: it is known by them."""

    def __init__(self, world, name, counters=None):
        counters = counters or {}
        self.world = world
        self.name = name
        self.data = world.folder / f"data-{name}"
        self.aws = Proxy("aws", upstreams.simulator(world.simulator.endpoint), counters.get("aws"))
        self.git = Proxy("git", upstreams.git_backend(world.folder), counters.get("git"))
        self.log = world.folder / f"reeve-{name}.log"

    def watch(self, *watchers):
        """These look at the requests from now on, and no others."""
        self.aws.watchers = list(watchers)
        self.git.watchers = list(watchers)

    def number_anew(self):
        """The next request of each channel is its first."""
        for proxy in (self.aws, self.git):
            proxy.counter = itertools.count(1)

    def repository(self):
        if self.world.remote_kind == "local":
            return str(self.world.remote)
        return self.git.url + "/remote.git"

    def start(self, command, *arguments, key="AKIASOAK"):
        """Starts `reeve` with a repository, a folder and the simulator."""
        options = ["--repo", self.repository(), "--data-dir", str(self.data), *arguments]
        return Reeve(self.world.binary, [command, *options], self.world.environment(self.aws.url, key), self.log)

    def wipe(self):
        """The disk is lost."""
        shutil.rmtree(self.data, ignore_errors=True)

    def close(self):
        self.aws.close()
        self.git.close()


class World:
    """A folder with a repository and a simulator's state, and a simulator on it."""

    def __init__(self, binary, folder, template=None, remote="http", simulator_options=()):
        self.binary = str(binary)
        self.remote_kind = remote
        self.folder = pathlib.Path(folder)
        self.remote = self.folder / "remote.git"
        if template:
            shutil.copytree(template, self.folder)
        self.simulator = Simulator(self.binary, self.folder, simulator_options)
        self.doors = []

    def door(self, name="one", counters=None):
        door = Door(self, name, counters)
        self.doors.append(door)
        return door

    def environment(self, endpoint, key):
        kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
        return {
            **kept, "HOME": str(self.folder), "AWS_ENDPOINT_URL": endpoint, "AWS_ACCESS_KEY_ID": key,
            "AWS_SECRET_ACCESS_KEY": "any", "AWS_REGION": "us-east-1", "NO_PROXY": "127.0.0.1",
        }

    def close(self):
        for door in self.doors:
            door.close()
        self.simulator.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
