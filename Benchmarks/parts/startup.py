"""Start-up time and peak memory: startup.py SPAWNERCTL"""

import statistics
import subprocess
import sys

from pairs import faster, in_turn, row, seconds

RUNS = 40


def peak(command):
    """Peak resident memory in MiB, by GNU time: measured from here, the fork of Python would count."""
    result = subprocess.run(["/usr/bin/time", "--format", "%M"] + command, check=True,
                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    return int(result.stderr.split()[-1]) / 1024


def main(spawnerctl):
    ours, theirs = [spawnerctl, "version"], ["kubectl", "version", "--client"]
    times = in_turn(RUNS, ours=lambda: seconds(ours), theirs=lambda: seconds(theirs))
    faster("start-up: `version` against `kubectl version --client`",
           times["ours"], times["theirs"], 5)
    memory = in_turn(RUNS, ours=lambda: peak(ours), theirs=lambda: peak(theirs))
    share = memory["ours"] / memory["theirs"]
    row("peak memory of the same", "%.1f MiB" % memory["ours"], "%.1f MiB" % memory["theirs"],
        "%.2f of it" % share, "half: %s" % ("met" if share <= 0.5 else "missed"))


main(*sys.argv[1:])
