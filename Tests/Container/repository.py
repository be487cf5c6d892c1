"""The repository of the job, and its remote."""

import os
import pathlib
import subprocess

import servers

GIT = {
    "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.com", "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.com",
}


def git(*arguments):
    """What a git command prints."""
    return subprocess.run(
        ["git", *map(str, arguments)], env={**os.environ, **GIT}, check=True, capture_output=True, text=True).stdout


class Repository:
    """`work`, whose approver is Grace, and `git/remote.git`, which the servers show."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.work = self.folder / "work"
        self.remote = self.folder / "git" / "remote.git"
        self.key = self.folder / "grace"
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "grace", "-f", self.key], check=True)
        git("init", "--quiet", "--bare", "--initial-branch=main", self.remote)
        git("-C", self.remote, "config", "http.receivepack", "true")
        git("init", "--quiet", "--initial-branch=main", self.work)
        public = " ".join(pathlib.Path(f"{self.key}.pub").read_text().split()[:2])
        self.commit({
            "reeve.yaml": "version: 1\nowner: acme\napprovers:\n"
                          f'  - {{principal: grace@example.com, key: "{public}"}}\n',
            "accounts/Sandbox/blog.yaml": "name: Blog\nemail: blog@example.com\n",
            "accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\n",
        })

    def commit(self, files):
        """Commits and pushes these texts; None deletes a file."""
        for name, text in files.items():
            path = self.work / name
            if text is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
        git("-C", self.work, "add", "--all")
        git("-C", self.work, "commit", "--quiet", "--message", "Change accounts")
        git("-C", self.work, "push", "--quiet", self.remote, "main")

    def approve(self, binary):
        """Signs all that waits in the newest plan that something waits in, outside of the container."""
        names = git("-C", self.remote, "ls-tree", "--name-only", "reeve/status:plans").split()
        for plan in (name.removesuffix(".json") for name in names if name.endswith(".json")):
            result = subprocess.run(
                [binary, "approve", "--repo", self.remote, "--data-dir", self.folder / "desk", "--key", self.key, plan],
                env={**os.environ, **GIT, "HOME": str(self.folder)}, capture_output=True, text=True)
            if result.returncode == 0:
                return
        raise RuntimeError(f"no plan to approve: {result.stderr}")

    def status(self, *arguments):
        return git("-C", self.remote, *arguments)


def environment(place):
    """What the container is told: everything that says where, and by which name."""
    return {
        "REEVE_REPO": place.git, "REEVE_GIT_USERNAME": servers.USER, 
        "REEVE_GIT_PASSWORD_FILE": "/run/secrets/git_password",
        "AWS_ENDPOINT_URL": place.aws, "AWS_SHARED_CREDENTIALS_FILE": "/run/secrets/aws",
    }
