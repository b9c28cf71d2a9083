"""Drives the desktop program in a real window with real X events: python3 -m tests.desktop"""
import sys
import unittest

found = unittest.defaultTestLoader.discover("tests/desktop", top_level_dir=".")
if len(sys.argv) > 1:
    found = unittest.defaultTestLoader.loadTestsFromNames(
        [f"tests.desktop.{name}" for name in sys.argv[1:]])
result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(found)
failed = len({getattr(test, "test_case", test).id()
              for test, _ in result.failures + result.errors})
print(f"{result.testsRun - failed} passed, {failed} failed")
sys.exit(1 if failed else 0)
