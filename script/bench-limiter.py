"""Measures the limiter of requests: arguments are the reeve binary and a folder for its data.

Callers who always have work ask a server behind a token bucket. First on a clock that costs no time, with answers that
take 10 ms, for 2,000 requests after a minute in which the rate is found; then the simulator, in real time. Reeve holds
itself to 95% of the rate, and to one refused request in a hundred.
"""

import pathlib
import subprocess
import sys

import bench_organization

REEVE, FOLDER = sys.argv[1:]


def measure(environment, rate, burst, callers, *options):
    command = [REEVE, "measure-limiter", "--rate", rate, "--burst", burst, "--callers", callers, *options]
    run = subprocess.run(map(str, command), env=environment, check=True, capture_output=True, text=True)
    used, refused = map(float, run.stdout.split())
    print(f"{rate:6} a second, {burst:3} at once, {callers} callers {used:9.1%} used {refused:8.2%} refused")
    return used >= 0.95 and refused <= 0.01


good = []
for rate in [1, 4, 10, 20, 50]:
    for burst in sorted({1, rate}):
        for callers in [8, 1]:
            good.append(measure(None, rate, burst, callers, "--settling", 60, "--length", 2000 / rate))
print("against the simulator, for a minute after 15 seconds")
pathlib.Path(FOLDER).mkdir(parents=True, exist_ok=True)
throttle = ["--throttle", "organizations-read=20/20"]
with bench_organization.simulator(REEVE, pathlib.Path(FOLDER, "state.json"), *throttle) as environment:
    good.append(measure(environment, 20, 20, 8, "--live", "--settling", 15, "--length", 60))
if not all(good):
    sys.exit("that is not within the bounds")
