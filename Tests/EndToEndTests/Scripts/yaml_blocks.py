"""Prints the YAML blocks of a page from standard input as JSON, by the path in the first line of each.

Every scalar is text, as it stands there."""

import json
import re
import sys

import yaml

blocks = {}
for path, text in re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", sys.stdin.read(), re.MULTILINE | re.DOTALL):
    assert path not in blocks, path
    blocks[path] = yaml.load(text, Loader=yaml.BaseLoader)
json.dump(blocks, sys.stdout)
