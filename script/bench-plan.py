"""Measures `reeve plan` as a whole process: arguments are the reeve binary, the program of bench-floor.c, and a folder
for its data.

What AWS takes to answer is no time of ours, and requests overlap with our work. So the time that is held against the
floor is that of the same plan with the organization in a file: everything is in it, the start of the process and the
reading of 10,000 accounts from JSON, too, and nobody is waited for. Beside it stands the plan against the simulator,
and the processor time of that, in which its side of the network is counted as well, and of which two processors do
twice as much in a second.
"""

import os
import statistics
import subprocess
import sys
import time

import bench_organization

REEVE, FLOOR, FOLDER = sys.argv[1:]
ACCOUNTS, UNITS, ROUNDS = 10_000, 200, 7


def run(command, environment):
    """The seconds that went by, and those of the processor."""
    start = time.monotonic()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0 or "No changes." not in output:
        sys.exit(f"the plan is not what was asked for: {output}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime


def floor():
    output = subprocess.run([FLOOR, "3"], input=paths, check=True, capture_output=True, text=True).stdout
    return [float(line) for line in output.split()]


folder = bench_organization.make(REEVE, FOLDER, ACCOUNTS, UNITS)
paths = "\n".join(map(str, sorted((folder / "work" / "accounts").rglob("*.yaml"))))
plan = [REEVE, "plan", "--repo", str(folder / "repository.git"), "--ref", "main"]
times = {"libyaml alone, to events": [], "reeve plan, all but AWS's answers": []}
times |= {"reeve plan, the simulator answering": [], "  of that, of the processors": []}
with bench_organization.simulator(REEVE, folder / "state.json") as environment:
    for _ in range(ROUNDS):
        alone = run([*plan, "--observed", str(folder / "organization.json")], environment)
        answered = run(plan, environment)
        for name, seconds in zip(times, [floor(), [alone[0]], [answered[0]], [answered[1]]]):
            times[name] += seconds
median = {name: statistics.median(seconds) for name, seconds in times.items()}
least = median["libyaml alone, to events"]
for name, seconds in median.items():
    print(f"{name:<36} {seconds * 1000:9.1f} ms   {seconds / least:6.2f} times the floor")
