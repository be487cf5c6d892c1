"""Writes the data that script/bench measures: a Git work tree of N account files over 20 units, the observed
organization that they differ from by one tag, and the same files as a Terraform configuration."""
import json
import os
import sys

folder, count = sys.argv[1], int(sys.argv[2])
units = [("Workloads", f"Team{i:02}") for i in range(20)]
snapshot = {
    "format_version": "1.0",
    "organization": "o-exampleorgid",
    "management_account": "123456789012",
    "root": "r-exam",
    "organizational_units": [{"id": "r-exam", "path": []}, {"id": "ou-exam-workload", "path": ["Workloads"]}]
    + [{"id": f"ou-exam-{name.lower()}xx", "path": [parent, name]} for parent, name in units],
    "accounts": [],
    "creates": [],
}


def write(path, text):
    path = os.path.join(folder, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)


write("repository/reeve.yaml", "version: 1\nowner: acme\n")
for number in range(count):
    parent, name = units[number % len(units)]
    key = f"account-{number:05}"
    tags = {
        "cost-center": f"{number % 97:05}",
        "environment": "prod" if number % 2 else "staging",
        "team": name.lower(),
        "data-class": "internal",
        "contact": f"oncall-{number % 31}@example.com",
        "service": f"service {number}",
        "backup": "daily",
        "business-unit": f"unit {number % 13} of the retail division",
        "compliance": "pci-dss-4.0",
        "criticality": "tier-2",
        "map-migrated": f"mig{number:010}",
        "repository": f"github.com/acme/{name.lower()}-service-{number}",
    }
    lines = ["# yaml-language-server: $schema=https://reeve.example.com/schema/account.schema.json"]
    lines += [f"name: Account {number:05}", f"email: aws+{key}@example.com", "request:", "  by: ada@example.com"]
    lines += [f"  reason: Service {number} of {name} needs an account of its own, apart from all the others", "tags:"]
    lines += [f'  {tag}: "{value}"' for tag, value in tags.items()]
    write(f"repository/accounts/{parent}/{name}/{key}.yaml", "\n".join(lines) + "\n")
    observed = dict(tags, **{"reeve:owner": "acme", "reeve:account": key})
    if number == count // 2:
        observed["cost-center"] = "99999"
    snapshot["accounts"].append(
        {
            "id": f"{100000000000 + number}",
            "name": f"Account {number:05}",
            "email": f"aws+{key}@example.com",
            "state": "ACTIVE",
            "parent": f"ou-exam-{name.lower()}xx",
            "tags": observed,
        }
    )
write("organization.json", json.dumps(snapshot))
write(
    "terraform/main.tf",
    """locals {
  root  = "${path.module}/../repository/accounts"
  files = fileset(local.root, "**/*.yaml")
}

resource "terraform_data" "account" {
  for_each = local.files
  input    = yamldecode(file("${local.root}/${each.value}"))
}
""",
)
