#!/usr/bin/env bash
# httpx 0.28.1 over httpcore 1.0.9, asynchronous, with an anyio that no longer brings sniffio along.
#
# httpcore looks for the package sniffio whenever it makes or takes a lock. Python does not remember that a
# module is missing, so without it every single request walks the whole import path several times again,
# also over a connection that is open already. Nothing is logged; the bot is only slower. Installing sniffio,
# which nothing asks for any more, ends it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
	httpx==0.28.1 httpcore==1.0.9 h11==0.16.0 anyio==4.16.0 idna==3.20 certifi==2026.10.18

cat >"$folder/count.py" <<'PYTHON'
"""Count how often one request over an open connection looks for a module that is not there."""

import asyncio
import http.server
import importlib.metadata
import sys
import threading

import httpx

REQUESTS = 20


class Quiet(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *arguments):
        """Say nothing."""


class Counter:
    """A finder that finds nothing and counts who is looked for."""

    def __init__(self):
        self.looked_for = []

    def find_spec(self, name, path=None, target=None):
        self.looked_for.append(name)


async def main(address):
    counter = Counter()
    async with httpx.AsyncClient(trust_env=False) as client:
        await client.get(address)
        sys.meta_path.insert(0, counter)
        for _ in range(REQUESTS):
            await client.get(address)
    return counter.looked_for.count("sniffio") / REQUESTS


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
threading.Thread(target=server.serve_forever, daemon=True).start()
times = asyncio.run(main(f"http://127.0.0.1:{server.server_port}/"))
server.shutdown()
print(f"{times:g}")
PYTHON

without=$("$folder/venv/bin/python" "$folder/count.py")
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check sniffio==1.3.1
with=$("$folder/venv/bin/python" "$folder/count.py")
echo "looked for sniffio: $without times a request without it, $with times with it"
test "$without" != 0
test "$with" = 0
