"""The log of who did what, and what units reported, newest first: of a unit, a task, or all."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, String, cast, false, literal, or_, select
from sqlalchemy.orm import Session, aliased

from plans.status import Status
from storage import log
from storage.base import Base
from storage.models import ChatLink, LogEvent, Person, Plan, Statement, StatementSource, Task, Unit

REPORTED = "report"
"""The action of what a unit said of a task, which is kept as a row of its own."""


@dataclass(frozen=True, slots=True)
class About:
    """What the log is asked about: everything, or a unit, or a task."""

    unit_id: int | None = None
    task_id: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: who, where, what, of which unit, task or plan, from what to what."""

    at: datetime
    person: str | None
    chat: str | None
    action: str
    before: str | None
    after: str | None
    unit: str | None = None
    task: str | None = None
    plan: str | None = None


@dataclass(frozen=True, slots=True)
class _Event:
    at: datetime
    person_id: int | None
    chat_id: int | None
    action: str
    subject: str
    before: str | None
    after: str | None


def entries(session: Session, about: About, limit: int, offset: int = 0) -> list[Entry]:
    """Return the latest changes, without the first `offset` of them."""
    found = [*_logged(session, about, limit + offset), *_reported(session, about, limit + offset)]
    found.sort(key=lambda event: event.at, reverse=True)
    return _named(session, found[offset : offset + limit])


def task_of_number(session: Session, number: str) -> Task | None:
    """Return the task of that number in the latest plan that has one."""
    query = select(Task).where(Task.number == number).order_by(Task.plan_id.desc(), Task.id.desc())
    return session.scalars(query.limit(1)).first()


def _logged(session: Session, about: About, limit: int) -> list[_Event]:
    query = select(LogEvent).order_by(LogEvent.at.desc(), LogEvent.id.desc()).limit(limit)
    if about.unit_id is not None:
        query = query.where(_concerns("unit", about.unit_id))
    if about.task_id is not None:
        query = query.where(_concerns("task", about.task_id))
    return [
        _Event(row.at, row.person_id, row.chat_id, row.action, row.subject, row.before, row.after)
        for row in session.scalars(query)
    ]


def _concerns(kind: str, its_id: int) -> ColumnElement[bool]:
    """Return whether an event's subject is this unit or task, or a row that names it."""
    rows = [
        LogEvent.subject.in_(
            select(literal(f"{name}:") + cast(table.id, String)).where(getattr(table, f"{kind}_id") == its_id)
        )
        for name, table in _tables().items()
        if hasattr(table, f"{kind}_id")
    ]
    return or_(false(), LogEvent.subject == f"{kind}:{its_id}", *rows)


@cache
def _tables() -> dict[str, type[Any]]:
    """Return the tables by the name a subject has for them: "report_request" is "request" too."""
    tables: dict[str, type[Any]] = {}
    for mapper in Base.registry.mappers:
        if "id" in mapper.columns:
            words = re.findall(r"[A-Z][a-z]*", mapper.class_.__name__)
            tables.setdefault(words[-1].lower(), mapper.class_)
    for mapper in Base.registry.mappers:  # a name of its own comes before the end of a longer one
        if "id" in mapper.columns:
            words = re.findall(r"[A-Z][a-z]*", mapper.class_.__name__)
            tables["_".join(words).lower()] = mapper.class_
    return tables | {"update": Statement}  # its name as long as the log has been kept


def _reported(session: Session, about: About, limit: int) -> list[_Event]:
    earlier = aliased(Statement)
    before = (
        select(earlier.id)
        .where(
            earlier.task_id == Statement.task_id,
            earlier.unit_id == Statement.unit_id,
            earlier.id < Statement.id,
            earlier.status.is_not(None),
        )
        .order_by(earlier.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    was = aliased(Statement)
    query = (
        select(Statement, was.status, was.percent)
        .outerjoin(was, was.id == before)
        .where(Statement.source != StatementSource.WITHDRAWAL)  # which is logged
        .order_by(Statement.said_at.desc(), Statement.id.desc())
        .limit(limit)
    )
    if about.unit_id is not None:
        query = query.where(Statement.unit_id == about.unit_id)
    if about.task_id is not None:
        query = query.where(Statement.task_id == about.task_id)
    return [
        _Event(
            row.said_at,
            row.person_id,
            row.chat_id,
            REPORTED,
            f"update:{row.id}",
            _stood(status, percent),
            _stood(row.status, row.percent, row.text) or row.text,
        )
        for row, status, percent in session.execute(query)
    ]


def _stood(status: Status | None, percent: float | None, words: str | None = None) -> str | None:
    """Return how a unit says that a task stands, as the log keeps several values."""
    if status is None:
        return None
    share = f"{percent:g}%".replace(".", ",") if percent is not None else None
    return log.written(status=status, percent=share, words=f"“{words}”" if words else None)


def _named(session: Session, events: Sequence[_Event]) -> list[Entry]:
    """Return the events with names in place of ids: one query a kind of row, not one a row."""
    people = _by_id(session, Person, (event.person_id for event in events))
    chats = _titles(session, {event.chat_id for event in events})
    of_subject = _subjects(session, {event.subject for event in events})
    units = _by_id(session, Unit, (ids.get("unit_id") for ids in of_subject.values()))
    tasks = _by_id(session, Task, (ids.get("task_id") for ids in of_subject.values()))
    plans = _by_id(session, Plan, (ids.get("plan_id") for ids in of_subject.values()))
    return [
        Entry(
            at=event.at,
            person=getattr(people.get(event.person_id), "display_name", None),
            chat=chats.get(event.chat_id),
            action=event.action,
            before=event.before,
            after=event.after,
            unit=getattr(units.get(of_subject[event.subject].get("unit_id")), "name", None),
            task=getattr(tasks.get(of_subject[event.subject].get("task_id")), "number", None),
            plan=getattr(plans.get(of_subject[event.subject].get("plan_id")), "title", None),
        )
        for event in events
    ]


def _subjects(session: Session, subjects: Iterable[str]) -> dict[str, dict[str, int | None]]:
    """Return of each subject the ids of the unit, the task and the plan it is about."""
    of_subject: dict[str, dict[str, int | None]] = defaultdict(dict)
    ids: dict[str, list[int]] = defaultdict(list)
    for subject in subjects:
        kind, _, its_id = subject.partition(":")
        of_subject[subject] = {f"{kind}_id": int(its_id)} if its_id.isdecimal() else {}
        if its_id.isdecimal() and kind in _tables():
            ids[kind].append(int(its_id))
    for kind, wanted in ids.items():
        table = _tables()[kind]
        named = [getattr(table, name) for name in ("unit_id", "task_id", "plan_id") if hasattr(table, name)]
        for row in session.execute(select(table.id, *named).where(table.id.in_(wanted))).mappings():
            of_subject[f"{kind}:{row['id']}"] |= {name: row[name] for name in row if name != "id"}
    return of_subject


def _by_id(session: Session, table: type[Any], ids: Iterable[int | None]) -> dict[int | None, Any]:
    wanted = {one for one in ids if one is not None}
    return {row.id: row for row in session.scalars(select(table).where(table.id.in_(wanted)))}


def _titles(session: Session, chats: set[int | None]) -> dict[int | None, str]:
    query = select(ChatLink.chat_id, ChatLink.title).where(ChatLink.chat_id.in_(chats)).order_by(ChatLink.id)
    return {row.chat_id: row.title for row in session.execute(query)}
