"""Serves dist/ the way a static host does."""
import hashlib
import http.server
import re
import sys
from functools import partial
from http import HTTPStatus
from pathlib import Path

from tools.steps import DIST, Stop

# A name that carries its content's hash never changes what it means.
HASHED = re.compile(r"[-.][0-9a-f]{8,}\.\w+$")
TYPES = {".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8",
         ".mjs": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
         ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml",
         ".webmanifest": "application/manifest+json", ".ts": "text/plain; charset=utf-8",
         ".md": "text/markdown; charset=utf-8", ".txt": "text/plain; charset=utf-8"}


class Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, **TYPES}

    def do_GET(self):
        self.answer(with_body=True)

    def do_HEAD(self):
        self.answer(with_body=False)

    def answer(self, with_body):
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path = path / "index.html"
        if not path.is_file():
            return self.send_error(HTTPStatus.NOT_FOUND)
        content = path.read_bytes()
        etag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
        if self.headers.get("If-None-Match") == etag:
            return self.reply(HTTPStatus.NOT_MODIFIED, path, etag)
        self.reply(HTTPStatus.OK, path, etag, len(content))
        if with_body:
            self.wfile.write(content)

    def reply(self, status, path, etag, length=None):
        self.send_response(status)
        self.send_header("ETag", etag)
        forever = HASHED.search(path.name)
        self.send_header("Cache-Control", "max-age=31536000, immutable" if forever else "no-cache")
        if length is not None:
            self.send_header("Content-Type", self.guess_type(path))
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def log_message(self, format, *args):
        """Only faults are news."""

    def log_error(self, format, *args):
        print(f"  {self.path}: {format % args}", file=sys.stderr)


def listen(host, port):
    """A server for dist/ at `port`, or where that is None at the first free one from 8000 on."""
    for candidate in [port] if port is not None else range(8000, 8100):
        try:
            return http.server.ThreadingHTTPServer((host, candidate),
                                                   partial(Handler, directory=str(DIST)))
        except OSError as error:
            fault = error
    raise Stop(f"Cannot listen on {host}, port {candidate}: {fault.strerror}.",
               "python3 serve.py --port 0")
