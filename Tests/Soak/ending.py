"""What a run left: the organization and the status branch, without what differs from run to run for good reasons."""

import difflib
import io
import json
import re
import tarfile
import urllib.request

import requestlog
from world import git


def of(world):
    """The ending of a world, as a dictionary that equals that of any run which ended the same."""
    state = overview(world)
    emails = {}
    organization = {"units": {}, "accounts": {}, "creations": len(state["creations"])}

    def walk(unit, path):
        organization["units"][path] = unit["tags"]
        for account in unit["accounts"]:
            email = account["email"].lower()
            emails[account["id"]] = email
            # Two of one address are two.
            organization["accounts"].setdefault(email, []).append(
                {"unit": path, "name": account["name"], "state": account["state"], "tags": account["tags"]})
        for below in unit["units"]:
            walk(below, f"{path}/{below['name']}")

    walk(state["tree"], "")
    return {"organization": organization, "status": status(world, emails)}


def overview(world):
    with urllib.request.urlopen(world.simulator.endpoint + "/_reeve/state", timeout=30) as answer:
        return json.load(answer)


def status(world, emails):
    """The accounts, the organization and the lease on the status branch; accounts are named by their addresses."""
    try:
        archive = git("-C", world.remote, "archive", "--format=tar", "reeve/status", text=False)
    except Exception:
        return {}
    files = {}
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            if member.isfile():
                files[member.name] = tar.extractfile(member).read().decode()

    def named(text):
        text = re.sub(r"\b\d{12}\b", lambda match: f"<{emails.get(match[0], match[0])}>", text)
        text = re.sub(r"\bcar-[0-9a-f]{32}\b", "<create>", text)
        return re.sub(r"\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", "<time>", text)

    kept = {}
    for path, text in files.items():
        if path == "organization.json":
            kept[path] = json.loads(named(text))
            kept[path]["accounts"].sort(key=lambda account: account["id"])
        elif path.startswith("accounts/") or path == "lease.json":
            kept[path] = named(text).splitlines()
    return kept


def difference(expected, found):
    """Where two endings differ, as lines; none if they are equal."""
    if expected == found:
        return []
    left, right = (json.dumps(ending, indent=1, sort_keys=True).split("\n") for ending in (expected, found))
    return list(difflib.unified_diff(left, right, "undisturbed", "this run", n=2, lineterm=""))


class LastWords:
    """What a process that was killed left: its lease, if it had one, and how much had been written until then.

    Who comes after it and finds nothing to write takes no lease, and cannot tell the dead one's from that of a daemon
    which lives: it stands until somebody needs it."""

    def __init__(self, world):
        self.world = world
        self.lease = status(world, {}).get("lease.json")
        self.writes = requestlog.writes(world.simulator.log)

    def excuse(self, found):
        """Takes the dead one's lease out of an ending, if nothing was written since. Returns whether it did."""
        if not self.lease or found["status"].get("lease.json") != self.lease:
            return False
        if requestlog.writes(self.world.simulator.log) != self.writes:
            return False
        del found["status"]["lease.json"]
        return True
