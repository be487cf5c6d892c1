"""The Git server of script/bench's measurements: nginx before `git http-backend`, as people have it, without TLS."""

import contextlib
import os
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
    server {{
        listen 127.0.0.1:{port};
        location / {{
            fastcgi_pass unix:{folder}/fcgi;
            fastcgi_param SCRIPT_FILENAME /usr/lib/git-core/git-http-backend;
            fastcgi_param GIT_PROJECT_ROOT {folder};
            fastcgi_param GIT_HTTP_EXPORT_ALL 1;
            fastcgi_param REMOTE_USER bench;
            fastcgi_param PATH_INFO $uri;
            fastcgi_param QUERY_STRING $query_string;
            fastcgi_param REQUEST_METHOD $request_method;
            fastcgi_param CONTENT_TYPE $content_type;
            fastcgi_param CONTENT_LENGTH $content_length;
        }}
    }}
}}
"""


@contextlib.contextmanager
def served(folder):
    """Gives the URL below which this folder's repositories can be fetched from and pushed to."""
    path = os.environ["PATH"] + ":/usr/sbin"
    environment = {**os.environ, "PATH": path, "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1"}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "nginx.conf").write_text(CONFIGURATION.format(folder=folder, port=port))
    with contextlib.ExitStack() as stack:
        def start(*command, **streams):
            process = stack.enter_context(subprocess.Popen(command, env=environment, start_new_session=True, **streams))
            stack.callback(process.terminate)
            return process

        # It gets its socket from us, already listening, so that no request can come too early.
        (folder / "fcgi").unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(str(folder / "fcgi"))
            listening.listen(64)
            start("fcgiwrap", "-c", "2", stdin=listening, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        nginx = start(
            "nginx", "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf"), stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True)
        # It says so once it listens.
        if not any("getrlimit" in line for line in nginx.stderr):
            raise SystemExit("nginx does not start")
        yield f"http://127.0.0.1:{port}"
