"""Runs a sandbox on 127.0.0.1, in a thread for tests or in the foreground for people."""

import asyncio
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from types import FrameType
from typing import Any

import uvicorn
from pydantic_core import to_json
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route

from sandbox.botapi import BotApi
from sandbox.client import SandboxClient
from sandbox.client.asking import TIMEOUT, OverHttp, Transport
from sandbox.connection import BreakableProtocol
from sandbox.control import ControlApi
from sandbox.downloads import Downloads
from sandbox.errors import ImpossibleError, Json
from sandbox.keeping import Keeper, KeptFirst, kept_in
from sandbox.origin import OwnOriginOnly
from sandbox.page.host import Act, Host
from sandbox.page.routes import Page
from sandbox.stage import Stage, stage_for

HOST = "127.0.0.1"
KEEP_ALIVE = 75
"""Seconds an idle connection lives: longer than a bot is quiet, so that no request meets its end."""
GRACE = 1
"""Seconds the requests under way get to end."""
TOKEN = "700000001:AAF-sandbox-token-that-opens-nothing-00"  # noqa: S105 # opens this sandbox only
USERNAME = "sandbox_bot"


class RunningSandbox:
    """A sandbox and where to find it: the addresses for the bot and the control client for people."""

    def __init__(self, address: str, token: str, path: str, server: "_Server", transport: Transport) -> None:
        self.address = address
        self.token = token
        self.base_url = f"{address}/bot"
        self.base_file_url = f"{address}/file/bot"
        self.page = f"{address}{path}/"
        self.control = SandboxClient(transport)
        self._server = server

    def attach(self, acts: Mapping[str, Act]) -> None:
        """Let the page ask for acts of the program that runs the sandbox, on the event loop of this call."""
        self._server.attach(acts, asyncio.get_running_loop())

    def show(self, state: Json) -> None:
        """Show the page what the program that runs the sandbox has to tell."""
        self._server.show(state)

    @property
    def version(self) -> int:
        """Return a number that grows with everything that changes."""
        return self._server.stage.feed.version

    def stop(self) -> None:
        """End the sandbox; stopping it twice is no error."""
        self.control.close()
        self._server.close()


@contextmanager
def serve(
    port: int = 0, token: str = TOKEN, username: str = USERNAME, path: str = "", kept: Path | None = None
) -> Iterator[RunningSandbox]:
    """Run a sandbox in a thread for the length of a with statement; port 0 is any free one.

    The page and the control API are below `path`; who cannot guess it cannot use them. What was `kept`
    in a file is there again, and whatever changes is written there before it is answered.
    """
    stage = stage_for(token, username)
    keeping = kept_in(kept, stage) if kept else nullcontext()
    with keeping as keeper, _served(stage, port, token, path, keeper) as running:
        yield running


@contextmanager
def _served(
    stage: Stage, port: int, token: str, path: str, keeper: Keeper | None
) -> Iterator[RunningSandbox]:
    listener = listen(port)
    server = _Server(stage, token, path, keeper)
    thread = threading.Thread(target=server.run_in_loop, args=(listener,), name="sandbox", daemon=True)
    thread.start()
    server.ready.wait()
    address = f"http://{HOST}:{listener.getsockname()[1]}"
    # What is kept is written before it is answered over HTTP; where nothing is, people act without that way.
    transport: Transport = OverHttp(f"{address}{path}") if keeper else server
    running = RunningSandbox(address, token, path, server, transport)
    try:
        yield running
    finally:
        running.stop()
        thread.join()


def listen(port: int) -> socket.socket:
    """Return a listening socket, to which clients connect even while the server still starts."""
    # Naming the protocol matters: asyncio turns the delay of small packets off only for sockets that say TCP.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError:
        listener.close()
        raise
    listener.listen(512)
    return listener


def run(listener: socket.socket, token: str = TOKEN, username: str = USERNAME) -> None:
    """Run a sandbox in the foreground until Ctrl-C."""
    with suppress(KeyboardInterrupt):
        _Server(stage_for(token, username), token).run_in_loop(listener)


def application(stage: Stage, token: str, path: str, host: Host, keeper: Keeper | None) -> Starlette:
    """Return the ASGI application with the Bot API, its files, the control API and the page."""
    return Starlette(
        routes=[
            Route("/bot{token}/{method}", BotApi(stage, token), methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", Downloads(stage, token)),
            Mount(
                path,
                routes=[
                    Route("/control/{action}", ControlApi(stage).act, methods=["POST"]),
                    *Page(stage, host).routes(),
                ],
            ),
        ],
        middleware=[Middleware(OwnOriginOnly), *([Middleware(KeptFirst, keeper)] if keeper else [])],
        exception_handlers={ImpossibleError: _cannot_be},
    )


async def _cannot_be(_request: Request, error: Exception) -> Response:
    return JSONResponse({"error": str(error)}, 404)


def _config(app: Starlette) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=BreakableProtocol,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        log_level="error",
        timeout_keep_alive=KEEP_ALIVE,
    )


class _Server(uvicorn.Server):
    """A server that starts and ends at once where uvicorn looks around ten times a second."""

    def __init__(self, stage: Stage, token: str, path: str = "", keeper: Keeper | None = None) -> None:
        self._host = Host()
        super().__init__(_config(application(stage, token, path, self._host, keeper)))
        self.stage = stage
        self._control = ControlApi(stage)
        self._loop = asyncio.new_event_loop()
        self.ready = threading.Event()

    def attach(self, acts: Mapping[str, Act], loop: asyncio.AbstractEventLoop) -> None:
        """Let the page ask for acts on another thread's loop."""
        self._host.acts, self._host.loop = acts, loop

    def show(self, state: Json) -> None:
        """Show the page another state of the host, from another thread."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._show, state)

    def _show(self, state: Json) -> None:
        self._host.state = state
        self.stage.feed.world("host")

    def run_in_loop(self, listener: socket.socket) -> None:
        """Serve in a loop of its own, in the thread this is called from."""
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self.serve([listener]))

    def post(self, action: str, arguments: dict[str, Any]) -> bytes:
        """Return the result of an action of the control API, asked for by another thread."""
        asked = asyncio.run_coroutine_threadsafe(self._control.done(action, arguments), self._loop)
        result = asked.result(TIMEOUT)
        return result if isinstance(result, bytes) else to_json(result)

    def close(self) -> None:
        """End the server from another thread."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self.stage.close)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End the server on a signal."""
        super().handle_exit(sig, frame)
        self.close()

    async def main_loop(self) -> None:
        """Wait for the end, without the regular ticks."""
        self.ready.set()
        await self.stage.closing.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let the requests under way end and close all connections."""
        await self.stage.webhooks.end()
        for server in self.servers:
            server.close()
        if self.server_state.tasks:
            await asyncio.wait(self.server_state.tasks, timeout=GRACE)
        for connection in list(self.server_state.connections):
            connection.shutdown()
        for listener in sockets or ():
            listener.close()
