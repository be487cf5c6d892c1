"""Two or three daemons on one repository, killed and started again at random: one writes at a time."""

import collections
import concurrent.futures
import itertools
import random
import shutil
import threading
import time

import crash
import ending
import requestlog
import writers
from matrix import replay
from points import MOMENTS, Point, Trap
from proxy import Watcher
from slow import SlowWrites

OPTIONS = ["--poll", "0.3", "--resync", "2"]
LONGEST = 300


def run(arguments, settings, baseline):
    seeds = range(arguments.seed, arguments.seed + arguments.rounds)
    failed, totals = 0, collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        futures = {pool.submit(Round(settings, baseline, seed, arguments).run): seed for seed in seeds}
        for future in concurrent.futures.as_completed(futures):
            problems, counts = future.result()
            totals.update(counts)
            if not problems:
                continue
            failed += 1
            print(f"\nround of seed {futures[future]}: {dict(counts)}")
            print("\n".join(problems))
            print(
                f"replay: ./script/soak daemons --seed {futures[future]} --rounds 1 --daemons {arguments.daemons}"
                f"{replay(arguments)}", flush=True)
    summary = (
        f"daemons: {arguments.daemons} over {arguments.remote}, {len(seeds)} rounds from seed {seeds[0]}, "
        f"{totals['kills']} kills, {totals['starts']} starts, {totals['writes']} writes, {totals['leases']} holders of "
        f"the lease, {totals['takeovers']} changes of writer, {failed} rounds failed")
    return failed == 0, summary


class Round(Watcher):
    """One world, and the daemons in it. Whatever any of them does is an event that may end the round."""

    def __init__(self, settings, baseline, seed, arguments):
        self.settings, self.baseline, self.seed = settings, baseline, seed
        self.names = [f"daemon{number}" for number in range(1, arguments.daemons + 1)]
        self.changed = threading.Condition()
        self.events = 0
        self.is_over = False
        self.problems = []
        self.counts = collections.Counter()

    def passed(self, request):
        with self.changed:
            self.events += 1
            self.changed.notify_all()

    def run(self):
        with self.settings.world(f"round-{self.seed}") as world:
            slots = [Slot(self, world, name, random.Random(f"{self.seed} {name}")) for name in self.names]
            for slot in slots:
                slot.thread.start()
            if not self.wait_for_end(world):
                self.problems.append(f"after {LONGEST} s it is not as the undisturbed run left it:")
                self.problems += ending.difference(self.baseline.ending, self.ended(world))
            self.is_over = True
            for slot in slots:
                slot.stop()
            self.judge(world, slots)
        if not self.problems and not self.settings.keep:
            shutil.rmtree(world.folder, ignore_errors=True)
        return self.problems, self.counts

    def ended(self, world):
        found = ending.of(world)
        found["status"].pop("lease.json", None)
        return found

    def wait_for_end(self, world):
        """Looks again after each event, until all is as it should be."""
        deadline, seen = time.monotonic() + LONGEST, -1
        while True:
            with self.changed:
                if not self.changed.wait_for(lambda: self.events != seen, deadline - time.monotonic()):
                    return False
                seen = self.events
            if self.ended(world) == self.baseline.ending:
                return True
            if time.monotonic() > deadline:
                return False

    def judge(self, world, slots):
        log = requestlog.read(world.simulator.log)
        writes = [write for slot in slots for write in slot.writes.list]
        leases = writers.Leases(world, {slot.name: slot.disks for slot in slots})
        self.problems += writers.problems(writes, leases, log)
        self.problems += requestlog.problems(world.simulator.log)
        found = ending.of(world)
        if "lease.json" in found["status"]:
            holder = leases.holders[writers.tip(world.remote)]
            # A dead one's lease stands until somebody needs it.
            ended_well = {slot.key for slot in slots}
            if ended_well & {write.key for write in writes if leases.holders.get(write.tip) == holder}:
                self.problems.append("a lease is left over after a clean end")
        self.problems += ending.difference(*map(without_observation, (self.baseline.ending, self.ended(world))))
        order = [write.key for write in sorted(writes, key=lambda write: write.began)]
        self.counts.update(
            kills=sum(slot.kills for slot in slots), starts=sum(slot.starts for slot in slots), writes=len(writes),
            leases=len(leases.slots), takeovers=sum(one != other for one, other in itertools.pairwise(order)))


