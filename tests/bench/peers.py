"""The programs that are measured. Each stays open and answers `work size` with nanoseconds."""
import statistics
import subprocess
import sys

from tools.build import build
from tools.steps import BUILD, CACHE, ROOT, Stop, digest, run, set_stamp, stamped, step

HERE = ROOT / "tests/bench"
OURS = BUILD / "test/tests/bench/temper_bench"
LLAMA = CACHE / "bench/node_modules/@node-llama-cpp/linux-x64/bins/linux-x64"


class Peer:
    """A program under measurement, or its absence: then every answer is None."""

    def __init__(self, name, command):
        self.name = name
        self.process = command and subprocess.Popen(
            [str(word) for word in command], text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ns(self, work, size):
        if self.process is None:
            return None
        try:
            self.process.stdin.write(f"{work} {size}\n")
            self.process.stdin.flush()
            answer = self.process.stdout.readline().strip()
        except BrokenPipeError:
            answer = ""
        if not answer:
            print(f"  {self.name} stopped at {work} {size}", flush=True)
            self.process = None
        return float(answer) if answer and answer != "-" else None


def measure(peers, work, size, rounds=5):
    """The median of `rounds` answers of each peer, who take turns."""
    answers = [[peer.ns(work, size) for peer in peers] for _ in range(rounds)]
    return [None if None in column else statistics.median(column) for column in zip(*answers)]


def native():
    build("test", "temper_bench")
    return Peer("Temper", [OURS])


def samplers():
    """The names of all that Temper has."""
    return run([OURS, "--samplers"]).split()


def wasm():
    build("test-web", "temper_bench")
    return Peer("Temper in WebAssembly", ["node", BUILD / "test-web/tests/bench/temper_bench.js"])


def textbook():
    build("test", "textbook_bench")
    return Peer("textbook", [BUILD / "test/tests/bench/textbook_bench"])


def llama():
    try:
        wanted = digest([HERE / "package-lock.json"])
        step("llama.cpp's prebuilt library", lambda: install_llama(wanted),
             done=lambda: LLAMA.is_dir() and stamped("bench-npm", wanted))
        build("test", "llama_bench")
        library = next(iter(sorted(LLAMA.glob("libllama.v*.so"))), LLAMA / "libllama.so")
        return Peer("llama.cpp", [BUILD / "test/tests/bench/llama_bench", library])
    except Stop as stop:
        return missing("llama.cpp", stop.sentence)


def install_llama(wanted):
    """As package-lock.json pins it, by version and by hash."""
    folder = CACHE / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        (folder / name).write_bytes((HERE / name).read_bytes())
    run(["npm", "ci", "--ignore-scripts"], "apt-get install npm", cwd=folder)
    set_stamp("bench-npm", wanted)


def numpy():
    for python in (sys.executable, "/usr/bin/python3"):  # where Debian's package installs it
        if not subprocess.run([python, "-c", "import numpy"], capture_output=True).returncode:
            return Peer("numpy", [python, HERE / "numpy_peer.py"])
    return missing("numpy", "python3-numpy is not installed")


def missing(name, why):
    print(f"  without {name}: {why}", flush=True)
    return Peer(name, None)
