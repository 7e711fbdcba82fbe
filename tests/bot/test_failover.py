"""Two processes on one PostgreSQL: one dies or freezes, the other goes on; nothing is lost or said twice."""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Self

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import utc_now
from jobs.sending.pace import Limits
from jobs.sending.sender import IN_FLIGHT
from sandbox.server import RunningSandbox, serve
from storage.database import Database
from storage.migrate import upgrade
from storage.models import Act, Lease, OutboxState
from storage.upkeep.lease import Term
from tests.auxil.bot_process import HURRIED, start_bot
from tests.auxil.databases import database_url
from tests.auxil.focal_points import GROUPS, MORNING, People, linked_groups
from tests.bot.test_kill import (
    arrived,
    every_update_had_its_effect_once,
    live_for,
    outbox_rows,
    slow_network,
    wait_until_all_is_done,
)

SEED = 20261130
TERM = Term(silence=2.5, renewal=0.5)
PATIENCE = 30.0


@dataclass
class Pair:
    """Two processes of the bot on one database."""

    sandbox: RunningSandbox
    folder: Path
    url: str
    database: Database
    term: Term = TERM
    limits: Limits = HURRIED
    began: datetime = field(default_factory=utc_now)
    processes: list[BaseProcess] = field(default_factory=list)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for process in self.processes:
            process.kill()

    def start(self, url: str | None = None) -> None:
        """Start another process, which may have another way to the database."""
        address = url or self.url
        self.processes.append(
            start_bot(self.sandbox, self.folder, address, MORNING, self.began, self.limits, term=self.term)
        )

    def leader(self) -> BaseProcess:
        """Return the process that leads, once one of those that live does."""
        until = time.monotonic() + PATIENCE
        while True:
            holder = self.database.read(holder_of)
            for process in self.processes:
                if holder.endswith(f" {process.pid}") and process.is_alive():
                    return process
            assert time.monotonic() < until, f"nobody leads after {holder!r}"
            time.sleep(0.05)

    def successor_of(self, leader: BaseProcess) -> float:
        """Return how many seconds it takes until another process leads."""
        began = time.monotonic()
        while self.leader() is leader:
            assert time.monotonic() < began + PATIENCE, "nobody takes over"
            time.sleep(0.05)
        return time.monotonic() - began


def holder_of(session: Session) -> str:
    return session.scalar(select(Lease.holder)) or ""


@pytest.fixture
def sandbox() -> Iterator[RunningSandbox]:
    with serve() as sandbox:
        yield sandbox


@pytest.mark.slow
def test_another_process_goes_on_where_the_leader_dies_or_freezes(sandbox: RunningSandbox, tmp_path: Path):
    with database_url("postgresql", tmp_path) as url:
        database = Database(url)
        upgrade(database.engine)
        with Pair(sandbox, tmp_path, url, database) as pair:
            people = People(sandbox, linked_groups(sandbox, database), random.Random(SEED))
            slow_network(sandbox, people.groups)
            pair.start()
            pair.start()
            for is_killed in (True, False, True, False):
                lose_the_leader(pair, people, is_killed=is_killed)
            wait_until_all_is_done(sandbox, database)
            every_update_had_its_effect_once(database, people)
            nothing_is_said_twice(sandbox, database, losses=4)
        database.close()


def lose_the_leader(pair: Pair, people: People, *, is_killed: bool) -> None:
    """Kill or freeze the leader while people speak; a frozen one goes on when another leads."""
    leader = pair.leader()
    assert leader.pid is not None
    live_for(0.5, people)
    os.kill(leader.pid, signal.SIGKILL if is_killed else signal.SIGSTOP)
    live_for(0.5, people)
    pair.successor_of(leader)
    if is_killed:
        pair.processes.remove(leader)
        pair.start()
    else:
        os.kill(leader.pid, signal.SIGCONT)
        live_for(0.5, people)
        assert leader.is_alive()


def nothing_is_said_twice(sandbox: RunningSandbox, database: Database, losses: int) -> None:
    """Check that each message came once, or is unknown: at most those under way when the leader was lost."""
    rows = [row for row in outbox_rows(database) if row.act is Act.SAY]
    expected = {(row.chat_id, row.content["text"], row.content.get("answers")): row.state for row in rows}
    came = arrived(sandbox.control.requests("sendMessage"))
    assert set(came) <= set(expected)
    assert {key: times for key, times in came.items() if times > 1} == {}
    assert {key for key, state in expected.items() if state is OutboxState.SENT} <= set(came)
    assert Counter(expected.values())[OutboxState.UNKNOWN] <= losses * IN_FLIGHT
    assert sum((row.dedupe_key or "").startswith("reminder:") for row in rows) == GROUPS
