"""Who wrote to AWS, and who held the lease then: never two at once."""

import collections
import dataclasses
import json
import pathlib
import time

import requestlog
from proxy import Watcher
from world import git

BRANCH = "refs/heads/reeve/status"


@dataclasses.dataclass
class Write:
    """A write, the status branch's tip when it came and when it was done, and these times."""

    slot: str
    key: str
    operation: str
    began: float
    tip: str
    ended: float = 0
    tip_after: str = ""
    request_id: str = ""


class Writes(Watcher):
    """Notes the writes that come through one process's door. One that was not let through has no end."""

    def __init__(self, world, slot):
        self.remote = world.remote
        self.slot = slot
        self.list = []

    def before(self, request):
        if request.channel != "aws" or not is_write(request):
            return
        write = Write(self.slot, access_key(request), operation(request), time.monotonic(), tip(self.remote))
        self.list.append(write)
        request.notes["write"] = write

    def after(self, request, answer):
        write = request.notes.get("write")
        if write:
            headers = {name.lower(): value for name, value in answer.headers}
            write.request_id = headers.get("x-amzn-requestid", "")
            write.ended, write.tip_after = time.monotonic(), tip(self.remote)


def operation(request):
    headers = {name.lower(): value for name, value in request.headers}
    name = headers.get("x-amz-target", request.path).rpartition(".")[2].lstrip("/")
    return name[:1].upper() + name[1:]


def is_write(request):
    return not operation(request).startswith(requestlog.READS)


def access_key(request):
    headers = {name.lower(): value for name, value in request.headers}
    return headers.get("authorization", "").partition("Credential=")[2].partition("/")[0]


def tip(remote):
    """The status branch's commit, now."""
    try:
        return (remote / BRANCH).read_text().strip()
    except FileNotFoundError:
        return git("-C", remote, "for-each-ref", "--format=%(objectname)", BRANCH).strip()


class Leases:
    """Which process made each lease that the status branch ever had."""

    def __init__(self, world, disks):
        """`disks` has every folder in which a process kept its mirror, by its slot."""
        self.remote = world.remote
        self.disks = disks
        self.holders = {}
        self.slots = {}
        for commit in reversed(git("-C", self.remote, "log", "--format=%H", BRANCH).split()):
            holder = self._read(commit)
            self.holders[commit] = holder
            if holder and holder not in self.slots:
                self.slots[holder] = self._maker(commit)

    def _read(self, commit):
        try:
            return json.loads(git("-C", self.remote, "show", f"{commit}:lease.json"))["holder"]
        except Exception:
            return None

    def _maker(self, commit):
        """Whose mirror has the commit as it is written, and not as it is fetched, in a pack."""
        place = pathlib.Path("mirror.git/objects", commit[:2], commit[2:])
        found = {slot for slot, folders in self.disks.items() for folder in folders if (folder / place).exists()}
        return found.pop() if len(found) == 1 else None


def problems(writes, leases, log):
    """Where two wrote at once, or one without the lease."""
    found = []
    known = {write.request_id for write in writes}
    for entry in log:
        if requestlog.is_write(entry) and entry["requestId"] not in known:
            found.append(f"{entry['operation']} at {entry['time']} came past the proxies")
    keys = collections.defaultdict(set)
    for write in writes:
        for moment, commit in (("began", write.tip), ("ended", write.tip_after)):
            if not commit:
                continue
            holder = leases.holders.get(commit)
            if holder is None:
                found.append(f"{write.key} wrote {write.operation} when nobody held the lease ({moment}, {commit[:7]})")
                continue
            keys[holder].add(write.key)
            if leases.slots[holder] != write.slot:
                found.append(
                    f"{write.key} wrote {write.operation} under the lease of {leases.slots[holder]} "
                    f"({moment}, {commit[:7]})")
    found += [f"{sorted(several)} wrote under one lease, of {holder}" for holder, several in keys.items() if len(several) > 1]
    return found + overlaps(writes)


def overlaps(writes):
    """Writes of two processes that were under way at once."""
    found, latest = [], {}
    for write in sorted(writes, key=lambda write: write.began):
        for key, other in latest.items():
            if key != write.key and other.ended > write.began:
                found.append(f"{write.key} wrote {write.operation} while {key} wrote {other.operation}")
        if write.key not in latest or latest[write.key].ended < write.ended:
            latest[write.key] = write
    return found
