"""How long a person waits who starts what is built already."""
import sys
import time

from tests.bench.table import Row
from tools.steps import ROOT, run


def start():
    command = [sys.executable, ROOT / "serve.py", "--build-only"]
    run(command, cwd=ROOT)
    began = time.monotonic()
    run(command, cwd=ROOT)
    return [Row("serve.py, nothing changed", time.monotonic() - began, "s", limit=2)]
