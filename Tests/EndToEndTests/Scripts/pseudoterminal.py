"""A terminal of a given size, and what is written to it."""

import fcntl
import os
import pty
import struct
import termios


def sized(lines, columns):
    """Our end and the program's end of a new terminal."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    return ours, theirs


def written(ours):
    """What is written, part by part, until nobody holds the program's end any more."""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # Linux says so at the end.
            return
        if not part:
            return
        yield part
