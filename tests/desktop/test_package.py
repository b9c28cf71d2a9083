"""The packages: what is in them, their papers, and that they run from any folder."""
import subprocess
import tarfile
from functools import cache

from tests.desktop.case import WindowCase
from tests.desktop.program import ROOT

BUILD = ROOT / "build/desktop"
WANTED = ["bin/temper", "share/applications/temper.desktop", "share/mime/packages/temper.xml",
          "share/metainfo/temper.metainfo.xml", "share/man/man1/temper.1",
          "share/icons/hicolor/scalable/apps/temper.svg", "share/doc/temper/copyright",
          "share/temper/scenarios/capital.json"]


def run(*words, **options):
    done = subprocess.run([str(word) for word in words], text=True, capture_output=True, **options)
    if done.returncode:
        raise AssertionError(f"{' '.join(map(str, words))}:\n{done.stdout}{done.stderr}")
    return done.stdout


@cache
def packed():
    run("cpack", "--config", "CPackConfig.cmake", cwd=BUILD)
    return next(BUILD.glob("temper_*.deb")), next(BUILD.glob("temper-*.tar.gz"))


class Package(WindowCase):
    def test_archive_runs_from_any_folder(self):
        with tarfile.open(packed()[1]) as archive:
            archive.extractall(self.folder)
        root = next(self.folder.glob("temper-*"))
        for name in WANTED:
            self.assertTrue((root / name).exists(), name)
        self.assertIn("temper", run(root / "bin/temper", "--version"))
        scenario = root / "share/temper/scenarios/capital.json"
        run(root / "bin/temper", scenario, "--png", self.folder / "out.png")

    def test_deb(self):
        deb = packed()[0]
        listed = run("dpkg-deb", "--contents", deb)
        for name in WANTED:
            self.assertIn(f"./usr/{name}", listed)
        depends = run("dpkg-deb", "--field", deb, "Depends")
        for library in ("libglfw3", "libfreetype6", "libfontconfig1", "libgl1", "libegl1"):
            self.assertIn(library, depends)

    def test_papers(self):
        papers = ROOT / "shell/desktop/package"
        run("desktop-file-validate", papers / "temper.desktop")
        run("appstreamcli", "validate", "--no-net", papers / "temper.metainfo.xml")
