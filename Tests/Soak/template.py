"""The state in which every run begins, made once by an undisturbed `reeve`."""

import pathlib
import shutil
import subprocess

import scenario
from process import Reeve
from world import World, git


def make(binary, folder, brief=False):
    """Writes `state.json` and `remote.git` into the folder: the accounts of the first commit stand, the adoption that
    needs an approval has it, and the second commit is not yet applied."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True)
    remote, work = folder / "remote.git", folder / "work"
    key = folder / "grace"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "grace", "-f", key], check=True)
    public = " ".join((folder / "grace.pub").read_text().split()[:2])
    git("init", "--quiet", "--bare", "--initial-branch=main", remote)
    for name, value in (("http.receivepack", "true"), ("gc.auto", "0"), ("receive.autogc", "false")):
        git("-C", remote, "config", name, value)
    git("init", "--quiet", "--initial-branch=main", work)

    def commit(accounts, message):
        scenario.write(work, accounts, public)
        git("-C", work, "add", "--all")
        git("-C", work, "commit", "--quiet", "--message", message)
        git("-C", work, "push", "--quiet", remote, "main")

    def run(world, expected, command, *arguments):
        place = ["--repo", str(remote), "--data-dir", str(folder / "data")]
        environment = world.environment(world.simulator.endpoint, "AKIASOAK")
        code = Reeve(world.binary, [command, *place, *arguments], environment, folder / "log").wait(60)
        if code != expected:
            raise RuntimeError(f"reeve {command} ended with {code}: {(folder / 'log').read_text()}")

    with World(binary, folder) as world:
        commit(scenario.BEFORE, "Begin")
        # 3: an approval is waited for.
        run(world, 3, "apply", "--completion-interval", "0.1")
        plans = git("-C", remote, "ls-tree", "--name-only", "reeve/status:plans").split()
        plan = next(name for name in plans if name.endswith(".json")).removesuffix(".json")
        run(world, 0, "approve", "--key", str(key), plan)
        left_out = scenario.BRIEF_LEAVES_OUT if brief else set()
        commit({key: text for key, text in scenario.AFTER.items() if key not in left_out}, "Ask for everything")
    for name in ("work", "data"):
        shutil.rmtree(folder / name)
    for name in ("requests.jsonl", "simulator.err", "log", "state.json.lock"):
        (folder / name).unlink(missing_ok=True)
    return folder
