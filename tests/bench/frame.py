"""What a frame costs."""
from tests.bench.table import Row
from tools.build import build
from tools.steps import BUILD, run

LIMIT = 4  # ms: a quarter of a frame, on one of two slow cores


def frame():
    build("test", "temper_frames")
    rows = []
    for line in run([BUILD / "test/tests/bench/temper_frames"]).splitlines():
        lab, middle, slowest = line.split()
        rows += [Row(f"{lab}, median", float(middle), "ms", limit=LIMIT),
                 Row(f"{lab}, slowest of 300", float(slowest), "ms")]
    return rows
