"""`./script/soak`: the built `reeve` against the simulator and a Git server, killed, failed and raced."""

import argparse
import sys
import time

import crash
import daemons
import faults
import lease
import level
import matrix
import month
import sample
from points import Point
from settings import Settings


def main():
    parser = argparse.ArgumentParser(prog="./script/soak", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name, help):
        result = commands.add_parser(name, help=help, description=help)
        result.add_argument("--reeve", default=".build/debug/reeve", help="the binary (default: %(default)s)")
        result.add_argument("--remote", choices=["http", "local"], default="http",
                            help="over git http-backend, or a path (default: %(default)s)")
        result.add_argument("--throttle", default="off", help="the simulator's (default: %(default)s)")
        result.add_argument("--lease-ttl", default="1", help="of the processes, in seconds (default: %(default)s)")
        result.add_argument("--jobs", type=int, default=2, help="runs at a time (default: %(default)s)")
        result.add_argument("--keep", action="store_true", help="keep the folders of the runs")
        result.add_argument("--brief", action="store_true", help="ask for a little less, for a short sample")
        return result

    one = command("crash", "kill at each request, start again, and compare the end with that of a run never killed")
    one.add_argument("--point", action="append", type=Point.parse, metavar="CHANNEL:K:MOMENT",
                     help="only this one: aws:K:before, aws:K:after, git:K:before, git:K:after. May be repeated")
    one.add_argument("--wiped", dest="disks", action="append_const", const="wiped", help="only with the disk wiped")
    one.add_argument("--kept", dest="disks", action="append_const", const="kept", help="only with the disk kept")
    one.add_argument("--every", type=int, default=1, metavar="N", help="only each N-th point (default: %(default)s)")
    one.set_defaults(run=matrix.run)

    one = command("faults", "a share of the requests fails, and processes are killed, as each seed says")
    one.add_argument("--seeds", type=int, default=200, help="how many (default: %(default)s)")
    one.add_argument("--first-seed", type=int, default=1, help="the first of them (default: %(default)s)")
    one.add_argument("--seed", type=int, help="only this one")
    one.add_argument("--share", type=float, default=0.2, help="of the AWS requests fail (default: %(default)s)")
    one.add_argument("--git-share", type=float, default=0.05, help="of the Git requests fail (default: %(default)s)")
    one.set_defaults(run=faults.run)

    one = command("daemons", "several daemons on one repository, killed at random: one writes at a time")
    one.add_argument("--daemons", type=int, choices=[2, 3], default=2, help="how many (default: %(default)s)")
    one.add_argument("--rounds", type=int, default=20, help="how often (default: %(default)s)")
    one.add_argument("--seed", type=int, default=1, help="the first round's (default: %(default)s)")
    one.set_defaults(run=daemons.run)

    one = command("level", "one daemon for very many passes: memory, descriptors and threads stay level")
    one.add_argument("--passes", type=int, default=10_000, help="how many (default: %(default)s)")
    one.set_defaults(run=level.run)

    one = command("sample", "a little of each but the lease's races, as the tests run it")
    one.set_defaults(run=sample.run)

    one = commands.add_parser("lease", help="processes race for the lease: one gets it, each time")
    one.add_argument("--races", type=int, default=1000, help="over each remote (default: %(default)s)")
    one.add_argument("--remote", choices=["http", "local"], help="only over git http-backend, or a path")

    one = commands.add_parser("month", help="a daemon for weeks on a clock that jumps: each quiet hour ends as the files ask")
    one.add_argument("--days", type=int, default=30, help="how many (default: %(default)s)")
    one.add_argument("--seeds", type=int, default=1, help="how many months (default: %(default)s)")
    one.add_argument("--seed", type=int, default=1, help="the first month's (default: %(default)s)")

    arguments = parser.parse_args()
    tests = {"lease": lease, "month": month}
    if arguments.command in tests:
        sys.exit(tests[arguments.command].run(arguments))
    began = time.monotonic()
    with Settings(arguments) as settings:
        ok, summary = arguments.run(arguments, settings, crash.Baseline(settings))
    print(f"{summary}; {time.monotonic() - began:.0f} s", flush=True)
    sys.exit(0 if ok else 1)


main()
