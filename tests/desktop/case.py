"""What the tests of this folder share: one display, a folder each, a picture of each failure."""
import atexit
import stat
import tempfile
import time
import unittest
from functools import cache
from pathlib import Path

from tests.desktop.display import Display
from tests.desktop.program import PATIENCE, ROOT, Program

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

    def stand_in_dialog(self, answer):
        """A zenity that a test can answer for: prints `answer` and notes how it was asked."""
        programs = self.folder / "programs"
        programs.mkdir(exist_ok=True)
        script = programs / "zenity"
        script.write_text(f'#!/bin/sh\necho "$@" > "{self.folder}/asked"\necho "{answer}"\n')
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        return {"PATH": f"{programs}:/usr/bin:/bin"}

    def keep_picture(self):
        outcome = self._outcome.result
        if any(test is self for test, _ in outcome.failures + outcome.errors):
            OUT.mkdir(exist_ok=True)
            path = OUT / f"desktop-{self._testMethodName}.png"
            display().screenshot(path)
            print(f"  the screen then: {path.relative_to(ROOT)}")

    def soon(self, found, expected, why=None):
        """Checks what `found()` gives as soon as it is `expected`, or when patience ends: a busy
        machine may take a while to draw what was done."""
        end = time.monotonic() + PATIENCE
        while found() != expected and time.monotonic() < end:
            time.sleep(0.05)
        self.assertEqual(found(), expected, why)
