"""clang-format over our own sources, each file counted as one test."""
import os
from concurrent.futures import ThreadPoolExecutor

from tools.steps import ROOT, Stop, run


def sources(*endings):
    """Our own C++ files."""
    return sorted(path for folder in ("core", "shell", "web", "tests")
                  for path in (ROOT / folder).rglob("*")
                  if path.suffix in endings and "node_modules" not in path.parts)


def check_format(options):
    ours = sources(".cpp", ".h")
    faults = in_parallel(format_fault, ours)
    print("".join(fault for fault in faults if fault), end="")
    return faults.count(None), len(faults) - faults.count(None)


def format_fault(source):
    try:
        run(["clang-format", "--dry-run", "-Werror", source])
    except Stop as stop:
        return f"{stop.output}Try: clang-format -i {source.relative_to(ROOT)}\n"


def in_parallel(function, items):
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(function, items))
