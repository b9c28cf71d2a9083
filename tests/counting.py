"""Runs the programs that hold the tests, and reads their counts."""
import re
import subprocess

from tools.steps import ROOT, Stop


def counted(command, **options):
    """Runs a suite's own program and gives the counts it ends with; what failed is shown."""
    words = [str(word) for word in command]
    process = subprocess.run(words, cwd=ROOT, text=True, errors="replace",
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)
    counts = counts_in(process.stdout)
    if counts is None or process.returncode and not counts[1]:
        raise Stop(f"{words[0]} ended with {process.returncode} and no counts to go by.",
                   " ".join(words), process.stdout)
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
