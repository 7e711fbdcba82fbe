"""A province's morning on which much goes wrong: every unit ends as reminded once, unreachable or unknown."""

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import time as time_of_day
from datetime import timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import utc_now
from jobs.reminders.deliveries import Deliveries, compare
from jobs.sending.pace import Limits
from sandbox.faults import FaultKind
from sandbox.server import RunningSandbox, serve
from storage.models import ChatLink, LinkState, OutboxMessage, OutboxState, Unit
from tests.auxil.bot_process import start_bot
from tests.auxil.wave import MORNING, UNITS, Province, province

PACE = Limits(per_second=100, chat_gap=0)
ANSWER_TIMEOUT = 1.5
REST_AFTER_429 = 5
KILLED_AFTER = 300
PATIENCE = 240.0


@dataclass
class Faults:
    """The units to which something was made to happen, by what it was."""

    kicked: set[str]
    migrated: set[str]
    timed_out: set[str]
    refused_once: str
    interrupted: set[str] = field(default_factory=set)
    """Whose reminder was on its way when the bot was killed."""


@pytest.fixture
def sandbox() -> Iterator[RunningSandbox]:
    with serve() as sandbox:
        yield sandbox


def inject(people: Province) -> Faults:
    """Let 5 % of the chats refuse, 3 % have become supergroups, 2 % answer too late, one ask for a rest."""
    names = list(people.chats)
    control = people.sandbox.control
    faults = Faults(
        kicked=set(names[::20]),
        migrated=set(names[1::33]),
        timed_out=set(names[2::50]),
        refused_once=names[99],
    )
    for name in faults.kicked:
        control.add_fault(FaultKind.KICKED, method="sendMessage", chat=people.chats[name], times=None)
    for name in faults.migrated:
        new = control.create_supergroup(name, people.person)
        control.add_bot(new, people.person)
        control.add_fault(
            FaultKind.UPGRADED, method="sendMessage", chat=people.chats[name], times=None, supergroup=new
        )
    for name in faults.timed_out:
        seconds = 2 * ANSWER_TIMEOUT
        control.add_fault(FaultKind.LATE, method="sendMessage", chat=people.chats[name], seconds=seconds)
    control.add_fault(
        FaultKind.TOO_MANY_REQUESTS,
        method="sendMessage",
        chat=people.chats[faults.refused_once],
        seconds=REST_AFTER_429,
    )
    return faults


def unit_of(session: Session, row: OutboxMessage) -> str:
    return session.get_one(Unit, (row.about or {})["unit"]).name


def outcomes(people: Province) -> dict[str, OutboxState]:
    """Return how the reminder of each unit ended."""

    def work(session: Session) -> dict[str, OutboxState]:
        query = select(OutboxMessage).where(OutboxMessage.dedupe_key.startswith("reminder:"))
        return {unit_of(session, row): row.state for row in session.scalars(query)}

    return people.database.read(work)


def unreachable(people: Province) -> set[str]:
    query = (
        select(Unit.name)
        .join(ChatLink, ChatLink.unit_id == Unit.id)
        .where(ChatLink.state == LinkState.UNREACHABLE)
    )
    return people.database.read(lambda session: set(session.scalars(query)))


def arrivals(people: Province) -> Counter[str]:
    """Return how often each unit's reminder arrived in a chat."""
    first_lines = (
        str(request.parameters["text"]).splitlines()[0] for request in people.requests() if request.accepted
    )
    return Counter(line.removeprefix("<b>").split("</b>")[0] for line in first_lines)


def kill_in_the_middle(people: Province, bot: BaseProcess) -> set[str]:
    """Kill the bot while messages are on their way; return the units they were for."""
    until = time.monotonic() + PATIENCE
    while len(people.requests()) < KILLED_AFTER:
        assert bot.is_alive()
        assert time.monotonic() < until
        time.sleep(0.02)
    bot.kill()
    bot.join()
    return {name for name, state in outcomes(people).items() if state is OutboxState.SENDING}


def checked(people: Province) -> Deliveries:
    """Return what is found of the deliveries at half past eight."""
    usual = time_of_day(7, 30)
    now = MORNING + timedelta(hours=1)
    return people.database.read(compare, now, now.date(), usual, usual)


@pytest.mark.slow
def test_every_unit_ends_as_reminded_once_unreachable_or_unknown(sandbox: RunningSandbox, tmp_path: Path):
    with province(sandbox, tmp_path) as people:
        faults = inject(people)
        began = utc_now()
        bot = start_bot(sandbox, tmp_path, people.url, MORNING, began, PACE, ANSWER_TIMEOUT)
        try:
            faults.interrupted = kill_in_the_middle(people, bot)
            bot = start_bot(sandbox, tmp_path, people.url, MORNING, began, PACE, ANSWER_TIMEOUT)
            people.wait_until_all_are_through(PATIENCE)
            time.sleep(3 * ANSWER_TIMEOUT)  # an answer that was late would come now
        finally:
            bot.kill()
            bot.join()
        everybody_is_accounted_for(people, faults)
        the_faults_are_listed(people, faults)


def everybody_is_accounted_for(people: Province, faults: Faults) -> None:
    ended, arrived = outcomes(people), arrivals(people)
    assert len(ended) == UNITS
    assert set(arrived.values()) == {1}
    assert faults.interrupted <= {name for name, state in ended.items() if state is OutboxState.UNKNOWN}
    timed_out = faults.timed_out | faults.interrupted
    for name, state in ended.items():
        if name in faults.kicked - faults.interrupted:
            assert (state, arrived[name]) == (OutboxState.DEAD, 0)
        elif name in timed_out:
            assert state is OutboxState.UNKNOWN
        else:
            assert (state, arrived[name]) == (OutboxState.SENT, 1), name
    assert all(arrived[name] == 1 for name in faults.timed_out - faults.interrupted)
    assert unreachable(people) == faults.kicked - faults.interrupted
    refused = [request for request in people.requests() if "Too Many Requests" in request.outcome]
    assert len(refused) == 1


def the_faults_are_listed(people: Province, faults: Faults) -> None:
    found = checked(people)
    assert {unit for _, unit in found.unknown} == faults.timed_out | faults.interrupted
    assert set(found.refused) == faults.kicked - faults.interrupted
    assert (found.waiting, found.missing) == ([], [])
    assert found.expected == UNITS
    assert found.confirmed == UNITS - len(found.unknown) - len(found.refused)
