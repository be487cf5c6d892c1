"""The crash matrix: the process is killed at one point, started again, and must end as if it had not been."""

import shutil

import ending
import requestlog
from points import Count, Trap
from world import World

LONGEST = 300
# The number of requests differs a little from run to run, as what is in flight is looked at more or less often.
TRIES = 5


class Baseline:
    """The run that is never killed: how it ends, and how many requests it takes."""

    def __init__(self, settings):
        with settings.world("baseline") as world:
            door, count = world.door(), Count()
            door.watch(count)
            code = door.start("apply", *settings.timing).wait(LONGEST)
            if code != 0:
                raise RuntimeError(f"the undisturbed run ended with {code}: {door.log.read_text()}")
            self.ending = ending.of(world)
            self.counts = count.counts
            problems = requestlog.problems(world.simulator.log) + self.unasked(self.ending)
        if problems:
            raise RuntimeError(f"the undisturbed run is wrong already: {problems}")

    @staticmethod
    def unasked(found):
        """What is missing of what was asked for: that all runs do the same wrong thing must not pass."""
        accounts, status = found["organization"]["accounts"], found["status"]
        problems = [] if "lease.json" not in status else ["a lease is left over"]
        wanted = {
            "mover@example.com": ("unit", "/Workloads/Staging"), "renamer@example.com": ("name", "New Name"),
            "alpha@example.com": ("unit", "/Workloads/Prod"), "delta-one@example.com": ("unit", "/Workloads/Prod"),
            "retiree@example.com": ("unit", "/Quarantine"), "closer@example.com": ("state", "PENDING_CLOSURE"),
            "aws+data-lake@example.com": ("unit", "/Workloads/Prod"),
        }
        for email, (what, value) in wanted.items():
            found = accounts.get(email, [])
            if len(found) != 1 or found[0][what] != value:
                problems.append(f"{email} is {found}, and not of {what} {value}")
        owned = {email: found[0]["tags"] for email, found in accounts.items() if "reeve:owner" in found[0]["tags"]}
        if owned.get("keyed@example.com", {}).get("reeve:account") != "new-key":
            problems.append("keyed@example.com has its old key")
        if "aws+build-farm@example.com" not in owned or "retiree@example.com" in owned:
            problems.append("the wrong accounts are owned")
        if any("reeve:phase" in tags for tags in owned.values()):
            problems.append("an account is unfinished")
        tags = {name: value for name, value in owned["tagger@example.com"].items() if not name.startswith("reeve:")}
        if tags != {"keep": "a", "change": "d", "add": "e"}:
            problems.append(f"tagger@example.com has the tags {tags}")
        return problems


class Outcome:
    """What became of one point: `missed` if the process never came there, which says how many requests it made."""

    def __init__(self, what=None, problems=(), missed=None):
        self.what = what
        self.problems = list(problems)
        self.missed = missed


def run(settings, baseline, point, disk):
    """Kills at a point, starts again with the disk kept or wiped, and judges."""
    longest = 0
    for attempt in range(TRIES):
        name = f"{point}-{disk}-{attempt}".replace(":", "-")
        with settings.world(name) as world:
            outcome = once(settings, world, baseline, point, disk)
        if not outcome.problems and not settings.keep:
            shutil.rmtree(world.folder, ignore_errors=True)
        if outcome.missed is None:
            return outcome
        longest = max(longest, outcome.missed)
    return Outcome(problems=[f"the process never came to this point, in {TRIES} runs"], missed=longest)


def once(settings, world, baseline, point, disk):
    door, trap, count = world.door(), Trap(point), Count()
    door.watch(count, trap)
    first = door.start("apply", *settings.timing)
    trap.aim(first)
    code = first.wait(LONGEST)
    if not trap.reached.is_set():
        if code == 0:
            return Outcome(missed=count.counts[point.channel])
        first.kill()
        return Outcome(problems=[f"it ended with {code} before it came to this point", *tail(door)])
    trap.sprung.wait()
    if not trap.killed:
        return Outcome(trap.what, ["the process had ended by itself when it was to be killed"])
    last_words = ending.LastWords(world)
    door.watch()
    if disk == "wiped":
        door.wipe()
    second = door.start("apply", *settings.timing)
    code = second.wait(LONGEST)
    if code is None:
        second.kill()
    problems = [] if code == 0 else [f"after the restart it ended with {code}"]
    problems += requestlog.problems(world.simulator.log)
    found = ending.of(world)
    last_words.excuse(found)
    if "lease.json" in found["status"]:
        problems.append("a lease is left over after a clean end")
    problems += ending.difference(baseline.ending, found)
    return Outcome(trap.what, [*tail(door), *problems] if problems else [])


def tail(door, lines=12):
    """The last that the process said."""
    return ["  | " + line for line in door.log.read_text(errors="replace").splitlines()[-lines:]]
