"""The job as a person with boto3 would do it. AWS_ENDPOINT_URL says where."""

import boto3
from botocore.exceptions import ClientError

organizations = boto3.client("organizations")
tagging = boto3.client("resourcegroupstaggingapi")
account = boto3.client("account")


def everything(operation, key, client=organizations, **arguments):
    """All the pages of a paginator."""
    return client.get_paginator(operation).paginate(**arguments).build_full_result().get(key, [])


def refused(exception, call, **arguments):
    """Calls and expects that very exception class, which carries its request's ID."""
    try:
        call(**arguments)
    except exception as error:
        assert error.response["ResponseMetadata"]["RequestId"], error.response
        return error.response
    raise AssertionError(f"{call.__name__} did not raise {exception.__name__}")


def created(name, email, **arguments):
    """Creates an account and follows it until it is made."""
    status = organizations.create_account(AccountName=name, Email=email, **arguments)["CreateAccountStatus"]
    assert status["State"] == "IN_PROGRESS", status
    while status["State"] == "IN_PROGRESS":
        status = organizations.describe_create_account_status(CreateAccountRequestId=status["Id"])
        status = status["CreateAccountStatus"]
    return status


# Who, and what is there.
assert boto3.client("sts").get_caller_identity()["Account"] == "123456789012"
assert organizations.describe_organization()["Organization"]["Id"] == "o-exampleorgid"
root = everything("list_roots", "Roots")[0]["Id"]
units = {unit["Name"]: unit["Id"] for unit in everything(
    "list_organizational_units_for_parent", "OrganizationalUnits", ParentId=root)}
assert set(units) == {"Security", "Infrastructure", "Workloads", "Sandbox", "Quarantine"}, units
assert len(everything("list_children", "Children", ParentId=root, ChildType="ACCOUNT")) == 2
assert len(everything("list_accounts", "Accounts", PaginationConfig={"PageSize": 2})) == 5

# A new account, in its place and with its tags.
status = created("Payments", "aws+payments@example.com", Tags=[{"Key": "team", "Value": "payments"}])
assert status["State"] == "SUCCEEDED", status
assert status["CompletedTimestamp"] > status["RequestedTimestamp"], status
payments = status["AccountId"]
assert everything("list_parents", "Parents", ChildId=payments) == [{"Id": root, "Type": "ROOT"}]
organizations.move_account(AccountId=payments, SourceParentId=root, DestinationParentId=units["Sandbox"])
described = organizations.describe_account(AccountId=payments)["Account"]
assert described["Paths"] == [f"o-exampleorgid/{root}/{units['Sandbox']}/{payments}/"], described
assert payments in [a["Id"] for a in everything("list_accounts_for_parent", "Accounts", ParentId=units["Sandbox"])]

organizations.tag_resource(ResourceId=payments, Tags=[{"Key": "stage", "Value": "prod"}])
organizations.untag_resource(ResourceId=payments, TagKeys=["team"])
assert everything("list_tags_for_resource", "Tags", ResourceId=payments) == [{"Key": "stage", "Value": "prod"}]
resources = everything(
    "get_resources", "ResourceTagMappingList", tagging, ResourceTypeFilters=["organizations:account"],
    TagFilters=[{"Key": "stage", "Values": ["prod"]}])
assert resources == [{"ResourceARN": described["Arn"], "Tags": [{"Key": "stage", "Value": "prod"}]}], resources

account.put_account_name(AccountId=payments, AccountName="Payments Prod")
information = account.get_account_information(AccountId=payments)
assert information["AccountName"] == "Payments Prod", information
assert information["AccountCreatedDate"] == described["JoinedTimestamp"], information

# What goes wrong, by its own class.
errors = organizations.exceptions
move = {"AccountId": payments, "SourceParentId": root, "DestinationParentId": units["Sandbox"]}
refused(errors.DuplicateAccountException, organizations.move_account, **move)
refused(errors.SourceParentNotFoundException, organizations.move_account,
        **{**move, "DestinationParentId": units["Security"]})
refused(errors.DestinationParentNotFoundException, organizations.move_account,
        **{**move, "DestinationParentId": "ou-exam-00000000"})
refused(errors.AccountNotFoundException, organizations.move_account, **{**move, "AccountId": "999999999999"})
refused(errors.AccountNotFoundException, organizations.describe_account, AccountId="999999999999")
refused(errors.ParentNotFoundException, organizations.list_accounts_for_parent, ParentId="r-none")
refused(errors.ChildNotFoundException, organizations.list_parents, ChildId="999999999999")
refused(errors.OrganizationalUnitNotFoundException, organizations.describe_organizational_unit,
        OrganizationalUnitId="ou-exam-00000000")
refused(errors.DuplicateOrganizationalUnitException, organizations.create_organizational_unit,
        ParentId=root, Name="Sandbox")
refused(errors.TargetNotFoundException, organizations.list_tags_for_resource, ResourceId="999999999999")
refused(errors.CreateAccountStatusNotFoundException, organizations.describe_create_account_status,
        CreateAccountRequestId="car-00000000")
refused(errors.AlreadyInOrganizationException, organizations.create_organization)
response = refused(errors.InvalidInputException, organizations.list_accounts, NextToken="garbage")
assert response["Reason"] == "INVALID_NEXT_TOKEN", response
response = refused(errors.ConstraintViolationException, organizations.close_account, AccountId="123456789012")
assert response["Reason"] == "CANNOT_CLOSE_MANAGEMENT_ACCOUNT", response
response = refused(account.exceptions.ValidationException, account.put_account_name, AccountName="a<b")
assert response["reason"] == "fieldValidationFailed", response
refused(account.exceptions.AccessDeniedException, account.get_account_information, AccountId="123456789012")
refused(tagging.exceptions.InvalidParameterException, tagging.get_resources, PaginationToken="garbage")
try:
    organizations.list_handshakes_for_organization()
    raise AssertionError("ListHandshakesForOrganization is served")
except ClientError as error:
    assert error.response["Error"]["Code"] == "UnknownOperationException", error.response
try:
    boto3.client("sts").get_session_token()
    raise AssertionError("GetSessionToken is served")
except ClientError as error:
    assert error.response["Error"]["Code"] == "InvalidAction", error.response

# An address in use, and the end of an account, which keeps its address.
status = created("Copy", "AWS+Payments@Example.com")
assert status["State"] == "FAILED" and status["FailureReason"] == "EMAIL_ALREADY_EXISTS", status
organizations.close_account(AccountId=payments)
refused(errors.AccountAlreadyClosedException, organizations.close_account, AccountId=payments)
assert organizations.describe_account(AccountId=payments)["Account"]["State"] == "CLOSED"
status = created("Copy", "aws+payments@example.com")
assert status.get("FailureReason") == "EMAIL_ALREADY_EXISTS", status
assert len(everything("list_create_account_status", "CreateAccountStatuses", States=["FAILED"])) == 2
