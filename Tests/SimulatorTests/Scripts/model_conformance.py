"""Makes every operation succeed and fail, and holds what it answers against botocore's model."""

import base64
import json

from model import attempt, client, errors, problems, seen

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
for name in ("543210987654", "123456789012", nobody):
    attempt(organizations.remove_account_from_organization, AccountId=name)
account.put_account_name(AccountName="Top")
attempt(account.put_account_name, AccountName="a<b")
account.get_account_information()
attempt(organizations.close_account, AccountId="123456789012")
attempt(tagging.get_resources, PaginationToken="garbage")
for listing in (organizations.list_roots, organizations.list_create_account_status):
    attempt(listing, NextToken="garbage")
attempt(organizations.list_policies, Filter="SERVICE_CONTROL_POLICY", NextToken="garbage")
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

# Contacts and the primary e-mail address, of the caller's own account and of others.
contact = {"Name": "On call", "Title": "SOC", "EmailAddress": "soc@example.com", "PhoneNumber": "+1 (555) 0100"}
information = account.get_contact_information()["ContactInformation"]
for arguments in ({}, {"AccountId": "321098765432"}, {"AccountId": nobody}):
    kind = {"AlternateContactType": "SECURITY", **arguments}
    attempt(account.get_alternate_contact, **kind)
    attempt(account.put_alternate_contact, **contact, **kind)
    attempt(account.get_alternate_contact, **kind)
    attempt(account.delete_alternate_contact, **kind)
    attempt(account.delete_alternate_contact, **kind)
    attempt(account.put_alternate_contact, **{**contact, "PhoneNumber": "none"}, **kind)
    attempt(account.put_contact_information, ContactInformation=information, **arguments)
    attempt(account.put_contact_information, ContactInformation={**information, "PhoneNumber": "1"}, **arguments)
    attempt(account.get_contact_information, **arguments)
for name in ("321098765432", lake, nobody, "123456789012"):
    attempt(account.get_primary_email, AccountId=name)
    update = {"AccountId": name, "PrimaryEmail": "aws+update@example.com"}
    attempt(account.accept_primary_email_update, **update, Otp="AB12CD")
    attempt(account.start_primary_email_update, **update)
    attempt(account.start_primary_email_update, AccountId=name, PrimaryEmail="aws@example.com")
    attempt(account.accept_primary_email_update, **update, Otp="AB12C_")
    attempt(account.accept_primary_email_update, **update, Otp="000000")

# Roles, by credentials and by a token, and who one is then.
role = "arn:aws:iam::321098765432:role/OrganizationAccountAccessRole"
assumed = sts.assume_role(
    RoleArn=role, RoleSessionName="reeve", DurationSeconds=900, SourceIdentity="ada", TransitiveTagKeys=["team"],
    Tags=[{"Key": "team", "Value": "audit"}], PolicyArns=[{"arn": "arn:aws:iam::aws:policy/ReadOnlyAccess"}])
attempt(sts.assume_role, RoleArn=role + "Not", RoleSessionName="reeve")
attempt(sts.assume_role, RoleArn=role, RoleSessionName="a b")
attempt(sts.assume_role, RoleArn=role, RoleSessionName="reeve", Policy="nonsense")
attempt(sts.assume_role, RoleArn=role, RoleSessionName="reeve", Policy='{"Statement": []}' + " " * 2048)


def token(**claims):
    parts = [{"alg": "RS256"}, {"iss": "https://token.example.com", "aud": "sts", "sub": "repo:acme", **claims}]
    parts = [base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts]
    return ".".join([*parts, "c2lnbmF0dXJl"])


web = {"RoleArn": "arn:aws:iam::123456789012:role/Reeve", "RoleSessionName": "ci"}
sts.assume_role_with_web_identity(**web, WebIdentityToken=token(exp=1 << 40))
attempt(sts.assume_role_with_web_identity, **web, WebIdentityToken=token(exp=1))
attempt(sts.assume_role_with_web_identity, **web, WebIdentityToken=token())
attempt(sts.assume_role_with_web_identity, **{**web, "RoleArn": role + "Not"}, WebIdentityToken=token(exp=1 << 40))


def credentials(answer):
    names = {"aws_access_key_id": "AccessKeyId", "aws_secret_access_key": "SecretAccessKey",
             "aws_session_token": "SessionToken"}
    return {name: answer["Credentials"][member] for name, member in names.items()}


member = credentials(assumed)
client("sts", **member).get_caller_identity()
client("organizations", **member).describe_organization()
attempt(client("organizations", **member).list_accounts)
client("account", **member).get_contact_information()
attempt(client("account", **member).get_primary_email, AccountId=lake)
attempt(client("sts", **{**member, "aws_session_token": "another"}).get_caller_identity)
# The clock moves on with every request, and an hour is over soon.
for _ in range(15):
    sts.get_caller_identity()
attempt(client("sts", **member).get_caller_identity)

account_errors = {"ConflictException", "ResourceNotFoundException", "ValidationException", "AccessDeniedException"}
sts_errors = {
    "AccessDenied", "ExpiredToken", "InvalidClientTokenId", "ValidationError", "MalformedPolicyDocument",
    "PackedPolicyTooLarge", "ExpiredTokenException", "InvalidIdentityToken"}
assert errors >= account_errors | sts_errors, sorted(errors)

# The rest is for the first day of an organization.
later = {"CreateOrganization", "AcceptPrimaryEmailUpdate"}
assert len(seen[True] | later) == 47, sorted(seen[True])
assert seen[True] - seen[False] == {"DescribeOrganization"}, sorted(seen[True] - seen[False])
assert not problems, "\n".join(problems)
