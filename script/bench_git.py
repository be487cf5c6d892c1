"""The Git server of script/bench's measurements, without TLS."""

import contextlib
import subprocess

import git_server


@contextlib.contextmanager
def served(folder):
    """Gives the URL below which this folder's repositories can be fetched from and pushed to."""
    [port] = git_server.free_ports(1)
    location = f"location / {{ {git_server.backend(folder, folder, 'bench')} }}"
    with contextlib.ExitStack() as stack:
        def start(command, **streams):
            process = stack.enter_context(
                subprocess.Popen(
                    list(map(str, command)), env=git_server.environment(folder), start_new_session=True, **streams))
            stack.callback(process.terminate)
            return process

        git_server.serve(start, folder, f"server {{ listen 127.0.0.1:{port}; {location} }}")
        yield f"http://127.0.0.1:{port}"
