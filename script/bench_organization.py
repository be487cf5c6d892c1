"""What script/bench's measurements against the simulator begin with: a generated organization whose accounts are all
owned, and a Git repository whose files ask for just what is there."""

import contextlib
import json
import os
import pathlib
import subprocess

ENVIRONMENT = {
    **os.environ, "AWS_ACCESS_KEY_ID": "any", "AWS_SECRET_ACCESS_KEY": "any", "AWS_REGION": "us-east-1",
    "AWS_CONFIG_FILE": "/nonexistent", "AWS_SHARED_CREDENTIALS_FILE": "/nonexistent", "NO_PROXY": "127.0.0.1",
}
IDENTITY = ["-c", "user.name=bench", "-c", "user.email=bench@example.com", "-c", "gc.auto=0"]


@contextlib.contextmanager
def simulator(reeve, state, *options):
    """A simulator with the state of this file, or that keeps none; gives the environment in which AWS is there."""
    command = [reeve, "simulate", "--port", "0", *(["--state", str(state)] if state else []), *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        endpoint = process.stdout.readline().strip().partition("=")[2]
        yield {**ENVIRONMENT, "AWS_ENDPOINT_URL": endpoint}
    finally:
        process.terminate()
        process.wait()


def make(reeve, folder, accounts, units):
    """Writes `state.json`, the same organization as `organization.json`, and a packed bare `repository.git` of as many
    files into the folder."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True)
    with simulator(reeve, folder / "state.json", "--accounts", str(accounts), "--ous", str(units)):
        pass
    state = json.loads((folder / "state.json").read_text())
    organization = state["cloud"]["organization"]
    paths = {organization["rootID"]: pathlib.Path(folder, "work", "accounts")}
    for unit in organization["units"]:
        paths[unit["id"]] = paths[unit["parent"]] / unit["name"]
    above = paths[organization["rootID"]]
    snapshot = {
        "format_version": "1.0",
        "organization": organization["id"],
        "management_account": organization["managementID"],
        "root": organization["rootID"],
        "organizational_units": [{"id": id, "path": path.relative_to(above).parts} for id, path in paths.items()],
        "accounts": [],
        "creates": [],
    }
    for number, account in enumerate(organization["accounts"]):
        if account["id"] == organization["managementID"]:
            continue
        key = account["name"].lower().replace(" ", "-")
        tags = {
            "cost-center": f"{number % 97:05}", "environment": "prod" if number % 2 else "staging",
            "team": f"team-{number % 20}", "data-class": "internal", "contact": f"oncall-{number % 31}@example.com",
            "service": f"service {number}", "backup": "daily",
            "business-unit": f"unit {number % 13} of the retail division", "compliance": "pci-dss-4.0",
            "criticality": "tier-2", "map-migrated": f"mig{number:010}",
            "repository": f"github.com/acme/service-{number}",
        }
        organization["tags"][account["id"]] = dict(tags, **{"reeve:owner": "acme", "reeve:account": key})
        lines = ["# yaml-language-server: $schema=https://reeve.example.com/schema/account.schema.json"]
        lines += [f"name: {account['name']}", f"email: {account['email']}", "request:", "  by: ada@example.com"]
        lines += [f"  reason: Service {number} needs an account of its own, apart from all the others", "tags:"]
        lines += [f'  {tag}: "{value}"' for tag, value in tags.items()]
        path = paths[account["parent"]] / f"{key}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n")
    for account in organization["accounts"]:
        shown = {name: account[name] for name in ("id", "name", "email", "parent")}
        shown |= {"state": "ACTIVE", "tags": organization["tags"].get(account["id"], {})}
        snapshot["accounts"].append(shown)
    (folder / "organization.json").write_text(json.dumps(snapshot))
    (folder / "state.json").write_text(json.dumps(state))
    (folder / "work" / "reeve.yaml").write_text("version: 1\nowner: acme\n")
    work, bare = str(folder / "work"), str(folder / "repository.git")
    for command in (
        ["init", "--quiet", "--initial-branch=main", work],
        ["-C", work, "add", "--all"],
        ["-C", work, *IDENTITY, "commit", "--quiet", "--message", "bench"],
        ["clone", "--quiet", "--bare", work, bare],
        ["-C", bare, "gc", "--quiet"],
    ):
        subprocess.run(["git", *command], check=True, stdout=subprocess.DEVNULL)
    return folder
