"""Measures what a daemon costs that has nothing to do, with 1,000 accounts that are as their files ask: arguments are
the reeve binary and a folder for its data.

Polls and resyncs are counted while they come faster than by default, and so is a time without any; what an hour of the
defaults costs is put together from that: 120 polls, 6 resyncs and the rest. CPU is that of the process and of its Git
workers, which it has waited for. Memory is what is resident after the first passes, and after those resyncs.
"""

import contextlib
import os
import pathlib
import re
import statistics
import sys
import time

import bench_daemon
import bench_organization

REEVE, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
ACCOUNTS, UNITS = 1000, 50
POLLS, RESYNCS = "reeve_git_operations_total", "reeve_passes_total"


@contextlib.contextmanager
def quiet(poll, resync):
    """A daemon whose first passes are done, and the threads gone that Dispatch keeps for 5 seconds."""
    options = ["--poll", poll, "--resync", resync]
    with bench_daemon.running(REEVE, FOLDER, environment, *options) as daemon:
        daemon.settle()
        time.sleep(6)
        yield daemon


def cpu(daemon):
    """Seconds of the process's own, to the nanosecond, and of the processes that it has waited for."""
    # The clock of another process's CPU time, as clock_getcpuclockid(3) makes it.
    own = time.clock_gettime((~daemon.pid << 3) | 2)
    fields = pathlib.Path(f"/proc/{daemon.pid}/stat").read_text().rpartition(")")[2].split()
    return own, sum(map(int, fields[13:15])) / os.sysconf("SC_CLK_TCK")


def cost(daemon, seconds, metric=None):
    """CPU seconds, and of these the Git workers': for each of what the metric counts, or for each second."""
    def look():
        return (daemon.count(metric) if metric else time.monotonic()), *cpu(daemon)

    count, own, workers = look()
    time.sleep(seconds)
    count, own, workers = (after - before for before, after in zip((count, own, workers), look()))
    return (own + workers) / count, workers / count


def memory(daemon):
    """What is resident, most of the time, and was at most, in MiB."""
    samples = []
    for _ in range(30):
        status = pathlib.Path(f"/proc/{daemon.pid}/status").read_text()
        samples.append([int(re.search(rf"{name}:\s+(\d+)", status)[1]) / 1024 for name in ("VmRSS", "VmHWM")])
        time.sleep(0.1)
    resident, most = zip(*samples)
    return statistics.median(resident), max(most)


bench_daemon.make(REEVE, FOLDER, ACCOUNTS, UNITS)
with bench_organization.simulator(REEVE, FOLDER / "state.json") as environment:
    with quiet("1s", "1h") as daemon:
        poll, worker = cost(daemon, 30, POLLS)
        first, _ = memory(daemon)
    with quiet("1h", "2s") as daemon:
        resync, _ = cost(daemon, 20, RESYNCS)
        later, most = memory(daemon)
    with quiet("1h", "1h") as daemon:
        rest, _ = cost(daemon, 15)
hour = 120 * poll + 6 * resync + 3600 * rest
print(f"a poll                             {poll * 1000:9.1f} ms of CPU   {worker * 1000:.1f} of them the Git worker's")
print(f"a resync                           {resync * 1000:9.1f} ms of CPU")
print(f"nothing at all                     {rest * 60_000:9.1f} ms of CPU a minute")
print(f"an hour of 120 polls, 6 resyncs    {hour:9.1f} s of CPU    {hour / 3600:.2%} of a core")
print(f"resident after the first passes    {first:9.1f} MiB")
print(f"resident after the resyncs         {later:9.1f} MiB         {most:.1f} at most")
