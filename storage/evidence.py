"""Photos, files and numbers of documents that units show for their reports."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from storage.actors import Actor, remember_person
from storage.models import Evidence, EvidenceKind, Task, Update
from storage.rows import insert_missing


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece of evidence as it came in a message; `key` is the same whenever it comes again."""

    kind: EvidenceKind
    name: str
    key: str
    message_id: int
    file_id: str | None = None
    size: int | None = None
    album: str | None = None
    kept_as: str | None = None
    """Where a copy stands in the folder of evidence."""


def number(text: str, message_id: int) -> Shown:
    """Return the number of a document as evidence."""
    return Shown(EvidenceKind.NUMBER, text, text, message_id)


def attach(
    session: Session, actor: Actor, update_ids: Collection[int], shown: Sequence[Shown], now: datetime
) -> int:
    """Attach evidence to statements of the actor's unit; return how many pieces were new to one of them."""
    rows = [_row(actor, one, update_id, now) for update_id in update_ids for one in shown]
    if not rows:
        return 0
    remember_person(session, actor.person_id, actor.display_name)
    return insert_missing(session, Evidence, rows)


def set_aside(session: Session, actor: Actor, shown: Shown, now: datetime) -> None:
    """Keep a piece of an album whose words have not come yet."""
    remember_person(session, actor.person_id, actor.display_name)
    insert_missing(session, Evidence, [_row(actor, shown, None, now)])


def _row(actor: Actor, shown: Shown, update_id: int | None, now: datetime) -> dict[str, object]:
    return {
        "update_id": update_id,
        "unit_id": actor.unit_id,
        "kind": shown.kind,
        "name": shown.name,
        "file_id": shown.file_id,
        "file_key": shown.key,
        "size": shown.size,
        "album": shown.album,
        "kept_as": shown.kept_as,
        "person_id": actor.person_id,
        "chat_id": actor.chat_id,
        "message_id": shown.message_id,
        "at": now,
    }


def with_copy(shown: Shown, kept_as: str) -> Shown:
    """Return a piece of evidence with where its copy stands."""
    return replace(shown, kept_as=kept_as)


def is_known_album(session: Session, chat_id: int, album: str) -> bool:
    """Return whether a piece of an album has come before."""
    query = select(Evidence.id).where(Evidence.chat_id == chat_id, Evidence.album == album)
    return session.scalars(query.limit(1)).first() is not None


def set_aside_in(session: Session, chat_id: int, message_id: int) -> list[Shown]:
    """Return the pieces set aside that came in a message, or in the album of that message."""
    here = (Evidence.chat_id == chat_id) & Evidence.update_id.is_(None)
    albums = select(Evidence.album).where(here, Evidence.message_id == message_id)
    query = select(Evidence).where(here, (Evidence.message_id == message_id) | Evidence.album.in_(albums))
    return [
        Shown(row.kind, row.name, row.file_key, row.message_id, row.file_id, row.size, row.album, row.kept_as)
        for row in session.scalars(query.order_by(Evidence.id))
    ]


def statements_of_album(session: Session, chat_id: int, album: str) -> list[int]:
    """Return the statements that the pieces of an album were attached to so far."""
    query = (
        select(Evidence.update_id)
        .where(Evidence.chat_id == chat_id, Evidence.album == album, Evidence.update_id.is_not(None))
        .distinct()
        .order_by(Evidence.update_id)
    )
    return [update_id for update_id in session.scalars(query) if update_id is not None]


def of_statements(session: Session, update_ids: Collection[int]) -> dict[int, list[Evidence]]:
    """Return the evidence for each of these statements that has some."""
    query = select(Evidence).where(Evidence.update_id.in_(update_ids)).order_by(Evidence.id)
    found: dict[int, list[Evidence]] = defaultdict(list)
    for row in session.scalars(query):
        if row.update_id is not None:
            found[row.update_id].append(row)
    return dict(found)


def of_plan(session: Session, plan_id: int) -> list[Evidence]:
    """Return the evidence for every statement on the tasks of a plan, for exports."""
    query = (
        select(Evidence)
        .join(Update, Update.id == Evidence.update_id)
        .join(Task, Task.id == Update.task_id)
        .where(Task.plan_id == plan_id)
        .options(joinedload(Evidence.update).joinedload(Update.task), joinedload(Evidence.unit))
        .order_by(Task.position, Evidence.unit_id, Evidence.id)
    )
    return list(session.scalars(query))
