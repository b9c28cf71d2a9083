"""clang-format and clang-tidy over our own sources, each file counted as one test."""
import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tools.build import configure
from tools.steps import BUILD, ROOT, Stop, digest, run, set_stamp, stamped

GROUP = 6  # files that clang-tidy looks at as one


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
    entries = json.loads((BUILD / "test/compile_commands.json").read_text())
    commands = {Path(entry["file"]): entry for entry in entries}
    ours = sorted(commands.keys() & set(sources(".cpp")))
    if options.fast:
        ours = sorted(uncommitted().intersection(ours))
    headers = digest([ROOT / ".clang-tidy", *sources(".h")])
    stamps = {path: (f"tidy/{flat(path)}", digest([path]) + headers) for path in ours}
    left = [path for path in ours if not stamped(*stamps[path])]
    found = in_parallel(lambda group: tidy_group(group, commands), groups(left, commands))
    faults = {path: fault for group in found for path, fault in group.items()}
    for path in faults.keys() - {path for path, fault in faults.items() if fault}:
        set_stamp(*stamps[path])
    broken = [fault for fault in faults.values() if fault]
    print("".join(broken), end="")
    return len(ours) - len(broken), len(broken)


def uncommitted():
    listed = run(["git", "status", "--porcelain", "--untracked-files=all"], cwd=ROOT)
    return {ROOT / line[3:].split(" -> ")[-1] for line in listed.splitlines()}


def flat(path):
    return str(path.relative_to(ROOT)).replace("/", "-")


def groups(paths, commands):
    """Neighbours that are compiled alike: as one text their headers are looked at once."""
    alike = {}
    for path in paths:
        options = commands[path]["command"].split(" -o ")[0]
        alike.setdefault((path.parent, options), []).append(path)
    return [paths[i:i + GROUP] for paths in alike.values() for i in range(0, len(paths), GROUP)]


def tidy_group(group, commands):
    """The fault of each file, or None. Files whose names clash are looked at in smaller groups."""
    if len(group) == 1:
        return {group[0]: tidy_fault(BUILD / "test", group[0])}
    if tidy_fault(*as_one(group, commands)) is None:
        return dict.fromkeys(group)
    half = len(group) // 2
    return tidy_group(group[:half], commands) | tidy_group(group[half:], commands)


def as_one(group, commands):
    """A file that includes them all, and the folder of how it is compiled."""
    folder = BUILD / "tidy" / flat(group[0])
    folder.mkdir(parents=True, exist_ok=True)
    one = folder / "one.cpp"
    one.write_text("".join(f'#include "{path}"\n' for path in group))
    entry = commands[group[0]]
    command = entry["command"].replace(str(group[0]), str(one))
    (folder / "compile_commands.json").write_text(
        json.dumps([{**entry, "command": command, "file": str(one)}]))
    return folder, one


def tidy_fault(folder, source):
    try:
        run(["clang-tidy", "--quiet", "-p", folder, source])
    except Stop as stop:
        return stop.output
    return None


def in_parallel(function, items):
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(function, items))
