"""Runs a program at a terminal and tells what was to be seen there, as a terminal emulator (pyte) shows it.

Arguments: columns, lines, a text or nothing, how often, the program, its own. When the text is first on the screen,
Ctrl-C is typed; as often, each time after something new was written. Prints JSON: `frames`, what was on the screen after
each writing; `screen`, what was there at the end; `printed`, the same with what had scrolled away; whether the cursor was
visible then; how many writings hid it; and the exit code.
"""

import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios

import pyte

columns, lines, trigger, times = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
ours, theirs = pty.openpty()
fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))


def take_terminal():
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


program = subprocess.Popen(sys.argv[5:], stdin=theirs, stdout=theirs, stderr=theirs, preexec_fn=take_terminal)
os.close(theirs)
screen = pyte.HistoryScreen(columns, lines, history=10000)
stream = pyte.ByteStream(screen)
frames, hides, typed, seen = [], 0, 0, False


def shown():
    return [line.rstrip() for line in screen.display]


while True:
    try:
        part = os.read(ours, 65536)
    except OSError:  # Linux: nobody holds the other end any more.
        break
    if not part:
        break
    hides += part.count(b"\x1b[?25l")
    stream.feed(part)
    frames.append([line for line in shown() if line])
    seen = seen or (trigger != "" and any(trigger in line for line in shown()))
    if seen and typed < times:
        os.write(ours, b"\x03")
        typed += 1
history = ["".join(row[column].data for column in range(columns)).rstrip() for row in screen.history.top]
print(
    json.dumps(
        {
            "frames": frames,
            "screen": [line for line in shown() if line],
            "printed": [line for line in history + shown() if line],
            "cursorVisible": not screen.cursor.hidden,
            "cursorColumn": screen.cursor.x,
            "hides": hides,
            "code": program.wait(),
        }
    )
)
