"""Measures how long `reeve apply` takes to create N accounts of which AWS makes K at once in T minutes each, on a clock
that passes only as something waits: the argument is the reeve binary. Beside it stand the least that any scheduler needs,
and AFT's formula, which starts one account in five minutes and looks every five minutes."""

import math
import subprocess
import sys


def measure(accounts, slots, minutes, idle=0):
    """Minutes, calls to AWS, and calls while idle."""
    command = [sys.argv[1], "measure-creates", "--accounts", str(accounts), "--slots", str(slots),
               "--minutes", str(minutes), "--idle-minutes", str(idle)]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [float(word) for word in output.split()]


def aft(accounts, slots, minutes):
    if minutes <= slots * 5:
        return (accounts - 1) * 5 + minutes
    rounds, rest = divmod(accounts - 1, slots)
    return rounds * 5 * math.ceil(minutes / 5) + rest * 5 + minutes


print("   K  T min    N      reeve    least   times        AFT   times")
worst = 0
for slots in (1, 5, 10):
    for minutes in (1, 10, 30):
        for accounts in (1, 5, 10, 50, 200):
            took, *_ = measure(accounts, slots, minutes)
            least = math.ceil(accounts / slots) * minutes
            peer = aft(accounts, slots, minutes)
            worst = max(worst, took / least)
            print(f"{slots:4} {minutes:6} {accounts:4} {took:10.2f} {least:8} {took / least:7.3f} "
                  f"{peer:10} {peer / took:7.1f}")
print(f"at most {worst:.3f} times the least")
took, calls, idle = measure(50, 5, 3, 60)
print(f"50 accounts in {took:.1f} minutes: {calls:.0f} calls to AWS; then in an idle hour: {idle:.0f}")
