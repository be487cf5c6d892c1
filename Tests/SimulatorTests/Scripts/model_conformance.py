"""Holds the raw answer of every operation against botocore's model of the service.

Unknown members, missing required ones, wrong types and values outside an enumeration fail; so do
errors that the operation does not list.
"""

import json
import re

import boto3
from botocore.exceptions import ClientError

problems = []
seen = set()


def check(shape, value, where):
    """Adds to the problems what in a value is not as the shape says."""
    kind = shape.type_name
    if kind == "structure":
        if not isinstance(value, dict):
            return problems.append(f"{where}: {value!r} is not a structure")
        names = {member.serialization.get("name", name): member for name, member in shape.members.items()}
        for name in value:
            if name not in names:
                problems.append(f"{where}: unknown member {name}")
            else:
                check(names[name], value[name], f"{where}.{name}")
        for name in shape.required_members:
            if name not in value:
                problems.append(f"{where}: {name} is missing")
    elif kind == "list":
        if not isinstance(value, list):
            return problems.append(f"{where}: {value!r} is not a list")
        for element in value:
            check(shape.member, element, f"{where}[]")
    elif kind == "string":
        if not isinstance(value, str):
            return problems.append(f"{where}: {value!r} is not a string")
        if shape.enum and value not in shape.enum:
            problems.append(f"{where}: {value!r} is not in the enumeration")
        length = (shape.metadata.get("min", 0), shape.metadata.get("max", 1 << 30))
        if not length[0] <= len(value) <= length[1]:
            problems.append(f"{where}: {value!r} has the wrong length")
        pattern = shape.metadata.get("pattern", "")
        if pattern and "\\p" not in pattern and not re.search(pattern, value):
            problems.append(f"{where}: {value!r} is not of the pattern {pattern}")
    elif kind in ("integer", "long"):
        if type(value) is not int:
            problems.append(f"{where}: {value!r} is not an integer")
    elif kind == "boolean":
        if type(value) is not bool:
            problems.append(f"{where}: {value!r} is not a boolean")
    elif kind == "timestamp":
        wanted = str if shape.serialization.get("timestampFormat") == "iso8601" else (int, float)
        if not isinstance(value, wanted):
            problems.append(f"{where}: {value!r} is not a timestamp")
    else:
        problems.append(f"{where}: no rule for {kind}")


def client(service):
    made = boto3.client(service)

    def before_parse(operation_model, response_dict, **_):
        seen.add(operation_model.name)
        where = operation_model.name
        if "x-amzn-requestid" not in {name.lower() for name in response_dict["headers"]}:
            problems.append(f"{where}: no x-amzn-RequestId")
        if made.meta.service_model.resolved_protocol == "query":
            return
        body = json.loads(response_dict["body"])
        if response_dict["status_code"] < 300:
            if operation_model.output_shape:
                check(operation_model.output_shape, body, where)
            elif body:
                problems.append(f"{where}: {body} where there is no output")
            return
        code = body.pop("__type")
        shapes = {shape.error_code: shape for shape in operation_model.error_shapes}
        if code not in shapes:
            return problems.append(f"{where}: does not list {code}")
        status = shapes[code].metadata.get("error", {}).get("httpStatusCode", 400)
        if response_dict["status_code"] != status:
            problems.append(f"{where}: {code} with status {response_dict['status_code']}")
        check(shapes[code], body, f"{where}!{code}")

    made.meta.events.register(f"before-parse.{made.meta.service_model.service_id.hyphenize()}", before_parse)
    return made


def attempt(call, **arguments):
    try:
        return call(**arguments)
    except ClientError:
        return None


organizations = client("organizations")
tagging = client("resourcegroupstaggingapi")
account = client("account")
sts = client("sts")

lake, nobody, nowhere = "432109876543", "999999999999", "ou-exam-00000000"
sts.get_caller_identity()
organizations.describe_organization()
root = organizations.list_roots()["Roots"][0]["Id"]
attempt(organizations.create_organization)
unit = organizations.create_organizational_unit(
    ParentId=root, Name="Lab", Tags=[{"Key": "a", "Value": "b"}])["OrganizationalUnit"]["Id"]
attempt(organizations.create_organizational_unit, ParentId=root, Name="Lab")
attempt(organizations.create_organizational_unit, ParentId=nowhere, Name="Lab")
parent = unit
for level in range(2, 7):
    made = attempt(organizations.create_organizational_unit, ParentId=parent, Name=f"Level {level}")
    parent = made["OrganizationalUnit"]["Id"] if made else parent
organizations.describe_organizational_unit(OrganizationalUnitId=parent)
attempt(organizations.describe_organizational_unit, OrganizationalUnitId=nowhere)
for place in (root, unit, nowhere):
    attempt(organizations.list_organizational_units_for_parent, ParentId=place, MaxResults=1)
    attempt(organizations.list_accounts_for_parent, ParentId=place, MaxResults=1)
    attempt(organizations.list_children, ParentId=place, ChildType="ACCOUNT")
    attempt(organizations.list_children, ParentId=place, ChildType="ORGANIZATIONAL_UNIT")
for child in (unit, lake, nobody):
    attempt(organizations.list_parents, ChildId=child)

requests = []
for number in range(7):
    made = attempt(organizations.create_account, AccountName="New", Email=f"aws+{number % 2}@example.com")
    if made:
        requests.append(made["CreateAccountStatus"]["Id"])
