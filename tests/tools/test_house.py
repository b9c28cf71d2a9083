"""Rules of the house that no compiler checks."""
import re
import unittest

from tools.steps import ROOT

# One operating system's own headers: only the desktop door may know where it is.
SYSTEM = r'<(unistd|fcntl|dirent|pwd|pthread|windows|sys/\w+|gio/.+|glib.+|X11/.+|EGL/.+)\.h>'
# folder -> what its files may not include, and why a reader would be surprised to meet it there
FORBIDDEN = {
    "core": r'"(shell|web)/|imgui|GLFW|GL/|emscripten|<(fstream|iostream|filesystem|chrono|thread|'
            r'mutex|atomic|random|ctime)>',
    "shell": r'"web/|GLFW|emscripten|<(fstream|filesystem|chrono|thread|random|ctime)>',
    "web": r'"shell/desktop/|GLFW',
}


# What GCC 12 has and the C++ library of Emscripten 3.1.6 has not: the native build would not tell.
TOO_NEW = r"(?<!/// )std::(ranges::|views::|bit_cast|format|expected|jthread|source_location)"


def found(pattern, folder, beside=()):
    """Each match in a folder's sources, with the file it is in."""
    for path in sorted((ROOT / folder).rglob("*")):
        if path.suffix in (".cpp", ".h") and not any(part in path.parts for part in beside):
            for match in re.findall(pattern, path.read_text(), re.MULTILINE):
                yield path.relative_to(ROOT), match


class HouseTest(unittest.TestCase):
    def test_each_layer_includes_only_what_lies_below_it(self):
        for folder, pattern in FORBIDDEN.items():
            beside = ("desktop", "tests") if folder == "shell" else ()
            for path, line in found(r"^#include (.+)", folder, beside):
                self.assertIsNone(re.search(f"{pattern}|{SYSTEM}", line), f"{path} includes {line}")

    def test_nothing_is_newer_than_the_oldest_library_we_build_with(self):
        self.assertEqual([*found(TOO_NEW, "core"), *found(TOO_NEW, "shell", ("desktop",)),
                          *found(TOO_NEW, "web"), *found(TOO_NEW, "tests/unit")], [])

    def test_the_lock_file_names_no_host(self):
        self.assertNotIn("://", (ROOT / "tests/package-lock.json").read_text())
