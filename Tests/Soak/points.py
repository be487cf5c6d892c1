"""The moments at which a process is killed."""

import dataclasses
import re
import threading

from proxy import Cut, Watcher

CHANNELS = ("aws", "git")
MOMENTS = ("before", "after")


@dataclasses.dataclass(frozen=True)
class Point:
    """The number-th request of a channel: `before` it is handed on, or `after` it took effect and before it is
    answered."""

    channel: str
    number: int
    moment: str

    @classmethod
    def parse(cls, text):
        match = re.fullmatch(r"(aws|git):([1-9]\d*):(before|after)", text)
        if not match:
            raise ValueError(f"'{text}' is no point: it is aws:K:before, aws:K:after, git:K:before or git:K:after")
        return cls(match[1], int(match[2]), match[3])

    def __str__(self):
        return f"{self.channel}:{self.number}:{self.moment}"


class Trap(Watcher):
    """Kills a process at a point, once. `reached` is set when it comes there, and `sprung` when it is dead; then
    `killed` says whether it was alive until then, and `what` what was requested."""

    def __init__(self, point):
        self.point = point
        self.killed = False
        self.what = None
        self.reached = threading.Event()
        self.sprung = threading.Event()
        self._aimed = threading.Event()
        self._victim = None

    def aim(self, process):
        """Says whom to kill. Its first request waits for that."""
        self._victim = process
        self._aimed.set()

    def before(self, request):
        self._check(request, "before")

    def after(self, request, answer):
        self._check(request, "after")

    def is_at(self, request, moment):
        return Point(request.channel, request.number, moment) == self.point

    def _check(self, request, moment):
        if self.is_at(request, moment):
            self._aimed.wait()
            self.what = operation(request)
            self.reached.set()
            self.killed = self._victim.kill()
            self.sprung.set()
            raise Cut
        if self.reached.is_set() and moment == "after":
            # Nobody is there to be answered.
            raise Cut


class Count(Watcher):
    """How many requests each channel had."""

    def __init__(self):
        self.counts = dict.fromkeys(CHANNELS, 0)
        self.lock = threading.Lock()

    def before(self, request):
        with self.lock:
            self.counts[request.channel] += 1


def operation(request):
    """What a request is for, for people."""
    if request.channel == "git":
        return f"{request.method} {request.path}"
    target = dict((name.lower(), value) for name, value in request.headers).get("x-amz-target", request.path)
    return target.rpartition(".")[2].lstrip("/")
