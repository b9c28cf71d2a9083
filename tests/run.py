#!/usr/bin/env python3
"""Runs Temper's tests and ends with the line `N passed, M failed`."""
import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.bench import run as bench
from tests.suites import SUITES
from tools import imgui, needs
from tools.steps import Stop, guarded


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fast", action="store_true", help="what finishes in half a minute")
    parser.add_argument("--only", metavar="NAME", action="append", help="this suite (repeatable)")
    parser.add_argument("--full", action="store_true", help="all suites, each fuzzer for five minutes")
    parser.add_argument("--fuzz", metavar="SECONDS", type=int, help="each fuzzer for so long (20)")
    parser.add_argument("--bench", action="store_true", help="measure the speed, test nothing")
    parser.add_argument("--list", action="store_true", help="name the suites and stop")
    options = parser.parse_args()
    options.fuzz = options.fuzz or (300 if options.full else 20)
    return options


def chosen(options):
    names = [suite.name for suite in SUITES]
    for name in options.only or []:
        if name not in names:
            raise Stop(f"There is no suite {name}; there are {', '.join(names)}.",
                       "python3 tests/run.py --list")
    if options.only:
        return [suite for suite in SUITES if suite.name in options.only]
    return [suite for suite in SUITES
            if (suite.fast or not options.fast) and (options.full or not suite.full)]


def run_suite(suite, options):
    """Its counts; a suite that stops before it can count has failed once."""
    print(f"{suite.name}: {suite.what}", flush=True)
    start = time.monotonic()
    try:
        passed, failed = suite.run(options)
    except Stop as stop:
        print(f"{stop.output}\n{stop.sentence}" + (f"\nTry: {stop.command}" if stop.command else ""))
        passed, failed = 0, 1
    print(f"  {passed} passed, {failed} failed, {time.monotonic() - start:.1f} s\n", flush=True)
    return passed, failed


def main():
    options = arguments()
    if options.list:
        print("\n".join(f"{suite.name:12} {suite.what}" for suite in SUITES))
        return 0
    if options.bench:
        return bench.main()
    suites = chosen(options)
    needs.install(*sorted({purpose for suite in suites for purpose in suite.needs}))
    imgui.fetch()
    results = [run_suite(suite, options) for suite in suites]
    passed, failed = (sum(column) for column in zip(*results))
    broken = [suite.name for suite, (_, faults) in zip(suites, results) if faults]
    if broken:
        print(f"Failed: {', '.join(broken)}. Again: python3 tests/run.py"
              + "".join(f" --only {name}" for name in broken))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


guarded(main)