for _ in range(6):
    for request in requests:
        organizations.describe_create_account_status(CreateAccountRequestId=request)
organizations.list_create_account_status()
attempt(organizations.describe_create_account_status, CreateAccountRequestId="car-00000000")
attempt(organizations.create_account, AccountName="New", Email="aws@example.com", Tags=[{"Key": "aws:a", "Value": ""}])

for name in (lake, nobody):
    attempt(organizations.describe_account, AccountId=name)
    attempt(organizations.move_account, AccountId=name, SourceParentId=root, DestinationParentId=unit)
    attempt(organizations.move_account, AccountId=name, SourceParentId=root, DestinationParentId=unit)
    attempt(organizations.move_account, AccountId=name, SourceParentId=root, DestinationParentId=root)
    attempt(organizations.move_account, AccountId=name, SourceParentId=unit, DestinationParentId=nowhere)
    attempt(organizations.tag_resource, ResourceId=name, Tags=[{"Key": "a", "Value": "b"}])
    attempt(organizations.tag_resource, ResourceId=name, Tags=[{"Key": str(key), "Value": ""} for key in range(51)])
    attempt(organizations.list_tags_for_resource, ResourceId=name)
    attempt(organizations.untag_resource, ResourceId=name, TagKeys=["b"])
    attempt(account.put_account_name, AccountId=name, AccountName="Lake")
    attempt(account.get_account_information, AccountId=name)
    tagging.get_resources(ResourceTypeFilters=["organizations:account"], ResourcesPerPage=1)
    attempt(organizations.close_account, AccountId=name)
    attempt(organizations.close_account, AccountId=name)
account.put_account_name(AccountName="Top")
attempt(account.put_account_name, AccountName="a<b")
account.get_account_information()
attempt(organizations.close_account, AccountId="123456789012")
attempt(tagging.get_resources, PaginationToken="garbage")
organizations.list_accounts(MaxResults=2)
attempt(organizations.list_accounts, NextToken="garbage")

spare = organizations.create_organizational_unit(ParentId=root, Name="Spare")["OrganizationalUnit"]["Id"]
for place in (spare, root, unit, nowhere):
    attempt(organizations.update_organizational_unit, OrganizationalUnitId=place, Name="Reserve")
    attempt(organizations.delete_organizational_unit, OrganizationalUnitId=place)

types = organizations.meta.service_model.shape_for("PolicyType").enum
assert len(types) == 13, types
control = {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}
documents = dict.fromkeys(types, {"any": {}})
documents["SERVICE_CONTROL_POLICY"] = {"Version": "2012-10-17", "Statement": [control]}
documents["RESOURCE_CONTROL_POLICY"] = {"Version": "2012-10-17", "Statement": [{**control, "Principal": "*"}]}
for kind in types:
    policy = organizations.create_policy(
        Name="Mine", Description="Why", Type=kind, Content=json.dumps(documents[kind]),
        Tags=[{"Key": "a", "Value": "b"}])["Policy"]["PolicySummary"]["Id"]
    attempt(organizations.create_policy, Name="Mine", Description="", Type=kind, Content=json.dumps(documents[kind]))
    attempt(organizations.create_policy, Name="Other", Description="", Type=kind, Content="[]")
    attempt(organizations.create_policy, Name="Other", Description="", Type=kind, Content=" " * 20_000)
    attempt(organizations.create_policy, Name="Other", Description="", Type="NONE", Content="{}")
    attempt(organizations.attach_policy, PolicyId=policy, TargetId=root)
    for place in (root, "r-none"):
        attempt(organizations.enable_policy_type, RootId=place, PolicyType=kind)
        attempt(organizations.enable_policy_type, RootId=place, PolicyType=kind)
    for name in (policy, "p-FullAWSAccess", "p-RCPFullAWSAccess", "p-00000000"):
        for target in (root, parent, lake, nobody):
            attempt(organizations.attach_policy, PolicyId=name, TargetId=target)
            attempt(organizations.attach_policy, PolicyId=name, TargetId=target)
            attempt(organizations.list_policies_for_target, TargetId=target, Filter=kind)
        attempt(organizations.list_targets_for_policy, PolicyId=name)
        attempt(organizations.list_targets_for_policy, PolicyId=name, NextToken="garbage")
        attempt(organizations.update_policy, PolicyId=name, Description="Why not")
        attempt(organizations.update_policy, PolicyId=name, Content="[]")
        attempt(organizations.describe_policy, PolicyId=name)
        attempt(organizations.delete_policy, PolicyId=name)
        attempt(organizations.tag_resource, ResourceId=name, Tags=[{"Key": "c", "Value": "d"}])
        attempt(organizations.untag_resource, ResourceId=name, TagKeys=["c"])
        attempt(organizations.list_tags_for_resource, ResourceId=name)
        for target in (root, parent, lake, nobody):
            attempt(organizations.detach_policy, PolicyId=name, TargetId=target)
            attempt(organizations.detach_policy, PolicyId=name, TargetId=target)
    organizations.list_policies(Filter=kind)
    organizations.list_policies(Filter=kind, MaxResults=1)
    organizations.list_roots()
    organizations.describe_organization()
    organizations.delete_policy(PolicyId=policy)
    for place in (root, "r-none"):
        attempt(organizations.disable_policy_type, RootId=place, PolicyType=kind)
        attempt(organizations.disable_policy_type, RootId=place, PolicyType=kind)

assert len(seen) == 36, sorted(seen)
assert not problems, "\n".join(problems)
