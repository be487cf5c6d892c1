"""The image's root as a folder: a base system, and what the second stage of the Dockerfile does to it."""

import hashlib
import os
import pathlib
import shutil
import subprocess

import debian

# As `docker build` runs a RUN: as root, in the root, with the machine's names and a /proc.
RUN = """
set -eu
mount --bind "$1" "$1"
mount -t proc proc "$1/proc"
mount --rbind /dev "$1/dev"
mount --bind "$(readlink -f /etc/resolv.conf)" "$1/etc/resolv.conf"
exec chroot "$1" /bin/sh -c "$2"
"""


class Root:
    def __init__(self, builder, runtime, project, folder):
        self.builder = builder
        self.runtime = runtime
        self.project = pathlib.Path(project)
        self.folder = pathlib.Path(folder)
        self.path = self.folder / "root"

    def make(self, binary=None):
        """Makes the root, from what an earlier run left if the Dockerfile has not changed since.

        `binary` is copied instead of the file that the first stage makes."""
        self.folder.mkdir(parents=True, exist_ok=True)
        key = self.folder / "root.key"
        if not self.path.exists() or not key.exists() or key.read_text() != self.key:
            key.unlink(missing_ok=True)
            self.make_system()
            key.write_text(self.key)
        for source, target in self.runtime.copies:
            self.copy(binary or self.built(source), self.path / target.lstrip("/"))

    @property
    def key(self):
        """Changes with what the root is made of, the copied files apart."""
        parts = [self.runtime.base, *self.runtime.runs]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def make_system(self):
        self.remove(self.path)
        new = self.folder / "root.new"
        self.remove(new)
        base = self.folder / "base.tar"
        if not base.exists():
            debian.make(debian.suite(self.builder, self.runtime), new, self.folder)
            self.run(["tar", "--create", "--numeric-owner", "--file", f"{base}.new", "--directory", new, "."])
            os.rename(f"{base}.new", base)
        else:
            new.mkdir()
            self.run(["tar", "--extract", "--numeric-owner", "--file", base, "--directory", new])
        for command in self.runtime.runs:
            self.enter(new, command)
        # An engine puts its own over them.
        for name in ("hosts", "resolv.conf", "hostname"):
            (new / "etc" / name).unlink(missing_ok=True)
            (new / "etc" / name).touch()
        os.rename(new, self.path)

    def enter(self, root, command):
        environment = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root"}
        self.run(
            ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", RUN, "sh", root, command],
            env=environment)

    def built(self, source):
        """The file of this machine's build that stands for one of the first stage."""
        return self.project / pathlib.PurePosixPath(source).relative_to(self.builder.value("WORKDIR"))

    def copy(self, source, target):
        # A process may run the old one.
        new = target.with_name(target.name + ".new")
        shutil.copyfile(source, new)
        new.chmod(0o755)
        os.rename(new, target)

    def remove(self, path):
        if path.exists():
            # What a stopped run left mounted is in its own namespace, and gone with it.
            shutil.rmtree(path)

    def run(self, command, **options):
        result = subprocess.run(
            [str(part) for part in command], stdin=subprocess.DEVNULL, capture_output=True, text=True, **options)
        if result.returncode != 0:
            raise SystemExit(f"{' '.join(map(str, command))}\n{result.stdout[-2000:]}{result.stderr[-2000:]}")

    def listing(self):
        """Every path of the root and what a write to it would change."""
        found = {}
        for folder, folders, files in os.walk(self.path):
            for name in ["", *folders, *files]:
                path = os.path.join(folder, name)
                status = os.lstat(path)
                found[path] = (
                    status.st_mode, status.st_uid, status.st_gid, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
        return found
