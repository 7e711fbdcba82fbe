"""What Telegram brings is stored before it hears that we have it; whoever else knocks is turned away."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from hmac import compare_digest

from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot import serving
from bot.settings import Settings
from chat.context import Services
from storage import inbox
from storage.upkeep.lease import NotLeadingError

logger = logging.getLogger(__name__)

HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST = 1_000_000
"""Bytes; an update has some thousand."""
TAKEN, UNREADABLE, STRANGER, UNKNOWN, TOO_LARGE, NOT_NOW = 200, 400, 403, 404, 413, 503


@contextmanager
def taking(settings: Settings, services: Services) -> Iterator[None]:
    """Take updates within. Raises PortTakenError: somebody else uses the port."""
    listener = serving.listen("WEBHOOK_PORT", settings.webhook_listens)
    with serving.served(listener, application(settings, services), "webhook"):
        yield


def application(settings: Settings, services: Services) -> Starlette:
    """Return what answers Telegram. A proxy may have cut off the beginning of the path, or have left it."""

    async def take(request: Request) -> Response:
        if not _same(request.url.path.rpartition("/")[2], settings.webhook_path):
            return Response(status_code=UNKNOWN)
        if not _same(request.headers.get(HEADER, ""), settings.webhook_secret):
            logger.warning("somebody knows the path of the webhook and not its secret: nothing is taken")
            return Response(status_code=STRANGER)
        body = b""
        async for piece in request.stream():
            body += piece
            if len(body) > LARGEST:
                return Response(status_code=TOO_LARGE)
        return Response(status_code=await _stored(services, body))

    return Starlette(routes=[Route("/{path:path}", take, methods=["POST"])])


async def _stored(services: Services, body: bytes) -> int:
    """Return what is answered once an update is in the inbox, or cannot be: then it is brought again."""
    try:
        update = json.loads(body)
    except ValueError:
        return UNREADABLE
    try:
        await services.database.transact_in_thread(inbox.receive, [update], services.clock())
    except (SQLAlchemyError, NotLeadingError):
        return NOT_NOW  # the database tells why, once
    return TAKEN


def _same(given: str, expected: str) -> bool:
    return compare_digest(given.encode(), expected.encode())
