"""Measures `reeve plan` as a whole process, against the simulator: arguments are the reeve binary, the program of
bench-floor.c, and a folder for its data.

What AWS takes to answer is no time of ours: from the time that went by, the time is taken in which at least one request
was outstanding. What the process does meanwhile costs nobody anything. Beside it stands the plan with the organization
in a file, in which nothing is waited for and nothing is done meanwhile: the reading of 10,000 accounts from JSON is in
it, too.
"""

import statistics
import subprocess
import sys
import time

import bench_organization

REEVE, FLOOR, FOLDER = sys.argv[1:]
ACCOUNTS, UNITS, ROUNDS = 10_000, 200, 7


def run(command, environment):
    """The seconds that went by, and those in which no answer was waited for."""
    start = time.monotonic()
    run = subprocess.run(
        [*command, "--answer-time"], env=environment, check=True, capture_output=True, text=True)
    seconds = time.monotonic() - start
    if "No changes." not in run.stdout:
        sys.exit(f"the plan is not what was asked for: {run.stdout}")
    return seconds, seconds - float(run.stderr or 0)


def floor():
    output = subprocess.run([FLOOR, "3"], input=paths, check=True, capture_output=True, text=True).stdout
    return [float(line) for line in output.split()]


folder = bench_organization.make(REEVE, FOLDER, ACCOUNTS, UNITS)
paths = "\n".join(map(str, sorted((folder / "work" / "accounts").rglob("*.yaml"))))
plan = [REEVE, "plan", "--repo", str(folder / "repository.git"), "--ref", "main"]
names = [
    "libyaml alone, to events", "reeve plan, all but AWS's answers", "reeve plan, the simulator answering",
    "reeve plan --observed FILE",
]
times = {name: [] for name in names}
with bench_organization.simulator(REEVE, folder / "state.json") as environment:
    for _ in range(ROUNDS):
        whole, apart = run(plan, environment)
        alone, _ = run([*plan, "--observed", str(folder / "organization.json")], environment)
        for name, seconds in zip(names, [floor(), [apart], [whole], [alone]]):
            times[name] += seconds
median = {name: statistics.median(seconds) for name, seconds in times.items()}
least = median["libyaml alone, to events"]
for name, seconds in median.items():
    print(f"{name:<36} {seconds * 1000:9.1f} ms   {seconds / least:6.2f} times the floor")
