"""Runs a program at a terminal of so many columns, and prints what it wrote there. Arguments: columns, program, its own.

Exits as the program does.
"""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios

ours, theirs = pty.openpty()
fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, int(sys.argv[1]), 0, 0))
program = subprocess.Popen(sys.argv[2:], stdout=theirs, stdin=subprocess.DEVNULL)
os.close(theirs)
written = b""
while True:
    try:
        part = os.read(ours, 65536)
    except OSError:  # Linux: nobody holds the other end any more.
        break
    if not part:
        break
    written += part
sys.stdout.buffer.write(written.replace(b"\r\n", b"\n"))
sys.exit(program.wait())
