"""What units raise, obstacles and proposals: kept with every step, from the first word to the answer."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session, joinedload

from plans.text import fold
from storage import log
from storage.actors import Actor, remember_person
from storage.groups import links
from storage.models import (
    SPOKEN_TO,
    LinkRole,
    Matter,
    MatterAction,
    MatterKind,
    MatterState,
    MatterStep,
    Unit,
)
from storage.reporting.led_tasks import NotYourTaskError
from storage.units import directory

OPEN = frozenset({MatterState.NEW, MatterState.RECEIVED, MatterState.PASSED_UP})
"""What still waits for somebody above the unit."""
UNSOLVED = OPEN | {MatterState.ANSWERED}
"""What the unit has not called solved: what stands as an obstacle, in each report and for the level above."""
OVER = frozenset(MatterState) - UNSOLVED
STATE_AFTER = {
    MatterAction.RAISED: MatterState.NEW,
    MatterAction.RECEIVED: MatterState.RECEIVED,
    MatterAction.PASSED_UP: MatterState.PASSED_UP,
    MatterAction.SENT_ON: MatterState.PASSED_UP,
    MatterAction.ANSWERED: MatterState.ANSWERED,
    MatterAction.SOLVED: MatterState.CLOSED,
    MatterAction.CLOSED: MatterState.CLOSED,
    MatterAction.WITHDRAWN: MatterState.WITHDRAWN,
    MatterAction.AGREED: MatterState.CLOSED,
    MatterAction.REFUSED: MatterState.CLOSED,
}


@dataclass(frozen=True, slots=True)
class Raised:
    """What a unit raises, on which of its tasks, who is competent, and the message and report it stood in."""

    kind: MatterKind
    text: str
    competent_body: str | None = None
    task_id: int | None = None
    update_id: int | None = None
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What is done with a matter, and in which words."""

    action: MatterAction
    text: str | None = None


def raise_matter(session: Session, actor: Actor, raised: Raised, now: datetime, today: date) -> Matter | None:
    """Keep what the actor's unit raises and return it; None if it says what it has raised before."""
    if actor.unit_id is None:
        raise NotYourTaskError
    known = alike(session, actor.unit_id, raised)
    if known is not None:
        if known.state is MatterState.WITHDRAWN:
            # In an edited message it was not gone: what the level above has, it still has.
            known.state = MatterState.PASSED_UP if known.passed_to else MatterState.NEW
            known.update_id = raised.update_id
            _note(session, actor, known.id, Step(MatterAction.RAISED, raised.text), now, today)
        return None
    remember_person(session, actor.person_id, actor.display_name)
    matter = Matter(
        kind=raised.kind,
        unit_id=actor.unit_id,
        task_id=raised.task_id,
        text=raised.text,
        competent_body=raised.competent_body,
        state=MatterState.NEW,
        update_id=raised.update_id,
        person_id=actor.person_id,
        chat_id=actor.chat_id,
        topic_id=actor.topic_id,
        message_id=raised.message_id,
        raised_at=now,
        raised_on=today,
    )
    session.add(matter)
    session.flush()
    _note(session, actor, matter.id, Step(MatterAction.RAISED, raised.text), now, today)
    log.record(session, actor, "raise_matter", f"matter:{matter.id}", now, after=raised.text)
    return matter


def alike(session: Session, unit_id: int, raised: Raised) -> Matter | None:
    """Return what the unit raised in these words and has not called solved, also in the message it edits."""
    query = select(Matter).where(
        Matter.unit_id == unit_id,
        Matter.kind == raised.kind,
        Matter.task_id.is_(None) if raised.task_id is None else Matter.task_id == raised.task_id,
        Matter.state.in_(UNSOLVED)
        | ((Matter.state == MatterState.WITHDRAWN) & (Matter.message_id == raised.message_id)),
    )
    words = fold(raised.text)
    return next((matter for matter in session.scalars(query) if fold(matter.text) == words), None)


def find(session: Session, matter_id: int) -> Matter | None:
    """Return a matter with its unit and its task."""
    query = select(Matter).where(Matter.id == matter_id).options(*_NAMED)
    return session.scalars(query).first()


def find_of_unit(session: Session, unit_id: int, matter_id: int) -> Matter | None:
    """Return a matter that this unit raised, or None."""
    matter = find(session, matter_id)
    return matter if matter is not None and matter.unit_id == unit_id else None


