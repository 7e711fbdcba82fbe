"""Runs a sandbox on 127.0.0.1, in a thread for tests or in the foreground for people."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.botapi import BotApi, check_token
from sandbox.client import SandboxClient
from sandbox.connection import BreakableProtocol
from sandbox.control import ControlApi
from sandbox.errors import RefusalError
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

    def __init__(self, address: str, token: str, server: "_Server") -> None:
        self.address = address
        self.token = token
        self.base_url = f"{address}/bot"
        self.base_file_url = f"{address}/file/bot"
        self.control = SandboxClient(address)
        self._server = server

    def stop(self) -> None:
        """End the sandbox; stopping it twice is no error."""
        self.control.close()
        self._server.stop()


@contextmanager
def serve(port: int = 0, token: str = TOKEN, username: str = USERNAME) -> Iterator[RunningSandbox]:
    """Run a sandbox in a thread for the length of a with statement; port 0 is any free one."""
    listener = listen(port)
    server = _Server(stage_for(token, username), token)
    thread = threading.Thread(target=server.run_in_loop, args=(listener,), name="sandbox", daemon=True)
    thread.start()
    server.ready.wait()
    running = RunningSandbox(f"http://{HOST}:{listener.getsockname()[1]}", token, server)
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


def application(stage: Stage, token: str) -> Starlette:
    """Return the ASGI application with the Bot API, its files and the control API."""

    async def download(request: Request) -> Response:
        """Answer with a file the bot found by getFile."""
        try:
            check_token(request, token)
        except RefusalError as refusal:
            return JSONResponse(refusal.body(), refusal.code)
        file = stage.world.files_by_path.get(request.path_params["path"])
        if file is None:
            return JSONResponse(RefusalError(404, "Not Found").body(), 404)
        return Response(file.content, media_type="application/octet-stream")

    return Starlette(
        routes=[
            Route("/bot{token}/{method}", BotApi(stage, token), methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", download),
            Route("/control/{action}", ControlApi(stage).act, methods=["POST"]),
        ]
    )


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

    def __init__(self, stage: Stage, token: str) -> None:
        super().__init__(_config(application(stage, token)))
        self._stage = stage
        self._loop = asyncio.new_event_loop()
        self.ready = threading.Event()

    def run_in_loop(self, listener: socket.socket) -> None:
        """Serve in a loop of its own, in the thread this is called from."""
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self.serve([listener]))

    def stop(self) -> None:
        """End the server from another thread."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._stage.close)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End the server on a signal."""
        super().handle_exit(sig, frame)
        self.stop()

    async def main_loop(self) -> None:
        """Wait for the end, without the regular ticks."""
        self.ready.set()
        await self._stage.closing.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let the requests under way end and close all connections."""
        for server in self.servers:
            server.close()
        if self.server_state.tasks:
            await asyncio.wait(self.server_state.tasks, timeout=GRACE)
        for connection in list(self.server_state.connections):
            connection.shutdown()
        for listener in sockets or ():
            listener.close()
