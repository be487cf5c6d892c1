"""A network that is slow at times: some writes come to AWS late, even after the process that sent them has died."""

import random
import threading

import writers
from proxy import Watcher


class SlowWrites(Watcher):
    """Holds a share of the writes back, each for no longer than a request may last."""

    def __init__(self, seed, share, longest):
        self.random = random.Random(seed)
        self.share, self.longest = share, longest
        self.lock = threading.Lock()

    def before(self, request):
        if request.channel != "aws" or not writers.is_write(request):
            return
        with self.lock:
            is_slow, seconds = self.random.random() < self.share, self.random.random() * self.longest
        if is_slow:
            # Nothing is awaited: the time is the point.
            threading.Event().wait(seconds)
