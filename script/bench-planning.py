"""Measures planning alone, both states in memory and one account in a hundred changed: the argument is the reeve
binary. Prints how it grows with the number of accounts."""

import statistics
import subprocess
import sys

SIZES = [1_000, 10_000, 100_000]
times = {size: [] for size in SIZES}
for _ in range(3):
    for size in SIZES:
        command = [sys.argv[1], "measure-planning", str(size), "--runs", "7"]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        # The first run of a process meets memory that it has not touched yet.
        times[size] += [float(line) for line in lines[1:]]
median = {size: statistics.median(values) for size, values in times.items()}
for size, seconds in median.items():
    growth = seconds / size / (median[SIZES[0]] / SIZES[0])
    print(f"{size:>7} accounts {seconds * 1000:9.1f} ms   {growth:5.2f} times linear")
