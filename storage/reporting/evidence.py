"""Photos, files and numbers of documents that units show for their reports."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Select, bindparam, func, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session, joinedload

from storage.actors import Actor, remember_person
from storage.models import Evidence, EvidenceKind, PeriodText, ReportPeriod, Statement, Task
from storage.rows import insert_missing
from storage.walls import EVERY_OFFICE


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
    """Where a copy is kept in the folder of evidence."""


def number(text: str, message_id: int) -> Shown:
    """Return the number of a document as evidence."""
    return Shown(EvidenceKind.NUMBER, text, text, message_id)


def attach(
    session: Session, actor: Actor, update_ids: Collection[int], shown: Sequence[Shown], now: datetime
) -> int:
    """Attach evidence to statements of the actor's unit; return how many pieces were new to one of them."""
    rows = [_row(actor, one, now) | {"update_id": id_} for id_ in update_ids for one in shown]
    return _add(session, actor, rows)


def attach_to_texts(
    session: Session, actor: Actor, text_ids: Collection[int], shown: Sequence[Shown], now: datetime
) -> int:
    """Attach evidence to what the actor's unit says of periods; return how many pieces were new to one."""
    rows = [_row(actor, one, now) | {"period_text_id": id_} for id_ in text_ids for one in shown]
    return _add(session, actor, rows)


def _add(session: Session, actor: Actor, rows: Sequence[dict[str, object]]) -> int:
    if not rows:
        return 0
    remember_person(session, actor.person_id, actor.display_name)
    return insert_missing(session, Evidence, rows)


def set_aside(session: Session, actor: Actor, shown: Shown, now: datetime) -> None:
    """Keep a piece of an album whose words have not come yet."""
    _add(session, actor, [_row(actor, shown, now)])


def note_copy(session: Session, key: str, kept_as: str) -> None:
    """Keep where a copy of a file stands, wherever the file was sent."""
    kept = update(Evidence).where(Evidence.file_key == key).values(kept_as=kept_as)
    session.execute(kept, execution_options=EVERY_OFFICE)


def _row(actor: Actor, shown: Shown, now: datetime) -> dict[str, object]:
    return {
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


def is_known_album(session: Session, chat_id: int, album: str) -> bool:
    """Return whether a piece of an album has come before."""
    query = select(Evidence.id).where(Evidence.chat_id == chat_id, Evidence.album == album)
    return session.scalars(query.limit(1)).first() is not None


def set_aside_in(session: Session, chat_id: int, message_id: int) -> list[Shown]:
    """Return the pieces that came in a message, and those of its album that belong to no words yet."""
    return [
        Shown(row.kind, row.name, row.file_key, row.message_id, row.file_id, row.size, row.album, row.kept_as)
        for row in session.scalars(_SET_ASIDE, {"chat": chat_id, "message": message_id})
    ]


def _set_aside() -> Select[Evidence]:
    here, message = Evidence.chat_id == bindparam("chat"), bindparam("message", type_=BigInteger())
    is_set_aside = here & Evidence.update_id.is_(None) & Evidence.period_text_id.is_(None)
    albums = select(Evidence.album).where(is_set_aside, Evidence.message_id == message)
    spoken_for = select(Evidence.message_id).where(here, ~is_set_aside)
    is_free = Evidence.album.in_(albums) & Evidence.message_id.not_in(spoken_for)
    query = select(Evidence).where(is_set_aside, (Evidence.message_id == message) | is_free)
    return query.order_by(Evidence.id)


_SET_ASIDE = _set_aside()


def statements_of_album(session: Session, chat_id: int, album: str) -> list[int]:
    """Return the statements to which the latest piece of an album that has any was attached."""
    return _latest_of_album(session, chat_id, album, Evidence.update_id)


def texts_of_album(session: Session, chat_id: int, album: str) -> list[int]:
    """Return the words for periods to which the latest piece of an album that has any was attached."""
    return _latest_of_album(session, chat_id, album, Evidence.period_text_id)


def _latest_of_album(
    session: Session, chat_id: int, album: str, owner: InstrumentedAttribute[int | None]
) -> list[int]:
    of_album = (Evidence.chat_id == chat_id) & (Evidence.album == album) & owner.is_not(None)
    latest = select(func.max(Evidence.message_id)).where(of_album).scalar_subquery()
    query = select(owner).where(of_album, Evidence.message_id == latest).distinct().order_by(owner)
    return [id_ for id_ in session.scalars(query) if id_ is not None]


def files_of_periods(session: Session, unit_id: int, period_ids: Collection[int]) -> int:
    """Return how many files a unit has sent with its words for any of these periods."""
    query = (
        select(func.count(Evidence.file_key.distinct()))
        .join(PeriodText, PeriodText.id == Evidence.period_text_id)
        .where(PeriodText.unit_id == unit_id, PeriodText.period_id.in_(period_ids))
    )
    return session.scalars(query).one()


def of_statements(session: Session, update_ids: Collection[int]) -> dict[int, list[Evidence]]:
    """Return what was shown for statements, by the statement's id, in the order in which it came."""
    query = select(Evidence).where(Evidence.update_id.in_(update_ids)).order_by(Evidence.id)
    found: dict[int, list[Evidence]] = {}
    for row in session.scalars(query.options(joinedload(Evidence.statement).joinedload(Statement.task))):
        found.setdefault(row.update_id or 0, []).append(row)
    return found


def files_of_unit(session: Session, unit_id: int, plan_id: int) -> list[Evidence]:
    """Return the files that a unit has sent with its reports in a plan, each once, the latest last."""
    query = (
        select(Evidence)
        .outerjoin(Statement, Statement.id == Evidence.update_id)
        .outerjoin(Task, Task.id == Statement.task_id)
        .outerjoin(PeriodText, PeriodText.id == Evidence.period_text_id)
        .outerjoin(ReportPeriod, ReportPeriod.id == PeriodText.period_id)
        .where(Evidence.unit_id == unit_id, Evidence.file_id.is_not(None))
        .where((Task.plan_id == plan_id) | (ReportPeriod.plan_id == plan_id))
        .options(
            joinedload(Evidence.statement).joinedload(Statement.task),
            joinedload(Evidence.period_text).joinedload(PeriodText.period),
        )
        .order_by(Evidence.id.desc())
    )
    # A file for several periods is shown with the first of them.
    by_key = {row.file_key: row for row in session.scalars(query)}
    return [*reversed(by_key.values())]
