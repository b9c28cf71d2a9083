"""Writes dist/THIRD-PARTY.html: whose work is in the web build, and under which terms."""
import html
import re
import shutil
from pathlib import Path

from tools.needs import find
from tools.steps import CACHE, DIST, step

DOC = Path("/usr/share/doc")  # where Debian keeps each package's copyright file
IMGUI = CACHE / "imgui"
PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Third-party software in Temper</title>
<style>
  :root { color-scheme: light dark; }
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
  pre { font-size: .8rem; white-space: pre-wrap; overflow-wrap: break-word; }
</style>
<h1>Third-party software in Temper</h1>
<p>Temper's program files contain these works. Their terms ask that the notices below travel along.</p>
"""


def write():
    """Makes the page, unless the one there says the same already."""
    path = DIST / "THIRD-PARTY.html"
    page = PAGE + "".join(section(*work) for work in [imgui(), stb(), json(), *emscripten()])
    step("THIRD-PARTY.html", lambda: path.write_text(page),
         done=lambda: path.exists() and path.read_text() == page)


def section(name, use, terms):
    name, terms = html.escape(name), html.escape(terms.strip("\n"))
    return f"<section>\n<h2>{name}</h2>\n<p>{use}</p>\n<pre>{terms}</pre>\n</section>\n"


def imgui():
    version = re.search(r'IMGUI_VERSION\s+"(.+?)"', (IMGUI / "imgui.h").read_text())[1]
    return f"Dear ImGui {version}", "Draws the interface.", (IMGUI / "LICENSE.txt").read_text()


def stb():
    source = (IMGUI / "imstb_rectpack.h").read_text()
    terms = source[source.index("This software is available under 2 licenses"):].split("*/")[0]
    return "stb_rect_pack, stb_textedit", "Come with Dear ImGui: glyph packing, text fields.", terms


def json():
    source = find("nlohmann/json.hpp").read_text()
    version = re.search(r"version (\d[\d.]+)", source)[1]
    notice = "".join(re.findall(r"^// (SPDX.*\n)", source, re.MULTILINE))
    terms = debian_terms("nlohmann-json3-dev", "*", "include/") or notice
    return f"JSON for Modern C++ {version}", "Reads and writes scenarios.", terms


def emscripten():
    """The compiler's runtime, the C library and the C++ library that it links in."""
    root = Path(shutil.which("emcc")).resolve().parent
    version = (root / "emscripten-version.txt").read_text().strip().strip('"')
    library = root / "system/lib"
    llvm = ["libcxx", "libcxxabi", "compiler-rt"]
    yield (f"Emscripten {version}", "Compiles to WebAssembly; its runtime is in the program.",
           debian_terms("emscripten", "*") or (root / "LICENSE").read_text())
    yield "musl", "The C library.", (library / "libc/musl/COPYRIGHT").read_text()
    yield ("libc++, libc++abi, compiler-rt", "LLVM's C++ library and compiler support.",
           debian_terms("emscripten", *(f"system/lib/{name}/*" for name in llvm))
           or (library / "libcxx/LICENSE.TXT").read_text())


def debian_terms(package, *patterns):
    """From Debian's copyright file: the paragraphs on `patterns`, and the licences they name."""
    path = DOC / package / "copyright"
    if not path.exists():
        return ""
    paragraphs = re.split(r"\n\s*\n", path.read_text())
    chosen = [text for text in paragraphs if covers(text, patterns)]
    names = {name for text in chosen for name in re.findall(r"^License: (.+)", text, re.MULTILINE)}
    words = {word for name in names for word in re.split(r" or | and | with .*", name)}
    licences = [text for text in paragraphs
                if text.startswith("License:") and text.split("\n")[0][9:] in names | words]
    return "\n\n".join(chosen + licences)


def covers(paragraph, patterns):
    """Whether a paragraph is about one of `patterns`: a whole name, or the start of one."""
    listed = re.match(r"Files:((?:.|\n(?= ))*)", paragraph)
    return bool(listed) and any(name == pattern or pattern != "*" and name.startswith(pattern)
                                for name in listed[1].split() for pattern in patterns)
