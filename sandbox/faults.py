"""Things that go wrong on purpose: for a method, a chat or everything, so many times or until removed."""

import math
from dataclasses import dataclass
from enum import StrEnum

from sandbox.errors import ImpossibleError, RefusalError, forbidden, too_many_requests, upgraded


class FaultKind(StrEnum):
    """What goes wrong."""

    TOO_MANY_REQUESTS = "too_many_requests"
    KICKED = "kicked"
    BLOCKED = "blocked"
    UPGRADED = "upgraded"
    BAD_GATEWAY = "bad_gateway"
    DROP_BEFORE = "drop_before"
    """The connection breaks before the request is processed."""
    DROP_AFTER = "drop_after"
    """The request is processed, then the connection breaks: the message exists, the answer is lost."""
    SLOW = "slow"
    """The request waits before it is processed."""
    LATE = "late"
    """The request is processed, its answer waits."""


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

    def hits(self, method: str, chat: int | None) -> bool:
        """Return whether a request is one this fault is for."""
        meant = method != "getUpdates" if self.method is None else self.method == method
        return meant and self.chat in (None, chat)

    def refusal(self) -> RefusalError | None:
        """Return the error Telegram would answer with, None for a fault of the network."""
        match self.kind:
            case FaultKind.TOO_MANY_REQUESTS:
                return too_many_requests(math.ceil(self.seconds))
            case FaultKind.KICKED:
                return forbidden("bot was kicked from the supergroup chat")
            case FaultKind.BLOCKED:
                return forbidden("bot was blocked by the user")
            case FaultKind.UPGRADED:
                return upgraded(self.supergroup or 0)
            case FaultKind.BAD_GATEWAY:
                return RefusalError(502, "Bad Gateway")
            case _:
                return None


class BrokenConnectionError(Exception):
    """The connection is to break instead of an answer."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.kind.value)
        self.accepted = fault.kind is FaultKind.DROP_AFTER


class Faults:
    """The faults that are set; the oldest that hits a request is the one it meets."""

    def __init__(self) -> None:
        self._faults: dict[int, Fault] = {}
        self._last_id = 0

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
        """Remove a fault; one that has already run out is no error."""
        self._faults.pop(fault_id, None)

    def clear(self) -> None:
        """Remove all faults."""
        self._faults.clear()

    def all(self) -> list[Fault]:
        """Return the faults that still are set."""
        return list(self._faults.values())

    def take(self, method: str, chat: int | None) -> Fault | None:
        """Return the fault this request meets and count it."""
        fault = next((fault for fault in self._faults.values() if fault.hits(method, chat)), None)
        if fault and fault.times is not None:
            fault.times -= 1
            if fault.times <= 0:
                self.remove(fault.id)
        return fault
