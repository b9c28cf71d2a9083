"""Files: named, dropped, chosen, saved, refused; and the work that outlives the program."""
import json
import os
import signal
import subprocess
import unittest

from tests.desktop.case import WindowCase
from tests.desktop.program import SCENARIOS
from tests.desktop.selection import drop_files, own_clipboard

COIN = json.loads((SCENARIOS / "coin.json").read_text())


def temper_title(program):
    return program.node("Scenario")["value"]


def in_a_mount(folder, options, then="true"):
    """A command that runs the rest of its words where `folder` is a file system of its own."""
    mount = f'mount -t tmpfs -o {options} none {folder} && {then} && exec "$@"'
    allowed = [] if os.geteuid() == 0 else ["--map-root-user"]
    words = ["unshare", *allowed, "--mount", "sh", "-c", mount, "sh"]
    tried = subprocess.run([*words, "true"], capture_output=True, text=True)
    if tried.returncode:
        raise unittest.SkipTest(f"no file system may be mounted here: {tried.stderr.strip()}")
    return words


def on_a_full_disk(folder):
    """As `in_a_mount`; not a byte more fits on it."""
    fill = f"mkdir {folder}/temper && (head -c 1M /dev/zero > {folder}/filling || true)"
    return in_a_mount(folder, "size=64k", fill + " 2> /dev/null")


class Files(WindowCase):
    def scenario(self, **changes):
        path = self.folder / "mine.json"
        path.write_text(json.dumps(COIN | changes))
        return path

    def test_named_on_the_command_line(self):
        program = self.start(self.scenario(title="Named"))
        program.wait_for("Scenario", value="Named")
        self.assertFalse(program.shown()["undo"], "there is nothing before it")

    def test_dropped(self):
        program = self.start()
        drop_files(program, [self.scenario(title="Dropped on the window")])
        program.wait_for("Scenario", value="Dropped on the window")

    def test_dropped_fault_leaves_the_scenario(self):
        program = self.start(self.scenario(title="Kept"))
        faulty = self.folder / "faulty.json"
        faulty.write_text('{"temper": 1,\n  "model": 7')
        drop_files(program, [faulty])
        fault = program.wait_for("Not opened")
        self.assertIn("line 2", fault["value"])
        self.assertEqual(temper_title(program), "Kept")

    def test_dropped_folder_is_refused_in_a_sentence(self):
        program = self.start(self.scenario(title="Kept"))
        drop_files(program, [self.folder])
        program.wait("the notice", lambda shown: "is a folder" in json.dumps(shown))
        self.assertEqual(temper_title(program), "Kept")

    def test_chosen_in_a_dialog(self):
        path = self.scenario(title="Chosen")
        program = self.start(**self.stand_in_dialog(path))
        program.keys("ctrl+o")
        program.wait_for("Scenario", value="Chosen")

    def test_saved_by_a_dialog(self):
        target = self.folder / "saved here.json"
        program = self.start(self.scenario(title="To be saved"),
                             **self.stand_in_dialog(target))
        program.keys("ctrl+s")
        program.wait("the notice", lambda shown: "Saved as" in json.dumps(shown))
        self.assertEqual(json.loads(target.read_text())["title"], "To be saved")
        self.assertIn("--save", (self.folder / "asked").read_text())

    def test_not_saved_says_why(self):
        program = self.start(**self.stand_in_dialog("/proc/nowhere.json"))
        program.keys("ctrl+s")
        program.wait("the notice", lambda shown: "Not saved" in json.dumps(shown))

    def test_pasted(self):
        program = self.start()
        with own_clipboard(program, json.dumps(COIN | {"title": "Pasted"})):
            program.keys("ctrl+v")
            program.wait_for("Scenario", value="Pasted")


class Work(WindowCase):
    def lab(self):
        return self.start("--lab", "temperature")

    def edit(self, program):
        program.enter("Logit of Lyon, typed", "3")
        program.wait("the edit on the disk", lambda shown: any(
            3 in scenario["model"].get("logits", []) for scenario in program.kept()))

    def test_killed_and_started_again(self):
        program = self.lab()
        self.edit(program)
        program.process.send_signal(signal.SIGKILL)
        program.process.wait()
        again = self.start()
        self.soon(lambda: again.node("Logit of Lyon")["now"], 3)

    def test_closed_at_once_after_an_edit(self):
        program = self.lab()
        program.enter("Logit of Lyon, typed", "4")
        self.soon(lambda: program.node("Logit of Lyon")["now"], 4)
        self.assertEqual(program.close(), 0)
        again = self.start()
        self.soon(lambda: again.node("Logit of Lyon")["now"], 4)

    def test_unreadable_work_is_set_aside_and_named(self):
        state = self.folder / "state/temper"
        state.mkdir(parents=True)
        (state / "work-0.json").write_text('{"temper": 1, "cut off')
        program = self.lab()
        program.wait("the notice", lambda shown: "set aside" in json.dumps(shown))
        aside = state / "work-0.json.broken-1"
        self.assertEqual(aside.read_text(), '{"temper": 1, "cut off')

    def test_what_a_killed_program_left_half_written_goes(self):
        state = self.folder / "state/temper"
        state.mkdir(parents=True)
        for place in range(16):
            (state / f"work-{place}.json.123.new").write_text('{"temper": 1, "cut')
        self.lab()
        self.soon(lambda: len(list(state.glob("*.new"))), 15, "the others may be others'")

    def test_two_windows_keep_two_works(self):
        first = self.lab()
        self.edit(first)
        second = self.start(SCENARIOS / "coin.json")
        second.wait("both works", lambda shown: len(second.kept()) == 2)
        titles = {scenario["title"] for scenario in second.kept()}
        self.assertEqual(len(titles), 2)

    def test_no_place_to_keep_it(self):
        program = self.start("--lab", "temperature", XDG_STATE_HOME="/proc/nowhere")
        program.wait("the notice", lambda shown: "not kept" in json.dumps(shown))
        program.click("Roll 10 times")
        self.soon(lambda: sum(program.numbers("Drawn {}").values()), 10)

    def test_full_disk(self):
        state = self.folder / "state"
        state.mkdir()
        program = self.start("--lab", "temperature", through=on_a_full_disk(state))
        program.wait("the notice", lambda shown: "not kept" in json.dumps(shown))
        program.click("Roll 10 times")
        self.soon(lambda: sum(program.numbers("Drawn {}").values()), 10)
        self.assertEqual(program.close(), 0)

    def test_home_that_cannot_be_written(self):
        home = self.folder / "home"
        home.mkdir()
        program = self.start("--lab", "temperature", HOME=str(home), XDG_STATE_HOME="",
                             through=in_a_mount(home, "ro"))
        program.wait("the notice", lambda shown: "not kept" in json.dumps(shown))
        self.assertEqual(program.close(), 0)
        self.assertEqual(list(home.iterdir()), [])

    def test_window_comes_back_as_it_was(self):
        program = self.start(size=None)
        program.display.xdotool("windowsize", "--sync", program.window, 900, 700)
        program.settle()
        self.assertEqual(program.close(), 0)
        again = self.start(size=None)
        size = again.display.xdotool("getwindowgeometry", "--shell", again.window)
        self.assertIn("WIDTH=900\nHEIGHT=700", size)
