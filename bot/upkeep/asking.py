"""What Telegram says to one question, with its clock: asked beside the bot, by a client of its own."""

from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from bot.network import certificates
from bot.settings import Settings

PATIENCE_SECONDS = 10.0


class UnreachableError(Exception):
    """Nothing came back that is an answer of the Bot API; the message says what came."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the Bot API said, and what its clock showed then."""

    result: Any
    """None where it refused."""
    refusal: str | None
    at: datetime | None


async def ask(settings: Settings, method: str, **query: str | int) -> Answer:
    """Return what a method that changes nothing answers. Raises UnreachableError."""
    address = f"{settings.api_base_url}{settings.bot_token.get_secret_value()}/{method}"
    try:
        async with _client(settings.proxy_url) as client:
            response = await client.get(address, params=query)
        said = response.json()
        is_good = bool(said["ok"])
    except httpx.HTTPError as error:
        raise UnreachableError(
            type(error).__name__
        ) from None  # its words may hold the address, and so the token
    except (ValueError, KeyError, TypeError):
        raise UnreachableError(f"HTTP {response.status_code}") from None
    refusal = None if is_good else f"{response.status_code} {said.get('description', '')}"
    return Answer(said.get("result") if is_good else None, refusal, _date(response))


def _client(proxy: str | None) -> httpx.AsyncClient:
    return httpx.AsyncClient(proxy=proxy, timeout=PATIENCE_SECONDS, verify=certificates())


def _date(response: httpx.Response) -> datetime | None:
    try:
        return parsedate_to_datetime(response.headers["date"])
    except (KeyError, ValueError):
        return None
