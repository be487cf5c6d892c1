"""Requests to the Git server that fail, as those to AWS do in the simulator."""

import random
import threading

from proxy import Answer, Cut, Watcher


class GitFaults(Watcher):
    """A share of the requests fails: refused with a 5xx, not answered, answered by half, or done and not answered.
    Which one follows the seed and the order of the requests."""

    def __init__(self, share, seed):
        self.share = share
        self.random = random.Random(seed)
        self.lock = threading.Lock()
        self.count = 0

    def before(self, request):
        if request.channel != "git":
            return None
        with self.lock:
            draw, kind = self.random.random(), self.random.choice(("error", "reset", "half", "lost"))
            if draw >= self.share:
                return None
            self.count += 1
        if kind == "reset":
            raise Cut
        if kind == "error":
            return Answer(503, [("Content-Type", "text/plain")], b"the server is busy\n")
        request.notes["fault"] = kind
        return None

    def after(self, request, answer):
        kind = request.notes.get("fault")
        if kind == "lost":
            raise Cut
        if kind == "half":
            return Answer(answer.status, answer.headers, answer.body[: len(answer.body) // 2], broken="half")
        return None
