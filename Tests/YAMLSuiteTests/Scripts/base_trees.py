"""Prints what PyYAML's BaseLoader makes of files, as JSON: for each path a tree, or the name of the error.

Arguments are the files. The PyYAML is the one on PYTHONPATH. A scalar is its text, a sequence {"items": …}, a mapping
{"entries": …} with its keys in their order, and a file without a document {"none": true}.
"""
import json
import sys

import yaml


def tree(value):
    if value is None:
        return {"none": True}
    if isinstance(value, list):
        return {"items": [tree(item) for item in value]}
    if isinstance(value, dict):
        return {"entries": [{"key": key, "value": tree(item)} for key, item in value.items()]}
    # Half of a surrogate pair is no text that JSON's readers take.
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def load(path):
    with open(path, "rb") as file:
        try:
            return {"tree": tree(yaml.load(file.read(), yaml.BaseLoader))}
        except (yaml.YAMLError, UnicodeError) as error:
            return {"error": type(error).__name__}


print(json.dumps({path.rsplit("/")[-1]: load(path) for path in sys.argv[1:]}))
