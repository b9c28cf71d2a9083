"""Installs the .deb into a bare Debian 12 and runs it there: python3 -m tests.clean_root

Needs root, and the machine's own apt to reach Debian: the root is made by debootstrap.
"""
import json
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SUITE = "bookworm"


def run(*words):
    done = subprocess.run([str(word) for word in words], text=True, capture_output=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, words))}:\n{done.stdout}{done.stderr}")
    return done.stdout


def mirror():
    """Where this machine's apt finds Debian."""
    rows = run("apt-get", "indextargets", "--format", "$(REPO_URI) $(CODENAME)",
               "Created-By: Packages").splitlines()
    return next(row.split()[0] for row in rows if row.split()[1:] == [SUITE])


def served(root):
    """The first page of the site that came with the program."""
    with subprocess.Popen(["chroot", root, "temper", "serve"], text=True,
                          stdout=subprocess.PIPE) as server:
        address = re.search("http://[^ ]+", server.stdout.readline())[0]
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(address) as page:
            text = page.read().decode()
        server.terminate()
    return text


def checks(root):
    """What a person does with a program that has just been installed: name -> whether it held."""
    def inside(*words):
        return run("chroot", root, *words)

    scenarios = "/usr/share/temper/scenarios"
    yield "says its version", "arithmetic: " in inside("temper", "--version")
    told = json.loads(inside("temper", "run", f"{scenarios}/capital.json", "--json"))
    here = json.loads(run(ROOT / "build/desktop/shell/desktop/temper", "run",
                          ROOT / "assets/scenarios/capital.json", "--json"))
    yield "gives the same runs as here", told == here
    inside("temper", f"{scenarios}/coin.json", "--png", "/tmp/out.png", "--size", "640x480")
    yield "draws a picture", (root / "tmp/out.png").read_bytes().startswith(b"\x89PNG")
    yield "serves its site", served(root).startswith("<!doctype html>")
    inside("apt-get", "remove", "-y", "temper")
    yield "leaves nothing when removed", not (root / "usr/share/temper").exists()


def main():
    run("cpack", "--config", ROOT / "build/desktop/CPackConfig.cmake", "-B", ROOT / "build/desktop",
        "-G", "DEB")
    deb = next((ROOT / "build/desktop").glob("temper_*.deb"))
    with tempfile.TemporaryDirectory(prefix="temper-root-") as folder:
        root = Path(folder) / "root"
        run("debootstrap", "--variant=minbase", SUITE, root, mirror())
        shutil.copy(deb, root / "tmp/temper.deb")
        run("chroot", root, "apt-get", "install", "-y", "/tmp/temper.deb")
        run("mount", "-t", "proc", "proc", root / "proc")
        try:
            results = list(checks(root))
        finally:
            run("umount", root / "proc")
    for name, held in results:
        print(f"{'ok' if held else 'FAILED'}: {name}")
    failed = sum(not held for _, held in results)
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
