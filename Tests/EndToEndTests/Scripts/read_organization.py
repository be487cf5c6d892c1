"""Prints what stands in the organization: a line per account, sorted, with its unit and tags."""
import boto3

organizations = boto3.client("organizations")


def pages(operation, key, **arguments):
    for page in organizations.get_paginator(operation).paginate(**arguments):
        yield from page[key]


def walk(parent, path):
    for account in pages("list_accounts_for_parent", "Accounts", ParentId=parent):
        tags = {tag["Key"]: tag["Value"] for tag in pages("list_tags_for_resource", "Tags", ResourceId=account["Id"])}
        yield account["Name"], path or "/", ",".join(f"{key}={tags[key]}" for key in sorted(tags))
    for unit in pages("list_organizational_units_for_parent", "OrganizationalUnits", ParentId=parent):
        yield from walk(unit["Id"], f"{path}/{unit['Name']}".lstrip("/"))


root = organizations.list_roots()["Roots"][0]["Id"]
for name, path, tags in sorted(walk(root, "")):
    if name != "master":
        print(name, path, tags, sep="|")
