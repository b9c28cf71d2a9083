"""The desktop's own dialogs and settings, from a portal on a bus that the tests start."""
import json
import signal
import subprocess
from pathlib import Path

from tests.desktop.case import WindowCase
from tests.desktop.program import SCENARIOS

PORTAL = Path(__file__).with_name("portal.py")


class Portal(WindowCase):
    def setUp(self):
        super().setUp()
        self.answer("")
        self.prefer(dark=False)
        self.daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--print-address", "--nofork"], text=True,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.addCleanup(self.end, self.daemon)
        self.bus = {"DBUS_SESSION_BUS_ADDRESS": self.daemon.stdout.readline().strip()}
        # Debian's own Python: the bindings are built for it.
        self.portal = subprocess.Popen(["/usr/bin/python3", PORTAL, self.folder], text=True,
                                       env=self.bus, stdout=subprocess.PIPE)
        self.addCleanup(self.end, self.portal)
        self.assertEqual(self.portal.stdout.readline(), "ready\n")

    def end(self, process):
        process.kill()
        process.wait()
        process.stdout.close()

    def answer(self, uri):
        (self.folder / "answer").write_text(uri)

    def prefer(self, dark):
        (self.folder / "dark").write_text(str(int(dark)))

    def asked(self):
        path = self.folder / "asked.json"
        return json.loads(path.read_text()) if path.exists() else {}

    def test_opened_by_its_dialog(self):
        self.answer((SCENARIOS / "coin.json").as_uri())
        program = self.start(SCENARIOS / "capital.json", **self.bus)
        program.keys("ctrl+o")
        wanted = json.loads((SCENARIOS / "coin.json").read_text())["title"]
        program.wait_for("Scenario", value=wanted)
        self.assertEqual(self.asked()["method"], "OpenFile")
        self.assertEqual(int(self.asked()["parent"].removeprefix("x11:"), 16), int(program.window))

    def test_saved_by_its_dialog(self):
        target = self.folder / "here, by the portal.json"
        self.answer(target.as_uri())
        program = self.start(SCENARIOS / "coin.json", **self.bus)
        program.keys("ctrl+s")
        program.wait("the notice", lambda shown: "Saved as" in json.dumps(shown))
        self.assertEqual(json.loads(target.read_text()),
                         json.loads((SCENARIOS / "coin.json").read_text()))
        self.assertTrue(self.asked()["name"].endswith(".json"))

    def test_cancelled(self):
        program = self.start(SCENARIOS / "coin.json", **self.bus)
        before = program.node("Scenario")["value"]
        program.keys("ctrl+o")
        self.soon(lambda: self.asked().get("method"), "OpenFile")
        program.settle()
        self.assertEqual(program.node("Scenario")["value"], before)

    def test_follows_the_desktop_into_the_dark(self):
        program = self.start(SCENARIOS / "coin.json", **self.bus)
        self.soon(lambda: self.is_dark(program), False)
        self.prefer(dark=True)
        self.portal.send_signal(signal.SIGHUP)
        self.soon(lambda: self.is_dark(program), True)

    def is_dark(self, program):
        return max(program.display.colour(program.window, 8, 200)) < 0x60

    def test_bus_that_goes_takes_nothing_along(self):
        program = self.start(SCENARIOS / "coin.json", **self.bus)
        self.daemon.kill()
        self.daemon.wait()
        program.click("Roll 10 times")
        self.soon(lambda: sum(program.numbers("Drawn {}").values()), 10)
