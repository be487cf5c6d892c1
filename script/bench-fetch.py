"""Measures the fetch of one new commit into the mirror of a repository of 10,000 files: arguments are the reeve binary
and a folder for its data.

Whole processes, from their start to their end: `reeve git-worker`, which the daemon starts for each fetch, and
`git fetch` of the same branch, without tags and without a look at whether it should tidy up. Each keeps a bare mirror
of its own, and they take turns in being first.
"""

import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import time

import bench_git
import bench_organization

REEVE, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
FILES, UNITS, ROUNDS = 10_000, 200, 21


def by_reeve(mirror, remote):
    """Speaks with the worker as the daemon does, which ends it once it has answered."""
    request = {
        "parent": os.getpid(), "directory": str(mirror), "remote": remote, "access": {"ssh": {}}, "anew": False,
        "memoryBytes": 1 << 30, "maxFetchBytes": 1 << 30, "stall": {"bytesPerSecond": 1000, "time": [30, 0]},
        "job": {"fetch": {"branches": ["main"], "noting": []}},
    }
    environment = {"HOME": str(mirror / "home"), "LC_ALL": "C"}
    worker = subprocess.Popen(
        [REEVE, "git-worker"], env=environment, cwd="/", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    worker.stdin.write(json.dumps(request).encode() + b"\n")
    worker.stdin.flush()
    answer = worker.stdout.readline()
    worker.communicate()
    if worker.returncode != 0 or b"fetched" not in answer:
        sys.exit(f"reeve git-worker: {answer}")


def by_git(mirror, url):
    fetch = ["git", "-C", str(mirror), "fetch", "--quiet", "--no-tags", "--no-auto-maintenance", url]
    subprocess.run([*fetch, "+refs/heads/main:refs/remotes/origin/main"], check=True)


def seconds(fetch, mirror, remote):
    began = time.monotonic()
    fetch(mirror, remote)
    return time.monotonic() - began


def commit(path, number):
    """Returns the new tip of the remote."""
    path.write_text(re.sub('cost-center: ".*"', f'cost-center: "{10_000 + number}"', path.read_text()))
    git = ["git", "-C", str(FOLDER / "work"), *bench_organization.IDENTITY]
    subprocess.run([*git, "commit", "--quiet", "--all", "--message", "Change a tag"], check=True)
    subprocess.run([*git, "push", "--quiet", str(FOLDER / "repository.git"), "main"], check=True)
    return subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout


def tip(mirror):
    command = ["git", "-C", str(mirror), "rev-parse", "refs/remotes/origin/main"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def measure(name, location, url):
    """Prints the medians over one transport, and returns that of the ratios."""
    turns = [(by_reeve, FOLDER / f"{name}-reeve.git", location), (by_git, FOLDER / f"{name}-git.git", url)]
    subprocess.run(["git", "init", "--quiet", "--bare", str(turns[1][1])], check=True)
    times = {by_reeve: [], by_git: []}
    for turn in turns:
        seconds(*turn)
    for number in range(ROUNDS):
        expected = commit(next(files), number)
        for turn in turns:
            times[turn[0]].append(seconds(*turn))
            if tip(turn[1]) != expected:
                sys.exit(f"{turn[1]} did not get the commit")
        turns.reverse()
    ours, peer = (statistics.median(times[fetch]) * 1000 for fetch in (by_reeve, by_git))
    ratio = statistics.median(a / b for a, b in zip(times[by_reeve], times[by_git]))
    print(f"{'over ' + name:<34} {ours:9.1f} ms   git fetch          {peer:9.1f} ms   {ratio:7.2f} times as long")
    return ratio


bench_organization.make(REEVE, FOLDER, FILES, UNITS)
files = iter(sorted((FOLDER / "work" / "accounts").rglob("*.yaml")))
repository = str(FOLDER / "repository.git")
with bench_git.served(FOLDER) as server:
    url = f"{server}/repository.git"
    ratios = [measure("HTTP", {"url": {"_0": url}}, url)]
ratios.append(measure("a path", {"path": {"_0": repository}}, repository))
if max(ratios) > 2:
    sys.exit("that is more than twice as long")
