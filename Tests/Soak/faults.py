"""The same plan while requests fail and processes die, as a seed says."""

import concurrent.futures
import random
import shutil

import crash
import ending
import requestlog
from gitfaults import GitFaults
from matrix import replay
from points import CHANNELS, MOMENTS, Point, Trap

# The simulator's faults, each with an equal share; stale lists come with its list lag. Only writes can meet another
# change under way, so that fault comes on top.
KINDS = ("error", "reset", "half", "lost")
CONCURRENT = 0.05
# A process that fails is started again, as a person or a supervisor would: in the end it must get through.
MOST_STARTS = 60


def run(arguments, settings, baseline):
    seeds = [arguments.seed] if arguments.seed is not None else range(arguments.first_seed, arguments.first_seed + arguments.seeds)
    failed, kills, starts, requests, faults = 0, 0, 0, 0, 0
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        futures = {pool.submit(one, settings, baseline, seed, arguments): seed for seed in seeds}
        for future in concurrent.futures.as_completed(futures):
            result = future.result()
            kills, starts = kills + result.kills, starts + result.starts
            requests, faults = requests + result.requests, faults + result.faults
            if not result.problems:
                continue
            failed += 1
            print(f"\nseed {futures[future]}: {result.kills} kills, {result.starts} starts")
            print("\n".join(result.problems))
            print(f"replay: ./script/soak faults --seed {futures[future]}{replay(arguments)}", flush=True)
    share = faults / requests if requests else 0
    summary = (
        f"faults: {len(seeds)} seeds from {seeds[0]}, {kills} kills, {starts} starts, {requests} requests of which "
        f"{share:.0%} failed, {failed} seeds failed")
    return failed == 0, summary


class Result:
    """What became of one seed."""

    def __init__(self):
        self.problems = []
        self.kills = self.starts = self.requests = self.faults = 0


def one(settings, baseline, seed, arguments):
    share = arguments.share
    mix = ",".join(f"{kind}={share / len(KINDS):.4f}" for kind in KINDS) + f",concurrent={CONCURRENT}"
    with settings.world(f"seed-{seed}", "--faults", mix, "--seed", str(seed)) as world:
        result = judged(settings, world, baseline, seed, arguments)
        log = requestlog.read(world.simulator.log)
    result.requests += len(log)
    result.faults += sum(entry["error"] in FAILED for entry in log)
    if not result.problems and not settings.keep:
        shutil.rmtree(world.folder, ignore_errors=True)
    return result


# How the log names what the simulator's faults did.
FAILED = {
    "reset", "half", "lost", "ServiceException", "InternalServerException", "InternalServiceException",
    "ServiceUnavailable", "ConcurrentModificationException",
}


def judged(settings, world, baseline, seed, arguments):
    """Starts processes until one says that all is done, and kills some of them."""
    rng, result, door = random.Random(seed), Result(), world.door()
    git_faults = GitFaults(arguments.git_share, seed)
    kills_left, code, last_words = rng.randint(1, 4), None, ending.LastWords(world)
    while code != 0 and result.starts < MOST_STARTS:
        channel = rng.choice(CHANNELS)
        # Sooner rather than later: a process that is started for the third time has less to do.
        number = 1 + int(rng.random() ** 2 * baseline.counts[channel] / 2)
        trap = Trap(Point(channel, number, rng.choice(MOMENTS)))
        is_wiped = rng.random() < 0.5
        door.number_anew()
        door.watch(git_faults, *([trap] if kills_left else []))
        process = door.start("apply", *settings.timing)
        trap.aim(process)
        result.starts += 1
        code = process.wait(crash.LONGEST)
        if code is None:
            process.kill()
            result.problems.append(f"start {result.starts} went on for more than {crash.LONGEST} s")
            break
        if trap.reached.is_set():
            trap.sprung.wait()
            kills_left -= 1
            result.kills += 1
            last_words = ending.LastWords(world)
            if is_wiped:
                door.wipe()
    if code != 0:
        result.problems += [f"after {result.starts} starts it ended with {code}", *crash.tail(door)]
    result.problems += requestlog.problems(world.simulator.log)
    found = ending.of(world)
    last_words.excuse(found)
    # A lease that could not be given back ends by itself: the next process takes it.
    if found["status"].pop("lease.json", None) and "The lease was not given back" not in door.log.read_text():
        result.problems.append("a lease is left over after a clean end")
    result.problems += ending.difference(baseline.ending, found)
    return result
