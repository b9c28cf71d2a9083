#!/usr/bin/env python3
"""Builds Temper for the browser and serves it on this machine."""
import argparse
import webbrowser

from tools import imgui, needs, third_party
from tools.build import build
from tools.server import listen
from tools.steps import guarded


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build-only", action="store_true", help="fill dist/ and stop")
    parser.add_argument("--port", type=int, help="the first free one from 8000 on if not given")
    parser.add_argument("--host", default="127.0.0.1", help="0.0.0.0 lets other machines in")
    parser.add_argument("--open", action="store_true", help="open the page in the browser")
    return parser.parse_args()


def serve(options):
    server = listen(options.host, options.port)
    address = f"http://{options.host}:{server.server_port}/"
    print(f"Temper is at {address} (Ctrl+C ends it)", flush=True)
    if options.open:
        webbrowser.open(address)
    server.serve_forever()


def main():
    options = arguments()
    needs.install("build", "web")
    imgui.fetch()
    build("web")
    third_party.write()
    if not options.build_only:
        serve(options)


guarded(main)
