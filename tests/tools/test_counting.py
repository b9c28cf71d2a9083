"""Counts are read from what the suites print."""
import sys
import unittest
from unittest import mock

from tests.counting import counted, counts_in
from tools.steps import Stop


class CountingTest(unittest.TestCase):
    def test_the_last_line_of_counts_is_taken(self):
        self.assertEqual(counts_in("1 passed, 0 failed\nmore\n12 passed, 3 failed\n"), (12, 3))

    def test_node_gives_totals(self):
        self.assertEqual(counts_in("ok 1\n# tests 5\n# pass 4\n# fail 1\n"), (4, 1))

    def test_no_counts_is_no_answer(self):
        self.assertIsNone(counts_in("Segmentation fault"))

    def test_a_program_that_dies_after_counting_has_not_passed(self):
        program = "print('3 passed, 0 failed'); raise SystemExit(1)"
        with self.assertRaisesRegex(Stop, "ended with 1"):
            counted([sys.executable, "-c", program])

    def test_failures_are_shown(self):
        with mock.patch("builtins.print") as said:
            self.assertEqual(counted([sys.executable, "-c", "print('2 passed, 1 failed')"]), (2, 1))
        said.assert_called_once_with("2 passed, 1 failed\n")
