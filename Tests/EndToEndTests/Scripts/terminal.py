"""Runs a program at a terminal of so many columns, and prints what it wrote there. Arguments: columns, program, its own.

Exits as the program does.
"""

import os
import subprocess
import sys

import pseudoterminal

ours, theirs = pseudoterminal.sized(24, int(sys.argv[1]))
program = subprocess.Popen(sys.argv[2:], stdout=theirs, stdin=subprocess.DEVNULL)
os.close(theirs)
text = b"".join(pseudoterminal.written(ours))
sys.stdout.buffer.write(text.replace(b"\r\n", b"\n"))
sys.exit(program.wait())
