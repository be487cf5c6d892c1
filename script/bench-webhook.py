"""Measures how long it takes from a forge's webhook to the first request to AWS of the pass that it brings: arguments
are the reeve binary and a folder for its data.

A real daemon, its repository behind nginx and `git http-backend`, everything on this machine. Each commit changes one
tag of one account, and nothing but its webhook tells the daemon of it. The time begins before the webhook's connection
is opened, and ends with the moment that the simulator's log has for the first request, to the millisecond. Beside it
stands how often others look when nobody tells them:

- Argo CD: `timeout.reconciliation` of 120 s and up to 60 s of jitter (docs/operator-manual/argocd-cm.yaml);
- Flux: `--interval` of `flux bootstrap`, one minute, which becomes that of the GitRepository.
"""

import datetime
import hashlib
import hmac
import http.client
import json
import math
import pathlib
import re
import secrets
import statistics
import subprocess
import sys
import time

import bench_daemon
import bench_organization

REEVE, FOLDER = sys.argv[1:]
ACCOUNTS, UNITS, COMMITS = 100, 10, 200


def commit(folder, path, number):
    """Gives the account's tag another value, and pushes that. Returns the commit."""
    path.write_text(re.sub('cost-center: ".*"', f'cost-center: "{10_000 + number}"', path.read_text()))
    git = ["git", "-C", str(folder / "work"), *bench_organization.IDENTITY]
    subprocess.run([*git, "commit", "--quiet", "--all", "--message", f"Change {path.stem}"], check=True)
    subprocess.run([*git, "push", "--quiet", str(folder / "repository.git"), "main"], check=True)
    return subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout.strip()


def deliver(address, secret, tip):
    """Sends GitHub's webhook of a push. Returns the moment at which that began."""
    body = json.dumps({"ref": "refs/heads/main", "after": tip}).encode()
    headers = {
        "Content-Type": "application/json", "X-GitHub-Event": "push", "X-GitHub-Delivery": secrets.token_hex(16),
        "X-Hub-Signature-256": "sha256=" + hmac.digest(secret.encode(), body, hashlib.sha256).hex(),
    }
    began = time.time()
    connection = http.client.HTTPConnection(address)
    connection.request("POST", "/webhooks/github", body, headers)
    status = connection.getresponse().status
    connection.close()
    if status != 202:
        sys.exit(f"the webhook was answered with {status}")
    return began


def first_request(lines, began):
    """When the first of the requests came to the simulator, one of which has to be the change itself."""
    requests = [json.loads(line) for line in lines]
    times = [datetime.datetime.fromisoformat(request["time"]).timestamp() for request in requests]
    if not any(request["operation"] == "TagResource" for request in requests) or min(times) < began - 0.001:
        sys.exit(f"that is not one commit's pass: {requests}")
    return min(times)


def measure(folder):
    """The seconds of each commit."""
    log, secret = folder / "requests.jsonl", secrets.token_hex(32)
    (folder / "secret").write_text(secret)
    options = ["--webhook-secret-file", str(folder / "secret"), "--poll", "1h", "--resync", "1h"]
    paths = sorted((folder / "work" / "accounts").rglob("*.yaml"))
    waits = []
    with bench_organization.simulator(REEVE, folder / "state.json", "--log", str(log)) as environment:
        with bench_daemon.running(REEVE, folder, environment, *options) as daemon, log.open() as requests:
            daemon.settle()
            requests.readlines()
            for number in range(COMMITS):
                tip = commit(folder, paths[number % len(paths)], number)
                began = deliver(daemon.address, secret, tip)
                daemon.settle()
                waits.append(first_request(requests.readlines(), began) - began)
    return waits


waits = sorted(measure(bench_daemon.make(REEVE, pathlib.Path(FOLDER), ACCOUNTS, UNITS)))
median, p99 = statistics.median(waits), waits[math.ceil(len(waits) * 0.99) - 1]
print(f"reeve, {COMMITS} commits over HTTP       p50 {median * 1000:6.0f} ms   p99 {p99 * 1000:6.0f} ms   "
      f"at most {waits[-1] * 1000:.0f} ms")
for name, longest in {"Argo CD, without a webhook": 180, "Flux, without a webhook": 60}.items():
    print(f"{name:<34} looks every {longest:3} s at the latest   {longest / p99:8.0f} times our p99")