def without_observation(found):
    """What was observed was as it should be when the end came. A daemon that had looked before the other one's last write
    may publish that once more after it; the next resync corrects it, and here none comes."""
    status = {path: content for path, content in found["status"].items() if path != "organization.json"}
    return {**found, "status": status}


class Slot:
    """One daemon after the other in the same place: when one was killed the next is started, a few times."""

    def __init__(self, round, world, name, rng):
        self.round, self.name, self.rng = round, name, rng
        # Both channels are counted together: a point is any request.
        count = itertools.count(1)
        self.door = world.door(name, {"aws": count, "git": count})
        self.writes = writers.Writes(world, name)
        # A request may last half as long as the lease holds.
        self.slow = SlowWrites(rng.random(), 0.3, 0.4 * round.settings.lease_ttl)
        self.disks = [self.door.data]
        self.kills = self.starts = 0
        self.process = self.key = None
        self.lock = threading.Lock()
        self.thread = threading.Thread(target=self.run, daemon=True)

    def run(self):
        for left in range(self.rng.randint(1, 4), -1, -1):
            trap = self.trap() if left else None
            self.door.aws.counter = self.door.git.counter = itertools.count(1)
            self.door.watch(self.writes, *([trap] if trap else []), self.slow, self.round)
            with self.lock:
                if self.round.is_over:
                    return
                self.starts += 1
                self.key = f"AKIA{self.name.upper()}RUN{self.starts}"
                self.process = self.door.start("daemon", *self.round.settings.timing, *OPTIONS, key=self.key)
            if trap:
                trap.aim(self.process)
            code = self.process.wait(3600)
            if not (trap and trap.reached.is_set()):
                return self.note_end(code)
            trap.sprung.wait()
            self.kills += 1
            if self.rng.random() < 0.5:
                # As wiped, and yet there to be looked at.
                self.door.data = self.door.data.with_name(f"data-{self.name}-{self.starts}")
                self.disks.append(self.door.data)

    def trap(self):
        """At any request of the next sixty, sooner rather than later; or where it counts, at a write."""
        moment = self.rng.choice(MOMENTS)
        if self.rng.random() < 0.3:
            return AnyTrap(Point("any", 1 + int(60 * self.rng.random() ** 1.5), moment))
        return WriteTrap(Point("write", self.rng.randint(1, 8), moment))

    def note_end(self, code):
        if code != 0 or not self.round.is_over:
            self.round.problems.append(f"{self.name} ended with {code}, unasked or in failure")
            self.round.problems += crash.tail(self.door)

    def stop(self):
        """Ends the daemon that runs, if one does, as an operator would."""
        with self.lock:
            if self.process and self.process.process.poll() is None:
                self.process.terminate()
        self.thread.join(30)
        if self.thread.is_alive():
            self.round.problems.append(f"{self.name} does not end within 30 s of SIGTERM")
            self.process.kill()
            self.thread.join()


class AnyTrap(Trap):
    """A trap at a request of whichever channel."""

    def is_at(self, request, moment):
        return request.number == self.point.number and moment == self.point.moment


class WriteTrap(Trap):
    """A trap at a process's n-th write to AWS."""

    def __init__(self, point):
        super().__init__(point)
        self.counted = []

    def is_at(self, request, moment):
        if request.channel != "aws" or not writers.is_write(request):
            return False
        if moment == "before":
            self.counted.append(request)
        return self.counted[self.point.number - 1 :][:1] == [request] and moment == self.point.moment
