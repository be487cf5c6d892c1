"""Counts the calls that a full observation of AWS costs, by the simulator's log: arguments are the reeve binary and a
folder for its data.

The first pass of a daemon observes everything; the second, which a commit sets off, knows the names of the units from
the first. Beside it stand the bound that Reeve holds itself to, and what others need to read as much, by formulas that
follow their code: Terraform's AWS provider (an account is three calls, a unit four), OrgFormation, and the bootstrap of
the AWS Deployment Framework, both without any policy.
"""

import pathlib
import subprocess
import sys

import bench_organization

REEVE, FOLDER = sys.argv[1:]


def pages(items, size):
    return -(-items // size)


def passes(folder, accounts, units):
    """The calls of a daemon's first pass, and of its second."""
    folder = bench_organization.make(REEVE, folder, accounts, units)
    log, work = folder / "requests.jsonl", str(folder / "work")
    options = ["--repo", str(folder / "repository.git"), "--data-dir", str(folder / "data"), "--poll", "1"]
    counts = []
    with bench_organization.simulator(REEVE, folder / "state.json", "--log", str(log)) as environment:
        daemon = subprocess.Popen(
            [REEVE, "daemon", *options], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        try:
            for line in daemon.stderr:
                if "pass in doubt" in line:
                    sys.exit(line)
                if "pass done" not in line:
                    continue
                counts.append(len(log.read_text().splitlines()) - sum(counts))
                if len(counts) == 2:
                    break
                git = ["git", "-C", work, *bench_organization.IDENTITY]
                subprocess.run([*git, "commit", "--quiet", "--allow-empty", "--message", "Again"], check=True)
                subprocess.run([*git, "push", "--quiet", str(folder / "repository.git"), "main"], check=True)
        finally:
            daemon.terminate()
            daemon.wait()
    return counts


for accounts, units in [(500, 50), (10_000, 200)]:
    full, known = passes(pathlib.Path(FOLDER, str(accounts)), accounts, units)
    bound = pages(accounts + 1, 20) + pages(accounts, 100) + units + pages(units, 20) + 6
    rows = {
        "reeve, everything": full,
        "  its bound": bound,
        "reeve, the units known": known,
        "  its bound, as many fewer": bound - units,
        "Terraform": 3 * accounts + 4 * units + pages(accounts, 20),
        "OrgFormation": 2 + 2 * (units + 1) + pages(accounts, 20) + 6 * accounts,
        "AWS Deployment Framework": pages(accounts, 20) + accounts + 2 * units,
    }
    print(f"{accounts} accounts in {units} units")
    for name, calls in rows.items():
        print(f"{name:<34} {calls:9} calls   {calls / full:6.2f} times ours")
    if full > bound or known > bound - units:
        sys.exit("that is more than the bound")
