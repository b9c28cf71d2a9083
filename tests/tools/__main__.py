"""Runs the tests in this folder: python3 -m tests.tools"""
import sys
import unittest

found = unittest.defaultTestLoader.discover("tests/tools")
result = unittest.TextTestRunner(stream=sys.stdout).run(found)
failed = len(result.failures) + len(result.errors)
print(f"{result.testsRun - failed} passed, {failed} failed")
