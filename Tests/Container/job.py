"""A whole job of the daemon in the image's root."""

import contextlib
import pathlib
import shutil
import tempfile

import servers
from inside import Container
from repository import Repository, environment
from servers import Servers

ARGUMENTS = ["--poll", "200ms", "--completion-interval", "200ms"]
AUTHORITIES = "etc/ssl/certs/ca-certificates.crt"


class Failed(Exception):
    """The job was not done."""


class Place(contextlib.ExitStack):
    """Servers, a repository, and containers that are told of both."""

    def __init__(self, image, root, binary):
        super().__init__()
        self.image = image
        self.root = root
        self.binary = binary
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="reeve-container-"))
        self.callback(shutil.rmtree, self.folder)
        self.repository = Repository(self.folder)
        self.servers = self.enter_context(Servers(binary, self.folder))
        self.secrets = self.folder / "secrets"
        self.secrets.mkdir()
        (self.secrets / "git_password").write_text(f"{servers.PASSWORD}\n")
        (self.secrets / "aws").write_text("[default]\naws_access_key_id = AKIATEST\naws_secret_access_key = secret\n")

    def start(self, name, change=":", arguments=None):
        """Starts the image's command with our timing, or with these arguments in its place."""
        # The machine's own authorities, and that of the test among them; it does not stand in for them.
        trust = f"[ ! -e {AUTHORITIES} ] || cat '{self.folder}/ca.pem' >> {AUTHORITIES}"
        _, (command, *_) = self.image.command
        container = Container(
            self.image, str(self.root.path), self.folder / name, arguments or [command, *ARGUMENTS],
            environment(self.servers), self.secrets, f"{trust}; {change}")
        self.callback(container.close)
        return container


def run(place, container):
    """Accounts are made; the file of one goes; that waits for Grace, is approved and done; SIGTERM ends it.

    Raises Failed, Ended."""
    repository = place.repository
    container.wait_for("✓ create blog applied", "✓ create search applied")
    container.wait_for("status committed")
    confined(container)
    repository.commit({"accounts/Sandbox/blog.yaml": None})
    container.wait_for("needs approval")
    container.wait_for("status committed")
    repository.approve(place.binary)
    # What is approved is done no later than what is merged after it.
    repository.commit({
        "accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\ntags: {team: search}\n"})
    container.wait_for("✓ update search tags.team applied")
    container.wait_for("status committed")
    code = container.stop()
    if code != 0:
        raise Failed(f"SIGTERM ended it with {code}")
    if not any("✓ unmanage blog applied" in line for line in container.output):
        raise Failed("the approval was not taken for one")
    last = repository.status("log", "-1", "--format=%s", "reeve/status").strip()
    if last != "Release the lease":
        raise Failed(f"the lease was not given back: {last}")


def confined(container):
    """The process has the rights that the image and `compose.yaml` leave it, and no others."""
    status = container.status()
    found = {name: status[name] for name in ("Name", "Uid", "Gid", "Groups", "NoNewPrivs", "CapEff", "CapBnd", "NSpid")}
    user, group = (str(number) for number in container.image.user)
    expected = {
        "Name": ["reeve"], "Uid": [user] * 4, "Gid": [group] * 4, "Groups": [], "NoNewPrivs": ["1"],
        "CapEff": ["0" * 16], "CapBnd": ["0" * 16], "NSpid": [str(container.first), "1"],
    }
    if found != expected:
        raise Failed(f"not confined: {found}")
