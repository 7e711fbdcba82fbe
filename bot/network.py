"""The HTTP client that speaks with Telegram."""

import ssl
from functools import cache

import httpx
from telegram.request import BaseRequest

from bot.settings import Settings
from chat.telegram.client import TelegramRequest

# Seconds; see make_client.
ANSWER_TIMEOUT = 30.0
WRITE_TIMEOUT = 20.0
CONNECT_TIMEOUT = 10.0
IDLE_CONNECTION = 3.0
CONNECTIONS = 16


def make_client(settings: Settings) -> BaseRequest:
    """Return an HTTP client that makes messages of unknown fate rare.

    An answer is awaited for long, because a message is not sent again after a timeout, and only its own
    chat waits meanwhile. An idle connection is let go before a server or a proxy on the way is likely to
    close it just as the next message is on its way.
    """
    return TelegramRequest(
        proxy=settings.proxy_url,
        read_timeout=ANSWER_TIMEOUT,
        write_timeout=WRITE_TIMEOUT,
        connect_timeout=CONNECT_TIMEOUT,
        pool_timeout=CONNECT_TIMEOUT,
        httpx_kwargs={
            "limits": httpx.Limits(max_connections=CONNECTIONS, keepalive_expiry=IDLE_CONNECTION),
            "verify": certificates(),
        },
    )


@cache
def certificates() -> ssl.SSLContext:
    """Return whose word is believed: read once, for it takes longer than all that is asked in a minute."""
    return httpx.create_ssl_context()
