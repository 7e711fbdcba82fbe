"""Files that wait in the outbox or were sent."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, String, cast, func, literal, select, union
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.models import Act, Evidence, OutboxMessage, ReportRequest, RequestAnswer, StoredFile

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


def name_of(file_id: InstrumentedAttribute[int]) -> ColumnElement[str]:
    """Return by what id a file is known that people sent, in a query."""
    return literal(_KEPT_AS) + cast(file_id, String)


def of_records() -> CompoundSelect[Any]:
    """Return the files that people sent with what is a record, by how they are known where we keep them."""
    named = (Evidence.file_id, RequestAnswer.document, ReportRequest.document)
    return union(*(select(column).where(column.startswith(_KEPT_AS)) for column in named))


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
