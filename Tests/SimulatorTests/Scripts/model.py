"""Clients that hold every raw answer against botocore's model of the service.

Unknown members, missing required ones, wrong types and values outside an enumeration are problems; so are
errors that the operation does not list.
"""

import json
import re
import xml.etree.ElementTree as ElementTree

import boto3
from botocore.exceptions import ClientError

problems = []
# The operations that succeeded and that failed, by whether they succeeded.
seen = {True: set(), False: set()}
errors = set()


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


def from_xml(shape, element):
    """The value of an element as JSON would have it. What the shape does not know keeps its name."""
    kind = shape.type_name if shape is not None else "string"
    if kind == "structure":
        value = {}
        for child in element:
            name = child.tag.split("}")[-1]
            if name in value:
                problems.append(f"{shape.name}: {name} stands there twice")
            value[name] = from_xml(shape.members.get(name), child)
        return value
    if kind == "list":
        return [from_xml(shape.member, child) for child in element]
    if kind in ("integer", "long"):
        return int(element.text)
    if kind == "timestamp":
        if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", element.text or ""):
            problems.append(f"{shape.name}: {element.text!r} is not a time")
        return 0
    return element.text or ""


# What any operation of the Query protocol can answer, beside what it lists (STS, "Common Errors").
COMMON_QUERY_ERRORS = {"AccessDenied": 403, "ExpiredToken": 403, "InvalidClientTokenId": 403, "ValidationError": 400}


def check_xml(operation_model, response_dict):
    """Adds to the problems what in an answer of the Query protocol is not as the model says."""
    where = operation_model.name
    namespace = "{https://sts.amazonaws.com/doc/2011-06-15/}"
    root = ElementTree.fromstring(response_dict["body"])
    if response_dict["status_code"] < 300:
        if root.tag != f"{namespace}{where}Response":
            problems.append(f"{where}: {root.tag}")
        result = root.find(f"{namespace}{where}Result")
        check(operation_model.output_shape, from_xml(operation_model.output_shape, result), where)
        return
    code = root.findtext(f"{namespace}Error/{namespace}Code")
    listed = {shape.error_code: shape.metadata.get("error", {}).get("httpStatusCode", 400)
              for shape in operation_model.error_shapes}
    statuses = {**COMMON_QUERY_ERRORS, **listed}
    errors.add(code)
    if response_dict["status_code"] != statuses.get(code):
        problems.append(f"{where}: {code} with status {response_dict['status_code']}")
    for name in ("Type", "Message"):
        if not root.findtext(f"{namespace}Error/{namespace}{name}"):
            problems.append(f"{where}!{code}: no {name}")


def client(service, **arguments):
    made = boto3.client(service, **arguments)

    def before_parse(operation_model, response_dict, **_):
        seen[response_dict["status_code"] < 300].add(operation_model.name)
        where = operation_model.name
        if "x-amzn-requestid" not in {name.lower() for name in response_dict["headers"]}:
            problems.append(f"{where}: no x-amzn-RequestId")
        if made.meta.service_model.resolved_protocol == "query":
            return check_xml(operation_model, response_dict)
        body = json.loads(response_dict["body"])
        if response_dict["status_code"] < 300:
            if operation_model.output_shape:
                check(operation_model.output_shape, body, where)
            elif body:
                problems.append(f"{where}: {body} where there is no output")
            return
        code = body.pop("__type")
        errors.add(code)
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
