"""Steps: each says what it does and how long it took, and fails with a sentence and a command."""
import hashlib
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache"
BUILD = ROOT / "build"
DIST = ROOT / "dist"


class Stop(Exception):
    """Why we cannot go on: a sentence, the command to try, and what the failed tool printed."""

    def __init__(self, sentence, command="", output=""):
        super().__init__(sentence)
        self.sentence, self.command, self.output = sentence, command, output


def step(what, do, done=lambda: False):
    """Does `do` unless `done()` holds already; says which, and how long it took."""
    if done():
        return print(f"  {what}: already there")
    print(f"  {what} ...", flush=True)
    start = time.monotonic()
    do()
    print(f"  {what}: {time.monotonic() - start:.1f} s", flush=True)


def run(command, try_this="", **options):
    """Runs `command` and gives its output. On a terminal its last line is shown while it works."""
    words = [str(word) for word in command]
    try:
        process = subprocess.Popen(words, text=True, errors="replace", stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)
    except FileNotFoundError:
        raise Stop(f"{words[0]} is not on PATH.", try_this) from None
    lines = []
    for line in process.stdout:
        lines.append(line)
        passing(f"    {line.strip()}")
    passing("")
    if process.wait():
        raise Stop(f"This failed: {' '.join(words)}.", try_this, "".join(lines))
    return "".join(lines)


def passing(line):
    """Shows a line that the next one overwrites; nothing where no one watches."""
    if sys.stdout.isatty():
        width = shutil.get_terminal_size().columns - 1
        print(f"\r\033[K{line[:width]}", end="", flush=True)


def digest(paths):
    """One hash over the names and contents of `paths`."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(f"{path}\0".encode() + path.read_bytes() + b"\0")
    return total.hexdigest()


def stamped(name, wanted):
    """Whether stamp `name` says that `wanted` (a hash) has been dealt with."""
    stamp = BUILD / "stamps" / name
    return stamp.exists() and stamp.read_text() == wanted


def set_stamp(name, value):
    stamp = BUILD / "stamps" / name
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(value)


def guarded(main):
    """Runs `main` and ends the program: a Stop is told as sentence, output and command."""
    try:
        sys.exit(main())
    except Stop as stop:
        if stop.output:
            print(stop.output.rstrip(), file=sys.stderr)
        print(f"\n{stop.sentence}", file=sys.stderr)
        if stop.command:
            print(f"Try: {stop.command}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
