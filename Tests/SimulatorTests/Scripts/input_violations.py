"""Sends every way in which an input can break botocore's model of it, and expects the service's own exception.

The cases are made from the model: for each operation a right input with every member, and then, one at a
time, each required member left out, each length, value and list bound crossed, each pattern and
enumeration broken, and each value given a wrong type. Requests are made by hand, since botocore's client
would refuse them itself. AWS_ENDPOINT_URL says where.
"""

import http.client
import json
import os
import re
import sys
from urllib.parse import urlencode, urlsplit

import botocore.session
from botocore.serialize import create_serializer

SERVED = {
    "organizations": """
        CreateOrganization DescribeOrganization ListRoots CreateOrganizationalUnit UpdateOrganizationalUnit
        DeleteOrganizationalUnit DescribeOrganizationalUnit ListOrganizationalUnitsForParent ListChildren ListParents
        CreateAccount DescribeCreateAccountStatus ListCreateAccountStatus DescribeAccount ListAccounts
        ListAccountsForParent MoveAccount CloseAccount RemoveAccountFromOrganization TagResource UntagResource
        ListTagsForResource CreatePolicy UpdatePolicy DescribePolicy ListPolicies DeletePolicy AttachPolicy
        DetachPolicy ListPoliciesForTarget ListTargetsForPolicy EnablePolicyType DisablePolicyType""",
    "account": """
        PutAccountName GetAccountInformation GetAlternateContact PutAlternateContact DeleteAlternateContact
        GetContactInformation PutContactInformation GetPrimaryEmail StartPrimaryEmailUpdate
        AcceptPrimaryEmailUpdate""",
    "sts": "GetCallerIdentity AssumeRole AssumeRoleWithWebIdentity",
    "resourcegroupstaggingapi": "GetResources",
}

# The exception, and the reasons it gives for each kind of violation where it gives any.
EXCEPTIONS = {
    "organizations": "InvalidInputException",
    "account": "ValidationException",
    "sts": "ValidationError",
    "resourcegroupstaggingapi": "InvalidParameterException",
}
REASONS = {
    "required": {"INPUT_REQUIRED"},
    "too short": {"MIN_LENGTH_EXCEEDED"},
    # What is too long can break the pattern, too, and the model does not say which is looked at first.
    "too long": {"MAX_LENGTH_EXCEEDED", "INVALID_PATTERN", "INVALID_PATTERN_TARGET_ID", "INVALID_SYNTAX_POLICY_ID"},
    "pattern": {"INVALID_PATTERN", "INVALID_PATTERN_TARGET_ID", "INVALID_SYNTAX_POLICY_ID"},
    "enumeration": {"INVALID_ENUM", "INVALID_ENUM_POLICY_TYPE"},
    "too small": {"MIN_VALUE_EXCEEDED"},
    "too large": {"MAX_VALUE_EXCEEDED"},
    "list": {"INVALID_LIST_MEMBER"},
}

# A right value for each string of the models, by its shape.
RIGHT = {
    "AccountId": "432109876543", "ParentId": "r-exam", "RootId": "r-exam", "ChildId": "432109876543",
    "OrganizationalUnitId": "ou-exam-00000000", "PolicyId": "p-00000000", "PolicyTargetId": "r-exam",
    "TaggableResourceId": "432109876543", "CreateAccountRequestId": "car-00000000", "RoleName": "Operator",
    "Email": "aws+new@example.com", "PrimaryEmailAddress": "aws+new@example.com", "EmailAddress": "aws@example.com",
    "PhoneNumber": "+1 555 0100", "ContactInformationPhoneNumber": "+1 555 0100", "CountryCode": "US", "Otp": "ABC123",
    "NextToken": None, "PaginationToken": None, "PolicyContent": "{}", "ResourceARN": "arn:aws:organizations::x",
    "arnType": "arn:aws:iam::432109876543:role/Operator", "clientTokenType": "header.claims.signature",
    "tokenCodeType": "123456", "urlType": "www.amazon.com", "sessionPolicyDocumentType": '{"Statement": []}',
    "unrestrictedSessionPolicyDocumentType": '{"Statement": []}', "serialNumberType": "GAHT12345678", "externalIdType": "external",
    "WebsiteUrl": "https://example.com", "AmazonResourceType": "organizations:account",
}
PLAIN = "Example"

AUTHORIZATION = """
AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/x/aws4_request, SignedHeaders=host, Signature=5ec2e7
""".strip()
ENDPOINT = urlsplit(os.environ["AWS_ENDPOINT_URL"])
connection = http.client.HTTPConnection(ENDPOINT.hostname, ENDPOINT.port, timeout=30)
session = botocore.session.get_session()
problems = []
counts = {}


