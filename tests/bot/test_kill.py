"""kill -9 at random moments: no update and no message is lost, none has its effect twice."""

import json
import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Self

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.clock import utc_now
from jobs.sending.outcomes import REPEATABLE
from jobs.sending.sender import IN_FLIGHT
from sandbox.faults import FaultKind
from sandbox.server import RunningSandbox, serve
from sandbox.views import Request
from storage.database import Database
from storage.migrate import upgrade
from storage.models import Act, InboxState, InboxUpdate, OutboxMessage, OutboxState, Statement
from tests.auxil.bot_process import start_bot
from tests.auxil.databases import database_url
from tests.auxil.focal_points import BUSY_GROUPS, GROUPS, MORNING, Group, People, linked_groups

SEED = 20250612
UPDATES_A_LIFE = 8
DIES_YOUNG = 0.2
SECONDS_IN_BUSY_GROUPS, SECONDS_ELSEWHERE = 0.15, 0.3
SETTLED_WITHIN = 60


@dataclass
class Bot:
    """The bot that is killed and started again on one database."""

    sandbox: RunningSandbox
    folder: Path
    url: str
    began: datetime = field(default_factory=utc_now)
    process: BaseProcess | None = None
    interrupted: list[list[Act]] = field(default_factory=list)
    """For each kill, the methods of the messages that were being sent."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process is not None:
            self.process.kill()

    def start(self) -> None:
        self.process = start_bot(self.sandbox, self.folder, self.url, MORNING, self.began)

    def wait_until_awake(self) -> None:
        """Wait until the bot has introduced itself, which it does anew each time it is started."""
        expected = self.introductions + 1
        while self.introductions < expected:
            time.sleep(0.02)

    def wait_until_it_sends(self, database: Database) -> None:
        """Wait until a message is under way, or none waits: however busy the machine is, some die there."""
        while not database.read(acts_being_sent) and database.read(anything_waits):
            time.sleep(0.005)

    @property
    def introductions(self) -> int:
        scopes = [request.parameters["scope"] for request in self.sandbox.control.requests("setMyCommands")]
        return sum("all_private_chats" in str(scope) for scope in scopes)

    def kill(self, database: Database) -> None:
        assert self.process is not None
        assert self.process.is_alive(), "the bot died by itself"
        self.process.kill()
        self.process.join()
        time.sleep(0.1)  # PostgreSQL may still carry out what the process said last
        self.interrupted.append(database.read(acts_being_sent))


def acts_being_sent(session: Session) -> list[Act]:
    query = select(OutboxMessage.act).where(OutboxMessage.state == OutboxState.SENDING)
    return list(session.scalars(query))


def anything_waits(session: Session) -> bool:
    query = select(OutboxMessage.id).where(OutboxMessage.state == OutboxState.PENDING).limit(1)
    return session.scalars(query).first() is not None


@pytest.fixture
def sandbox() -> Iterator[RunningSandbox]:
    with serve() as sandbox:
        yield sandbox


def all_done(session: Session) -> bool:
    unhandled = select(InboxUpdate.update_id).where(InboxUpdate.state == InboxState.RECEIVED)
    unsent = select(OutboxMessage.id).where(
        OutboxMessage.state.in_([OutboxState.PENDING, OutboxState.SENDING])
    )
    reminded = select(OutboxMessage.id).where(OutboxMessage.dedupe_key.startswith("reminder:"))
    waits = session.scalars(unhandled).first() is not None or session.scalars(unsent).first() is not None
    return not waits and session.scalars(reminded).first() is not None


def wait_until_all_is_done(
    sandbox: RunningSandbox, database: Database, within: float = SETTLED_WITHIN
) -> None:
    until = time.monotonic() + within
    while sandbox.control.waiting_updates() or not database.read(all_done):
        assert time.monotonic() < until, "the bot does not come to rest"
        time.sleep(0.05)


def outbox_rows(database: Database) -> list[OutboxMessage]:
    return database.read(lambda session: list(session.scalars(select(OutboxMessage))))


def recorded(database: Database) -> Counter[tuple[int, int | None]]:
    query = select(Statement.chat_id, Statement.message_id)
    return database.read(lambda session: Counter((chat, message) for chat, message in session.execute(query)))


def answered(parameters: Mapping[str, object]) -> int | None:
    """Return the message that a request to Telegram answers."""
    answers: int | None = json.loads(str(parameters.get("reply_parameters") or "{}")).get("message_id")
    return answers


def arrived(requests: list[Request]) -> Counter[tuple[int, str, int | None]]:
    return Counter(
        (
            int(str(request.parameters["chat_id"])),
            str(request.parameters["text"]),
            answered(request.parameters),
        )
        for request in requests
        if request.accepted
    )


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "kills"), [("sqlite", 25), ("postgresql", 6)])
def test_a_bot_that_is_killed_loses_nothing_and_says_nothing_twice(
    sandbox: RunningSandbox, tmp_path: Path, kind: str, kills: int
):
    with database_url(kind, tmp_path) as url, Bot(sandbox, tmp_path, url) as bot:
        database = Database(url)
        upgrade(database.engine)
        people = People(sandbox, linked_groups(sandbox, database), random.Random(SEED))
        slow_network(sandbox, people.groups)
        live_through_kills(bot, people, database, kills)
        bot.start()
        wait_until_all_is_done(sandbox, database)
        bot.kill(database)
        assert people.updates >= UPDATES_A_LIFE * kills
        assert people.said  # how many came to press a button depends on how busy the machine is
        every_update_had_its_effect_once(database, people)
        every_message_arrived_once_or_is_listed(sandbox, database, bot)
        nothing_changes_by_one_more_restart(sandbox, database, bot)
        database.close()


def slow_network(sandbox: RunningSandbox, groups: list[Group]) -> None:
    """Let messages be under way long enough to be caught there, half of them before they are accepted."""
    for index, group in enumerate(groups):
        kind = FaultKind.SLOW if index % 2 else FaultKind.LATE
        seconds = SECONDS_IN_BUSY_GROUPS if index < BUSY_GROUPS else SECONDS_ELSEWHERE
        sandbox.control.add_fault(kind, chat=group.chat, times=None, seconds=seconds)


def live_through_kills(bot: Bot, people: People, database: Database, kills: int) -> None:
    """Let updates come in, 200 in 25 lives, while the bot is killed and started again.

    On a busy machine lives are short, so there are more of them until somebody has reported by a button.
    """
    while len(bot.interrupted) < kills or not (people.reported or len(bot.interrupted) > 3 * kills):
        bot.start()
        if people.choose.random() < DIES_YOUNG:
            live_for(people.choose.uniform(0, 1), people)
        else:
            bot.wait_until_awake()
            live_for(people.choose.uniform(0, 1.2), people)
            bot.wait_until_it_sends(database)
        bot.kill(database)


def live_for(seconds: float, people: People) -> None:
    started = time.monotonic()
    for moment in sorted(people.choose.uniform(0, seconds) for _ in range(UPDATES_A_LIFE)):
        time.sleep(max(0.0, started + moment - time.monotonic()))
        people.act()
    time.sleep(max(0.0, started + seconds - time.monotonic()))


def every_update_had_its_effect_once(database: Database, people: People) -> None:
    states = database.read(
        lambda session: dict(
            session.execute(select(InboxUpdate.state, func.count()).group_by(InboxUpdate.state)).all()
        )
    )
    assert set(states) == {InboxState.DONE}
    assert recorded(database) == Counter(people.said + people.reported)
    asked = Counter(
        (row.chat_id, row.content["answers"])
        for row in outbox_rows(database)
        if (row.about or {}).get("kind") == "task"
    )
    assert asked == Counter((chat, message) for chat, message, _ in people.opened)


def every_message_arrived_once_or_is_listed(sandbox: RunningSandbox, database: Database, bot: Bot) -> None:
    rows = [row for row in outbox_rows(database) if row.act is Act.SAY]
    expected = {(row.chat_id, row.content["text"], row.content.get("answers")): row.state for row in rows}
    assert len(expected) == len(rows), "the check needs messages that differ"
    came = arrived(sandbox.control.requests("sendMessage"))
    assert set(came) <= set(expected)
    assert set(came.values()) == {1}
    # Answers that waited together behind a kill may be said as one.
    assert set(expected.values()) <= {OutboxState.SENT, OutboxState.UNKNOWN, OutboxState.GATHERED}
    assert {key for key, state in expected.items() if state is OutboxState.SENT} <= set(came)
    assert sum((row.dedupe_key or "").startswith("reminder:") for row in rows) == GROUPS
    unknown = [row for row in outbox_rows(database) if row.state is OutboxState.UNKNOWN]
    in_flight = [act for acts in bot.interrupted for act in acts if act not in REPEATABLE]
    assert max(map(len, bot.interrupted)) <= IN_FLIGHT
    assert 0 < len(unknown) <= len(in_flight)


def nothing_changes_by_one_more_restart(sandbox: RunningSandbox, database: Database, bot: Bot) -> None:
    before, said = recorded(database), sandbox.control.requests("sendMessage")
    bot.start()
    bot.wait_until_awake()
    wait_until_all_is_done(sandbox, database)
    bot.kill(database)
    assert (recorded(database), sandbox.control.requests("sendMessage")) == (before, said)
