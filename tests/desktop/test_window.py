"""The window itself: scales, sizes, what it says where it cannot open."""
import json
import re
import subprocess
import time
from pathlib import Path

from tests.desktop.case import WindowCase
from tests.desktop.display import Display
from tests.desktop.program import SCENARIOS, TEMPER, Program
from tests.desktop.selection import set_density


class Window(WindowCase):
    def test_pointer_at_other_scales(self):
        for scale in (1.25, 2):
            with self.subTest(scale=scale):
                program = self.start(SCENARIOS / "capital.json", "--scale", str(scale),
                                     size="640x480", scale=scale)
                program.click("Logits")
                self.soon(lambda: program.node("Logits").get("on"), True)
                program.kill()

    def test_display_of_twice_the_density(self):
        dense = Display()
        self.addCleanup(dense.close)
        set_density(dense.name, 192)
        program = Program(dense, self.folder, SCENARIOS / "capital.json", size="640x450", scale=2)
        self.addCleanup(program.kill)
        size = dense.xdotool("getwindowgeometry", "--shell", program.window)
        self.assertIn("WIDTH=1280\nHEIGHT=900", size)
        program.click("Logits")
        self.soon(lambda: program.node("Logits").get("on"), True)

    def test_resized_it_lays_itself_out_anew(self):
        program = self.start(SCENARIOS / "capital.json")
        self.assertLess(program.node("Probability of Paris at T")["box"][1], 300)
        program.display.xdotool("windowsize", "--sync", program.window, 420, 900)
        self.soon(lambda: program.has("Map over T"), True, "the narrow layout has tabs")
        right = max(node["box"][0] + node["box"][2] for node in program.shown()["nodes"])
        self.assertLessEqual(right, 420)

    def test_maximized_it_comes_back_so(self):
        program = self.start(SCENARIOS / "capital.json", size=None)
        wmctrl = ["wmctrl", "-i", "-r", program.window, "-b", "add,maximized_vert,maximized_horz"]
        subprocess.run(wmctrl, env=program.display.env, check=True)
        width = lambda: max(node["box"][0] + node["box"][2] for node in program.shown()["nodes"])
        self.soon(lambda: width() > 1300, True, "the screen is 1400 wide")
        subprocess.run(["wmctrl", "-i", "-c", program.window], env=program.display.env, check=True)
        self.assertEqual(program.process.wait(timeout=20), 0)
        program = self.start(size=None)
        self.soon(lambda: width() > 1300, True)

    def test_minimized_it_sleeps(self):
        program = self.start(SCENARIOS / "capital.json")
        program.click("Roll 1000000 times")
        program.display.xdotool("windowminimize", "--sync", program.window)
        time.sleep(1.5)

        def ticks():
            fields = Path(f"/proc/{program.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
            return int(fields[11]) + int(fields[12])

        before = ticks()
        time.sleep(2)
        self.assertLessEqual(ticks() - before, 10, "hundredths of a second in two seconds")

    def test_a_million_runs_fit_into_little_memory(self):
        scenario = json.loads((SCENARIOS / "runs.json").read_text()) | {"runs": 1_000_000}
        path = self.folder / "million.json"
        path.write_text(json.dumps(scenario))
        program = self.start(path)
        program.click("Run")
        program.wait_for("Again")
        status = Path(f"/proc/{program.process.pid}/status").read_text()
        peak = int(re.search(r"VmHWM:\s+(\d+) kB", status)[1])
        self.assertLess(peak, 120_000, "kilobytes")

    def test_title_names_the_scenario(self):
        program = self.start(SCENARIOS / "capital.json")
        title = program.display.xdotool("getwindowname", program.window)
        self.assertEqual(title, "The capital of France \u2013 Temper")

    def test_display_without_opengl(self):
        bare = Display("-extension", "GLX")
        self.addCleanup(bare.close)
        done = subprocess.run([TEMPER], env=bare.env | {"XDG_STATE_HOME": str(self.folder)},
                              text=True, capture_output=True, timeout=30)
        self.assertEqual(done.returncode, 1)
        self.assertIn("OpenGL 3.0", done.stderr)
