"""A TCP proxy on this machine between a client and a server, which can fall silent and speak again."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

LARGEST_PIECE = 65536


class Proxy:
    """Passes on what comes, both ways; while it is silent it takes everything and passes nothing on."""

    def __init__(self, server: tuple[str, int]) -> None:
        self._server = server
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._speaks = threading.Event()
        self._speaks.set()
        self._is_over = False
        self._sockets: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def port(self) -> int:
        port: int = self._listener.getsockname()[1]
        return port

    def fall_silent(self) -> None:
        self._speaks.clear()

    def speak(self) -> None:
        """Let new connections through; what was swallowed on the old ones is lost."""
        for one in self._sockets:
            _end(one)
        self._sockets.clear()
        self._speaks.set()

    def close(self) -> None:
        self._is_over = True
        _end(self._listener)
        self.speak()

    def _accept(self) -> None:
        with suppress(OSError):
            while not self._is_over:
                client, _ = self._listener.accept()
                server = socket.create_connection(self._server)
                self._sockets += [client, server]
                for one, other in ((client, server), (server, client)):
                    threading.Thread(target=self._pass_on, args=(one, other), daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while piece := one.recv(LARGEST_PIECE):
                if self._speaks.is_set():
                    other.sendall(piece)
        _end(other)


def _end(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()


@contextmanager
def proxy_to(host: str, port: int) -> Iterator[Proxy]:
    """Yield a proxy to a server, closed afterwards."""
    proxy = Proxy((host, port))
    try:
        yield proxy
    finally:
        proxy.close()
