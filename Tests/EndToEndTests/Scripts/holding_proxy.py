"""A proxy before AWS that keeps the answers to one operation back. Arguments: the endpoint, the operation.

It prints PORT and its port, then a line for each answer that it holds; a line of input lets all of them go.
"""

import http.client
import http.server
import sys
import threading
import urllib.parse

endpoint, operation = urllib.parse.urlsplit(sys.argv[1]), sys.argv[2]
released = threading.Event()


class Proxy(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        upstream = http.client.HTTPConnection(endpoint.hostname, endpoint.port)
        upstream.request("POST", self.path, body, dict(self.headers))
        answer = upstream.getresponse()
        content = answer.read()
        name = self.headers.get("X-Amz-Target", "").rpartition(".")[2]
        if name == operation and not released.is_set():
            print(f"HOLDING {name}", flush=True)
            released.wait()
        try:
            self.send_response(answer.status)
            for header, value in answer.getheaders():
                if header.lower() not in ("content-length", "transfer-encoding", "connection"):
                    self.send_header(header, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
        except OSError:  # Whoever asked is gone.
            self.close_connection = True

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True


server = Server(("127.0.0.1", 0), Proxy)
print(f"PORT {server.server_port}", flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.readline()
released.set()
# The end of input is the end.
sys.stdin.read()
