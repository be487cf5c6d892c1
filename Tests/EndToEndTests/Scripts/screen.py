"""Runs a program at a terminal and tells what was to be seen there, as a terminal emulator (pyte) shows it.

Arguments: columns, lines, a JSON list of texts, the program, its own. As each of the texts in turn is on the screen,
Ctrl-C is typed. Prints JSON: `frames`, what was on the screen after each writing; `screen`, what was there at the end;
`printed`, the same with what had scrolled away; whether the cursor was visible then; how many writings hid it; and the
exit code.
"""

import fcntl
import json
import os
import subprocess
import sys
import termios

import pseudoterminal
import pyte

columns, lines, triggers = int(sys.argv[1]), int(sys.argv[2]), json.loads(sys.argv[3])
ours, theirs = pseudoterminal.sized(lines, columns)


def take_terminal():
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


program = subprocess.Popen(sys.argv[4:], stdin=theirs, stdout=theirs, stderr=theirs, preexec_fn=take_terminal)
os.close(theirs)
screen = pyte.HistoryScreen(columns, lines, history=10000)
stream = pyte.ByteStream(screen)
frames, hides = [], 0


def shown():
    return [line.rstrip() for line in screen.display]


for part in pseudoterminal.written(ours):
    hides += part.count(b"\x1b[?25l")
    stream.feed(part)
    frames.append([line for line in shown() if line])
    if triggers and any(triggers[0] in line for line in shown()):
        os.write(ours, b"\x03")
        del triggers[0]
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
