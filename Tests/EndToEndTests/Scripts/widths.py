"""Prints the characters to which wcwidth gives no column, or two: `first last width`, in hexadecimal."""

import unicodedata

from wcwidth import wcwidth

first = last = width = None
for value in range(0x110000):
    character = chr(value)
    # What is escaped is not shown as it is; what this Python does not know is not compared.
    if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"):
        continue
    print(f"{value:x} {wcwidth(character)}")
