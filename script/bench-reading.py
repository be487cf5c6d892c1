"""Measures how the files of a repository become the desired state: arguments are the reeve binary, the program of
bench-floor.c, and a folder with the `repository/` that bench-data.py made.

Beside it, in the same run: libyaml alone (the floor), and PyYAML's C loader merely parsing.
"""

import pathlib
import statistics
import subprocess
import sys
import time

import yaml

REEVE, FLOOR, FOLDER = sys.argv[1:]
REPOSITORY = f"{FOLDER}/repository"
ROUNDS, RUNS = 5, 5
files = sorted(pathlib.Path(REPOSITORY, "accounts").rglob("*.yaml"))


def git(*arguments):
    identity = ["-c", "user.name=bench", "-c", "user.email=bench@example.com", "-c", "gc.auto=0"]
    subprocess.run(["git", "-C", REPOSITORY, *identity, *arguments], check=True, stdout=subprocess.DEVNULL)


def floor():
    paths = "\n".join(str(path) for path in files)
    output = subprocess.run([FLOOR, str(RUNS)], input=paths, check=True, capture_output=True, text=True).stdout
    return [float(line) for line in output.split()], None


def reeve(what):
    command = [REEVE, "measure-reading", what, REPOSITORY, "--runs", str(RUNS)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return [float(line) for line in lines[:-1]], int(lines[-1].split()[1])


def pyyaml():
    texts = [path.read_bytes() for path in files]
    start = time.monotonic()
    for text in texts:
        yaml.load(text, Loader=yaml.CSafeLoader)
    return [time.monotonic() - start], None


# What changes is committed first, so that every measurement reads the same commit.
changed = files[len(files) // 2]
changed.write_text(changed.read_text().replace('cost-center: "', 'cost-center: "1'))
git("commit", "--quiet", "--all", "--message", "Change one file")
git("gc", "--quiet")

# One after the other in each round, so that what else the machine does meets all of them.
measures = {
    "libyaml alone, to events": floor,
    "files in memory": lambda: reeve("memory"),
    "a Git commit, packed": lambda: reeve("commit"),
    "a commit that changed one file": lambda: reeve("change"),
    "PyYAML's C loader, merely parsing": pyyaml,
}
times = {name: [] for name in measures}
peaks = {name: 0 for name in measures}
for _ in range(ROUNDS):
    for name, measure in measures.items():
        seconds, peak = measure()
        times[name] += seconds
        peaks[name] = max(peaks[name], peak or 0)
median = {name: statistics.median(values) for name, values in times.items()}
least = median["libyaml alone, to events"]
size = sum(path.stat().st_size for path in files) / len(files)
print(f"{len(files)} files of {size:.0f} bytes")
for name, seconds in median.items():
    print(f"{name:<34} {seconds * 1000:9.1f} ms   {seconds / least:6.2f} times the floor", end="")
    print(f"   {peaks[name] / 1024:6.1f} MiB at most" if peaks[name] else "")
parsing = median["PyYAML's C loader, merely parsing"] / median["files in memory"]
change = median["a commit that changed one file"] / median["a Git commit, packed"]
bytes_each = peaks["a Git commit, packed"] * 1024 / len(files)
print(f"{parsing:.1f} times faster than PyYAML's C loader; a change takes {change:.1%} of the whole; "
      f"{bytes_each:.0f} bytes an account")
