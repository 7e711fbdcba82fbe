"""What is kept about one person, for the person who asks; and their name taken out on their request."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Select, or_, select
from sqlalchemy.orm import Session

from storage.base import table_of
from storage.mail import addresses
from storage.models import Base, InboxUpdate, LogEvent, Person
from storage.walls import EVERY_OFFICE

Row = dict[str, Any]
EXPORTED, FORGOTTEN = "export_person", "forget_person"
"""What the log calls it."""
SPOKEN = ("message", "edited_message", "callback_query", "my_chat_member", "chat_member")
"""The parts of an update that say whose it is."""


def known(session: Session, person_id: int) -> Person | None:
    """Return somebody who spoke to the bot, None for a stranger."""
    return session.get(Person, person_id)


def everything(session: Session, person_id: int) -> dict[str, list[Row]]:
    """Return every row that names a person, by table, with what they said as it came; nothing is written."""
    found = {
        table.name: [
            dict(row)
            for row in session.execute(_naming(columns, person_id), execution_options=EVERY_OFFICE).mappings()
        ]
        for table in Base.metadata.sorted_tables
        if (columns := [column for column in table.columns if _is_of_people(column)])
    }
    found["inbox_updates"] = [dict(row) for row in _heard(session, person_id)]
    return {name: rows for name, rows in found.items() if rows}


def note_exported(session: Session, person_id: int, now: datetime) -> None:
    """Note in the log that what is kept about a person was handed out."""
    _note(session, EXPORTED, person_id, now)


def _is_of_people(column: Column[Any]) -> bool:
    is_key_of_people = column.table.name == Person.__tablename__ and column.primary_key
    return is_key_of_people or any(
        key.column.table.name == Person.__tablename__ for key in column.foreign_keys
    )


def _naming(columns: list[Column[Any]], person_id: int) -> Select[Any]:
    return select(*columns[0].table.columns).where(or_(*(column == person_id for column in columns)))


def _heard(session: Session, person_id: int) -> list[Any]:
    """Return the updates that came from a person and were not emptied yet."""
    inbox = table_of(InboxUpdate)
    # As a float, which holds Telegram's 52 bits: PostgreSQL's INTEGER is too short for them.
    of_them = or_(*(inbox.c.payload[part]["from"]["id"].as_float() == person_id for part in SPOKEN))
    query = select(inbox.c.update_id, inbox.c.payload, inbox.c.received_at).where(of_them)
    return list(session.execute(query.order_by(inbox.c.update_id)).mappings())


def forget(session: Session, person_id: int, nameless: str, now: datetime) -> bool:
    """Let a person be `nameless` from now on; False for a stranger."""
    person = known(session, person_id)
    if person is None:
        return False
    person.display_name = nameless
    addresses.forget(session, person_id, now)
    _note(session, FORGOTTEN, person_id, now)
    return True


def _note(session: Session, action: str, person_id: int, now: datetime) -> None:
    """Note what was done on the machine, where nobody's name is known."""
    session.add(LogEvent(at=now, action=action, subject=f"person:{person_id}"))
