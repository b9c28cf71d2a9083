"""Fetches Dear ImGui's sources into .cache/imgui, once."""
import hashlib
import shutil
import tarfile
import tempfile
from pathlib import Path

from tools.steps import CACHE, Stop, run, step

VERSION = "1.92.2b"
SHA256 = "e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48"
UPSTREAM = "https://github.com/ocornut/imgui.git"
COMMIT = "45acd5e0e82f4c954432533ae9985ff0e1aad6d5"
# Debian 12's own package is 1.86 and has no sources in it; this suite's source package is 1.92.
SUITE = "forky"


def fetch():
    home = CACHE / "imgui"
    step("Dear ImGui", lambda: fetch_into(home), done=lambda: (home / "imgui.cpp").exists())


def fetch_into(home):
    CACHE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as folder:
        try:
            sources = from_debian(Path(folder))
        except Stop as stop:
            print(f"{stop.output}  From Debian: {stop.sentence} Asking upstream instead.")
            sources = from_upstream(Path(folder) / "upstream")
        shutil.rmtree(home, ignore_errors=True)
        sources.rename(home)


def from_debian(folder):
    """Downloads through apt with a private sources list: nothing on the machine changes."""
    keyring = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
    signed = f"[signed-by={keyring}] " if keyring.exists() else ""
    (folder / "lists/partial").mkdir(parents=True)
    (folder / "cache").mkdir()
    (folder / "sources.list").write_text(f"deb-src {signed}{debian_mirror()} {SUITE} main\n")
    settings = {"Dir::Etc::sourcelist": folder / "sources.list", "Dir::Etc::sourceparts": "-",
                "Dir::State::Lists": folder / "lists", "Dir::Cache": folder / "cache",
                # A mirror that stands still is as good: the hash below decides.
                "Acquire::Check-Valid-Until": "false"}
    options = [word for name, value in settings.items() for word in ("-o", f"{name}={value}")]
    run(["apt-get", *options, "update"])
    run(["apt-get", *options, "source", "--download-only", "imgui"], cwd=folder)
    archive = next(folder.glob("imgui_*.orig.tar.*"))
    check(archive)
    return unpack(archive, folder / "sources")


def debian_mirror():
    """Where this machine's own apt configuration finds Debian."""
    rows = run(["apt-get", "indextargets", "--format", "$(REPO_URI) $(ORIGIN) $(RELEASE)",
                "Created-By: Packages"]).splitlines()
    for uri, origin, release in (row.split(maxsplit=2) for row in rows):
        debian = origin == "Debian" or uri.rstrip("/").endswith("/debian")
        if debian and not release.endswith("-security"):
            return uri
    raise Stop("apt is not configured with a Debian mirror.")


def check(archive):
    """The known release must have the known hash; a later one of the series has apt's word."""
    version = archive.name.split("_")[1].split("+")[0].split(".orig")[0]
    if version == VERSION:
        if hashlib.sha256(archive.read_bytes()).hexdigest() != SHA256:
            raise Stop(f"{archive.name} does not have the expected sha256.")
    elif version.startswith("1.92."):
        print(f"  Dear ImGui {version} in place of {VERSION}: checked by apt's signature only")
    else:
        raise Stop(f"It is {version}, not of the series 1.92.")


def unpack(archive, folder):
    """Unpacks without the archive's own top folder."""
    with tarfile.open(archive) as tar:
        if hasattr(tarfile, "data_filter"):
            tar.extraction_filter = tarfile.data_filter
        tar.extractall(folder)
    inner = list(folder.iterdir())
    return inner[0] if len(inner) == 1 else folder


def from_upstream(folder):
    """A commit's name is the hash of its content, so git itself checks what came."""
    by_hand = f"git clone --branch v{VERSION} {UPSTREAM} {CACHE / 'imgui'}"
    git = ["git", "-C", folder]
    folder.mkdir()
    run([*git, "init", "--quiet"], by_hand)
    run([*git, "fetch", "--quiet", "--depth", "1", UPSTREAM, COMMIT], by_hand)
    run([*git, "checkout", "--quiet", "--detach", COMMIT], by_hand)
    return folder
