"""The lock alone. What races is in the Swift test of that name, which takes the lease as a pass does."""

import os
import subprocess


def run(arguments):
    environment = {**os.environ, "REEVE_SOAK_RACES": str(arguments.races)}
    if arguments.remote:
        environment["REEVE_SOAK_REMOTE"] = arguments.remote
    command = ["swift", "test", "--skip-build", "--filter", "LeaseRaceTests"]
    return subprocess.run(command, env=environment, check=False).returncode
