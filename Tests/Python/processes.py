"""What is common to processes that are started here."""

import pathlib

# What is started ends with this process, however that ends.
BOUND = ["setpriv", "--pdeathsig", "KILL"]


def children(pid):
    """The processes that this one started."""
    found = []
    for task in pathlib.Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [int(child) for child in task.read_text().split()]
        except OSError:
            pass
    return found
