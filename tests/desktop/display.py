"""A display nobody sees: Xvfb with a small window manager, and hands to move on it."""
import os
import struct
import subprocess
import tempfile
import time
import zlib
from pathlib import Path

SIZE = "1400x1000"


class Display:
    """An X display of its own for as long as it lives."""

    def __init__(self, *options):
        self.folder = tempfile.TemporaryDirectory(prefix="temper-display-")
        reading, writing = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{SIZE}x24", "-noreset",
             "-nolisten", "tcp", "-fbdir", self.folder.name, *options],
            pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as answer:
            self.name = ":" + answer.readline().strip()
        self.env = dict(os.environ, DISPLAY=self.name, LIBGL_ALWAYS_SOFTWARE="1")
        # A desktop's settings and dialogs are another test's business.
        for name in ("DBUS_SESSION_BUS_ADDRESS", "WAYLAND_DISPLAY", "GTK_THEME"):
            self.env.pop(name, None)
        self.env["XDG_RUNTIME_DIR"] = self.folder.name
        self.manager = subprocess.Popen(["openbox"], env=self.env, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)

    def close(self):
        for process in (self.manager, self.server):
            process.terminate()
            process.wait()
        self.folder.cleanup()

    def xdotool(self, *words):
        done = subprocess.run(["xdotool", *map(str, words)], env=self.env, text=True,
                              capture_output=True, timeout=20)
        if done.returncode:
            raise AssertionError(f"xdotool {' '.join(map(str, words))}: {done.stderr.strip()}")
        return done.stdout.strip()

    def window(self, title, patience=10):
        """The id of the window whose title ends so, once it is on the screen."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", f"{title}$"],
                                   env=self.env, text=True, capture_output=True).stdout.split()
            if found:
                return found[-1]
            time.sleep(0.05)
        raise AssertionError(f"no window is called {title}")

    def screenshot(self, path):
        """The whole screen as a PNG file."""
        width, height, rows = self.rows()
        png(path, width, height, b"".join(b"\0" + rgb(row) for row in rows))

    def colour(self, window, x, y):
        """Red, green, blue of a pixel of the window `window`."""
        place = dict(line.split("=") for line in
                     self.xdotool("getwindowgeometry", "--shell", window).splitlines())
        row = self.rows()[2][int(place["Y"]) + y]
        return tuple(rgb(row)[3 * (int(place["X"]) + x):][:3])

    def rows(self):
        """Width, height and rows of the screen, from the frame buffer that Xvfb keeps in a file."""
        data = (Path(self.folder.name) / "Xvfb_screen0").read_bytes()
        header = struct.unpack(">25I", data[:100])
        start, width, height, stride, colors = (header[i] for i in (0, 4, 5, 12, 19))
        start += 12 * colors
        return width, height, [data[start + y * stride:][:4 * width] for y in range(height)]


def rgb(row):
    """Blue, green, red, unused, as X keeps them, in the order of a PNG."""
    pixels = bytearray(len(row) // 4 * 3)
    pixels[0::3], pixels[1::3], pixels[2::3] = row[2::4], row[1::4], row[0::4]
    return bytes(pixels)


def png(path, width, height, rows):
    def chunk(kind, body):
        check = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    Path(path).write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) +
                           chunk(b"IDAT", zlib.compress(rows, 6)) + chunk(b"IEND", b""))
