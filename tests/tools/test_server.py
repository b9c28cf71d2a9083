"""The local server behaves as a static host should."""
import http.client
import tempfile
import threading
import unittest
from pathlib import Path
from unittest import mock

from tools import server

FILES = {"index.html": "text/html; charset=utf-8", "temper.wasm": "application/wasm",
         "temper-core.mjs": "text/javascript; charset=utf-8", "a.json": "application/json",
         "icon.svg": "image/svg+xml", "temper-0123abcd.wasm": "application/wasm"}


class ServerTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.dist = Path(folder.name)
        for name in FILES:
            (self.dist / name).write_text(name)
        with mock.patch.object(server, "DIST", self.dist):
            self.server = server.listen("127.0.0.1", 0)
        threading.Thread(target=self.server.serve_forever, args=[0.01], daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)

    def ask(self, path, method="GET", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_port)
        self.addCleanup(connection.close)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=named)
        answer = connection.getresponse()
        answer.body = answer.read()
        return answer

    def test_each_kind_of_file_has_its_type(self):
        for name, kind in FILES.items():
            self.assertEqual(self.ask(f"/{name}").getheader("Content-Type"), kind, name)

    def test_a_folder_is_its_index(self):
        self.assertEqual(self.ask("/").body, b"index.html")
        self.assertEqual(self.ask("/?lab=chain").body, b"index.html")

    def test_unchanged_is_not_sent_again_and_changed_is(self):
        etag = self.ask("/").getheader("ETag")
        again = self.ask("/", If_None_Match=etag)
        self.assertEqual((again.status, again.body), (304, b""))
        (self.dist / "index.html").write_text("new")
        self.assertEqual(self.ask("/", If_None_Match=etag).body, b"new")

    def test_only_a_hashed_name_is_kept_without_asking(self):
        self.assertEqual(self.ask("/temper.wasm").getheader("Cache-Control"), "no-cache")
        self.assertIn("immutable", self.ask("/temper-0123abcd.wasm").getheader("Cache-Control"))

    def test_head_has_the_length_and_no_body(self):
        answer = self.ask("/index.html", method="HEAD")
        self.assertEqual((answer.getheader("Content-Length"), answer.body), ("10", b""))

    def test_nothing_outside_the_folder_is_served(self):
        with mock.patch("sys.stderr"):
            for path in ["/../server.py", "/%2e%2e/server.py", "/none"]:
                self.assertEqual(self.ask(path).status, 404, path)

    def test_a_taken_port_is_said_to_be_taken(self):
        with self.assertRaisesRegex(server.Stop, "in use"):
            server.listen("127.0.0.1", self.server.server_port)
