"""Files that wait in the outbox or were sent."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from storage.models import Act, OutboxMessage, StoredFile

_KEPT_AS = "stored:"


def keep(session: Session, name: str, content: bytes, now: datetime) -> int:
    """Store a file and return its id."""
    file = StoredFile(name=name, content=content, created_at=now)
    session.add(file)
    session.flush()
    return file.id


def kept_as(file_id: int) -> str:
    """Return by what id a file that people sent is known, where no channel keeps it but we do."""
    return f"{_KEPT_AS}{file_id}"


def number_in(kept_file: str | None) -> int | None:
    """Return which stored file an id means, None for one that a channel keeps."""
    number = (kept_file or "").removeprefix(_KEPT_AS)
    return int(number) if number != kept_file and number.isdecimal() else None


def content_of(session: Session, file_id: int) -> bytes | None:
    """Return the content of a file, None if it is not kept any more."""
    file = session.get(StoredFile, file_id)
    return file.content or None if file is not None else None


def refused(session: Session, message: int, chats: Collection[int]) -> OutboxMessage | None:
    """Return the message to one of these chats whose file was refused; None if there is none such."""
    row = session.get(OutboxMessage, message)
    if row is None or row.act is not Act.SAY or row.chat_id not in chats:
        return None
    return row if "kept_file" in row.content or _is_kept(session, row.file_id) else None


def _is_kept(session: Session, file_id: int | None) -> bool:
    query = select(StoredFile.id).where(StoredFile.id == file_id, is_kept())
    return file_id is not None and session.scalar(query) is not None


def is_kept() -> ColumnElement[bool]:
    """Return the condition that the content of a file is still there."""
    return func.length(StoredFile.content) > 0
