"""Every test suite, in the order they run: what is quick to fail comes first."""
import sys
from dataclasses import dataclass
from typing import Callable

from tests import coverage
from tests.counting import counted
from tests.fuzzing import fuzz
from tests.lint import check_format, check_tidy
from tests.size import check_size
from tools import npm, third_party
from tools.build import build
from tools.steps import BUILD, ROOT

NATIVE = ("build", "desktop", "unit")
WEB = ("build", "web", "unit")


@dataclass(frozen=True)
class Suite:
    name: str
    what: str
    needs: tuple  # purposes of tools/needs.py
    run: Callable  # options -> (passed, failed)
    fast: bool = False  # part of the inner loop
    full: bool = False  # only in a full run, or when asked for by name


def tools(options):
    return counted([sys.executable, "-m", "tests.tools"])


def unit(options):
    return unit_programs("test")


def unit_clang(options):
    passed, failed = unit_programs("test-clang", env=coverage.recording())
    enough = coverage.check()
    return passed + enough, failed + (not enough)


def unit_wasm(options):
    return unit_programs("test-web", ".js", "node")


def unit_programs(preset, ending="", *with_what, **how):
    """The tests, and the fingerprint of the same arithmetic compiled otherwise."""
    programs = ["temper_tests", "temper_fingerprint"]
    build(preset, *programs)
    counts = [counted([*with_what, BUILD / f"{preset}/tests/unit/{program}{ending}"], **how)
              for program in programs]
    return tuple(map(sum, zip(*counts)))


def sanitize(options):
    build("sanitize", "temper_tests")
    return counted([BUILD / "sanitize/tests/unit/temper_tests"])


def browser(options):
    """The tests in a real Chromium; what fails leaves a picture and the console in tests/.out/."""
    npm.install()
    build("web")
    third_party.write()
    return node_test("tests/browser")


def desktop(options):
    build("desktop", "temper")
    build("web", "temper_core_module")  # whose answers the command line must give
    return counted([sys.executable, "-m", "tests.desktop"])


def clean_root(options):
    build("web")
    third_party.write()
    build("desktop", "temper")
    return counted([sys.executable, "-m", "tests.clean_root"])


def core_js(options):
    npm.install()
    build("web", "temper_core_module")
    return node_test("tests/node")


def node_test(folder):
    files = sorted((ROOT / folder).glob("*.test.mjs"))
    return counted(["node", "--test", "--test-reporter=tap", *files])


SUITES = [
    Suite("format", "clang-format has nothing to change", ("checks",), check_format, fast=True),
    Suite("tools", "the Python helpers, and rules of the house", (), tools, fast=True),
    Suite("unit", "the unit tests, by GCC, optimised", NATIVE, unit, fast=True),
    Suite("unit-clang", "the same by Clang, not optimised, and how much of core/ they run",
          (*NATIVE, "coverage"), unit_clang),
    Suite("unit-wasm", "the same in WebAssembly, under Node", WEB, unit_wasm),
    Suite("sanitize", "the same, watched for memory faults and undefined behaviour",
          (*NATIVE, "sanitize"), sanitize),
    Suite("fuzz", "any bytes as a scenario, any chain on any logits, under sanitizers",
          ("build", "unit", "sanitize"), fuzz),
    Suite("tidy", "clang-tidy finds no fault", ("checks", *NATIVE), check_tidy, fast=True),
    Suite("size", "what the first lab needs is small", ("build", "web"), check_size, fast=True),
    Suite("node", "the JavaScript module in Node", (*WEB, "numpy", "npm"), core_js),
    Suite("browser", "the page in Chromium, by mouse, touch and keyboard",
          ("build", "web", "browser", "fonts", "npm"), browser),
    Suite("desktop", "the program in a window, by mouse and keys, and without one",
          ("build", "desktop", "web", "display", "package", "fonts"), desktop),
    Suite("clean-root", "the .deb installed into a bare Debian 12, as root",
          ("build", "desktop", "web", "package", "root"), clean_root, full=True),
]
