"""What stands outside of the container: AWS and a Git server, both behind TLS."""

import contextlib
import pathlib
import subprocess

import git_server
from processes import BOUND

USER = "reeve"
PASSWORD = "correct-horse"

SERVERS = """
    ssl_certificate {folder}/server.pem;
    ssl_certificate_key {folder}/server.key;
    server {{
        listen 127.0.0.1:{git} ssl;
        auth_basic reeve;
        auth_basic_user_file {folder}/users;
        location / {{ {backend} }}
    }}
    server {{
        listen 127.0.0.1:{aws} ssl;
        location / {{ proxy_pass {simulator}; proxy_set_header Host $http_host; }}
    }}
"""


class Servers(contextlib.ExitStack):
    """`git/remote.git` of the folder at `self.git`, and the simulator at `self.aws`."""

    def __init__(self, binary, folder):
        super().__init__()
        self.folder = pathlib.Path(folder)
        self.log = self.folder / "requests.jsonl"
        self.certify()
        (self.folder / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n")
        simulator = self.start_simulator(binary)
        git, aws = git_server.free_ports(2)
        backend = git_server.backend(self.folder, self.folder / "git", "$remote_user")
        git_server.serve(
            self.start, self.folder,
            SERVERS.format(folder=self.folder, git=git, aws=aws, simulator=simulator, backend=backend))
        self.git = f"https://localhost:{git}/remote.git"
        self.aws = f"https://localhost:{aws}"

    def start(self, command, **options):
        process = subprocess.Popen(
            [*BOUND, *map(str, command)], env=git_server.environment(self.folder),
            **{"stdin": subprocess.DEVNULL, **options})
        self.callback(process.wait)
        self.callback(process.terminate)
        return process

    def start_simulator(self, binary):
        process = self.start(
            [binary, "simulate", "--port", "0", "--create-seconds", "0.2", "--log", self.log],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        endpoint = process.stdout.readline().strip().partition("=")[2]
        if not endpoint:
            raise SystemExit("reeve simulate does not start")
        return endpoint

    def certify(self):
        """Makes an authority, `ca.pem`, and its certificate for localhost."""
        key = ["openssl", "req", "-x509", "-nodes", "-days", "2", "-newkey", "ec",
               "-pkeyopt", "ec_paramgen_curve:prime256v1"]
        self.run([*key, "-subj", "/CN=Test CA", "-keyout", "ca.key", "-out", "ca.pem"])
        self.run([*key, "-CA", "ca.pem", "-CAkey", "ca.key", "-subj", "/CN=localhost",
                  "-addext", "basicConstraints=critical,CA:FALSE", "-addext", "subjectAltName=DNS:localhost",
                  "-keyout", "server.key", "-out", "server.pem"])

    def run(self, command):
        subprocess.run(command, cwd=self.folder, check=True, capture_output=True)
