"""Configures and builds the presets of CMakePresets.json."""
import os

from tools.steps import BUILD, ROOT, digest, run, set_stamp, stamped, step


def build(preset, *targets):
    """Brings `targets` of `preset` up to date (all of it where none is named)."""
    configure(preset)
    what = f"build {preset}" + (f" ({' '.join(targets)})" if targets else "")
    step(what, lambda: compile_preset(preset, targets))


def configure(preset):
    """Ninja notices by itself when a CMake file changes; the presets it does not know."""
    wanted = digest([ROOT / "CMakePresets.json"])
    stamp = f"configure-{preset}"

    def do():
        run(["cmake", "--preset", preset], cwd=ROOT)
        set_stamp(stamp, wanted)

    ready = (BUILD / preset / "build.ninja").exists() and stamped(stamp, wanted)
    step(f"configure {preset}", do, done=lambda: ready)


def compile_preset(preset, targets):
    command = ["cmake", "--build", "--preset", preset, "-j", str(os.cpu_count())]
    output = run([*command, *(["--target", *targets] if targets else [])], cwd=ROOT)
    if "warning:" in output:
        print(output.rstrip())
