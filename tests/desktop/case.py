"""What the tests of this folder share: one display, a folder each, a picture of each failure."""
import atexit
import tempfile
import unittest
from functools import cache
from pathlib import Path

from tests.desktop.display import Display
from tests.desktop.program import ROOT, Program

OUT = ROOT / "tests/.out"


@cache
def display():
    shared = Display()
    atexit.register(shared.close)
    return shared


class WindowCase(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="temper-test-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def start(self, *words, **options):
        program = Program(display(), self.folder, *words, **options)
        self.addCleanup(program.kill)
        self.addCleanup(self.keep_picture)
        return program

    def keep_picture(self):
        outcome = self._outcome.result
        if any(test is self for test, _ in outcome.failures + outcome.errors):
            OUT.mkdir(exist_ok=True)
            path = OUT / f"desktop-{self._testMethodName}.png"
            display().screenshot(path)
            print(f"  the screen then: {path.relative_to(ROOT)}")

    def assertNear(self, found, expected, digits):
        self.assertLess(abs(found - expected), 0.5 * 10 ** -digits, f"{found} is not {expected}")
