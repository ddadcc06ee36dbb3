"""Lint on a thousand files, and on files that grow: lint.py SPAWNERCTL LINT-GROWTH YAMLLINT WORK-DIRECTORY"""

import os
import subprocess
import sys

from files import grown
from pairs import in_turn, row, seconds

FILES, SIZE, RUNS, AIM = 1000, 10_000, 3, 10
# How often each thing is repeated in the smaller file, and how much longer a byte of the larger may take.
COUNT, NOISE = 2000, 1.5


def linted(command):
    """How long it takes to lint; that something is found is no failure."""
    return seconds(command, accepted=(0, 1))


def main(spawnerctl, lint_growth, yamllint, work):
    folder = os.path.join(work, "lint")
    os.mkdir(folder)
    paths = [os.path.join(folder, "%04d.yaml" % number) for number in range(FILES)]
    for number, path in enumerate(paths):
        with open(path, "w", encoding="utf-8") as file:
            file.write(grown(SIZE).replace("/team-1/", "/group-%d/" % number))
    times = in_turn(RUNS, ours=lambda: linted([spawnerctl, "lint"] + paths),
                    theirs=lambda: linted([yamllint, "-d", "relaxed"] + paths))
    ratio = times["theirs"] / times["ours"]
    row("`lint` on %d files of 10 KB in one process against `yamllint -d relaxed`" % FILES,
        "%.0f files/s" % (FILES / times["ours"]), "%.0f files/s" % (FILES / times["theirs"]),
        "%.1f× faster" % ratio, "%d× faster: %s" % (AIM, "met" if ratio >= AIM else "missed"))
    lines = subprocess.run([lint_growth, str(COUNT)], check=True, stdout=subprocess.PIPE, text=True).stdout
    shapes = [line.split("\t") for line in lines.splitlines()]
    name, small, large, _, _, growth = max(shapes, key=lambda shape: float(shape[5]))
    row("time of `lint` for each byte, four times the file, worst of %d shapes (%s)" % (len(shapes), name),
        "%d KB" % (int(large) // 1000), "%d KB" % (int(small) // 1000), "%.2f times" % float(growth),
        "linear, under %g: %s" % (NOISE, "met" if float(growth) < NOISE else "missed"))


main(*sys.argv[1:])
