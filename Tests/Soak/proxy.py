"""An HTTP server that numbers requests and hands them on, and can be told what to do before and after each."""

import dataclasses
import http.server
import itertools
import socket
import struct
import threading


@dataclasses.dataclass
class Request:
    """One request."""

    channel: str
    number: int
    method: str
    path: str
    headers: list
    body: bytes
    # What watchers remember of it.
    notes: dict = dataclasses.field(default_factory=dict)


@dataclasses.dataclass
class Answer:
    """What is behind the proxy answered. `broken` is `reset` if it did not, and `half` if not to the end."""

    status: int = 0
    headers: list = dataclasses.field(default_factory=list)
    body: bytes = b""
    broken: str = ""


class Cut(Exception):
    """Ends the connection without an answer."""


class Proxy:
    """Serves on a port of its own. `upstream` makes an Answer of a Request; each watcher's `before(request)` runs
    first, and its `after(request, answer)` before the answer is passed back. Either may raise Cut, or give an answer: that
    of `before` stands for the upstream's, and that of `after` takes its place. `passed(request)` follows the answer."""

    def __init__(self, channel, upstream, counter=None):
        self.channel = channel
        self.upstream = upstream
        self.watchers = []
        self.counter = counter or itertools.count(1)
        self.server = _Server(("127.0.0.1", 0), _Handler)
        self.server.proxy = self
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 60}, daemon=True).start()

    def close(self):
        """Takes no more requests. Those that are under way end by themselves."""
        # `shutdown` would wait for the end of a poll; closing the socket under it is enough, and wakes it.
        self.server.socket.shutdown(socket.SHUT_RDWR)
        self.server.shutdown()
        self.server.server_close()

    def handle(self, method, path, headers, body):
        """The answer to a request.

        Raises Cut if there is to be none."""
        request = Request(self.channel, next(self.counter), method, path, headers, body)
        watchers = list(self.watchers)
        answer = None
        for watcher in watchers:
            answer = watcher.before(request) or answer
        answer = answer or self.upstream(request)
        for watcher in watchers:
            answer = watcher.after(request, answer) or answer
        return request, watchers, answer


class Watcher:
    """Looks on. What looks closer overrides these."""

    def before(self, request):
        pass

    def after(self, request, answer):
        pass

    def passed(self, request):
        pass


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request, client_address):
        """A client that was killed breaks its connections: that is no error here."""

    def shutdown_request(self, request):
        """A connection that was cut ends with a reset, as one does whose server is gone."""
        if request.fileno() >= 0 and request.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 8) == _RESET:
            self.close_request(request)
        else:
            super().shutdown_request(request)


_RESET = struct.pack("ii", 1, 0)


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_POST(self):
        body = self._body()
        try:
            request, watchers, answer = self.server.proxy.handle(
                self.command, self.path, self.headers.items(), body)
        except Cut:
            return self._reset()
        if answer.broken == "reset":
            return self._reset()
        self.send_response_only(answer.status)
        for name, value in answer.headers:
            if name.lower() not in ("connection", "transfer-encoding", "content-length", "status"):
                self.send_header(name, value)
        length = len(answer.body) * (2 if answer.broken else 1)
        self.send_header("Content-Length", str(length))
        self.end_headers()
        self.wfile.write(answer.body)
        self.wfile.flush()
        self.close_connection = self.close_connection or bool(answer.broken)
        for watcher in watchers:
            watcher.passed(request)

    do_GET = do_POST

    def _reset(self):
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        self.close_connection = True

    def _body(self):
        if "chunked" not in self.headers.get("Transfer-Encoding", ""):
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = b""
        while length := int(self.rfile.readline().split(b";")[0], 16):
            body += self.rfile.read(length)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def log_message(self, *arguments):
        pass
