"""The edit engine on files of three sizes: engine.py SPAWNERCTL EDIT-ENGINE EVENT-LOOP RUAMEL-PYTHON WORK-DIRECTORY"""

import os
import shutil
import subprocess
import sys

from files import grown
from pairs import faster, in_turn, row, seconds

HERE = os.path.dirname(os.path.abspath(__file__))
IMAGE = "registry.example.org/added:1"
# Size, inner repetitions of one measurement, runs, and how many times faster than ruamel.yaml we aim to be.
SIZES = [("10 KB", 10_000, 101, 15, 15), ("100 KB", 100_000, 31, 9, None), ("1 MB", 1_000_000, 9, 5, 50)]


def output(command):
    return float(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)


def main(spawnerctl, edit_engine, event_loop, python, work):
    for name, size, repetitions, runs, aim in SIZES:
        original, copy = os.path.join(work, "original.yaml"), os.path.join(work, "copy.yaml")
        with open(original, "w", encoding="utf-8") as file:
            file.write(grown(size))
        inner = in_turn(runs,
                        ours=lambda: output([edit_engine, original, str(repetitions)]),
                        theirs=lambda: output([event_loop, original, str(repetitions)]))
        ratio = inner["ours"] / inner["theirs"]
        row("load, one edit, save against libyaml's bare event loop, %s" % name,
            "%.2f ms" % inner["ours"], "%.2f ms" % inner["theirs"], "%.2f times its time" % ratio,
            "under 2: %s" % ("met" if ratio < 2 else "missed"))

        def edited(command):
            shutil.copyfile(original, copy)
            spent = seconds(command)
            if IMAGE not in open(copy, encoding="utf-8").read():
                sys.exit("nothing was added by: %s" % command)
            return spent

        ours = [spawnerctl, "image", "add", IMAGE, "--yes", "-f", copy]
        theirs = [python, os.path.join(HERE, "round_trip.py"), copy, IMAGE]
        whole = in_turn(runs, ours=lambda: edited(ours), theirs=lambda: edited(theirs))
        faster("`image add -f FILE` against a ruamel.yaml round trip, whole processes, %s" % name,
               whole["ours"], whole["theirs"], aim)


main(*sys.argv[1:])
