"""Somebody to whom the sandbox brings updates in the place of a bot: takes them, or answers as it is told."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

HOST = "dondoc.example.vn"


@dataclass(frozen=True)
class Taken:
    """An update as it was brought."""

    path: str
    secret: str | None
    update: Any


@dataclass
class Taker:
    """What was brought, and what is answered."""

    address: str = ""
    answers: list[int] = field(default_factory=list)
    """What is answered to the next that come; then everything is taken."""
    refuses: str = ""
    taken: list[Taken] = field(default_factory=list)

    def texts(self) -> list[str]:
        """Return the words that were brought, however often."""
        return [
            one.update["message"]["text"] for one in self.taken if "text" in one.update.get("message", {})
        ]

    def answer_to(self, update: Any) -> int:
        if self.refuses and update.get("message", {}).get("text") == self.refuses:
            return 503
        return self.answers.pop(0) if self.answers else 200


@contextmanager
def taker_of_updates() -> Iterator[Taker]:
    """Yield somebody who takes updates at an address of this machine."""
    taker = Taker()

    class Answering(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            update = json.loads(self.rfile.read(int(self.headers["content-length"])))
            taker.taken.append(Taken(self.path, self.headers["X-Telegram-Bot-Api-Secret-Token"], update))
            self.send_response(taker.answer_to(update))
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads = True
    taker.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield taker
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
