"""Which archives of Dear ImGui are taken, and from where."""
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from tools import imgui

TARGETS = """http://mirror.example/debian-security/ Debian bookworm-security
http://mirror.example/debian/ $(ORIGIN) bookworm
"""


class ImguiTest(unittest.TestCase):
    def archive(self, name):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        path = Path(folder.name) / name
        path.write_bytes(b"not the release")
        return path

    def test_the_known_release_must_have_the_known_hash(self):
        with self.assertRaisesRegex(imgui.Stop, "sha256"):
            imgui.check(self.archive(f"imgui_{imgui.VERSION}+ds.orig.tar.xz"))

    def test_a_later_release_of_the_series_is_taken_and_said(self):
        with mock.patch("builtins.print") as said:
            imgui.check(self.archive("imgui_1.92.9.orig.tar.xz"))
        self.assertIn("1.92.9", said.call_args.args[0])

    def test_another_series_is_refused(self):
        with self.assertRaisesRegex(imgui.Stop, "1.93.0"):
            imgui.check(self.archive("imgui_1.93.0+ds.orig.tar.xz"))

    def test_the_mirror_is_this_machines_own(self):
        with mock.patch.object(imgui, "run", return_value=TARGETS):
            self.assertEqual(imgui.debian_mirror(), "http://mirror.example/debian/")

    def test_no_mirror_is_a_reason_to_go_elsewhere(self):
        with mock.patch.object(imgui, "run", return_value=""), self.assertRaises(imgui.Stop):
            imgui.debian_mirror()
