"""What waits together is committed together; what fails is undone alone; who waits for a queue is woken."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from chat.markup import Marked
from chat.outgoing import say
from storage import outbox
from storage.database import Database
from storage.models import ChannelKind, Person
from storage.upkeep.outages import Outages
from storage.writer import MOST_TOGETHER, Writer

NOW = datetime(2025, 6, 12, 8, tzinfo=UTC)


def remember(session: Session) -> int:
    number = (session.scalar(select(func.count(Person.id))) or 0) + 1
    session.add(Person(id=number, display_name=f"Người {number}"))
    session.flush()
    return number


def stumble(session: Session) -> None:
    remember(session)
    raise LookupError("a surprise")


def people(database: Database) -> int:
    return database.read(lambda session: session.scalar(select(func.count(Person.id))) or 0)


def together(database: Database, *works: Callable[[Session], Any]) -> list["Future[Any]"]:
    """Let these works wait until the writing thread has time for all of them; return what became of them."""
    writer, go_on = busy_writer(database)
    futures = [writer.submit(work) for work in works]
    go_on.set()
    writer.close()
    return futures


def busy_writer(database: Database) -> tuple[Writer, threading.Event]:
    """Return a writer that is at work until the event is set."""
    writer = Writer(database.engine, lambda _connection: None, lambda _session: None, Outages())
    is_busy, go_on = threading.Event(), threading.Event()

    def work(_session: Session) -> None:
        is_busy.set()
        go_on.wait()

    writer.submit(work)
    is_busy.wait()
    return writer, go_on


def test_what_waits_is_committed_together_in_its_order(database: Database):
    commits: list[object] = []
    event.listen(database.engine, "commit", commits.append)
    futures = together(database, *[remember] * (MOST_TOGETHER + 1))
    assert [future.result() for future in futures] == list(range(1, MOST_TOGETHER + 2))
    assert len(commits) == 3  # that of the work before, and two
    assert people(database) == MOST_TOGETHER + 1


def test_what_fails_is_undone_alone(database: Database):
    one, broken, two = together(database, remember, stumble, remember)
    assert (one.result(), two.result()) == (1, 2)
    with pytest.raises(LookupError):
        broken.result()
    assert people(database) == 2


def test_nobody_hears_that_it_is_done_where_the_commit_fails(sqlite: Database):
    def refuse(_connection: object) -> None:
        raise OperationalError("COMMIT", {}, Exception("disk I/O error"))

    event.listen(sqlite.engine, "commit", refuse)
    futures = together(sqlite, remember, stumble, remember)
    event.remove(sqlite.engine, "commit", refuse)
    assert [type(future.exception()) for future in futures] == [
        OperationalError,
        LookupError,
        OperationalError,
    ]
    assert people(sqlite) == 0


def test_who_waits_no_more_is_left_out_and_the_writer_begins_again_after_its_end(sqlite: Database):
    writer, go_on = busy_writer(sqlite)
    assert writer.submit(remember).cancel()
    go_on.set()
    writer.close()
    assert writer.submit(remember).result() == 1
    writer.close()


async def test_a_commit_wakes_who_waits_and_a_failure_does_not(sqlite: Database):
    bell = sqlite.bells[outbox.queue_of(ChannelKind.TELEGRAM)]

    def queue(session: Session, key: str, error: Exception | None = None) -> None:
        outbox.enqueue(session, [say(1, Marked("Xin chào"), dedupe_key=key)], NOW)
        if error is not None:
            raise error

    with pytest.raises(LookupError):
        await sqlite.transact_in_thread(queue, "never", LookupError())
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(bell.wait(600), 0.001)
    await sqlite.transact_in_thread(queue, "once")  # a ring that nobody hears yet is kept
    await asyncio.to_thread(sqlite.transact, queue, "twice")
    await bell.wait(600)
    waiting = asyncio.create_task(bell.wait(600))
    await asyncio.sleep(0)
    await sqlite.transact_in_thread(queue, "thrice")
    await waiting
