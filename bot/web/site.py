"""What the page is assembled from, and the application that answers."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.web import board, entrance, routes
from bot.web.access import UNSAFE, RefusedError, comes_from_elsewhere, refusal
from bot.web.limits import Limit
from bot.web.streams import Streams
from chat.context import Services
from chat.moment import Moment
from chat.texts.groups import page as page_texts
from plans.text import without_markup

HOUR = 3600.0
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
        "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # Without any, a browser says of the forms of this page that they come from nowhere.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}

SendLink = Callable[[Session, str, datetime], None]
"""Sends a one-time link to a mail address, if it is one that is registered."""


@dataclass
class Site:
    """What answers needs to know, and how often may be asked."""

    services: Services
    address: str
    """Where people open the page."""
    streams: Streams
    send_link: SendLink | None = None
    """Sends a link by mail, where mail is set up."""
    wrong_codes: Limit = field(default_factory=lambda: Limit(5, HOUR))
    mails: Limit = field(default_factory=lambda: Limit(5, HOUR))
    posts: Limit = field(default_factory=lambda: Limit(90, 60.0))
    receiving: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(20))
    """So many files at once come in, each on the disk."""
    uploading: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(2))
    """So few files at once are in memory as a whole."""
    drawing: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(2))
    """So few pages of the leaders are counted at once."""

    @property
    def is_secure(self) -> bool:
        """Return whether browsers come over TLS."""
        return self.address.startswith("https://")

    @property
    def moment(self) -> Moment:
        """Return this moment, as conversations need it."""
        services = self.services
        return Moment(services.clock(), services.zone, services.morning)


class Guarded:
    """Puts the headers that keep browsers safe on every answer, and takes nothing from other sites."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        """Keep what answers."""
        self._app = app
        self._site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        if scope["type"] != "http":
            return
        if scope["method"] in UNSAFE and comes_from_elsewhere(Request(scope), self._site):
            answer = JSONResponse({"error": without_markup(page_texts.refused())}, 403)
            await answer(scope, receive, guarded)
            return
        await self._app(scope, receive, guarded)


def application(site: Site, more: Sequence[BaseRoute] = ()) -> ASGIApp:
    """Return what answers at the page's address."""
    app = Starlette(
        routes=[*entrance.ROUTES, *routes.ROUTES, *board.ROUTES, *more],
        exception_handlers={
            RefusedError: refusal,
            HTTPException: _not_taken,
            ClientDisconnect: _gone,
            Exception: _trouble,
        },
    )
    app.state.site = site
    return Guarded(app, site)


async def _not_taken(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 400
    reason = page_texts.not_there() if status == 404 else page_texts.refused()
    return JSONResponse({"error": without_markup(reason)}, status)


async def _gone(_request: Request, _error: Exception) -> Response:
    """Return what nobody reads any more, for the server's sake."""
    return JSONResponse({"error": without_markup(page_texts.refused())}, 408)


async def _trouble(_request: Request, _error: Exception) -> Response:
    return JSONResponse({"error": without_markup(page_texts.trouble())}, 503)
