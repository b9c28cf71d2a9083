"""Installs what the browser tests take from npm, as tests/package-lock.json pins it."""
from tools.steps import ROOT, digest, run, set_stamp, stamped, step

TESTS = ROOT / "tests"


def install():
    wanted = digest([TESTS / "package-lock.json"])
    ready = (TESTS / "node_modules").is_dir() and stamped("npm", wanted)
    step("packages for the browser tests", lambda: clean_install(wanted), done=lambda: ready)


def clean_install(wanted):
    run(["npm", "ci", "--ignore-scripts"], cwd=TESTS)
    set_stamp("npm", wanted)
