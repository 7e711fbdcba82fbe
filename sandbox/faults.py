"""Things that go wrong on purpose: for a method, a chat or everything, so many times or until removed."""

import asyncio
import math
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

# pydantic, which needs it anyhow, reads no other TypedDict below Python 3.12.
from typing_extensions import TypedDict

from sandbox.errors import ImpossibleError, RefusalError, too_many_requests, upgraded

DOWNLOAD = "download"
"""The name of a download among the methods."""


class FaultKind(StrEnum):
    """What goes wrong."""

    TOO_MANY_REQUESTS = "too_many_requests"
    KICKED = "kicked"
    BLOCKED = "blocked"
    UPGRADED = "upgraded"
    BAD_GATEWAY = "bad_gateway"
    REFUSED = "refused"
    """Telegram answers with the `code` and the `description`."""
    PAGE = "page"
    """Something on the way answers in Telegram's stead: a page of HTML with the `code`."""
    EMPTY = "empty"
    """Something on the way answers in Telegram's stead: the `code` and nothing else."""
    CUT = "cut"
    """The request is processed, and half of the answer arrives."""
    INCOMPLETE = "incomplete"
    """The answer lacks the `fields`; a field of a field is named with a dot, "user.first_name"."""
    HASTY = "hasty"
    """A poll that may wait is answered at once, as some servers do."""
    DROP_BEFORE = "drop_before"
    """The connection breaks before the request is processed."""
    DROP_AFTER = "drop_after"
    """The request is processed, then the connection breaks: the message exists, the answer is lost."""
    SLOW = "slow"
    """The request waits before it is processed."""
    LATE = "late"
    """The request is processed, its answer waits."""
    HELD = "held"
    """The request waits before it is processed, until the fault is removed."""


SAID = {
    FaultKind.KICKED: (403, "Forbidden: bot was kicked from the supergroup chat"),
    FaultKind.BLOCKED: (403, "Forbidden: bot was blocked by the user"),
    FaultKind.BAD_GATEWAY: (502, "Bad Gateway"),
}


class Details(TypedDict, total=False):
    """What some kinds of faults need to know."""

    seconds: float
    supergroup: int
    code: int
    description: str
    fields: list[str]


@dataclass(slots=True)
class Fault:
    """One fault; without a method it is for every method but getUpdates, without a chat for every chat."""

    id: int
    kind: FaultKind
    method: str | None = None
    chat: int | None = None
    times: int | None = None
    """How many requests it still hits; None until it is removed."""
    seconds: float = 1
    """The retry_after, or how long the request or its answer waits."""
    supergroup: int | None = None
    """What the chat was upgraded to."""
    code: int = 400
    description: str = "Bad Request"
    fields: list[str] = field(default_factory=list)
    until: datetime | None = None
    """When it ends by the clock; the retry_after counts down to it."""

    def hits(self, method: str, chat: int | None) -> bool:
        """Return whether a request is one this fault is for."""
        meant = method != "getUpdates" if self.method is None else self.method == method
        return meant and self.chat in (None, chat)

    def refusal(self, now: datetime) -> RefusalError | None:
        """Return the error Telegram would answer with, None for a fault of the network."""
        if self.kind is FaultKind.TOO_MANY_REQUESTS:
            left = (self.until - now).total_seconds() if self.until else self.seconds
            return too_many_requests(math.ceil(left))
        if self.kind is FaultKind.UPGRADED:
            return upgraded(self.supergroup or 0)
        if self.kind is FaultKind.REFUSED:
            return RefusalError(self.code, self.description)
        return RefusalError(*SAID[self.kind]) if self.kind in SAID else None


class Faults:
    """The faults that are set; the oldest that hits a request is the one it meets."""

    def __init__(self) -> None:
        self._faults: dict[int, Fault] = {}
        self._released: dict[int, asyncio.Event] = {}
        self._last_id = 0
        self.held: list[str] = []
        """The methods of the requests that are held."""

    def next_id(self) -> int:
        """Return the id of the next fault."""
        self._last_id += 1
        return self._last_id

    def add(self, fault: Fault) -> int:
        """Set a fault and return its id."""
        if fault.kind is FaultKind.UPGRADED and fault.supergroup is None:
            raise ImpossibleError("the fault `upgraded` needs the id of the supergroup")
        self._faults[fault.id] = fault
        return fault.id

    def remove(self, fault_id: int) -> None:
        """Remove a fault and let go what it holds; one that has already run out is no error."""
        self._faults.pop(fault_id, None)
        if fault_id in self._released:
            self._released.pop(fault_id).set()

    def clear(self) -> None:
        """Remove all faults."""
        for fault_id in [*self._faults, *self._released]:
            self.remove(fault_id)

    def all(self) -> list[Fault]:
        """Return the faults that still are set."""
        return list(self._faults.values())

    def take(self, method: str, chat: int | None, now: datetime) -> Fault | None:
        """Return the fault this request meets and count it."""
        for over in [fault for fault in self._faults.values() if fault.until and fault.until <= now]:
            self.remove(over.id)
        fault = next((fault for fault in self._faults.values() if fault.hits(method, chat)), None)
        if fault and fault.times is not None:
            fault.times -= 1
            if fault.times <= 0:
                del self._faults[fault.id]
        return fault

    async def hold(self, fault: Fault, method: str) -> None:
        """Wait until the fault is removed, also when it has run out meanwhile."""
        self.held.append(method)
        await self._released.setdefault(fault.id, asyncio.Event()).wait()
        self.held.remove(method)
