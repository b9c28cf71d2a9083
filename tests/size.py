"""What a visitor downloads before the first lab stands there."""
import gzip
import re

from tools.build import build
from tools.steps import DIST

BUDGET = 350_000  # bytes, each file as gzip -9 makes it

# What early.mjs asks for where the address names no lab.
PROGRAM = DIST / "app/temper.mjs", DIST / "app/temper.wasm"

# How each kind of file names others that it cannot do without: no plain links, no import() that
# waits for its occasion.
NAMES = {
    ".html": r"<(?:link|script|img)\b[^>]*\b(?:href|src)=\"([^\"#?]+)",
    ".mjs": r"(?:\bfrom|\bimport|new URL\()\s*['\"]([^'\"#?]+)",
    ".css": r"url\(['\"]?([^'\")#?]+)",
}


def check_size(options):
    build("web")
    sizes = {path: len(gzip.compress(path.read_bytes(), 9, mtime=0))
             for path in needed(DIST / "index.html", *PROGRAM)}
    for path, size in sorted(sizes.items(), key=lambda entry: -entry[1]):
        print(f"  {size:8,} {path.relative_to(DIST)}")
    total = sum(sizes.values())
    print(f"  {total:8,} of {BUDGET:,} bytes, compressed")
    return (1, 0) if total <= BUDGET else (0, 1)


def needed(*roots):
    """`roots`, and all files that they and theirs name, in the order met."""
    found, waiting = [], list(roots)
    while waiting:
        path = waiting.pop()
        found.append(path)
        names = re.findall(NAMES.get(path.suffix, "(?!)"), path.read_text(errors="replace"))
        beside = {(path.parent / name).resolve() for name in names}
        waiting += [other for other in sorted(beside) if other.is_file()
                    and other not in found and other not in waiting]
    return found
