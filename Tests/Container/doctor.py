"""`reeve doctor` in the image's root."""

import breaks
from inside import Ended


def judge(make_place):
    """It finds nothing wrong in the whole root, and finds out where signatures cannot be verified. Gives what was not so."""
    problems = []
    with make_place() as place:
        for name, change, code, sign in (
            ("whole", ":", 0, "✓ ssh-keygen"), ("no-passwd", breaks.PASSWD, 1, "✗ ssh-keygen"),
        ):
            container = place.start(name, change, ["doctor"])
            try:
                container.wait_for(sign, "✓ git write", "actions are allowed")
            except Ended as end:
                problems.append(f"doctor, {name}: {end}\n{''.join(container.output)}")
            if container.process.wait(timeout=30) != code:
                problems.append(
                    f"doctor, {name}: it ended with {container.process.returncode}\n{''.join(container.output)}")
    return problems
