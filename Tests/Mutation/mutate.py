"""Builds Planning once with every mutant in it, each asleep until its number is named, and runs Planning's tests
once for each: a mutant that no test notices survives, and fails this. Arguments: the folder to build in, and a
number of mutants, spread over the list, instead of all of them."""

import os
import pathlib
import re
import shutil
import subprocess
import sys

from mutants import MUTANTS

ROOT = pathlib.Path(__file__).resolve().parents[2]
SWITCH = """
#if canImport(Glibc)
    import Glibc
#endif

/// The number of the mutant that is awake.
private let awake = getenv("REEVE_MUTANT").flatMap { Int(String(cString: $0)) }

func isMutant(_ number: Int) -> Bool { awake == number }
"""


def listed():
    """The rows that docs/testing.md has."""
    return [f"| {number} | `{file}` | {says} |" for number, (file, _, _, says) in enumerate(MUTANTS, 1)]


def prepare(folder):
    """Puts the sources in place, the mutants in them."""
    for name in ["Sources", "Tests"]:
        shutil.rmtree(folder / name, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "Tests/Mutation/Package.swift", folder)
    shutil.copytree(ROOT / "Sources/Planning", folder / "Sources/Planning")
    shutil.copytree(ROOT / "Tests/PlanningTests", folder / "Tests/PlanningTests")
    (folder / "Tests/TestSupport").mkdir()
    shutil.copy(ROOT / "Tests/TestSupport/SeededGenerator.swift", folder / "Tests/TestSupport")
    (folder / "Sources/Planning/Mutant.swift").write_text(SWITCH)
    texts = {}
    # From the longest on: one may stand within another.
    for number, (file, original, mutant, _) in sorted(
        enumerate(MUTANTS, 1), key=lambda entry: -len(entry[1][1])
    ):
        path = folder / "Sources/Planning" / file
        text = texts.get(path) or path.read_text()
        if path.read_text().count(original) != 1:
            sys.exit(f"mutant {number}: '{original}' does not stand once in {file}")
        switch = f"isMutant({number})"
        new = mutant.replace("MUTANT", switch) if "MUTANT" in mutant else f"({switch} ? {mutant} : {original})"
        # The last of them: where a longer mutant stands, it keeps what it replaces at its end.
        before, found, after = text.rpartition(original)
        if not found:
            sys.exit(f"mutant {number}: '{original}' overlaps with another")
        texts[path] = before + new + after
    for path, text in texts.items():
        path.write_text(text)


def test(folder, number):
    """Whether a test fails with this mutant awake, and which."""
    environment = {**os.environ, "REEVE_MUTANT": str(number)}
    run = subprocess.run(
        ["swift", "test", "--skip-build", "--skip", "PlanPropertyTests", "--skip", "ErrorsPageTests"],
        cwd=folder, env=environment, capture_output=True, text=True, timeout=300)
    failed = re.findall(r"Test (\w+|\".*?\")\(?.*? failed after", run.stdout)
    if (run.returncode != 0) != bool(failed):
        sys.exit(f"mutant {number}: the tests were not run to their end:\n{run.stdout[-2000:]}{run.stderr[-2000:]}")
    return bool(failed), failed


def main():
    missing = set(listed()) - set((ROOT / "docs/testing.md").read_text().splitlines())
    if missing:
        print("docs/testing.md does not have:", *sorted(missing), sep="\n", file=sys.stderr)
        sys.exit(1)
    folder = pathlib.Path(sys.argv[1]).resolve()
    count = int(sys.argv[2]) if len(sys.argv) > 2 else len(MUTANTS)
    prepare(folder)
    subprocess.run(["swift", "build", "--build-tests"], cwd=folder, check=True, stdout=sys.stderr)
    failed, which = test(folder, 0)
    if failed:
        sys.exit(f"the tests fail without a mutant: {which}")
    numbers = sorted({1 + index * len(MUTANTS) // count for index in range(min(count, len(MUTANTS)))})
    survivors = []
    for number in numbers:
        noticed, failed = test(folder, number)
        print(f"{number:>3} {'noticed' if noticed else 'SURVIVED':<9} {MUTANTS[number - 1][3]}"
              + (f" ({failed[0]})" if failed else ""), flush=True)
        if not noticed:
            survivors.append(number)
    print(f"{len(numbers) - len(survivors)} of {len(numbers)} mutants noticed")
    sys.exit(1 if survivors else 0)


main()
