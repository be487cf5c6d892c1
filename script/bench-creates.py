"""Measures `reeve apply` where a thousand accounts are to be made and AWS makes each at once: arguments are the reeve
binary and a folder for its data. Real processes, a real repository over a path."""

import os
import pathlib
import subprocess
import sys
import time

import bench_organization

REEVE, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
ACCOUNTS = 1000

work, remote, log = FOLDER / "work", FOLDER / "remote.git", FOLDER / "requests.jsonl"
sandbox = work / "accounts" / "Sandbox"
sandbox.mkdir(parents=True)
(work / "reeve.yaml").write_text(f"version: 1\nowner: acme\nbudgets: {{create: {{count: {ACCOUNTS}}}}}\n")
for number in range(ACCOUNTS):
    (sandbox / f"account-{number:04}.yaml").write_text(
        f"name: Account {number}\nemail: account-{number}@example.com\ntags: {{team: a}}\n")
git = ["git", "-C", str(work), *bench_organization.IDENTITY]
subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", str(remote)], check=True)
subprocess.run([*git, "init", "--quiet", "--initial-branch=main"], check=True)
subprocess.run([*git, "add", "--all"], check=True)
subprocess.run([*git, "commit", "--quiet", "--message", "Ask for all"], check=True)
subprocess.run([*git, "push", "--quiet", str(remote), "main"], check=True)
with bench_organization.simulator(REEVE, None, "--log", str(log)) as environment:
    began = time.monotonic()
    process = subprocess.Popen(
        [REEVE, "apply", "--repo", str(remote), "--data-dir", str(FOLDER / "data")], env=environment,
        stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - began
if status != 0:
    sys.exit(f"reeve apply ended with {os.waitstatus_to_exitcode(status)}")
requests = log.read_text().splitlines()
made = sum('"CreateAccount"' in line for line in requests)
if made != ACCOUNTS:
    sys.exit(f"{made} creates were sent for {ACCOUNTS} accounts")
print(f"{ACCOUNTS} accounts: {seconds:.1f} s, {len(requests)} calls to AWS, peak {usage.ru_maxrss / 1024:.0f} MiB; "
      f"of the time {usage.ru_utime + usage.ru_stime:.1f} s are the process's own")
