"""What stands outside of the container: AWS and a Git server, both behind TLS."""

import contextlib
import os
import pathlib
import socket
import subprocess

from process import BOUND

USER = "reeve"
PASSWORD = "correct-horse"

CONFIGURATION = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log stderr notice;
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_max_body_size 0;
    client_body_temp_path {folder}/client_body;
    fastcgi_temp_path {folder}/fastcgi;
    proxy_temp_path {folder}/proxy;
    scgi_temp_path {folder}/scgi;
    uwsgi_temp_path {folder}/uwsgi;
    ssl_certificate {folder}/server.pem;
    ssl_certificate_key {folder}/server.key;
    server {{
        listen 127.0.0.1:{git} ssl;
        auth_basic reeve;
        auth_basic_user_file {folder}/users;
        location / {{
            fastcgi_pass unix:{folder}/fcgi;
            fastcgi_param SCRIPT_FILENAME /usr/lib/git-core/git-http-backend;
            fastcgi_param GIT_PROJECT_ROOT {folder}/git;
            fastcgi_param GIT_HTTP_EXPORT_ALL 1;
            fastcgi_param PATH_INFO $uri;
            fastcgi_param QUERY_STRING $query_string;
            fastcgi_param REQUEST_METHOD $request_method;
            fastcgi_param CONTENT_TYPE $content_type;
            fastcgi_param CONTENT_LENGTH $content_length;
            fastcgi_param REMOTE_USER $remote_user;
            fastcgi_param REMOTE_ADDR $remote_addr;
        }}
    }}
    server {{
        listen 127.0.0.1:{aws} ssl;
        location / {{ proxy_pass {simulator}; proxy_set_header Host $http_host; }}
    }}
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
        self.start_gateway()
        git, aws = free_ports(2)
        text = CONFIGURATION.format(folder=self.folder, git=git, aws=aws, simulator=simulator)
        (self.folder / "nginx.conf").write_text(text)
        nginx = self.start(
            ["nginx", "-e", "stderr", "-p", self.folder, "-c", self.folder / "nginx.conf"],
            stderr=subprocess.PIPE, text=True)
        # It says so once it listens.
        for line in nginx.stderr:
            if "getrlimit" in line:
                break
        else:
            raise SystemExit("nginx does not start")
        self.git = f"https://localhost:{git}/remote.git"
        self.aws = f"https://localhost:{aws}"

    def start(self, command, **options):
        environment = {**os.environ, "PATH": os.environ["PATH"] + ":/usr/sbin:/sbin", "HOME": str(self.folder)}
        process = subprocess.Popen(
            [*BOUND, *map(str, command)], env={**environment, "GIT_CONFIG_NOSYSTEM": "1"},
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

    def start_gateway(self):
        # It gets its socket from us, already listening, so that no request can come too early.
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(str(self.folder / "fcgi"))
            listening.listen(64)
            self.start(["fcgiwrap", "-c", "2"], stdin=listening, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

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


def free_ports(count):
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
