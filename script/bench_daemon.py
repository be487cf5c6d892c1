"""A `reeve daemon` on a repository over HTTP, as script/bench's measurements of it begin."""

import contextlib
import pathlib
import queue
import re
import subprocess
import threading
import urllib.request

import bench_git
import bench_organization


class Daemon:
    """A daemon that runs, and what it says of itself."""

    def __init__(self, process):
        self.pid = process.pid
        self.lines = queue.Queue()
        threading.Thread(target=self._read, args=[process.stderr], daemon=True).start()
        self.address = self._wait(r"listening address=(\S+)")

    def settle(self):
        """Returns once a pass has ended that found nothing to do: after it the daemon waits."""
        self._wait(r"pass done .*outcomes=0")

    def count(self, metric):
        """A metric's value, over all of its labels."""
        with urllib.request.urlopen(f"http://{self.address}/metrics") as answer:
            text = answer.read().decode()
        return sum(float(value) for value in re.findall(rf"^{metric}(?:{{.*}})? (\S+)$", text, re.MULTILINE))

    def _read(self, errors):
        for line in errors:
            self.lines.put(line)
        self.lines.put("it has ended")

    def _wait(self, pattern):
        while True:
            line = self.lines.get(timeout=120)
            if found := re.search(pattern, line):
                return found[1] if found.groups() else None
            if " info " not in line:
                raise SystemExit(f"the daemon is not at work: {line}")


@contextlib.contextmanager
def running(reeve, folder, environment, *options):
    """A daemon on `repository.git` of the folder, with a mirror of its own."""
    data = pathlib.Path(folder, "data")
    with bench_git.served(pathlib.Path(folder)) as url:
        command = [reeve, "daemon", "--repo", f"{url}/repository.git", "--data-dir", str(data)]
        process = subprocess.Popen(
            [*command, "--listen", "127.0.0.1:0", *options], env=environment, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True)
        try:
            yield Daemon(process)
        finally:
            process.terminate()
            process.wait()


def make(reeve, folder, accounts, units):
    """An organization of so many accounts in a folder of its own, and a repository that takes pushes over HTTP."""
    folder = bench_organization.make(reeve, folder, accounts, units)
    subprocess.run(["git", "-C", str(folder / "repository.git"), "config", "http.receivepack", "true"], check=True)
    return folder
