"""What chats were told in months long past: packed, a month and chat in a row, a tenth of the room it took.

The texts are the evidence that a unit was reminded and answered; nothing else of such a message is asked for.
"""

import json
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from storage.base import table_of
from storage.models import SPEAKING, OutboxMessage, OutboxState, ToldMonth

PACKED_AT_ONCE = 20_000
"""So many messages a night at most."""
REMINDERS = "reminder:"
"""How the dedupe keys begin that name their day, and so are not asked for again; the others stay for that."""
HARDEST = 9


@dataclass(frozen=True, slots=True)
class Told:
    """One message as it was said: when it was queued and sent, as what message, its text."""

    at: str
    sent_at: str
    message: int | None
    text: str


def pack(session: Session, before: datetime) -> int:
    """Pack what was said in the months that were over before a moment; return how many messages."""
    month = before.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    rows = session.scalars(_old(month, before).order_by(OutboxMessage.id).limit(PACKED_AT_ONCE)).all()
    by_month: defaultdict[tuple[int, str], list[OutboxMessage]] = defaultdict(list)
    for row in rows:
        by_month[row.chat_id, f"{row.created_at:%Y-%m}"].append(row)
    for (chat, of), said in by_month.items():
        _add(session, chat, of, [_told(row) for row in said])
    table = table_of(OutboxMessage)
    session.flush()
    for row in rows:
        session.expunge(row)
    session.execute(delete(table).where(table.c.id.in_([row.id for row in rows])))
    return len(rows)


def _old(month: datetime, before: datetime) -> Any:
    return select(OutboxMessage).where(
        OutboxMessage.state == OutboxState.SENT,
        OutboxMessage.act.in_(SPEAKING),
        OutboxMessage.created_at < month,
        OutboxMessage.settled_at < before,
        OutboxMessage.file_id.is_(None),
        or_(OutboxMessage.dedupe_key.is_(None), OutboxMessage.dedupe_key.startswith(REMINDERS)),
    )


def _told(row: OutboxMessage) -> Told:
    sent_at = row.settled_at.isoformat(timespec="seconds") if row.settled_at else ""
    text = row.content.get("text", "")
    return Told(row.created_at.isoformat(timespec="seconds"), sent_at, row.message_id, text)


def _add(session: Session, chat: int, month: str, told: Sequence[Told]) -> None:
    kept = session.get(ToldMonth, (chat, month))
    if kept is None:
        kept = ToldMonth(chat_id=chat, month=month, messages=0, content=_packed([]))
        session.add(kept)
    every = [*_unpacked(kept.content), *told]
    kept.messages, kept.content = len(every), _packed(every)


def _packed(told: Sequence[Told]) -> bytes:
    return zlib.compress(json.dumps([asdict(one) for one in told], ensure_ascii=False).encode(), HARDEST)


def _unpacked(content: bytes) -> list[Told]:
    return [Told(**one) for one in json.loads(zlib.decompress(content))]


def latest(session: Session, chats: Collection[int], before: datetime) -> Iterator[tuple[int, datetime, str]]:
    """Yield chat, moment and text of what these chats were told before a moment, the newest month first."""
    query = select(ToldMonth).where(
        ToldMonth.chat_id.in_(chats), ToldMonth.month <= f"{before.astimezone(UTC):%Y-%m}"
    )
    for month in session.scalars(query.order_by(ToldMonth.month.desc(), ToldMonth.chat_id)):
        for told in reversed(_unpacked(month.content)):
            at = datetime.fromisoformat(told.at)
            if at < before:
                yield month.chat_id, at, told.text


def let_go(session: Session, now: datetime, kept: timedelta) -> int:
    """Delete the months that were over so long ago; return how many messages they held."""
    months = table_of(ToldMonth)
    oldest = f"{(now - kept).astimezone(UTC):%Y-%m}"
    gone = session.execute(delete(months).where(months.c.month < oldest).returning(months.c.messages))
    return sum(gone.scalars())
