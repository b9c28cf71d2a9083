"""The command line: its answers, its messages, its exit status. No display is there."""
import http.client
import json
import os
import re
import struct
import subprocess

from tests.desktop.case import WindowCase
from tests.desktop.program import SCENARIOS, TEMPER


def temper(*words, **options):
    env = {name: value for name, value in os.environ.items()
           if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run([TEMPER, *map(str, words)], text=True, capture_output=True, env=env,
                          timeout=120, **options)


class Commands(WindowCase):
    def faulty(self):
        path = self.folder / "faulty.json"
        path.write_text('{"temper": 1,\n "model": {"type": "fixed", "tokens": ["a", "a"],'
                        ' "logits": [1, 2]},\n "chains": [{"samplers": []}]}')
        return path

    def fails(self, done, status, words):
        self.assertEqual(done.returncode, status, done.stderr)
        self.assertIn(words, done.stderr)
        self.assertTrue(done.stderr.startswith("temper: "), done.stderr)

    def test_help_and_version(self):
        self.assertIn("Usage: temper", temper("--help").stdout)
        # The same digits from every compiler: else one seed would not give one text.
        self.assertRegex(temper("--version").stdout,
                         r"^temper \d+\.\d+\.\d+\nscenarios: version 1\narithmetic: fec68812dbe3f31e\n")

    def test_wrong_command_lines(self):
        rows = [
            (["--frob"], "no option --frob"),
            (["--size", "3"], "--size is 3"),
            (["--scale", "0"], "--scale is 0"),
            (["--theme", "pink"], "auto, light or dark"),
            (["--png"], "--png needs a value"),
            (["a.json", "b.json"], "one scenario"),
            (["run"], "needs a scenario file"),
            (["run", "a.json", "--runs", "0"], "1 to 10 million"),
            (["validate", "a.json", "--seed", "1"], "has no option --seed"),
        ]
        for words, said in rows:
            with self.subTest(words=words):
                self.fails(temper(*words), 2, said)

    def test_no_display(self):
        self.fails(temper(), 1, "no display")

    def test_files_that_cannot_be_read(self):
        self.fails(temper("nowhere.json"), 1, "cannot open nowhere.json")
        self.fails(temper("run", "nowhere.json"), 1, "cannot open nowhere.json")
        self.fails(temper("validate", self.folder), 1, "is a folder")

    def test_validate(self):
        for path in SCENARIOS.glob("*.json"):
            self.assertEqual(temper("validate", path).returncode, 0, path)
        done = temper("validate", self.faulty())
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stdout, r"faulty\.json:2: model\.tokens\[1\]: ")
        answer = json.loads(temper("validate", "--json", self.faulty()).stdout)
        self.assertEqual(answer["errors"][0]["path"], "model.tokens[1]")

    def test_standard_input(self):
        text = (SCENARIOS / "coin.json").read_text()
        done = temper("validate", "-", input=text)
        self.assertEqual(done.returncode, 0, done.stdout)

    def test_run_adds_up(self):
        for path in SCENARIOS.glob("*.json"):
            with self.subTest(path=path.name):
                done = temper("run", path, "--runs", 1000, "--json")
                self.assertEqual((done.returncode, done.stderr), (0, ""))
                for chain in json.loads(done.stdout)["chains"]:
                    drawn = sum(outcome["count"] for outcome in chain["outcomes"])
                    self.assertEqual(drawn + chain["rest"]["count"], 1000)

    def test_run_is_the_same_every_time_and_another_by_another_seed(self):
        path = SCENARIOS / "capital.json"
        first, second, other = (
            temper("run", path, "--runs", 1000, "--seed", seed, "--json").stdout
            for seed in (7, 7, 8))
        self.assertEqual(first, second)
        self.assertNotEqual(first, other)

    def test_trace(self):
        done = temper("trace", SCENARIOS / "capital.json", "--json")
        answer = json.loads(done.stdout)
        for chain in answer["chains"]:
            for stage in chain["stages"]:
                self.assertAlmostEqual(sum(stage["probs"]), 1, 12)
            self.assertIn(chain["token"], chain["stages"][-1]["kept"])

    def test_picture(self):
        path = self.folder / "out.png"
        done = temper(SCENARIOS / "coin.json", "--png", path, "--size", "640x480", "--scale", 1.5)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        head = path.read_bytes()[:24]
        self.assertEqual(struct.unpack(">II", head[16:24]), (960, 720))
        again = self.folder / "again.png"
        temper(SCENARIOS / "coin.json", "--png", again, "--size", "640x480", "--scale", 1.5)
        self.assertEqual(path.read_bytes(), again.read_bytes(), "a picture is the same every time")

    def test_picture_on_a_system_without_fonts(self):
        empty = self.folder / "fonts.conf"
        empty.write_text("<fontconfig></fontconfig>")
        done = subprocess.run([TEMPER, "--png", self.folder / "out.png"], text=True,
                              capture_output=True, env={"FONTCONFIG_FILE": str(empty)})
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_picture_that_cannot_be_written(self):
        self.fails(temper("--png", "/nowhere/out.png"), 1, "cannot write /nowhere/out.png")

    def test_answer_that_cannot_be_written(self):
        for words in (["--help"], ["run", SCENARIOS / "coin.json", "--json"]):
            with open("/dev/full", "w") as full:
                done = subprocess.run([TEMPER, *words], stdout=full, stderr=subprocess.PIPE,
                                      text=True)
            self.fails(done, 1, "could not be written")

    def test_serve(self):
        site = self.folder / "site"
        site.mkdir()
        (site / "index.html").write_text("the page")
        (site / "core.mjs").write_text("export {}")
        (self.folder / "secret").write_text("not for you")
        server = subprocess.Popen([TEMPER, "serve", site], stdout=subprocess.PIPE, text=True)
        self.addCleanup(server.stdout.close)
        self.addCleanup(server.wait)
        self.addCleanup(server.terminate)
        address = re.search("http://[^ ]+", server.stdout.readline())[0]
        host = address.split("/")[2]

        def get(path):
            connection = http.client.HTTPConnection(host, timeout=10)
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.headers["Content-Type"], answer.read()

        self.assertEqual(get("/"), (200, "text/html; charset=utf-8", b"the page"))
        self.assertEqual(get("/core.mjs?x")[1], "text/javascript; charset=utf-8")
        for path in ("/nowhere", "/../secret", "/%2e%2e/secret", "/..%2fsecret"):
            self.assertEqual(get(path)[0], 404, path)
        self.fails(temper("serve", self.folder), 1, "no index.html")
