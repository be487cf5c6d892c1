"""Judges documents by schemas, with a validator and a reader of YAML that are not Reeve's.

Arguments: a file of JSON lines, {"kind": ..., "yaml": ...}, and for each kind KIND=SCHEMA-FILE. Prints, for each
line, {"core": [...], "text": [...]}: the keywords that fail where scalars are read as YAML 1.2's core schema has them,
as editors do, and where each is the text that was written, as Reeve does.
"""

import json
import re
import sys

import jsonschema
import regress
import yaml
from jsonschema import validators

CORE = [
    (re.compile(r"~|null|Null|NULL|"), lambda text: None),
    (re.compile(r"true|True|TRUE|false|False|FALSE"), lambda text: text.lower() == "true"),
    (re.compile(r"[-+]?[0-9]+"), int),
    (re.compile(r"0o[0-7]+"), lambda text: int(text[2:], 8)),
    (re.compile(r"0x[0-9a-fA-F]+"), lambda text: int(text[2:], 16)),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
    (re.compile(r"[-+]?\.(inf|Inf|INF)"), lambda text: float(text.replace(".", ""))),
    (re.compile(r"\.(nan|NaN|NAN)"), lambda text: float("nan")),
]

patterns = {}


def ecma_pattern(validator, pattern, instance, schema):
    """JSON Schema's patterns are ECMA-262, which Python's are not."""
    if not isinstance(instance, str):
        return
    if pattern not in patterns:
        patterns[pattern] = regress.Regex(pattern, "u")
    if not patterns[pattern].find(instance):
        yield jsonschema.ValidationError(f"{instance!r} does not match {pattern!r}")


Validator = validators.extend(jsonschema.Draft202012Validator, {"pattern": ecma_pattern})


def scalar(node, core):
    if node.style:
        return node.value
    if CORE[0][0].fullmatch(node.value):
        return None
    if core:
        for pattern, read in CORE:
            if pattern.fullmatch(node.value):
                return read(node.value)
    return node.value


def value(node, core):
    if isinstance(node, yaml.MappingNode):
        return {key.value: value(item, core) for key, item in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [value(item, core) for item in node.value]
    return scalar(node, core)


def failed(validator, instance):
    return sorted({error.validator for error in validator.iter_errors(instance)})


def main():
    judges = {}
    for argument in sys.argv[2:]:
        kind, path = argument.split("=", 1)
        with open(path, encoding="utf-8") as file:
            schema = json.load(file)
        # Without formats: that of a pattern would be Python's.
        Validator.check_schema(schema, format_checker=jsonschema.FormatChecker(formats=[]))
        judges[kind] = Validator(schema, format_checker=Validator.FORMAT_CHECKER)
    with open(sys.argv[1], encoding="utf-8") as file:
        for line in file:
            document = json.loads(line)
            node = yaml.compose(document["yaml"], Loader=yaml.CSafeLoader)
            judge = judges[document["kind"]]
            verdict = {
                name: failed(judge, None if node is None else value(node, name == "core")) for name in ("core", "text")
            }
            print(json.dumps(verdict))


main()
