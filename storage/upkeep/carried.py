"""What a restore takes over from the database that it replaces: what was said to Telegram stays said.

A backup knows nothing of what was sent after it. Where the replaced database can still be read, its record of
what went out is taken over, so that nothing is said twice; what came in is kept to be decided about.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, inspect, or_, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from storage.base import Base, table_of
from storage.models import (
    InboxState,
    InboxUpdate,
    JobRun,
    Lane,
    OutboxMessage,
    OutboxState,
    SentMessage,
    WebChat,
    WebDevice,
)
from storage.rows import insert_missing

RESTORED = "restored from a backup"
"""Why nobody knows what became of a message, or why an update was not handled."""
UNDER_WAY = (OutboxState.PENDING, OutboxState.SENDING)
FAR_ON = 1_000_000
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Carried:
    """What the replaced database knows of the time since the backup."""

    outbox: list[Row]
    sent: list[Row]
    jobs: list[Row]
    inbox: list[Row]
    shut_out: list[Row]
    """Devices, which stay so."""


@dataclass(frozen=True, slots=True)
class TakenOver:
    """How many messages nobody knows the fate of, and how many updates wait to be decided about."""

    unknown: int
    updates: int


def read_since(engine: Engine, made_at: datetime) -> Carried | None:
    """Return what a database knows of the time since a moment; None where it cannot be read."""
    outbox, inbox, sent, jobs = map(table_of, (OutboxMessage, InboxUpdate, SentMessage, JobRun))
    later = or_(outbox.c.created_at >= made_at, outbox.c.settled_at >= made_at)
    try:
        with engine.connect() as connection:
            return Carried(
                outbox=_rows(connection, OutboxMessage, or_(later, outbox.c.state.in_(UNDER_WAY))),
                sent=_rows(connection, SentMessage, sent.c.sent_at >= made_at),
                jobs=_rows(connection, JobRun, jobs.c.ran_at >= made_at),
                inbox=_rows(connection, InboxUpdate, inbox.c.received_at >= made_at),
                shut_out=_shut_out(connection, made_at),
            )
    except (SQLAlchemyError, sqlite3.DatabaseError):  # what breaks as a file is opened comes as it is
        return None


def _shut_out(connection: Connection, made_at: datetime) -> list[Row]:
    """Return the devices that were shut out since; an older database has none."""
    if not inspect(connection).has_table(WebDevice.__tablename__):
        return []
    return _rows(connection, WebDevice, WebDevice.ended_at >= made_at)


def _rows(connection: Connection, model: type[Base], condition: ColumnElement[bool]) -> list[Row]:
    """Return rows with the columns that are there: the database may be older or newer than this program."""
    table = table_of(model)
    there = {column["name"] for column in inspect(connection).get_columns(table.name)}
    columns = [column for column in table.columns if column.name in there]
    return [dict(row) for row in connection.execute(select(*columns).where(condition)).mappings()]


def take_over(session: Session, carried: Carried | None, now: datetime) -> TakenOver:
    """Bring a restored database to what is known of the time since; return what nobody knows."""
    unknown = _settle_what_waited(session, carried.outbox if carried else [], now)
    # What has stood on our pages since keeps its numbers for itself.
    session.execute(update(WebChat).values(version=WebChat.version + FAR_ON))
    if carried is None:
        return TakenOver(unknown, 0)
    insert_missing(session, JobRun, carried.jobs)
    for row in carried.shut_out:
        again = update(WebDevice).where(WebDevice.key_hash == row["key_hash"])
        session.execute(again.values(ended_at=row["ended_at"]))
    said = [row for row in carried.outbox if row["dedupe_key"] is not None and row["created_at"] is not None]
    insert_missing(session, OutboxMessage, [_said(row, now) for row in said])
    shown = {(row["chat_id"], row["message_id"]) for row in said}
    kept = [row for row in carried.sent if (row["chat_id"], row["message_id"]) in shown]
    insert_missing(session, SentMessage, kept)
    waiting = [_not_handled(row, now) for row in carried.inbox if row["update_id"] >= 0]
    return TakenOver(unknown, insert_missing(session, InboxUpdate, waiting))


def _settle_what_waited(session: Session, later: Iterable[Row], now: datetime) -> int:
    """Give what waited when the backup was made its outcome since; return of how many nobody knows it."""
    known = {_identity(row): row for row in later}
    waited = session.scalars(select(OutboxMessage).where(OutboxMessage.state.in_(UNDER_WAY))).all()
    for row in waited:
        was = known.get((row.id, row.chat_id, row.created_at))
        if was is None or was["state"] is OutboxState.SENDING:
            row.state, row.error, row.settled_at = OutboxState.UNKNOWN, RESTORED, now
        else:
            row.state, row.error, row.settled_at = was["state"], was["error"], was["settled_at"]
            row.message_id = was["message_id"]
    session.flush()
    return sum(row.state is OutboxState.UNKNOWN for row in waited)


def _identity(row: Row) -> tuple[int, int, datetime]:
    return row["id"], row["chat_id"], row["created_at"]


def _said(row: Row, now: datetime) -> dict[str, Any]:
    """Return a later message as the restored database knows it, under a number of its own.

    What has not left yet is said if the clock wanted it: that is brought up to date before it goes. Anything
    else that waits speaks of what is not there any more.
    """
    new = {name: value for name, value in row.items() if name not in ("id", "file_id")}
    if row["state"] is OutboxState.SENDING:
        return new | {"state": OutboxState.UNKNOWN, "error": RESTORED, "settled_at": now}
    if row["state"] is OutboxState.PENDING and (row["lane"] is not Lane.WAVE or row["file_id"] is not None):
        return new | {"state": OutboxState.DROPPED, "error": RESTORED, "settled_at": now}
    return new


def _not_handled(row: Row, now: datetime) -> dict[str, Any]:
    """Return a later update as one that somebody has to decide about: what it led to is not there."""
    return row | {"state": InboxState.FAILED, "error": RESTORED, "handled_at": now}
