"""Policies as a person keeps them with boto3: an allow list on a unit, tag policies, and the end of both."""

import json

import boto3

organizations = boto3.client("organizations")
errors = organizations.exceptions
root = organizations.list_roots()["Roots"][0]["Id"]
lake = "432109876543"


def everything(operation, name, **arguments):
    pages = organizations.get_paginator(operation).paginate(**arguments, PaginationConfig={"PageSize": 2})
    return [element for page in pages for element in page[name]]


def attached(target, kind="SERVICE_CONTROL_POLICY"):
    return [policy["Name"] for policy in everything("list_policies_for_target", "Policies", TargetId=target, Filter=kind)]


def refused(exception, call, reason=None, **arguments):
    try:
        call(**arguments)
    except exception as error:
        assert error.response.get("Reason") == reason, error.response
    else:
        raise AssertionError(f"{call.__name__} should raise {exception.__name__}")


# The unit's own list replaces full access.
unit = organizations.create_organizational_unit(ParentId=root, Name="Lab")["OrganizationalUnit"]["Id"]
assert attached(unit) == ["FullAWSAccess"]
allowed = json.dumps({
    "Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["s3:*", "sts:*"], "Resource": "*"}]})
policy = organizations.create_policy(
    Name="Lab", Description="What the lab needs", Type="SERVICE_CONTROL_POLICY", Content=allowed)["Policy"]
assert policy["Content"] == allowed
policy = policy["PolicySummary"]["Id"]
full = {"PolicyId": "p-FullAWSAccess", "TargetId": unit}
refused(
    errors.ConstraintViolationException, organizations.detach_policy, "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
    **full)
organizations.attach_policy(PolicyId=policy, TargetId=unit)
organizations.detach_policy(**full)
assert attached(unit) == ["Lab"]
refused(errors.PolicyNotAttachedException, organizations.detach_policy, **full)
refused(errors.DuplicatePolicyAttachmentException, organizations.attach_policy, PolicyId=policy, TargetId=unit)
targets = everything("list_targets_for_policy", "Targets", PolicyId="p-FullAWSAccess")
assert len(targets) == 1 + 9 + 5 and unit not in {target["TargetId"] for target in targets}, targets
assert everything("list_targets_for_policy", "Targets", PolicyId=policy) == [{
    "TargetId": unit, "Name": "Lab", "Type": "ORGANIZATIONAL_UNIT",
    "Arn": organizations.describe_organizational_unit(OrganizationalUnitId=unit)["OrganizationalUnit"]["Arn"]}]

# A tag policy needs its type; disabling the type detaches it.
tags = organizations.create_policy(
    Name="Tags", Description="", Type="TAG_POLICY", Content='{"tags": {"team": {"tag_key": {"@@assign": "team"}}}}',
    Tags=[{"Key": "team", "Value": "platform"}])["Policy"]["PolicySummary"]["Id"]
refused(errors.PolicyTypeNotEnabledException, organizations.attach_policy, PolicyId=tags, TargetId=lake)
types = organizations.enable_policy_type(RootId=root, PolicyType="TAG_POLICY")["Root"]["PolicyTypes"]
assert {"Type": "TAG_POLICY", "Status": "ENABLED"} in types, types
organizations.attach_policy(PolicyId=tags, TargetId=lake)
assert attached(lake, "TAG_POLICY") == ["Tags"]
refused(errors.PolicyInUseException, organizations.delete_policy, PolicyId=tags)
organizations.disable_policy_type(RootId=root, PolicyType="TAG_POLICY")
assert attached(lake, "TAG_POLICY") == []
assert organizations.list_tags_for_resource(ResourceId=tags)["Tags"] == [{"Key": "team", "Value": "platform"}]
organizations.delete_policy(PolicyId=tags)
assert everything("list_policies", "Policies", Filter="TAG_POLICY") == []

# What AWS manages stays as it is, and a unit that goes frees what was attached to it.
refused(
    errors.InvalidInputException, organizations.update_policy, "IMMUTABLE_POLICY", PolicyId="p-FullAWSAccess",
    Name="Nothing")
refused(errors.OrganizationalUnitNotEmptyException, organizations.delete_organizational_unit, OrganizationalUnitId=[
    place["Id"] for place in organizations.list_organizational_units_for_parent(ParentId=root)["OrganizationalUnits"]
    if place["Name"] == "Workloads"][0])
organizations.update_organizational_unit(OrganizationalUnitId=unit, Name="Laboratory")
organizations.delete_organizational_unit(OrganizationalUnitId=unit)
organizations.delete_policy(PolicyId=policy)
assert [policy["Name"] for policy in everything("list_policies", "Policies", Filter="SERVICE_CONTROL_POLICY")] == [
    "FullAWSAccess"]
