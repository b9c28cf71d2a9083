"""Rules of the house that no compiler checks."""
import re
import unittest

from tools.steps import ROOT

# folder -> what its files may not include, and why a reader would be surprised to meet it there
FORBIDDEN = {
    "core": r'"(shell|web)/|imgui|GLFW|GL/|emscripten|<(fstream|iostream|filesystem|chrono|thread|'
            r'mutex|atomic|random|ctime)>',
    "shell": r'"web/|GLFW|emscripten|<(fstream|filesystem|chrono|thread|random|ctime)>',
    "web": r'"shell/desktop/|GLFW',
}


def included(folder, beside=()):
    """Each include line of a folder's sources, with the file it is in."""
    for path in sorted((ROOT / folder).rglob("*")):
        if path.suffix in (".cpp", ".h") and not any(part in path.parts for part in beside):
            for line in re.findall(r"^#include (.+)", path.read_text(), re.MULTILINE):
                yield path.relative_to(ROOT), line


class HouseTest(unittest.TestCase):
    def test_each_layer_includes_only_what_lies_below_it(self):
        for folder, pattern in FORBIDDEN.items():
            beside = ("desktop", "tests") if folder == "shell" else ()
            for path, line in included(folder, beside):
                self.assertIsNone(re.search(pattern, line), f"{path} includes {line}")

    def test_the_lock_file_names_no_host(self):
        self.assertNotIn("://", (ROOT / "tests/package-lock.json").read_text())
