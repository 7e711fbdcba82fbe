"""What an office has passed up to the level above, and what it has become there."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import Session

from plans.levels.people import without_people
from storage.decisions.extensions import PENDING
from storage.decisions.matters import OPEN
from storage.models import Extension, ExtensionState, Matter, MatterState, Office, PassedUp
from storage.walls import EVERY_OFFICE, office_of


@dataclass(frozen=True, slots=True)
class Tied:
    """A row of another office: a matter, or a request for more time."""

    office: int
    row: int


def write(
    session: Session,
    text: str,
    now: datetime,
    *,
    matter: Matter | None = None,
    extension: Extension | None = None,
    task_above: int | None = None,
    until: date | None = None,
) -> PassedUp:
    """Keep the words that are shown before they go; each that are shown are a row, so that none change.

    Names of people are left out: they do not cross the wall.
    """
    written = PassedUp(
        matter_id=matter.id if matter is not None else None,
        extension_id=extension.id if extension is not None else None,
        text=without_people(text),
        task_above_id=task_above,
        until=until,
        written_at=now,
    )
    session.add(written)
    session.flush()
    return written


def find(session: Session, passed_up_id: int) -> PassedUp | None:
    """Return words of this office for the level above, sent or not."""
    return session.get(PassedUp, passed_up_id)


def last_words(session: Session, matter_id: int) -> str | None:
    """Return with what words a matter was passed up the last time, if it was."""
    query = select(PassedUp.text).where(PassedUp.matter_id == matter_id, PassedUp.passed_at.is_not(None))
    return session.scalars(query.order_by(PassedUp.id.desc()).limit(1)).first()


def claim(session: Session, passed_up_id: int, now: datetime) -> bool:
    """Note that words go up now; False if they went before."""
    unsent = update(PassedUp).where(PassedUp.id == passed_up_id, PassedUp.passed_at.is_(None))
    return session.execute(unsent.values(passed_at=now).returning(PassedUp.id)).first() is not None


def tie(
    session: Session, passed_up_id: int, *, matter: int | None = None, extension: int | None = None
) -> None:
    """Keep what words of this office have become above."""
    tied = update(PassedUp).where(PassedUp.id == passed_up_id)
    session.execute(tied.values(matter_above_id=matter, extension_above_id=extension))


def matters_below(session: Session, matter_id: int) -> list[Tied]:
    """Return the matters below that were passed up and are this one here."""
    query = select(PassedUp.office_id, PassedUp.matter_id).where(PassedUp.matter_above_id == matter_id)
    return _tied(session, query.order_by(PassedUp.id))


def matter_above(session: Session, matter_id: int) -> Tied | None:
    """Return what a matter of this office is above, if it was passed up."""
    own = session.get(Office, office_of(session))
    query = select(PassedUp.matter_above_id).where(
        PassedUp.matter_id == matter_id, PassedUp.matter_above_id.is_not(None)
    )
    row = session.scalars(query.order_by(PassedUp.id.desc()).limit(1)).first() if own is not None else None
    return Tied(own.parent_id, row) if own is not None and row is not None else None


def note_passed(session: Session, row: Matter | Extension, up_to: str | None, today: date) -> None:
    """Keep that the level above has it now, or has it no more."""
    row.passed_to, row.passed_on = up_to, today if up_to else None
    session.flush()


def gone_with(session: Session, update_ids: Collection[int]) -> list[int]:
    """Return what was withdrawn with reports, while the level above had it, and was not raised again."""
    query = select(Matter).where(
        Matter.update_id.in_(update_ids),
        Matter.state == MatterState.WITHDRAWN,
        Matter.passed_to.is_not(None),
    )
    gone = list(session.scalars(query.order_by(Matter.id)))
    for matter in gone:
        matter.passed_to = matter.passed_on = None
    session.flush()
    return [matter.id for matter in gone]


def extensions_below(session: Session, extension: Extension) -> list[Tied]:
    """Return the undecided requests below for which this one was made, or one whose place it has taken."""
    replaced = select(Extension.id).where(
        Extension.obligation_id == extension.obligation_id, Extension.state == ExtensionState.REPLACED
    )
    ids = [extension.id, *session.scalars(replaced)]
    query = (
        select(PassedUp.office_id, PassedUp.extension_id)
        .join(Extension, Extension.id == PassedUp.extension_id)
        .where(PassedUp.extension_above_id.in_(ids), Extension.state.in_(PENDING))
    )
    return _tied(session, query.order_by(PassedUp.id))


def extension_above(session: Session, extension_id: int) -> Tied | None:
    """Return what a request of this office is above, if more time was asked for there too."""
    own = session.get(Office, office_of(session))
    query = select(PassedUp.extension_above_id).where(
        PassedUp.extension_id == extension_id, PassedUp.extension_above_id.is_not(None)
    )
    row = session.scalars(query.order_by(PassedUp.id.desc()).limit(1)).first() if own is not None else None
    return Tied(own.parent_id, row) if own is not None and row is not None else None


def still_open(session: Session, office_id: int) -> tuple[int, int]:
    """Return how many matters and how many requests that an office has passed up are undecided here."""
    here = office_of(session)
    undecided = Matter.state.in_(OPEN)
    matters = (
        select(func.count(Matter.id.distinct()))
        .join(PassedUp, PassedUp.matter_above_id == Matter.id)
        .where(PassedUp.office_id == office_id, Matter.office_id == here, undecided)
    )
    extensions = (
        select(func.count(Extension.id.distinct()))
        .join(PassedUp, PassedUp.extension_above_id == Extension.id)
        .where(PassedUp.office_id == office_id, Extension.office_id == here, Extension.state.in_(PENDING))
    )
    open_matters, open_extensions = (
        session.execute(query, execution_options=EVERY_OFFICE).scalar_one() for query in (matters, extensions)
    )
    return open_matters, open_extensions


def _tied(session: Session, query: Select[int, int | None]) -> list[Tied]:
    """Return each row once, in the order in which they were passed up."""
    rows = session.execute(query, execution_options=EVERY_OFFICE)
    return list(dict.fromkeys(Tied(office, row) for office, row in rows if row is not None))
