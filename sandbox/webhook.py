"""The bot's webhook: updates are brought to its address, and again until it takes them, as Telegram does.

What comes from one chat, or from one presser, comes one after the other. What was not taken is brought
again at once, then after 2, 4, 8 … seconds or when its Retry-After says (WebhookActor.cpp of
github.com/tdlib/telegram-bot-api). That Telegram forgets an update after a day is not played.
"""

import asyncio
import itertools
import re
import ssl
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import httpx

from sandbox.errors import Json, RefusalError, bad_request
from sandbox.updates import UpdateQueue

PORTS = (443, 80, 88, 8443)
USUAL_CONNECTIONS = 40
LONGEST_DELAY = 60
ANSWER_SECONDS = 60
LONGEST_SECRET = 256

_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_TERMINATED = RefusalError(409, "Conflict: terminated by setWebhook request")
_ACTIVE = RefusalError(
    409,
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first",
)


@dataclass(slots=True)
class Retry:
    """How often an update was not taken, and when it is brought again."""

    failures: int = 0
    delay: float = 1
    at: float = 0

    def fail(self, retry_after: float) -> None:
        """Count a failure: the first is made good at once, the next after twice as long each time."""
        wait = retry_after
        if not retry_after and self.failures:
            wait = self.delay = min(LONGEST_DELAY, self.delay * 2)
        self.failures += 1
        self.at = monotonic() + wait


@dataclass(slots=True)
class Webhooks:
    """Which webhook is set, and how bringing updates there goes."""

    updates: UpdateQueue
    now: Callable[[], datetime]
    roads: dict[str, list[str]] = field(default_factory=dict)
    """What answers behind a public name: addresses on this machine, which take turns."""
    url: str = ""
    secret: str = ""
    connections: int = USUAL_CONNECTIONS
    last_error: tuple[datetime, str] | None = None
    _bringing: asyncio.Task[None] | None = None
    _retries: dict[int, Retry] = field(default_factory=dict)
    _under_way: dict[Hashable, asyncio.Task[None]] = field(default_factory=dict)
    _turns: Iterator[int] = field(default_factory=itertools.count)

    def set(self, url: str, secret: str, connections: int) -> None:
        """Bring updates to an address from now on; raises RefusalError where Telegram would not."""
        self._check(url, secret)
        self.forget()
        self.url, self.secret, self.connections = url, secret, connections
        self.updates.fail(_TERMINATED)
        self._bringing = asyncio.create_task(self._bring())

    def forget(self) -> None:
        """Bring nothing any more; what waits goes on waiting."""
        for task in self._tasks:
            task.cancel()
        self.url, self.last_error, self._bringing = "", None, None
        self._under_way.clear()
        self._retries.clear()

    async def end(self) -> None:
        """Bring nothing any more, and return when every connection is closed."""
        tasks = self._tasks
        self.forget()
        await asyncio.gather(*tasks, return_exceptions=True)

    @property
    def _tasks(self) -> list[asyncio.Task[None]]:
        return [*self._under_way.values(), *filter(None, [self._bringing])]

    def check_polling(self) -> None:
        """Raise RefusalError (409) to a poll while there is a webhook."""
        if self.url:
            raise _ACTIVE

    def _check(self, url: str, secret: str) -> None:
        address = urlsplit(url)
        if address.scheme != "https":
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if (address.port or PORTS[0]) not in PORTS:
            raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
        if address.hostname not in self.roads:
            raise bad_request("bad webhook: Failed to resolve host: Name or service not known")
        if len(secret) > LONGEST_SECRET:
            raise bad_request("secret token is too long")
        if not _SECRET.fullmatch(secret):
            raise bad_request("secret token contains unallowed characters")

    async def _bring(self) -> None:
        no_certificates = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        async with httpx.AsyncClient(
            timeout=ANSWER_SECONDS, verify=no_certificates, trust_env=False
        ) as client:
            while True:
                self.updates.arrived.clear()
                for number, update in self._due():
                    queue = queue_of(number, update)
                    self._under_way[queue] = asyncio.create_task(
                        self._bring_one(client, number, update, queue)
                    )
                await self._something_happens()

    def _due(self) -> list[tuple[int, Any]]:
        """Return what may be brought now: of each queue the first, if it need not wait."""
        firsts: dict[Hashable, tuple[int, Any]] = {}
        for number, update in self.updates.waiting:
            firsts.setdefault(queue_of(number, update), (number, update))
        now = monotonic()
        due = [
            first
            for queue, first in firsts.items()
            if queue not in self._under_way and self._retry_of(first[0]).at <= now
        ]
        return due[: max(0, self.connections - len(self._under_way))]

    def _retry_of(self, number: int) -> Retry:
        return self._retries.setdefault(number, Retry())

    async def _something_happens(self) -> None:
        """Wait until an update came, one was brought, or one is to be brought again."""
        moments = [retry.at for retry in self._retries.values() if retry.at > monotonic()]
        try:
            async with asyncio.timeout(min(moments) - monotonic() if moments else None):
                await self.updates.arrived.wait()
        except TimeoutError:
            return

    async def _bring_one(self, client: httpx.AsyncClient, number: int, update: Any, queue: Hashable) -> None:
        error, retry_after = await self._brought(client, update)
        if error is None:
            self.updates.drop(number)
            self._retries.pop(number, None)
        else:
            self.last_error = (self.now(), error)
            self._retry_of(number).fail(retry_after)
        del self._under_way[queue]
        self.updates.arrived.set()

    async def _brought(self, client: httpx.AsyncClient, update: Any) -> tuple[str | None, float]:
        """Return what went wrong when an update was brought, in Telegram's words, and its Retry-After."""
        address = urlsplit(self.url)
        behind = self.roads[address.hostname or ""]
        if not behind:
            return "Connection refused", 0
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        server = behind[next(self._turns) % len(behind)]
        try:
            answer = await client.post(f"{server}{address.path}", json=update, headers=headers)
        except httpx.ConnectError:
            return "Wrong response from the webhook: 502 Bad Gateway", 0  # as the proxy before it says
        except httpx.TimeoutException:
            return "Read timeout expired", 0
        except httpx.HTTPError:
            return "Wrong response from the webhook: 502 Bad Gateway", 0
        if answer.is_success:
            return None, 0
        said = f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"
        return said, float(answer.headers.get("retry-after", 0))

    def info(self) -> Json:
        """Return the WebhookInfo."""
        told: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self.updates),
        }
        if self.url:
            told |= {"max_connections": self.connections, "ip_address": "203.0.113.5"}
        if self.last_error:
            at, said = self.last_error
            told |= {"last_error_date": int(at.timestamp()), "last_error_message": said}
        return told | ({"allowed_updates": asked} if (asked := self.updates.asked_for) else {})


def queue_of(number: int, update: Any) -> Hashable:
    """Return what an update waits in line with: its chat's messages, its presser's presses."""
    if not isinstance(update, dict):
        return number
    for kind in ("message", "edited_message"):
        if isinstance(said := update.get(kind), dict):
            return "said", said.get("chat", {}).get("id")
    for kind, part in (("callback_query", "from"), ("my_chat_member", "chat"), ("chat_member", "chat")):
        if isinstance(told := update.get(kind), dict):
            return kind, told.get(part, {}).get("id")
    return number
