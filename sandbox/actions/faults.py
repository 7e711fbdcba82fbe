"""What goes wrong on purpose, and the enforcing of Telegram's limits."""

import asyncio
from datetime import timedelta
from typing import Any, Unpack

from sandbox.actions import finding
from sandbox.errors import Json
from sandbox.faults import Details, Fault, FaultKind
from sandbox.limits import Limits
from sandbox.stage import Stage
from sandbox.wire import BrokenConnectionError


def add_fault(
    stage: Stage,
    kind: FaultKind,
    method: str | None = None,
    chat: int | None = None,
    times: int | None = 1,
    **details: Unpack[Details],
) -> int:
    """Return the id of a new fault that hits the next requests, so many times or until it is removed."""
    return stage.faults.add(Fault(stage.faults.next_id(), kind, method, chat, times, **details))


def flood(stage: Stage, seconds: float, chat: int | None = None) -> int:
    """Return the id of a new fault: 429 in a chat or in all, for so many seconds of the sandbox's clock."""
    until = stage.clock.now() + timedelta(seconds=seconds)
    fault = Fault(stage.faults.next_id(), FaultKind.TOO_MANY_REQUESTS, chat=chat, until=until)
    return stage.faults.add(fault)


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


def intercept(stage: Stage, code: int = 403) -> None:
    """Let a proxy answer every request with a page of its own until the faults are cleared.

    The poll that waits breaks.
    """
    for method in (None, "getUpdates"):
        add_fault(stage, FaultKind.PAGE, method, times=None, code=code)
    stage.updates.fail(BrokenConnectionError(stage.faults.all()[-1]))


def inject(stage: Stage, update: Json) -> int:
    """Return the number of an update that comes as given, of kinds nobody asked for too.

    It has the next `update_id` unless it brings one.
    """
    number = stage.updates.next_id
    stage.updates.put_raw({"update_id": number} | update)
    return number


def inject_raw(stage: Stage, update: Any) -> None:
    """Let something come among the updates exactly as given, be it an update or not."""
    stage.updates.put_raw(update)


def held_requests(stage: Stage) -> list[str]:
    """Return the methods of the requests that faults hold."""
    return stage.faults.held


def limit_downloads(stage: Stage, chat: int, message_id: int, times: int) -> None:
    """Let the file of a message be downloaded so often and then no more."""
    said = finding.message(finding.chat(stage, chat), message_id)
    for file in filter(None, (said.document, said.clip, *said.photo)):
        stage.downloads_left[file.id] = times


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
    flood,
    refuse_for,
    cut_network,
    intercept,
    inject,
    inject_raw,
    held_requests,
    limit_downloads,
    remove_fault,
    clear_faults,
    faults,
    enforce_limits,
    lift_limits,
)
