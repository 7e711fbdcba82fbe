"""What stands on the page of a conversation: each message as it looks now, and what changed since."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Executable, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session, joinedload

from storage import bells
from storage.base import table_of
from storage.models import StoredFile, WebChat, WebMessage

BELL = "web"
"""Rings when something on a page has changed."""


def next_version(session: Session, chat_id: int) -> int:
    """Return the number of the next change in a conversation; whoever else changes it waits until we end."""
    bells.ring(session, BELL)
    counted = session.execute(_count_on(session.get_bind().dialect.name), {"chat_id": chat_id, "version": 1})
    return int(counted.scalar_one())


@cache
def _count_on(dialect: str) -> Executable:
    """Return the statement that counts on; made for each message anew, it takes longer than it runs."""
    table = table_of(WebChat)
    insert = sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
    return insert.on_conflict_do_update(
        index_elements=[table.c.chat_id], set_={"version": table.c.version + 1}
    ).returning(table.c.version)


def add(session: Session, chat_id: int, text: str, now: datetime, **values: Any) -> int:
    """Add a message to a conversation; return its number."""
    version = next_version(session, chat_id)
    row = {"chat_id": chat_id, "message_id": version, "text": text, "sent_at": now, "changed": version}
    session.execute(_ADD, _NOTHING_ELSE | row | values)
    return version


_ADD = insert(table_of(WebMessage))
_NOTHING_ELSE: dict[str, Any] = {
    "person_id": None,
    "buttons": None,
    "file_id": None,
    "is_photo": False,
    "album": None,
    "answers": None,
}


def change(session: Session, message: WebMessage, **values: Any) -> None:
    """Let a message look otherwise from now on."""
    for name, value in values.items():
        setattr(message, name, value)
    message.changed = next_version(session, message.chat_id)
    session.flush()


def find(session: Session, chat_id: int, message_id: int | None) -> WebMessage | None:
    """Return a message of a conversation, None if it has none such."""
    return session.get(WebMessage, (chat_id, message_id)) if message_id is not None else None


def file_of(session: Session, chat_id: int, message_id: int) -> tuple[str, bytes] | None:
    """Return name and content of a message's file, None where there is none or it is not kept any more."""
    message = find(session, chat_id, message_id)
    file = message.file if message is not None else None
    return (file.name, file.content) if file is not None and file.content else None


_FILE = joinedload(WebMessage.file)
_SHOWN = select(WebMessage).options(
    joinedload(WebMessage.person), _FILE.defer(StoredFile.content), _FILE.undefer(StoredFile.size)
)
"""With whose it is and how its file is called, without the file's content."""


def last(session: Session, chat_id: int, most: int, before: int | None = None) -> list[WebMessage]:
    """Return the last messages of a conversation, or the last before one; the oldest first."""
    query = _SHOWN.where(WebMessage.chat_id == chat_id)
    if before is not None:
        query = query.where(WebMessage.message_id < before)
    return list(session.scalars(query.order_by(WebMessage.message_id.desc()).limit(most)))[::-1]


def changed_since(session: Session, chat_id: int, version: int, most: int) -> list[WebMessage]:
    """Return the messages of a conversation that came or changed last since a version, the oldest first."""
    query = _SHOWN.where(WebMessage.chat_id == chat_id, WebMessage.changed > version)
    found = session.scalars(query.order_by(WebMessage.changed.desc()).limit(most))
    return sorted(found, key=lambda message: message.message_id)


def by_numbers(session: Session, chat_id: int, numbers: Sequence[int]) -> Mapping[int, WebMessage]:
    """Return some messages of a conversation by their numbers."""
    query = _SHOWN.where(WebMessage.chat_id == chat_id, WebMessage.message_id.in_(numbers))
    return {message.message_id: message for message in session.scalars(query)}


def versions(session: Session, chats: Sequence[int]) -> dict[int, int]:
    """Return how far conversations have come."""
    query = select(WebChat.chat_id, WebChat.version).where(WebChat.chat_id.in_(chats))
    return dict(session.execute(query).all())


def commands_of(session: Session, chat_id: int) -> Mapping[str, str] | None:
    """Return the commands that are suggested in a conversation, None for the usual ones."""
    chat = session.get(WebChat, chat_id)
    return chat.commands if chat is not None else None


def suggest(session: Session, chat_id: int, commands: Mapping[str, str]) -> None:
    """Suggest these commands in a conversation from now on."""
    next_version(session, chat_id)
    session.get_one(WebChat, chat_id, populate_existing=True).commands = dict(commands)
