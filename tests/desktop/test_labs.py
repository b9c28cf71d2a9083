"""Every lab with every shipped scenario in a window: it opens, stands inside, and counts right."""
import json

from tests.desktop.case import WindowCase
from tests.desktop.program import SCENARIOS
from tests.desktop.selection import own_clipboard

LABS = ("Temperature", "Chain", "Generate", "Runs", "Compare")


class Labs(WindowCase):
    def test_every_lab_takes_every_scenario(self):
        program = self.start()
        for path in sorted(SCENARIOS.glob("*.json")):
            with self.subTest(scenario=path.stem):
                scenario = json.loads(path.read_text())
                with own_clipboard(program, json.dumps(scenario | {"lab": "temperature"})):
                    program.keys("ctrl+v")
                    program.wait_for("Scenario", value=scenario["title"])
                for lab in LABS:
                    self.look(program, lab)

    def look(self, program, lab):
        """Goes to a lab by its tab, as soon as there is one, and looks that nothing is cut."""
        tab = next(node for node in program.shown()["nodes"]
                   if node["role"] == "tab" and node["name"] == lab)
        x, y, width, height = tab["box"]
        program.move(round(x + width / 2), round(y + height / 2))
        program.display.xdotool("click", 1)
        shown = program.wait(f"the lab {lab}", lambda shown: shown["lab"] == lab.lower() and any(
            node["name"] == "Sentence" for node in shown["nodes"]))
        for node in shown["nodes"]:
            left, _, wide, _ = node["box"]
            self.assertGreaterEqual(left, -1, f"{lab}: {node['name']}")
            self.assertLessEqual(left + wide, 1281, f"{lab}: {node['name']}")

    def test_runs_are_counted_and_the_numbers_saved(self):
        target = self.folder / "texts.csv"
        program = self.start(SCENARIOS / "runs.json", **self.stand_in_dialog(target))
        program.keys("space")
        program.wait("ten runs", lambda shown: any(
            node["name"] == "Progress" and node["now"] == 10 for node in shown["nodes"]))
        program.click("More")
        program.click("Save “Texts”")
        program.wait("the notice", lambda shown: "Saved as" in json.dumps(shown))
        lines = target.read_text().splitlines()
        self.assertEqual(lines[0], "text,tokens,runs,share,probability")
        self.assertEqual(sum(int(line.split(",")[2]) for line in lines[1:]), 10)

    def test_a_picture_is_saved(self):
        target = self.folder / "seen.png"
        program = self.start(SCENARIOS / "runs.json", **self.stand_in_dialog(target))
        program.click("More")
        program.click("Save a picture")
        program.wait("the notice", lambda shown: "Saved as" in json.dumps(shown))
        self.assertEqual(target.read_bytes()[1:4], b"PNG")

    def test_text_by_keys(self):
        program = self.start(SCENARIOS / "river-text.json", "--lab", "generate")
        program.keys("Right", "Right", "Right", "Left")
        program.wait("two words", lambda shown: [
            node["name"].split(":")[0] for node in shown["nodes"]
            if node["name"].startswith("Step ") and ": " in node["name"]] == ["Step 1", "Step 2"])
