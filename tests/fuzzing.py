"""The fuzzers: what no one would write, under sanitizers, for some seconds each."""
import subprocess

from tools.build import build
from tools.steps import BUILD, ROOT

# name: the folders whose files it begins from, beside what earlier runs found and learned
FUZZERS = {
    "chain": [],
    "scenario": [ROOT / "assets/scenarios"],
}


def fuzz(options):
    """Runs the fuzzers side by side: each replays what was ever found, then makes up its own."""
    build("sanitize", *(f"temper_fuzz_{name}" for name in FUZZERS))
    commands = {name: command(name, options.fuzz) for name in FUZZERS}
    running = {name: start(name, words) for name, words in commands.items()}
    broken = [name for name, process in running.items() if process.wait()]
    for name in broken:
        print(f"{log(name).read_text(errors='replace')[-4000:]}\n"
              f"The fuzzer {name} has found a fault; the input is in build/fuzz/.\n"
              f"Try: {' '.join(commands[name])}")
    return len(FUZZERS) - len(broken), len(broken)


def command(name, seconds):
    learned = BUILD / "fuzz/learned" / name
    learned.mkdir(parents=True, exist_ok=True)
    begun = [*FUZZERS[name], ROOT / "tests/fuzz/found" / name]
    dictionary = ROOT / f"tests/fuzz/{name}.dict"
    words = [BUILD / f"sanitize/tests/fuzz/temper_fuzz_{name}", learned,
             *(folder for folder in begun if folder.exists()),
             f"-max_total_time={seconds}", "-timeout=20", "-max_len=4000",
             f"-artifact_prefix={BUILD}/fuzz/{name}-",
             *([f"-dict={dictionary}"] if dictionary.exists() else [])]
    return [str(word) for word in words]


def start(name, words):
    with log(name).open("w") as out:
        return subprocess.Popen(words, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)


def log(name):
    return BUILD / f"fuzz/{name}.log"
