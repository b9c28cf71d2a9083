"""The fuzzers: what no one would write, under sanitizers, for some seconds each."""
import subprocess

from tools.build import build
from tools.steps import BUILD, ROOT, Stop


def fuzz(name, *seeds):
    """Runs one fuzzer from the files in the folders `seeds` and what it has learned before."""
    def run(options):
        build("fuzz", f"temper_fuzz_{name}")
        learned = BUILD / "fuzz/learned" / name
        learned.mkdir(parents=True, exist_ok=True)
        command = [BUILD / f"fuzz/tests/fuzz/temper_fuzz_{name}", learned, *seeds,
                   f"-max_total_time={options.fuzz}", "-timeout=20", "-max_len=4000",
                   f"-artifact_prefix={BUILD}/fuzz/", *dictionary(name)]
        words = [str(word) for word in command]
        process = subprocess.run(words, cwd=ROOT, text=True, errors="replace",
                                 stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if process.returncode:
            raise Stop(f"The fuzzer {name} has found a fault; the input is in build/fuzz/.",
                       " ".join(words), process.stdout[-4000:])
        return 1, 0
    return run


def dictionary(name):
    path = ROOT / f"tests/fuzz/{name}.dict"
    return [f"-dict={path}"] if path.exists() else []
