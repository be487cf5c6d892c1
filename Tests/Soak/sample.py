"""A little of each soak, on one template: what the tests run."""

import argparse

import daemons
import faults
import matrix

POINTS = 5


def run(arguments, settings, baseline):
    every_point = matrix.points(baseline.counts, 1)
    chosen = every_point[len(every_point) // (2 * POINTS) :: len(every_point) // POINTS][:POINTS]
    runs = [(point, ("kept", "wiped")[index % 2]) for index, point in enumerate(chosen)]
    parts = [
        matrix.judge(arguments, settings, baseline, runs),
        faults.run(with_(arguments, seed=None, first_seed=1, seeds=2, share=0.2, git_share=0.05), settings, baseline),
        daemons.run(with_(arguments, seed=1, rounds=1, daemons=2), settings, baseline),
    ]
    return all(ok for ok, _ in parts), "\n".join(summary for _, summary in parts)


def with_(arguments, **more):
    return argparse.Namespace(**{**vars(arguments), **more})
