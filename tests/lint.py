"""clang-format and clang-tidy over our own sources, each file counted as one test."""
import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tools.build import configure
from tools.steps import BUILD, ROOT, Stop, digest, run, set_stamp, stamped


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


def check_tidy(options):
    """Looks at what has changed since it last passed; in haste, only at what no commit holds yet."""
    configure("test")
    commands = json.loads((BUILD / "test/compile_commands.json").read_text())
    ours = sorted({Path(entry["file"]) for entry in commands} & set(sources(".cpp")))
    if options.fast:
        ours = sorted(uncommitted().intersection(ours))
    headers = digest([ROOT / ".clang-tidy", *sources(".h")])
    faults = in_parallel(lambda path: tidy_fault(path, headers), ours)
    print("".join(fault for fault in faults if fault), end="")
    return faults.count(None), len(faults) - faults.count(None)


def uncommitted():
    listed = run(["git", "status", "--porcelain", "--untracked-files=all"], cwd=ROOT)
    return {ROOT / line[3:].split(" -> ")[-1] for line in listed.splitlines()}


def tidy_fault(source, headers):
    stamp = f"tidy/{str(source.relative_to(ROOT)).replace('/', '-')}"
    wanted = digest([source]) + headers
    if stamped(stamp, wanted):
        return None
    try:
        run(["clang-tidy", "--quiet", "-p", BUILD / "test", source])
    except Stop as stop:
        return stop.output
    set_stamp(stamp, wanted)
    return None


def in_parallel(function, items):
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(function, items))
