"""A small HTTP server in a thread of its own: it answers also where the bot's loops hang."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.applications import Starlette

GRACE_SECONDS = 2.0


class PortTakenError(Exception):
    """Nobody can be served at an address."""

    def __init__(self, setting: str, address: tuple[str, int], error: OSError) -> None:
        host, port = address
        super().__init__(f"{setting} {host}:{port} cannot be used: {error.strerror}")


def listen(setting: str, address: tuple[str, int]) -> socket.socket:
    """Return a listening socket for the address of a setting. Raises PortTakenError."""
    try:
        return socket.create_server(address)
    except OSError as error:
        raise PortTakenError(setting, address, error) from error


@contextmanager
def served(listener: socket.socket, app: "Starlette", name: str) -> Iterator[None]:
    """Serve within; `name` is that of the thread."""
    import uvicorn  # noqa: PLC0415 -- only who serves has a web server in memory

    config = uvicorn.Config(app, lifespan="off", log_config=None, access_log=False, log_level="error")
    server = uvicorn.Server(config)
    serving = threading.Thread(target=server.run, args=([listener],), name=name, daemon=True)
    serving.start()
    try:
        yield
    finally:
        server.should_exit = True
        serving.join(GRACE_SECONDS)