def take_step(session: Session, actor: Actor, matter: Matter, step: Step, now: datetime, today: date) -> bool:
    """Do something with a matter as it was seen; return False if somebody else was quicker."""
    before = matter.state
    after = state_after(before, step.action)
    claimed = session.execute(
        update(Matter)
        .where(Matter.id == matter.id, Matter.state == before)
        .values(state=after)
        .returning(Matter.id)
    ).first()
    if claimed is None:
        return False
    session.refresh(matter, ["state"])
    remember_person(session, actor.person_id, actor.display_name)
    _note(session, actor, matter.id, step, now, today)
    log.record(
        session, actor, f"{step.action}_matter", f"matter:{matter.id}", now, before=before, after=after
    )
    return True


def state_after(before: MatterState, action: MatterAction) -> MatterState:
    """Return the state of a matter after something was done with it."""
    if action is MatterAction.REMAINS:
        # An answer that does not help leaves it where the secretariat had taken it up.
        return MatterState.RECEIVED if before is MatterState.ANSWERED else before
    return STATE_AFTER[action]


def name_competent_body(session: Session, matter: Matter, body: str) -> None:
    """Keep whose competence a matter is, as the secretariat says."""
    matter.competent_body = body
    session.flush()


def unit_with_group(session: Session, body: str, besides: int) -> Unit | None:
    """Return the unit of this name, if it is another one and has a group in which it can be asked."""
    unit = directory.find(session, body).unit
    if unit is None or unit.id == besides:
        return None
    has_group = any(
        link.role is LinkRole.UNIT and link.state in SPOKEN_TO for link in links.of_unit(session, unit.id)
    )
    return unit if has_group else None


def send_on(session: Session, matter: Matter, unit: Unit) -> None:
    """Keep which unit is asked to answer a matter."""
    matter.sent_to = unit
    session.flush()


def withdraw_with(
    session: Session, actor: Actor, update_ids: Collection[int], now: datetime, today: date
) -> None:
    """Withdraw what was raised in reports that are taken back, unless the unit has called it solved."""
    query = select(Matter).where(Matter.update_id.in_(update_ids), Matter.state.in_(UNSOLVED))
    for matter in session.scalars(query):
        take_step(session, actor, matter, Step(MatterAction.WITHDRAWN), now, today)


def open_matters(session: Session, unit_id: int | None = None) -> list[Matter]:
    """Return what waits for an answer, of one unit or of all, by competent body and then the oldest first."""
    query = select(Matter).where(Matter.state.in_(OPEN)).options(*_NAMED)
    if unit_id is not None:
        query = query.where(Matter.unit_id == unit_id)
    by_body = (Matter.competent_body.is_(None), Matter.competent_body, Matter.id)
    return list(session.scalars(query.order_by(*by_body)))


def sent_to(session: Session, unit_id: int) -> list[Matter]:
    """Return what a unit is asked to answer and has not, the oldest first."""
    query = select(Matter).where(Matter.sent_to_id == unit_id, Matter.state == MatterState.PASSED_UP)
    return list(session.scalars(query.options(*_NAMED).order_by(Matter.id)))


def unsolved_by_unit(session: Session) -> dict[int, list[Matter]]:
    """Return, for each unit, what it raised and has not called solved, the oldest first."""
    query = select(Matter).where(Matter.state.in_(UNSOLVED)).options(*_NAMED).order_by(Matter.id)
    found: dict[int, list[Matter]] = {}
    for matter in session.scalars(query):
        found.setdefault(matter.unit_id, []).append(matter)
    return found


def raised_since(session: Session, since: datetime) -> list[Matter]:
    """Return what units have raised since a moment and nobody has taken up, for the digest."""
    query = (
        select(Matter)
        .where(Matter.raised_at >= since, Matter.state == MatterState.NEW)
        .options(*_NAMED)
        .order_by(Matter.id)
    )
    return list(session.scalars(query))


_NAMED = (
    joinedload(Matter.unit),
    joinedload(Matter.sent_to),
    joinedload(Matter.task),
    joinedload(Matter.person),
)


def _note(session: Session, actor: Actor, matter_id: int, step: Step, now: datetime, today: date) -> None:
    session.add(
        MatterStep(
            matter_id=matter_id,
            action=step.action,
            text=step.text,
            person_id=actor.person_id,
            chat_id=actor.chat_id,
            at=now,
            day=today,
        )
    )
    session.flush()
