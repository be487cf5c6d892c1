"""`./script/container`: the image's root, made from the Dockerfile without an engine, and a whole job in it."""

import argparse
import os
import pathlib
import sys
import time

import breaks
import doctor
import image
import job
from inside import Ended
from root import Root

PROJECT = pathlib.Path(__file__).resolve().parent.parent.parent
# What the entry point writes into the root that an engine gives it: nothing, below what the test puts there itself.
OURS = {"/etc", "/etc/ssl", "/etc/ssl/certs", f"/{job.AUTHORITIES}", "/run", "/run/secrets"}


def main():
    parser = argparse.ArgumentParser(prog="./script/container", description=__doc__)
    parser.add_argument("--reeve", metavar="FILE", help="copy this file in the place of the one that was built")
    parser.add_argument("command", choices=["test", "root", "build-command"], nargs="?", default="test",
                        help="what to do (default: %(default)s)")
    options = parser.parse_args()
    builder, runtime = image.read(PROJECT / "Dockerfile")
    if options.command == "build-command":
        print(builder.runs[-1])
        return
    if os.geteuid() != 0:
        raise SystemExit("./script/container mounts and changes its root: run it as root")
    root = Root(builder, runtime, PROJECT, PROJECT / ".build" / "container")
    began = time.monotonic()
    root.make(options.reeve)
    print(f"root: {root.path}, {time.monotonic() - began:.1f} s")
    if options.command == "root":
        return
    binary = options.reeve or root.built(runtime.copies[0][0])

    def place():
        return job.Place(runtime, root, binary)

    failures = check_job(place, root) + doctor.judge(place) + breaks.judge(place)
    for failure in failures:
        print(f"error: {failure}", file=sys.stderr)
    print(f"container: {3 + len(breaks.BREAKS) - len(failures)} passed, {len(failures)} failed, "
          f"{time.monotonic() - began:.1f} s")
    sys.exit(1 if failures else 0)


def check_job(make_place, root):
    """The job in the whole root, and what it left behind."""
    before = root.listing()
    with make_place() as place:
        container = place.start("whole")
        try:
            job.run(place, container)
        except (job.Failed, Ended) as failure:
            return [f"{failure}\n{''.join(container.output)}"]
        problems = []
        if others := set(container.written()) - OURS:
            problems.append(f"written outside of the volume: {sorted(others)}")
        if root.listing() != before:
            problems.append("the root is another one than before the job")
        outside = [path for path in container.kept() if not path.startswith("/reeve/")]
        if outside != ["/reeve", "/tmp"]:
            problems.append(f"left in the volume: {outside}")
        return ["; ".join(problems)] if problems else []


if __name__ == "__main__":
    main()
