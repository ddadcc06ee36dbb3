"""Times things in turn and prints rows of the table."""

import os
import resource
import statistics
import subprocess
import sys
import time


def clock():
    """The time of day; or, where somebody asks for it, the processor time that commands have used.

    On a machine that is busy otherwise the latter is what can be compared at all.
    """
    if os.environ.get("BENCHMARK_TIME") != "processor":
        return time.perf_counter()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def seconds(command, accepted=(0,), **options):
    """How long a command takes; one that fails ends the benchmark with its own words."""
    start = clock()
    result = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, text=True, **options)
    spent = clock() - start
    if result.returncode not in accepted:
        sys.exit("failed: %s\n%s%s" % (command, result.stdout, result.stderr))
    return spent


def in_turn(runs, **works):
    """Runs each work once, then each again, and so on; gives the median of what each returned.

    One more run of each goes first and does not count: it fills the caches for both.
    """
    results = {name: [] for name in works}
    for turn in range(runs + 1):
        for name, work in works.items():
            value = work()
            if turn > 0:
                results[name].append(value)
    return {name: statistics.median(values) for name, values in results.items()}


def time_text(value):
    return "%.2f s" % value if value >= 1 else "%.1f ms" % (value * 1e3)


def row(what, ours, theirs, ratio, aim):
    print("| %s | %s | %s | %s | %s |" % (what, ours, theirs, ratio, aim), flush=True)


def faster(what, ours, theirs, aim):
    """A row on two times, where the aim, if any, is to be so many times faster."""
    ratio = theirs / ours
    verdict = "%g× faster: %s" % (aim, "met" if ratio >= aim else "missed") if aim else "none"
    row(what, time_text(ours), time_text(theirs), "%.1f× faster" % ratio, verdict)
