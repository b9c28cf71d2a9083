"""How many lines of core/ the unit tests run, by Clang's own count."""
import json
import os
import sys

from tools.steps import BUILD, ROOT, run

WANTED = 97  # percent of the lines
PROGRAM = BUILD / "test-clang/tests/unit/temper_tests"
RECORD = BUILD / "test-clang/coverage.%m.profraw"  # %m: each program has its own


def recording():
    """The environment in which the programs of test-clang write down what they run."""
    for old in RECORD.parent.glob("coverage.*"):
        old.unlink()
    return {**os.environ, "LLVM_PROFILE_FILE": str(RECORD)}


def check():
    """Says how much of core/ was run, and where most was not; whether it is enough."""
    files = lines_of_core()
    covered, count = (sum(column) for column in zip(*files.values()))
    percent = 100 * covered / count
    print(f"  line coverage of core/: {percent:.1f} % of {count} lines; {WANTED} % is the least")
    missed = sorted(files.items(), key=lambda item: item[1][0] - item[1][1])
    print("  most not run:", ", ".join(f"{name} {there - ran}" for name, (ran, there) in missed[:6]))
    return percent >= WANTED


def lines_of_core():
    """{file: (lines run, lines there are)}"""
    profile = BUILD / "test-clang/coverage.profdata"
    run(["llvm-profdata", "merge", "-sparse", "-o", profile, *RECORD.parent.glob("coverage.*.profraw")])
    told = run(["llvm-cov", "export", "-summary-only", f"-instr-profile={profile}", PROGRAM])
    files = json.loads(told)["data"][0]["files"]
    core = f"{ROOT}/core/"
    lines = {os.path.normpath(file["filename"]): file["summary"]["lines"] for file in files}
    return {name[len(core):]: (count["covered"], count["count"])
            for name, count in lines.items() if name.startswith(core)}


if __name__ == "__main__":  # by hand, after the tests have run
    sys.exit(not check())
