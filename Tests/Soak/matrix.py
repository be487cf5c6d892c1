"""All points of the crash matrix, a few at a time."""

import concurrent.futures

import crash
from points import CHANNELS, MOMENTS, Point


def points(counts, every):
    """Each N-th of all points; the points of both moments, of one request after the other."""
    every_point = [
        Point(channel, number, moment)
        for channel in CHANNELS for number in range(1, counts[channel] + 1) for moment in MOMENTS
    ]
    return every_point[::every]


def run(arguments, settings, baseline):
    chosen = arguments.point or points(baseline.counts, arguments.every)
    disks = arguments.disks or ["kept", "wiped"]
    runs = [(point, disk) for point in chosen for disk in disks]
    return judge(arguments, settings, baseline, runs, has_tail=not arguments.point)


# The last requests of a run are looks at what is in flight, of which another run may have a few less.
TAIL = 0.1


def judge(arguments, settings, baseline, runs, has_tail=False):
    """Kills at each of these points, with the disk kept or wiped as each says. A point that is not reached fails, unless
    there is a tail and it lies there, beyond the end of all runs that were to come to it."""
    failed, killed, beyond = 0, set(), set()
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        futures = {pool.submit(crash.run, settings, baseline, *run): run for run in runs}
        for future in concurrent.futures.as_completed(futures):
            point, disk = futures[future]
            outcome = future.result()
            if outcome.missed is None:
                killed.add(point)
            if not outcome.problems:
                continue
            is_tail = outcome.missed is not None and point.number > (1 - TAIL) * baseline.counts[point.channel]
            if has_tail and is_tail:
                beyond.add(point)
                continue
            failed += 1
            print(f"\n{point}, disk {disk}: {outcome.what}")
            print("\n".join(outcome.problems))
            print(f"replay: ./script/soak crash --point {point} --{disk}{replay(arguments)}", flush=True)
    counts = baseline.counts
    tail = f", {len(beyond)} points beyond the end of the runs that were to come to them" if beyond else ""
    summary = (
        f"crash: {len(killed)} kill points in {counts['aws']} AWS and {counts['git']} Git requests{tail}, {len(runs)} runs, "
        f"{failed} failed")
    return failed == 0, summary


def replay(arguments):
    """The options of this soak that another one needs to do the same."""
    words = []
    if arguments.remote != "http":
        words += ["--remote", arguments.remote]
    if arguments.throttle != "off":
        words += ["--throttle", arguments.throttle]
    if arguments.lease_ttl != "1":
        words += ["--lease-ttl", arguments.lease_ttl]
    if arguments.brief:
        words.append("--brief")
    return "".join(" " + word for word in words)
