"""What must be on the machine, and the Debian package that brings each."""
import os
import re
import shutil
import subprocess
from pathlib import Path

from tools.steps import Stop, run, step

# purpose: (a command, or a file below one of PREFIXES, that shows it is there) -> Debian package
TABLE = {
    "build": {
        "cmake": "cmake",
        "ninja": "ninja-build",
        "nlohmann/json.hpp": "nlohmann-json3-dev",
    },
    "web": {
        "emcc": "emscripten",
        "node": "nodejs",
    },
    "desktop": {
        "g++": "g++",
        "pkg-config": "pkgconf",
        "GLFW/glfw3.h": "libglfw3-dev",
        "GL/gl.h": "libgl-dev",
        "*/libOpenGL.so": "libopengl-dev",
        "EGL/egl.h": "libegl-dev",
        "libpng16/png.h": "libpng-dev",
        "freetype2/ft2build.h": "libfreetype-dev",
        "fontconfig/fontconfig.h": "libfontconfig-dev",
        "glib-2.0/gio/gio.h": "libglib2.0-dev",
    },
    "checks": {
        "clang-format": "clang-format",
        "clang-tidy": "clang-tidy",
    },
    "unit": {
        "g++": "g++",
        "clang++": "clang",
        "doctest/doctest.h": "doctest-dev",
    },
    "sanitize": {
        "llvm-*/lib/clang/*/lib/linux/libclang_rt.asan-*.a": "libclang-rt-dev",
    },
    "coverage": {
        "llvm-cov": "llvm",
        "llvm-profdata": "llvm",
        "llvm-*/lib/clang/*/lib/linux/libclang_rt.profile-*.a": "libclang-rt-dev",
    },
    "numpy": {
        "python3/dist-packages/numpy/__init__.py": "python3-numpy",
    },
    "browser": {
        "chromium": "chromium",
    },
    "npm": {
        "npm": "npm",
    },
    "display": {
        "Xvfb": "xvfb",
        "xauth": "xauth",
        "xdotool": "xdotool",
        "openbox": "openbox",
        "wmctrl": "wmctrl",
        "dbus-daemon": "dbus-daemon",
        "python3/dist-packages/gi/__init__.py": "python3-gi",
    },
    "package": {
        "dpkg-shlibdeps": "dpkg-dev",
        "file": "file",
        "desktop-file-validate": "desktop-file-utils",
        "appstreamcli": "appstream",
    },
    "root": {
        "debootstrap": "debootstrap",
    },
    "fonts": {
        "truetype/noto/NotoSans-Regular.ttf": "fonts-noto-core",
        "opentype/noto/NotoSansCJK-Regular.ttc": "fonts-noto-cjk",
        "truetype/noto/NotoColorEmoji.ttf": "fonts-noto-color-emoji",
    },
}
PREFIXES = ["/usr/include", "/usr/local/include", "/opt/homebrew/include", "/usr/share/fonts",
            "/usr/lib", "/usr"]
OLDEST_NODE = 18


def install(*purposes):
    """Sees to it that everything for `purposes` is there; installs what is missing with apt."""
    packages = missing(purposes)
    step("tools and libraries" + (f" ({' '.join(packages)})" if packages else ""),
         lambda: apt_install(packages), done=lambda: not packages)
    left = missing(purposes)
    if left:
        raise Stop(f"Still missing after the installation: {' '.join(left)}.")
    check_node()


def missing(purposes):
    wanted = {shows: package for purpose in purposes for shows, package in TABLE[purpose].items()}
    return sorted({package for shows, package in wanted.items() if not there(shows)})


def there(shows):
    if "/" not in shows:
        return shutil.which(shows) is not None
    return find(shows) is not None


def find(name):
    """The file `name` (a pattern) below the first of PREFIXES that has it, or None."""
    return next((path for prefix in PREFIXES for path in Path(prefix).glob(name)), None)


def apt_install(packages):
    command = "apt-get install -y --no-install-recommends " + " ".join(packages)
    sudo = may_use_apt()
    if sudo is None:
        raise Stop(f"These Debian packages, or their like, are missing: {' '.join(packages)}.",
                   f"sudo apt-get update && sudo {command}")
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    run([*sudo, "apt-get", "update"], env=quiet)
    run([*sudo, *command.split()], env=quiet)


def may_use_apt():
    """The words to put before apt-get, or None where there is no apt or no right to use it."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    asked = shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True)
    return ["sudo", "-n", "-E"] if asked and asked.returncode == 0 else None


def check_node():
    if not shutil.which("node"):
        return
    version = run(["node", "--version"]).strip()
    if int(re.match(r"v(\d+)", version)[1]) < OLDEST_NODE:
        raise Stop(f"Node {version} on PATH is too old; {OLDEST_NODE} or newer is needed.")
