"""`git http-backend` behind nginx, as people have it."""

import contextlib
import os
import pathlib
import socket
import subprocess

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
    {servers}
}}
"""

# Whoever has a name may push.
BACKEND = """
            fastcgi_pass unix:{folder}/fcgi;
            fastcgi_param SCRIPT_FILENAME /usr/lib/git-core/git-http-backend;
            fastcgi_param GIT_PROJECT_ROOT {repositories};
            fastcgi_param GIT_HTTP_EXPORT_ALL 1;
            fastcgi_param PATH_INFO $uri;
            fastcgi_param QUERY_STRING $query_string;
            fastcgi_param REQUEST_METHOD $request_method;
            fastcgi_param CONTENT_TYPE $content_type;
            fastcgi_param CONTENT_LENGTH $content_length;
            fastcgi_param REMOTE_USER {user};
"""


def backend(folder, repositories, user):
    """What a `location` that serves the repositories in a folder says. The user may be a variable of nginx."""
    return BACKEND.format(folder=folder, repositories=repositories, user=user)


def serve(start, folder, servers):
    """Starts both, with nginx's `server` blocks, and returns once they listen. `start` takes a command and Popen's streams,
    and ends what it started."""
    folder = pathlib.Path(folder)
    # It gets its socket from us, already listening, so that no request can come too early.
    (folder / "fcgi").unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / "fcgi"))
        listening.listen(64)
        start(["fcgiwrap", "-c", "2"], stdin=listening, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    (folder / "nginx.conf").write_text(CONFIGURATION.format(folder=folder, servers=servers))
    nginx = start(
        ["nginx", "-e", "stderr", "-p", folder, "-c", folder / "nginx.conf"], stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True)
    # It says so once it listens.
    if not any("getrlimit" in line for line in nginx.stderr):
        raise SystemExit("nginx does not start")


def environment(home):
    """What both have in theirs."""
    path = os.environ["PATH"] + ":/usr/sbin:/sbin"
    return {**os.environ, "PATH": path, "HOME": str(home), "GIT_CONFIG_NOSYSTEM": "1"}


def free_ports(count):
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