def right(shape):
    """A right value for a shape, with every member it can have; None for what is better left out."""
    if shape.type_name == "structure":
        members = {name: right(member) for name, member in shape.members.items()}
        return {name: value for name, value in members.items() if value is not None}
    if shape.type_name == "list":
        # Which resources, and which kind of resources, are not asked together.
        return None if shape.name == "ResourceARNListForGet" else [right(shape.member)]
    if shape.type_name == "integer":
        return 100 if shape.name == "TagsPerPage" else shape.metadata.get("min", 1)
    if shape.type_name == "boolean":
        return False
    assert shape.type_name == "string", shape
    return shape.enum[0] if shape.enum else RIGHT.get(shape.name, PLAIN)


def matches(pattern, text):
    return re.fullmatch(pattern.removeprefix("^").removesuffix("$"), text)


def broken_text(shape):
    """Kinds of violations of a string, with a value for each."""
    low, high = shape.metadata.get("min", 0), shape.metadata.get("max")
    if shape.enum:
        yield "enumeration", "NONSENSE"
        return
    value = RIGHT.get(shape.name, PLAIN) or PLAIN
    if low > 0:
        yield "too short", value[: low - 1]
    if high is not None:
        yield "too long", value + value[-1] * (high + 1 - len(value))
    pattern = shape.metadata.get("pattern")
    if pattern is None:
        return
    if "\\p" in pattern or "\\u10000" in pattern:
        # Python knows neither; what both leave out is the bell.
        yield "pattern", value[:-1] + "\a"
        return
    for wrong in ("!" + value[1:], value[:-1] + "\a", " " * max(low, 1), "a" * max(low, 1)):
        if low <= len(wrong) <= (high or len(wrong)) and not matches(pattern, wrong):
            yield "pattern", wrong


def broken(shape, value):
    """Kinds of violations of a value, with what to put into its place."""
    if shape.type_name == "structure":
        for name in shape.required_members:
            yield "required", {other: value[other] for other in value if other != name}
        for name, member in shape.members.items():
            for kind, wrong in broken(member, value.get(name)):
                yield kind, {**value, name: wrong}
    elif shape.type_name == "list":
        low, high = shape.metadata.get("min", 0), shape.metadata.get("max")
        value = value or [right(shape.member)]
        if low > 0:
            yield "list", []
        if high is not None:
            yield "list", value * (high + 1)
        for kind, wrong in broken(shape.member, value[0]):
            yield kind, [wrong]
    elif shape.type_name == "integer":
        if "min" in shape.metadata:
            yield "too small", shape.metadata["min"] - 1
        if "max" in shape.metadata:
            yield "too large", shape.metadata["max"] + 1
    elif shape.type_name == "string":
        yield from broken_text(shape)
    yield "type", {"structure": 1, "list": "text", "integer": "text", "boolean": "text", "string": [1]}[shape.type_name]


def send(service, operation, value):
    """Answers the status, the exception and its reason."""
    model = session.get_service_model(service)
    headers = {"Authorization": AUTHORIZATION}
    path = "/"
    if model.protocol == "query":
        request = create_serializer("query", include_validation=False).serialize_to_request(value, operation)
        body = urlencode(request["body"])
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    else:
        body = json.dumps(value)
        headers["Content-Type"] = "application/x-amz-json-1.1"
        if model.protocol == "json":
            headers["X-Amz-Target"] = f"{model.metadata['targetPrefix']}.{operation.name}"
        else:
            path = operation.http["requestUri"]
            headers["Content-Type"] = "application/json"
    connection.request("POST", path, body, headers)
    response = connection.getresponse()
    text = response.read().decode()
    if model.protocol == "query":
        code = re.search("<Code>(.+?)</Code>", text)
        return response.status, code[1] if code else None, None
    answer = json.loads(text)
    return response.status, answer.get("__type"), answer.get("Reason")


for service, names in SERVED.items():
    for name in names.split():
        operation = session.get_service_model(service).operation_model(name)
        status, code, _ = send(service, operation, {})
        if code in ("UnknownOperationException", "InvalidAction") or status == 404:
            problems.append(f"{service} {name} is not served")
            continue
        if operation.input_shape is None:
            continue
        value = right(operation.input_shape)
        _, code, _ = send(service, operation, value) if name.startswith(("List", "Describe", "Get")) else (0, "", "")
        if code in (EXCEPTIONS[service], "SerializationException"):
            problems.append(f"{service} {name}: the right input {value} is refused with {code}")
        for kind, wrong in broken(operation.input_shape, value):
            if kind == "type" and service == "sts":
                continue
            counts[kind] = counts.get(kind, 0) + 1
            status, code, reason = send(service, operation, wrong)
            expected = "SerializationException" if kind == "type" else EXCEPTIONS[service]
            wanted = REASONS.get(kind) if service == "organizations" else None
            if (status, code) != (400, expected) or (wanted and reason not in wanted):
                problems.append(f"{service} {name}, {kind}: {status} {code} {reason} for {str(wrong)[:300]}")

print(f"{sum(counts.values())} violations: {counts}")
if problems:
    sys.exit("\n".join(problems))
assert set(counts) == {"type", *REASONS}, counts
