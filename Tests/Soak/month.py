"""Whole months of a daemon, in a process, on a clock that jumps. They are in the Swift test of that name."""

import os
import subprocess


def run(arguments):
    environment = {
        **os.environ, "REEVE_SOAK_DAYS": str(arguments.days), "REEVE_SOAK_MONTHS": str(arguments.seeds),
        "REEVE_SOAK_FIRST_SEED": str(arguments.seed),
    }
    command = ["swift", "test", "--skip-build", "--filter", "MonthTests"]
    return subprocess.run(command, env=environment, check=False).returncode
