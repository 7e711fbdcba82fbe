"""The page's server, in the bot's own loop: what it needs is imported only where there is a page."""

import asyncio
import logging
import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from bot.web.site import SendLink, Site, application
from bot.web.streams import Streams
from chat.context import Services
from chat.texts.groups import page as page_texts
from jobs.sending.page import PageSender

logger = logging.getLogger(__name__)

GRACE_SECONDS = 2
STANDING_BY = 503
KEEP_ALIVE = 75
"""Seconds an idle connection lives, longer than proxies keep theirs."""
MOST_CONNECTIONS = 4096


class Server(uvicorn.Server):
    """A server that leaves the signals to the program in which it runs."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


class WebPage:
    """Carries what is said to our page, and what is said there."""

    def __init__(
        self,
        services: Services,
        address: str,
        listen: tuple[str, int],
        send_link: SendLink | None = None,
        more: Sequence[BaseRoute] = (),
    ) -> None:
        """Keep the parts; nothing is served yet."""
        self.sender = PageSender(services.database, services.channel, services.clock)
        self.site = Site(services, address, Streams(services.database), send_link)
        self.application: ASGIApp = application(self.site, more)
        self._listen = listen

    @property
    def turned_at(self) -> Mapping[str, float | None]:
        """Return when the loop that speaks last went round."""
        return {"page sender": self.sender.turned_at}

    async def begin(self) -> None:
        """Take back what was being said when the program ended."""
        await self.sender.begin()

    async def run(self) -> None:
        """Serve, speak and tell the open pages what is new, until cancelled."""
        async with asyncio.TaskGroup() as group:
            for loop in (self.sender.run, self.site.streams.run, self._serve):
                group.create_task(loop())

    async def send_one(self) -> bool:
        """Say what waits for the page; return whether there was anything."""
        return await self.sender.send_waiting()

    async def _serve(self) -> None:
        """Serve; where the port is taken the log says so, and the bot runs without a page."""
        try:
            listener = socket.create_server(self._listen, backlog=1024)
        except OSError as error:
            logger.error("WEB_PORT %s:%s cannot be used: %s", *self._listen, error)  # noqa: TRY400 -- nothing to trace
            return
        with listener:
            server = Server(config(self.application))
            serving = asyncio.create_task(server.serve([listener]))
            try:
                await asyncio.shield(serving)
            finally:
                self.site.streams.close()
                server.should_exit = True
                await serving


def config(app: ASGIApp) -> uvicorn.Config:
    """Return how the page is served; who asks is believed to a proxy on this machine alone."""
    return uvicorn.Config(
        app,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        log_level="error",
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=GRACE_SECONDS,
        limit_concurrency=MOST_CONNECTIONS,
    )


def standing_by() -> Starlette:
    """Return what answers where another process is the bot."""

    async def told(_request: Request) -> Response:
        return PlainTextResponse(page_texts.standing_by(), STANDING_BY, {"Retry-After": "60"})

    return Starlette(routes=[Route("/{path:path}", told, methods=["GET", "POST"])])
