"""Writes temper-core.mjs: one module out of Emscripten's program, its WebAssembly and our layer.

    python3 assemble.py PROGRAM.mjs PROGRAM.wasm OUT.mjs PART.mjs...

The parts are put one after the other, those that others import first, without their imports and
with the last one's default export alone.
"""
import base64
import re
import sys
from pathlib import Path




def program(path):
    """Emscripten's module as a plain variable, `make_core`."""
    text = Path(path).read_text(encoding="utf-8")
    bare, found = re.subn(r"^export default \w+;?\s*$", "", text, flags=re.MULTILINE)
    if found != 1:
        sys.exit(f"{path} has {found} lines `export default NAME;`; one was expected")
    return bare.strip()


def part(path):
    text = Path(path).read_text(encoding="utf-8")
    text = re.sub(r"^import .*\n", "", text, flags=re.MULTILINE)
    return re.sub(r"^export (?!default)", "", text, flags=re.MULTILINE).strip()


def main(js, wasm, out, *parts):
    encoded = base64.b64encode(Path(wasm).read_bytes()).decode()
    pieces = [program(js), f"const core_wasm = '{encoded}';", *map(part, parts)]
    Path(out).parent.mkdir(parents=True, exist_ok=True)
    Path(out).write_text("\n\n".join(pieces) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
