"""What goes wrong on purpose, and the enforcing of Telegram's limits."""

import asyncio

from sandbox.faults import BrokenConnectionError, Fault, FaultKind
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


def refuse_for(stage: Stage, seconds: float) -> int:
    """Return the id of a new fault: 429 for every request but getUpdates, for so many real seconds."""
    fault = add_fault(stage, FaultKind.TOO_MANY_REQUESTS, times=None, seconds=seconds)
    asyncio.get_running_loop().call_later(seconds, remove_fault, stage, fault)
    return fault


def cut_network(stage: Stage) -> None:
    """Let every connection of the bot break until the faults are cleared, and the poll that waits too."""
    for method in (None, "getUpdates"):
        add_fault(stage, FaultKind.DROP_BEFORE, method, times=None)
    stage.updates.fail(BrokenConnectionError(stage.faults.all()[-1]))


def remove_fault(stage: Stage, fault_id: int) -> None:
    """Remove a fault."""
    stage.faults.remove(fault_id)
    stage.feed.world("status")


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


ACTIONS = (
    add_fault,
    refuse_for,
    cut_network,
    remove_fault,
    clear_faults,
    faults,
    enforce_limits,
    lift_limits,
)
