"""Who may speak for a unit: everybody in its group, or its registered focal points."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import Session

from storage import log
from storage.actors import Actor, Speaker, remember_person
from storage.log import Author
from storage.models import (
    SPOKEN_TO,
    ChatLink,
    FocalPoint,
    LinkRole,
    LinkState,
    Person,
    ReporterRule,
    Reporters,
    Statement,
    Unit,
)
from storage.walls import EVERY_OFFICE

MOST_KNOWN = 8


_RULES = select(ReporterRule).where(
    ReporterRule.unit_id.is_(None) | (ReporterRule.unit_id == bindparam("unit"))
)


def rule_of(session: Session, unit_id: int | None) -> Reporters:
    """Return whose reports are the unit's: by its own rule, else by the one for all, which None asks for."""
    rules = {row.unit_id: row.reporters for row in session.scalars(_RULES, {"unit": unit_id})}
    return rules.get(unit_id) or rules.get(None) or Reporters.ANYONE


def choose_rule(
    session: Session, author: Author, unit_id: int | None, reporters: Reporters, now: datetime
) -> bool:
    """Let these people's reports be the unit's (or all units'); return whether that changes anything."""
    before = rule_of(session, unit_id)
    same_unit = ReporterRule.unit_id.is_(None) if unit_id is None else ReporterRule.unit_id == unit_id
    row = session.scalars(select(ReporterRule).where(same_unit)).first()
    if row is None:
        row = ReporterRule(unit_id=unit_id)
        session.add(row)
    row.reporters = reporters
    session.flush()
    if before is reporters:
        return False
    log.record(
        session, author, "choose_reporters", f"unit:{unit_id or ''}", now, before=before, after=reporters
    )
    return True


def focal_points(session: Session, unit_id: int) -> list[Person]:
    """Return the people registered to speak for a unit, the longest in office first."""
    query = (
        select(Person)
        .join(FocalPoint, FocalPoint.person_id == Person.id)
        .where(FocalPoint.unit_id == unit_id, FocalPoint.ended_at.is_(None))
        .order_by(FocalPoint.id)
    )
    return list(session.scalars(query))


def known_reporters(session: Session, unit_id: int, except_person: int) -> list[Person]:
    """Return the other people who have spoken for the unit, the latest first."""
    last = func.max(Statement.id)
    query = (
        select(Person)
        .join(Statement, Statement.person_id == Person.id)
        .where(Statement.unit_id == unit_id, Person.id != except_person)
        .group_by(Person.id)
        .order_by(last.desc())
        .limit(MOST_KNOWN)
    )
    return list(session.scalars(query))


def may_report(session: Session, actor: Actor) -> bool:
    """Return whether the actor's words are their unit's."""
    if actor.role is not LinkRole.UNIT or actor.unit_id is None:
        return actor.role is LinkRole.SECRETARIAT
    return rule_of(session, actor.unit_id) is Reporters.ANYONE or is_registered(
        session, actor.unit_id, actor.person_id
    )


def may_decide(session: Session, actor: Actor, unit_id: int) -> bool:
    """Return whether the actor may say who speaks for a unit: the secretariat, or who speaks for it."""
    if actor.role is LinkRole.SECRETARIAT:
        return True
    return actor.role is LinkRole.UNIT and actor.unit_id == unit_id and may_report(session, actor)


def person(session: Session, person_id: int) -> Person:
    """Return a person we know; raises if there is none."""
    return session.get_one(Person, person_id)


def forget(session: Session, author: Author, nameless: str, now: datetime) -> None:
    """Let a person be `nameless` from now on, in the log too."""
    unnamed = Speaker(author.person_id, nameless, author.chat_id, None, "")
    log.record(session, unnamed, "forget_me", "person:", now)


def speaks_in(session: Session, person_id: int) -> list[tuple[str, str]]:
    """Return the units for which a person speaks, of whichever office, each with its group's title.

    A registered focal point does, and who linked the group or has reported from it.
    """
    registered = (
        select(FocalPoint.id)
        .where(FocalPoint.person_id == person_id, FocalPoint.ended_at.is_(None))
        .where(FocalPoint.unit_id == ChatLink.unit_id)
    )
    reported = select(Statement.id).where(
        Statement.person_id == person_id, Statement.unit_id == ChatLink.unit_id
    )
    reported = reported.where(Statement.chat_id == ChatLink.chat_id)
    query = (
        select(Unit.name, ChatLink.title)
        .join(Unit, Unit.id == ChatLink.unit_id)
        .where(ChatLink.role == LinkRole.UNIT, ChatLink.state.in_(SPOKEN_TO))
        .where((ChatLink.linked_by == person_id) | registered.exists() | reported.exists())
        .order_by(ChatLink.id)
    )
    return [(unit, title) for unit, title in session.execute(query, execution_options=EVERY_OFFICE)]


def is_registered(session: Session, unit_id: int, person_id: int) -> bool:
    """Return whether a person is a registered focal point of a unit."""
    return any(person.id == person_id for person in focal_points(session, unit_id))


def register(
    session: Session, author: Author, unit_id: int, person_id: int, name: str, now: datetime
) -> bool:
    """Let a person be a focal point of a unit; return False if they are one."""
    if is_registered(session, unit_id, person_id):
        return False
    remember_person(session, author.person_id, author.display_name)
    remember_person(session, person_id, name)
    session.add(
        FocalPoint(unit_id=unit_id, person_id=person_id, registered_at=now, registered_by=author.person_id)
    )
    session.flush()
    log.record(session, author, "register_focal_point", f"unit:{unit_id}", now, after=name)
    return True


def end_registration(session: Session, author: Author, unit_id: int, person_id: int, now: datetime) -> bool:
    """Let a person no longer be a focal point of a unit; return False if they are none."""
    ended = _end(session, [unit_id], person_id, now)
    if ended:
        name = session.get_one(Person, person_id).display_name
        log.record(session, author, "end_focal_point", f"unit:{unit_id}", now, before=name)
    return bool(ended)


def _end(session: Session, units: Sequence[int], person_id: int, now: datetime) -> list[int]:
    statement = (
        update(FocalPoint)
        .where(
            FocalPoint.unit_id.in_(units),
            FocalPoint.person_id == person_id,
            FocalPoint.ended_at.is_(None),
        )
        .values(ended_at=now)
        .returning(FocalPoint.unit_id)
    )
    return sorted(session.scalars(statement))


def person_left(session: Session, author: Author, now: datetime) -> list[int]:
    """Let somebody who left a chat speak for its units no longer; return the units that lost them."""
    in_force = (ChatLink.chat_id == author.chat_id) & (ChatLink.state != LinkState.REPLACED)
    links = session.scalars(select(ChatLink.unit_id).where(in_force, ChatLink.role == LinkRole.UNIT))
    ended = _end(session, [unit for unit in links if unit is not None], author.person_id, now)
    for unit_id in ended:
        log.record(session, author, "focal_point_left", f"unit:{unit_id}", now, before=author.display_name)
    return ended
