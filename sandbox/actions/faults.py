"""What goes wrong on purpose, and the enforcing of Telegram's limits."""

from sandbox.faults import Fault, FaultKind
from sandbox.limits import Limits
from sandbox.stage import Stage


def add_fault(
    stage: Stage,
    kind: FaultKind,
    method: str | None = None,
    chat: int | None = None,
    times: int | None = 1,
    seconds: float = 1,
    supergroup: int | None = None,
) -> int:
    """Return the id of a new fault that hits the next requests, so many times or until it is removed."""
    return stage.faults.add(Fault(stage.faults.next_id(), kind, method, chat, times, seconds, supergroup))


def remove_fault(stage: Stage, fault_id: int) -> None:
    """Remove a fault."""
    stage.faults.remove(fault_id)


def clear_faults(stage: Stage) -> None:
    """Remove all faults."""
    stage.faults.clear()


def faults(stage: Stage) -> list[Fault]:
    """Return the faults that still are set."""
    return stage.faults.all()


def enforce_limits(stage: Stage) -> None:
    """Refuse what goes over Telegram's limits from now on."""
    stage.limits = Limits()


def lift_limits(stage: Stage) -> None:
    """Let everything through again."""
    stage.limits = None


ACTIONS = (add_fault, remove_fault, clear_faults, faults, enforce_limits, lift_limits)
