"""The image's entry point, run in its root as an engine runs it with the settings of `compose.yaml`."""

import os
import pathlib
import queue
import signal
import subprocess
import threading
import time

import processes

# A mount and a process namespace: the root read-only and in it one volume, a /proc, a read-only /dev without shared
# memory, and the files given. The process is the first of its namespace, has no capability, and can get none.
ENTER = r"""
set -eu
root=$1 layers=$2 volume=$3 user=$4 group=$5 change=$6 secrets=$7
shift 7
mount -t overlay overlay -o "lowerdir=$root,upperdir=$layers/upper,workdir=$layers/work" "$layers/root"
cd "$layers/root"
sh -euc "$change"
mkdir -p "$layers/volume" run/secrets
# A new volume takes owner and mode from the folder that the image has in its place.
chown --reference=".$volume" "$layers/volume"
chmod --reference=".$volume" "$layers/volume"
mount --bind "$layers/volume" ".$volume"
mount -t proc proc proc
mount -t tmpfs -o mode=755,size=64k tmpfs dev
for node in null zero full random urandom; do
    touch dev/$node
    mount --bind /dev/$node dev/$node
done
ln -s /proc/self/fd dev/fd
mount -o remount,ro dev
mount --bind "$secrets" run/secrets
mount -o remount,bind,ro run/secrets
mount --bind /etc/hosts etc/hosts
mount -o remount,bind,ro etc/hosts
mount -o remount,ro "$layers/root"
exec chroot . setpriv --reuid "$user" --regid "$group" --clear-groups --no-new-privs --bounding-set=-all \
    --inh-caps=-all --pdeathsig KILL -- "$@"
"""


class Ended(Exception):
    """The process ended, or said nothing more, before it said what was waited for."""


class Container:
    """One container, from its start to its end."""

    def __init__(self, image, root, folder, arguments, environment, secrets, change=":"):
        """`change` is a shell command that is run at the top of the root before that is made read-only."""
        self.image = image
        # What it says as a sign that no more will come.
        self.last_words = None
        self.folder = pathlib.Path(folder)
        for name in ("upper", "work", "root"):
            (self.folder / name).mkdir(parents=True)
        entry, _ = image.command
        user, group = image.user
        everything = {
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", **image.environment, **environment}
        self.output = []
        self.unread = queue.Queue()
        self.process = subprocess.Popen(
            [*processes.BOUND, "unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", ENTER, "sh", root,
             str(self.folder), image.volume, str(user), str(group), change, str(secrets), *entry, *arguments],
            env=everything, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stdout:
            self.output.append(line)
            self.unread.put(line)
        self.unread.put(None)

    def wait_for(self, *texts, seconds=60):
        """Reads on until each text was in a line.

        Raises Ended."""
        end = time.monotonic() + seconds
        missing = set(texts)
        while missing:
            try:
                line = self.unread.get(timeout=max(0, end - time.monotonic()))
            except queue.Empty:
                raise Ended(f"in {seconds} s nothing said {missing}") from None
            if line is None:
                raise Ended(f"it ended with {self.process.wait()} before it said {missing}")
            if self.last_words and self.last_words in line:
                raise Ended(line.strip())
            missing = {text for text in missing if text not in line}

    @property
    def first(self):
        """The process that is the first of its namespace, by its number outside."""
        (pid,) = processes.children(self.process.pid)
        return pid

    def status(self):
        """What the kernel says of the first process."""
        lines = pathlib.Path(f"/proc/{self.first}/status").read_text().splitlines()
        return {name: value.split() for name, _, value in (line.partition(":") for line in lines)}

    def stop(self):
        """Sends the image's stop signal, and gives the exit code."""
        os.kill(self.first, signal.SIGTERM)
        return self.process.wait(timeout=30)

    def close(self):
        """Ends what still runs of it: with the first of its namespace go all the others."""
        first = processes.children(self.process.pid)
        for pid in first:
            os.kill(pid, signal.SIGKILL)
        if not first:
            self.process.kill()
        self.process.wait()

    def written(self):
        """The paths of the root that are not as the image has them."""
        return listing(self.folder / "upper")

    def kept(self):
        """The paths below the volume."""
        return listing(self.folder / "volume")


def listing(folder):
    return sorted(
        f"/{os.path.relpath(os.path.join(place, name), folder)}"
        for place, folders, files in os.walk(folder) for name in [*folders, *files])
