"""The HTTP client for the Bot API, which tells Telegram's answers from those of something on the way.

python-telegram-bot goes by the HTTP status alone: a firewall's page with 403 reads like "the bot was kicked",
one with 404 like a wrong token. Only what is JSON with "ok" is an answer of the Bot API.
"""

import json
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from telegram import Bot
from telegram.error import NetworkError
from telegram.request import HTTPXRequest

SHOWN = 60
PAGE = b"<"


class ForeignAnswerError(NetworkError):
    """Something on the way answered in Telegram's stead, or cut Telegram's answer short."""

    def __init__(self, code: int, payload: bytes) -> None:
        """Keep what came."""
        super().__init__(f"no answer of the Bot API but {payload[:SHOWN]!r} (HTTP {code})")
        self.stopped_the_request = code < HTTPStatus.INTERNAL_SERVER_ERROR and (
            code >= HTTPStatus.MULTIPLE_CHOICES or is_page(payload)
        )
        """Whether it came in place of the request: not for a gateway's error, nor for half of an answer."""


def is_page(payload: bytes) -> bool:
    """Return whether something looks like a page of HTML."""
    return payload.lstrip().startswith(PAGE)


class TelegramRequest(HTTPXRequest):
    """Asks the Bot API; raises ForeignAnswerError, an error of the network, for what is no answer of it."""

    async def do_request(self, url: str, method: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Return the HTTP status and the answer; a file is fetched by GET, and its content is anything."""
        code, payload = await super().do_request(url, method, *args, **kwargs)
        is_file = method == "GET" and code < HTTPStatus.MULTIPLE_CHOICES
        return (code, payload) if is_file else (_status(code, payload), payload)


def _status(code: int, payload: bytes) -> int:
    """Return the status of an answer, as it says itself where the HTTP status says "OK" to a refusal."""
    try:
        answer = json.loads(payload)
    except ValueError:
        raise ForeignAnswerError(code, payload) from None
    if not isinstance(answer, dict) or not isinstance(answer.get("ok"), bool):
        raise ForeignAnswerError(code, payload)
    if answer["ok"] or code >= HTTPStatus.MULTIPLE_CHOICES:
        return code
    return int(answer.get("error_code", HTTPStatus.BAD_REQUEST))


async def ask(bot: Bot, method: str, **query: int) -> Any:
    """Return what a method answers as it came; raises TelegramError.

    python-telegram-bot refuses a whole answer for one field that it lacks.
    """
    return await bot.request.post(f"{bot.base_url}/{method}?{urlencode(query)}")
