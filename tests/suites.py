"""Every test suite, in the order they run: what is quick to fail comes first."""
import re
import subprocess
import sys
from dataclasses import dataclass
from typing import Callable

from tools.steps import ROOT, Stop, run


@dataclass(frozen=True)
class Suite:
    name: str
    what: str
    needs: tuple  # purposes of tools/needs.py
    run: Callable  # options -> (passed, failed)
    fast: bool = False  # part of the inner loop


def sources(*endings):
    """Our own C++ files."""
    return sorted(path for folder in ("core", "shell", "web", "tests")
                  for path in (ROOT / folder).rglob("*")
                  if path.suffix in endings and "node_modules" not in path.parts)


def counted(command, **options):
    """Runs a suite's own program and gives the counts it ends with; what failed is shown."""
    process = subprocess.run([str(word) for word in command], cwd=ROOT, text=True, errors="replace",
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)
    counts = counts_in(process.stdout)
    if counts is None or process.returncode and not counts[1]:
        raise Stop(f"{command[0]} ended with {process.returncode} and no counts to go by.",
                   " ".join(str(word) for word in command), process.stdout)
    if counts[1]:
        print(process.stdout)
    return counts


def counts_in(output):
    """The last `N passed, M failed`, or the totals of `node --test`; None where there are none."""
    lines = re.findall(r"^(\d+) passed, (\d+) failed", output, re.MULTILINE)
    if lines:
        return tuple(int(count) for count in lines[-1])
    tap = [re.findall(rf"^# {word} (\d+)$", output, re.MULTILINE) for word in ("pass", "fail")]
    return tuple(int(counts[-1]) for counts in tap) if all(tap) else None


def check_format(options):
    """Counts files: clang-format must have nothing to change."""
    ours = sources(".cpp", ".h")
    faulty = 0
    for source in ours:
        try:
            run(["clang-format", "--dry-run", "-Werror", source])
        except Stop as stop:
            faulty += 1
            print(f"{stop.output}Try: clang-format -i {source.relative_to(ROOT)}")
    return len(ours) - faulty, faulty


def check_python(options):
    return counted([sys.executable, "-m", "tests.tools"])


SUITES = [
    Suite("format", "clang-format has nothing to change", ("checks",), check_format, fast=True),
    Suite("tools", "the Python helpers behind the two commands", (), check_python, fast=True),
]
