"""A base system as the image `debian:12-slim` has it, made with debootstrap."""

import pathlib
import shutil
import subprocess

OPTIONS = ["--variant=minbase"]


def suite(builder, runtime):
    """The Debian release that both stages of the Dockerfile stand on, and that this machine's apt knows."""
    name = builder.base.rpartition("-")[2]
    release = runtime.base.removeprefix("debian:").removesuffix("-slim")
    version = pathlib.Path("/etc/debian_version").read_text().partition(".")[0].strip()
    if (release, codename()) != (version, name):
        raise SystemExit(
            f"The root of {runtime.base} is made on Debian {release} ({name}); this machine has {version} ({codename()}).")
    return name


def codename():
    for line in pathlib.Path("/etc/os-release").read_text().splitlines():
        if line.startswith("VERSION_CODENAME="):
            return line.partition("=")[2].strip('"')
    return ""


def sources():
    """The lines of sources.list that say what this machine's own apt has of Debian."""
    format = "$(REPO_URI) $(CODENAME) $(COMPONENT)"
    lines = subprocess.run(
        ["apt-get", "indextargets", "--format", format, "Created-By: Packages", "Origin: Debian"],
        check=True, capture_output=True, text=True).stdout.split("\n")
    found = [line for line in dict.fromkeys(lines) if line]
    if not found:
        raise SystemExit("apt knows no Debian mirror here: run apt-get update")
    return found


def mirror(name):
    for line in sources():
        address, code, component = line.split()
        if (code, component) == (name, "main"):
            return address
    raise SystemExit(f"apt's sources have no {name} here")


def proxies():
    """How this machine's apt reaches its mirrors, as lines of apt.conf."""
    lines = subprocess.run(["apt-config", "dump"], check=True, capture_output=True, text=True).stdout.splitlines()
    return [line for line in lines if line.startswith(("Acquire::http", "Acquire::https")) and "proxy" in line.lower()]


def download(name, address, folder):
    """Has apt fetch what debootstrap will install: it takes a tenth of the time that debootstrap takes."""
    scratch = folder / "listing"
    packages = subprocess.run(
        ["debootstrap", *OPTIONS, "--print-debs", name, scratch, address],
        check=True, capture_output=True, text=True).stdout.split()
    shutil.rmtree(scratch, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)
    # What it does not get, debootstrap gets itself.
    subprocess.run(
        ["apt-get", "download", "-qq", *(f"{package}/{name}" for package in packages)], cwd=folder,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def make(name, target, folder):
    """Makes the base system in `target`, which is not there yet."""
    address = mirror(name)
    cache = folder / "packages"
    download(name, address, cache)
    with open(folder / "debootstrap.log", "wb") as log:
        result = subprocess.run(
            ["debootstrap", *OPTIONS, f"--cache-dir={cache}", name, target, address], stdout=log, stderr=log)
    if result.returncode != 0:
        raise SystemExit(f"debootstrap failed:\n{(folder / 'debootstrap.log').read_text()[-2000:]}")
    for package in (target / "var/cache/apt/archives").glob("*.deb"):
        package.unlink()
    (target / "etc/apt/sources.list").write_text("".join(f"deb {line}\n" for line in sources()))
    (target / "etc/apt/apt.conf.d/99proxies").write_text("".join(f"{line}\n" for line in proxies()))
