"""Every test suite, in the order they run: what is quick to fail comes first."""
import sys
from dataclasses import dataclass
from typing import Callable

from tests.counting import counted
from tests.lint import check_format


@dataclass(frozen=True)
class Suite:
    name: str
    what: str
    needs: tuple  # purposes of tools/needs.py
    run: Callable  # options -> (passed, failed)
    fast: bool = False  # part of the inner loop


def tools(options):
    return counted([sys.executable, "-m", "tests.tools"])


SUITES = [
    Suite("format", "clang-format has nothing to change", ("checks",), check_format, fast=True),
    Suite("tools", "the Python helpers, and rules of the house", (), tools, fast=True),
]
