"""What stands behind a proxy: the simulator, or `git http-backend`."""

import http.client
import os
import subprocess
import urllib.parse

from proxy import Answer

HOP_BY_HOP = {"connection", "transfer-encoding", "content-length", "expect", "host"}


def simulator(endpoint):
    """Hands requests on to the simulator, and its answers back as they are, whole or not."""
    address = urllib.parse.urlsplit(endpoint)

    def forward(request):
        connection = http.client.HTTPConnection(address.hostname, address.port, timeout=60)
        try:
            headers = {name: value for name, value in request.headers if name.lower() not in HOP_BY_HOP}
            try:
                connection.request(request.method, request.path, request.body, headers)
                answer = connection.getresponse()
            except (http.client.HTTPException, OSError):
                return Answer(broken="reset")
            try:
                return Answer(answer.status, answer.getheaders(), answer.read())
            except http.client.IncompleteRead as error:
                return Answer(answer.status, answer.getheaders(), error.partial, broken="half")
            except OSError:
                return Answer(broken="reset")
        finally:
            connection.close()

    return forward


def git_backend(root):
    """Runs `git http-backend` for each request, on the repositories in this folder."""

    def run(request):
        url = urllib.parse.urlsplit(request.path)
        headers = {name.lower(): value for name, value in request.headers}
        environment = {
            "PATH": os.environ["PATH"], "HOME": str(root), "GIT_CONFIG_NOSYSTEM": "1", "GIT_PROJECT_ROOT": str(root),
            "GIT_HTTP_EXPORT_ALL": "1", "REQUEST_METHOD": request.method, "PATH_INFO": url.path,
            "QUERY_STRING": url.query, "CONTENT_TYPE": headers.get("content-type", ""),
            "CONTENT_LENGTH": str(len(request.body)), "HTTP_CONTENT_ENCODING": headers.get("content-encoding", ""),
            "GIT_PROTOCOL": headers.get("git-protocol", ""), "REMOTE_USER": "reeve", "REMOTE_ADDR": "127.0.0.1",
        }
        result = subprocess.run(
            ["git", "http-backend"], input=request.body, env=environment, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, check=False)
        head, _, body = result.stdout.partition(b"\r\n\r\n")
        lines = [line.partition(": ") for line in head.decode("latin-1").split("\r\n") if line]
        pairs = [(name, value) for name, _, value in lines]
        status = next((int(value.split()[0]) for name, value in pairs if name == "Status"), 200)
        return Answer(status if result.stdout else 500, pairs, body)

    return run
