"""Measures `reeve simulate` beside moto's server: arguments are the reeve binary and moto_server.

ListAccounts with 10,000 accounts here and 1,000 there (moto takes long to fill), asked the same way by wrk;
then start-up and memory.
"""

import re
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager

import boto3

REEVE, MOTO = sys.argv[1:]
LOAD = """
wrk.method = "POST"
wrk.body = '{"MaxResults": 20}'
wrk.headers["Content-Type"] = "application/x-amz-json-1.1"
wrk.headers["X-Amz-Target"] = "AWSOrganizationsV20161128.ListAccounts"
wrk.headers["Authorization"] = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/organizations/aws4_request, " ..
  "SignedHeaders=host, Signature=5ec2e7"
function done(summary, latency, requests)
  print(string.format("result %d %d %d %d %d", summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), summary.errors.status + summary.errors.read + summary.errors.timeout))
end
"""


@contextmanager
def running(port, *command):
    """A server on a port, and the seconds until it listened."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while True:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except ConnectionRefusedError:
                assert process.poll() is None and time.monotonic() - began < 60, f"{command[0]} did not start"
                time.sleep(0.002)
        yield process, f"http://127.0.0.1:{port}", time.monotonic() - began
    finally:
        process.terminate()
        process.wait()


def load(endpoint):
    """Requests a second, and the 50th and 99th percentile of milliseconds, under eight connections."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(LOAD)
        script.flush()
        output = subprocess.run(
            ["wrk", "-t1", "-c8", "-d5", "-s", script.name, endpoint], check=True, capture_output=True, text=True)
    count, duration, median, p99, errors = map(int, re.search("result (.+)", output.stdout)[1].split())
    assert errors == 0, output.stdout
    return count / (duration / 1e6), median / 1000, p99 / 1000


def resident(process):
    """Resident memory in KiB."""
    with open(f"/proc/{process.pid}/status") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1])


def client(endpoint):
    return boto3.client(
        "organizations", endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id="bench",
        aws_secret_access_key="bench")


with running(8199, REEVE, "simulate", "--port", "8199", "--accounts", "0") as (process, _, _):
    empty = resident(process)
with running(8198, REEVE, "simulate", "--port", "8198", "--accounts", "10000") as (process, endpoint, startup):
    full = resident(process)
    ours = load(endpoint)
    count = sum(len(page["Accounts"]) for page in client(endpoint).get_paginator("list_accounts").paginate())
    assert count == 10_001, count
with running(8197, MOTO, "-H", "127.0.0.1", "-p", "8197") as (_, endpoint, _):
    organizations = client(endpoint)
    organizations.create_organization()
    for number in range(999):
        organizations.create_account(Email=f"aws+{number}@example.com", AccountName=f"Account {number}")
    moto = load(endpoint)

print(f"reeve simulate, 10,000 accounts    {ours[0]:9.0f} requests/s   p50 {ours[1]:6.1f} ms   p99 {ours[2]:6.1f} ms")
print(f"moto server, 1,000 accounts        {moto[0]:9.0f} requests/s   p50 {moto[1]:6.1f} ms   p99 {moto[2]:6.1f} ms")
print(f"{'':<34} {ours[0] / moto[0]:9.1f} times the throughput, {moto[2] / ours[2]:.1f} times lower p99")
print(f"start-up with 10,000 accounts      {startup * 1000:9.0f} ms")
print(f"memory an account                  {(full - empty) * 1024 / 10_000:9.0f} bytes")
