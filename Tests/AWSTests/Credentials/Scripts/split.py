"""The words of each line as botocore takes them; null for a line that it refuses."""

import json
import sys

from botocore.compat import compat_shell_split

with open(sys.argv[1]) as file:
    lines = json.load(file)


def split(line):
    try:
        return compat_shell_split(line)
    except ValueError:
        return None


print(json.dumps([split(line) for line in lines]))
