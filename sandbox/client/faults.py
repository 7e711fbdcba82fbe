"""What goes wrong on purpose, as methods."""

from sandbox.client.asking import Asking
from sandbox.faults import Fault, FaultKind


class Faults(Asking):
    """Faults are set and removed, limits enforced and lifted."""

    def add_fault(
        self,
        kind: FaultKind,
        *,
        method: str | None = None,
        chat: int | None = None,
        times: int | None = 1,
        seconds: float = 1,
        supergroup: int | None = None,
    ) -> int:
        """Return the id of a new fault that hits the next requests, so often or (None) until it is removed.

        Without a method it hits every one but getUpdates. `seconds` is the retry_after, or the delay.
        """
        scope = {"method": method, "chat": chat, "times": times}
        return self._ask(int, "add_fault", kind=kind, **scope, seconds=seconds, supergroup=supergroup)

    def remove_fault(self, fault_id: int) -> None:
        """Remove a fault; one that has run out is no error."""
        self._do("remove_fault", fault_id=fault_id)

    def cut_network(self) -> None:
        """Let every connection of the bot break until the faults are cleared, and the poll that waits too."""
        self._do("cut_network")

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
