"""A little of each soak, on one template: what the tests run."""

import argparse
import concurrent.futures

import daemons
import faults
import level
import matrix

POINTS = 5


def run(arguments, settings, baseline):
    every_point = matrix.points(baseline.counts, 1)
    chosen = every_point[len(every_point) // (2 * POINTS) :: len(every_point) // POINTS][:POINTS]
    runs = [(point, ("kept", "wiped")[index % 2]) for index, point in enumerate(chosen)]
    seeds = with_(arguments, seed=None, first_seed=1, seeds=2, share=0.2, git_share=0.05)
    rounds = with_(arguments, seed=1, rounds=1, daemons=2)
    with concurrent.futures.ThreadPoolExecutor() as pool:
        # Most of each is waiting for leases to end.
        futures = [
            pool.submit(matrix.judge, arguments, settings, baseline, runs),
            pool.submit(faults.run, seeds, settings, baseline),
            pool.submit(daemons.run, rounds, settings, baseline),
            pool.submit(level.run, with_(arguments, passes=60), settings, baseline),
        ]
        parts = [future.result() for future in futures]
    return all(ok for ok, _ in parts), "\n".join(summary for _, summary in parts)


def with_(arguments, **more):
    return argparse.Namespace(**{**vars(arguments), **more})
