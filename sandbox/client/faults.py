"""What goes wrong on purpose, as methods."""

from typing import Unpack

from sandbox.client.asking import Asking
from sandbox.errors import Json
from sandbox.faults import Details, Fault, FaultKind


class Faults(Asking):
    """Faults are set and removed, limits enforced and lifted."""

    def add_fault(
        self,
        kind: FaultKind,
        *,
        method: str | None = None,
        chat: int | None = None,
        times: int | None = 1,
        **details: Unpack[Details],
    ) -> int:
        """Return the id of a new fault that hits the next requests, so often or (None) until it is removed.

        Without a method it hits every one but getUpdates, with DOWNLOAD the downloads of files. `seconds` is
        the retry_after, or the delay. What is HELD goes on when the fault is removed.
        """
        scope = {"method": method, "chat": chat, "times": times}
        return self._ask(int, "add_fault", kind=kind, **scope, **details)

    def flood(self, seconds: float, *, chat: int | None = None) -> int:
        """Return the id of a new fault: 429 in a chat or in all, for so many seconds of the sandbox's clock.

        The retry_after counts down as the clock is moved; getUpdates goes on.
        """
        return self._ask(int, "flood", seconds=seconds, chat=chat)

    def remove_fault(self, fault_id: int) -> None:
        """Remove a fault; one that has run out is no error."""
        self._do("remove_fault", fault_id=fault_id)

    def cut_network(self) -> None:
        """Let every connection of the bot break until the faults are cleared, and the poll that waits too."""
        self._do("cut_network")

    def intercept(self, code: int = 403) -> None:
        """Let a proxy answer everything, getUpdates too, with a page of HTML until the faults are cleared."""
        self._do("intercept", code=code)

    def inject(self, update: Json) -> int:
        """Return the number of an update that comes as given, of unknown or unasked kinds too.

        It has the next `update_id` unless it brings one.
        """
        return self._ask(int, "inject", update=update)

    def inject_raw(self, update: object) -> None:
        """Let something come among the updates as given: without an update_id, or no object at all."""
        self._do("inject_raw", update=update)

    def held_requests(self) -> list[str]:
        """Return the methods of the requests that faults hold."""
        return self._ask(list[str], "held_requests")

    def limit_downloads(self, chat: int, message_id: int, times: int = 1) -> None:
        """Let the file of a message be downloaded so often and then no more."""
        self._do("limit_downloads", chat=chat, message_id=message_id, times=times)

    def clear_faults(self) -> None:
        """Remove all faults."""
        self._do("clear_faults")

    def faults(self) -> list[Fault]:
        """Return the faults that still are set."""
        return self._ask(list[Fault], "faults")

    def enforce_limits(self) -> None:
        """Refuse what goes over Telegram's limits from now on."""
        self._do("enforce_limits")

    def lift_limits(self) -> None:
        """Let everything through again."""
        self._do("lift_limits")
