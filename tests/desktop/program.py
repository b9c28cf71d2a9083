"""Temper in a window: what it shows, and hands for it."""
import json
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEMPER = ROOT / "build/desktop/shell/desktop/temper"
SCENARIOS = ROOT / "assets/scenarios"
PATIENCE = 20


class Program:
    """One running window. What it shows is read from the file that --inspect writes.

    `through` is a command that runs the rest of its words, in other circumstances.
    """

    def __init__(self, display, folder, *words, size="1280x800", scale=1, through=(), **environment):
        self.display = display
        self.scale = scale  # screen pixels in a unit of what is shown
        self.folder = Path(folder)
        self.inspected = self.folder / "inspect.json"
        self.inspected.unlink(missing_ok=True)
        env = display.env | {"XDG_STATE_HOME": str(self.folder / "state")} | environment
        sized = ["--size", size] if size else []
        self.process = subprocess.Popen(
            [*through, TEMPER, "--inspect", self.inspected, "--motion", "reduced", *sized, *words],
            env=env, cwd=folder, text=True, stderr=subprocess.PIPE)
        self.window = display.window("Temper", PATIENCE)
        self.wait("a first frame", lambda shown: True)

    # What it shows.

    def shown(self):
        try:
            return json.loads(self.inspected.read_text())
        except FileNotFoundError:
            return None

    def wait(self, what, holds):
        """What is shown once `holds` of it; fails naming `what` if that does not come to pass."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise AssertionError(f"Temper ended: {self.process.stderr.read()}")
            shown = self.shown()
            if shown and holds(shown):
                return shown
            time.sleep(0.03)
        raise AssertionError(f"waited in vain for {what}")

    def node(self, name, shown=None):
        """The widget of this name; a tab only if nothing else has it."""
        nodes = (shown or self.shown())["nodes"]
        found = [node for node in nodes if node["name"] == name]
        found.sort(key=lambda node: node["role"] == "tab")
        if not found:
            raise AssertionError(f"nothing is called {name}: {[node['name'] for node in nodes]}")
        return found[0]

    def has(self, name):
        return any(node["name"] == name for node in self.shown()["nodes"])

    def wait_for(self, name, **expected):
        """Waits until the widget `name` is there with these fields, and gives it."""
        def holds(shown):
            return any(node["name"] == name and
                       all(node.get(key) == value for key, value in expected.items())
                       for node in shown["nodes"])
        return self.node(name, self.wait(f"{name} {expected}", holds))

    def numbers(self, pattern):
        """The full numbers of the widgets whose names fit `pattern`, such as "Drawn {}"."""
        before, after = pattern.split("{}")
        return {node["name"][len(before):len(node["name"]) - len(after)]: node["now"]
                for node in self.shown()["nodes"]
                if node["name"].startswith(before) and node["name"].endswith(after)}

    def kept(self):
        """The scenarios that the program keeps for its next start."""
        found = sorted((self.folder / "state/temper").glob("work-*.json"))
        return [json.loads(path.read_text()) for path in found]

    # Hands.

    def middle(self, name, across=0.5):
        x, y, width, height = self.node(name)["box"]
        return round(x + across * width), round(y + height / 2)

    def move(self, x, y):
        self.display.xdotool("mousemove", "--window", self.window, round(x * self.scale),
                             round(y * self.scale))

    def click(self, name):
        with self.acting():
            self.move(*self.middle(name))
            self.display.xdotool("click", 1)

    def drag(self, start, *stops):
        with self.acting():
            self.move(*start)
            self.display.xdotool("mousedown", 1)
            for stop in stops:
                self.move(*stop)
                time.sleep(0.03)
            self.display.xdotool("mouseup", 1)

    def keys(self, *chords):
        self.display.xdotool("windowactivate", "--sync", self.window)
        with self.acting():
            self.display.xdotool("key", "--delay", 40, *chords)

    def enter(self, name, text):
        """Types `text` into the field `name` in place of what it holds."""
        self.click(name)
        self.keys("ctrl+a")
        with self.acting():
            self.display.xdotool("type", "--delay", 30, text)
        self.keys("Return")

    @contextmanager
    def acting(self):
        """Waits until the window has answered what is done inside, and is still again."""
        self.settle()
        before = self.shown()["frame"]
        yield
        self.wait("a frame that answers", lambda shown: shown["frame"] > before)
        self.settle()

    def settle(self, still=0.25):
        """Waits until no new frame has come for a moment."""
        end = time.monotonic() + PATIENCE
        frame, since = None, time.monotonic()
        while time.monotonic() < end:
            shown = self.shown()
            if shown and shown["frame"] != frame:
                frame, since = shown["frame"], time.monotonic()
            if time.monotonic() - since > still:
                return
            time.sleep(0.02)

    # The end.

    def close(self):
        """Closes the window as a person does. Gives the exit status."""
        self.display.xdotool("windowactivate", "--sync", self.window)
        self.display.xdotool("key", "alt+F4")
        return self.process.wait(timeout=PATIENCE)

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stderr.close()
