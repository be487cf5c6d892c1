"""Holds the YAML blocks of a page from standard input against the schemas of SchemaStore and GitLab, as
check-jsonschema carries them, and prints which were held."""

import pathlib
import re
import subprocess
import sys
import tempfile

checks = {
    ".github/": ["--builtin-schema", "vendor.github-workflows"],
    ".gitlab-ci.yml": ["--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci"],
}
with tempfile.TemporaryDirectory() as folder:
    for path, text in re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", sys.stdin.read(), re.MULTILINE | re.DOTALL):
        (options,) = [options for prefix, options in checks.items() if path.startswith(prefix)]
        file = pathlib.Path(folder, pathlib.Path(path).name)
        file.write_text(text)
        result = subprocess.run(
            [sys.executable, "-m", "check_jsonschema", *options, file], capture_output=True, text=True
        )
        if result.returncode != 0:
            sys.exit(result.stdout + result.stderr)
        print(path)
