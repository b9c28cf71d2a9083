"""The benchmark: how fast Temper is beside what people use today, all measured in one go."""
import json
import platform
from dataclasses import dataclass
from typing import Callable

from tests.bench import core, frame, start, table
from tools import imgui, needs
from tools.steps import BUILD, ROOT

CORE = ("build", "unit", "web")


@dataclass(frozen=True)
class Group:
    name: str
    title: str
    needs: tuple  # purposes of tools/needs.py
    rows: Callable  # -> a list of table.Row


GROUPS = [
    Group("token", "One token of 128,256, normal logits of deviation 3", CORE, core.token),
    Group("wasm", "The same in WebAssembly under Node", CORE, core.token_in_wasm),
    Group("small", "Small vocabularies", CORE, core.small),
    Group("growth", "Time for each token of a million", CORE, core.growth),
    Group("memory", "Memory for each token of 128,256", CORE, core.memory),
    Group("frame", "Our own code's time for a frame of 1280x800, T dragged where a lab has one",
          ("build", "desktop", "unit"), frame.frame),
    Group("start", "The wait before the page", ("build", "web"), start.start),
]


def main():
    needs.install(*sorted({purpose for group in GROUPS for purpose in group.needs}))
    imgui.fetch()
    done = [(group, group.rows()) for group in GROUPS]
    print()
    table.write([(group.title, rows) for group, rows in done])
    path = BUILD / "bench.json"
    path.write_text(json.dumps(document(done), indent=2) + "\n")
    aims = [row for _, rows in done for row in rows if row.aim]
    print(f"\n{sum(row.reached is True for row in aims)} of {len(aims)} aims reached; "
          f"all of it is in {path.relative_to(ROOT)}")
    return 0


def document(done):
    return {"machine": platform.platform(),
            "groups": [{"name": group.name, "title": group.title,
                        "rows": [row.as_json() for row in rows]} for group, rows in done]}
