"""One daemon for as many passes as months have: what it holds of the machine stays level."""

import itertools
import pathlib
import statistics
import time
import urllib.request

from git_server import free_ports
from processes import children
from world import git

SAMPLES = 50
# From the second fifth of the passes to the last. Connections and threads are made when they are first needed, which may
# be late; what is lost in each pass is more than this.
MORE = {"descriptors": 8, "threads": 4}
GROWTH, MORE_KIB = 1.05, 1024
# Before, caches still fill.
MEMORY_IS_LEVEL_AFTER = 1000
# Nothing that is waited for takes so long.
PATIENCE = 120


def run(arguments, settings, _):
    with settings.world("level") as world:
        door = world.door()
        tree = world.folder / "tree"
        git("clone", "--quiet", world.remote, tree)
        [port] = free_ports(1)
        daemon = door.start(
            "daemon", *settings.timing, "--poll", "0.1", "--resync", "0.1", "--listen", f"127.0.0.1:{port}")
        try:
            samples = watch(daemon, port, arguments.passes, tree)
        finally:
            daemon.terminate()
            code = daemon.wait(60)
        problems = judge(samples, code)
        log = door.log
        print("\n".join(problems + ([log.read_text()[-3000:]] if problems else [])), end="", flush=True)
    first, last = samples[len(samples) // 5], samples[-1]
    return not problems, (
        f"level: {last.passes} passes, {last.changes} commits; memory {first.memory} KiB after {first.passes} passes and "
        f"{last.memory} at the end, descriptors {first.descriptors} and {last.descriptors}, "
        f"threads {first.threads} and {last.threads}, {len(problems)} problems")


class Sample:
    """What the process holds after so many passes, at a time at which it has no child."""

    def __init__(self, pid, passes, changes):
        process = pathlib.Path(f"/proc/{pid}")
        status = dict(line.split(":", 1) for line in (process / "status").read_text().splitlines())
        self.passes, self.changes = passes, changes
        self.memory = int(status["VmRSS"].split()[0])
        self.threads = int(status["Threads"])
        self.descriptors = len(list((process / "fd").iterdir()))


def watch(daemon, port, wanted, tree):
    """Samples until that many passes are done. In between, a file is changed again and again, so that some of them have
    something to do."""
    samples, changes = [], itertools.count()
    for number in range(1, SAMPLES + 1):
        change(tree, next(changes))
        passes = wait_for(daemon, port, wanted * number // SAMPLES)
        samples.append(sample(daemon.pid, passes, number))
    return samples


def sample(pid, passes, changes):
    """What is held between two workers. One that starts has descriptors of ours, so the least of some looks counts."""
    looks, deadline = [], time.monotonic() + PATIENCE
    while len(looks) < 5:
        time.sleep(0.01)
        if not children(pid):
            looks.append(Sample(pid, passes, changes))
        elif time.monotonic() > deadline:
            raise RuntimeError(f"a worker runs at each look for {PATIENCE} s")
    return min(looks, key=lambda look: look.descriptors)


def change(tree, number):
    """Gives an account another tag."""
    file = sorted((tree / "accounts").rglob("[a-z]*.yaml"))[0]
    lines = [line for line in file.read_text().splitlines() if not line.startswith("tags:")]
    file.write_text("\n".join([*lines, f'tags: {{turn: "{number}"}}']) + "\n")
    git("-C", tree, "commit", "--quiet", "--all", "--message", f"Turn {number}")
    git("-C", tree, "push", "--quiet", "origin", "main")


def wait_for(daemon, port, wanted):
    """The number of passes, once it is that or more."""
    last, since = None, time.monotonic()
    while True:
        if daemon.wait(0.1) is not None:
            raise RuntimeError("the daemon has ended")
        passes = count(port)
        if passes >= wanted:
            return passes
        if passes != last:
            last, since = passes, time.monotonic()
        if time.monotonic() - since > PATIENCE:
            raise RuntimeError(f"no pass ended within {PATIENCE} s, after {passes}")


def count(port):
    """How many passes have ended; 0 as long as nobody listens."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
            lines = answer.read().decode().splitlines()
    except OSError:
        return 0
    return int(sum(float(line.split()[-1]) for line in lines if line.startswith("reeve_passes_total")))


def judge(samples, code):
    """What is not as it should be."""
    problems = []
    if code != 0:
        problems.append(f"the daemon ended with {code}")
    fifth = len(samples) // 5
    early, late = samples[fifth : 2 * fifth], samples[-fifth:]
    for what, more in MORE.items():
        before, after = (max(getattr(sample, what) for sample in part) for part in (early, late))
        if after > before + more:
            problems.append(f"{what} grew from {before} to {after}")
    before, after = (statistics.median(sample.memory for sample in part) for part in (early, late))
    if samples[-1].passes >= MEMORY_IS_LEVEL_AFTER and after > before * GROWTH + MORE_KIB:
        problems.append(f"memory grew from {before} to {after} KiB")
    return problems
