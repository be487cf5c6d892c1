"""A `reeve` that was started, and its end."""

import os
import pathlib
import select
import signal
import subprocess

from processes import BOUND, children


class Reeve:
    """One process, in a session of its own."""

    def __init__(self, binary, arguments, environment, log):
        with open(log, "ab") as output:
            self.process = subprocess.Popen(
                [*BOUND, binary, *arguments], env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                start_new_session=True, cwd=pathlib.Path(log).parent)
        self.pid = self.process.pid

    def kill(self):
        """SIGKILL to the process, its group, and its Git worker, which is a group of its own.

        Returns whether the process was alive until then."""
        workers = children(self.pid)
        for group in (self.pid, *workers):
            try:
                os.killpg(group, signal.SIGKILL)
            except ProcessLookupError:
                pass
        for worker in workers:
            wait_until_gone(worker)
        return self.process.wait() == -signal.SIGKILL

    def terminate(self):
        """Asks it to end."""
        self.process.terminate()

    def wait(self, seconds):
        """Its exit code; minus a signal's number if that ended it, None if it goes on after this time."""
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None


def wait_until_gone(pid):
    """Returns once there is no such process."""
    try:
        descriptor = os.pidfd_open(pid)
    except OSError:
        return
    try:
        # A process's descriptor is readable once it has ended.
        select.select([descriptor], [], [])
    finally:
        os.close(descriptor)
