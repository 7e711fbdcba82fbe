"""The secretariat's word on who belongs to a collective, and what follows for what is owed."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.plan import Role
from plans.units import MemberRule
from storage import log
from storage.log import Author
from storage.models import (
    Assignment,
    Collective,
    CollectiveMember,
    Obligation,
    ObligationState,
    Plan,
    Task,
    Unit,
)
from storage.plans import obligation_versions, obligations
from storage.units import memberships


@dataclass(frozen=True, slots=True)
class CollectiveCard:
    """A collective, who belongs to it, and which tasks it leads."""

    id: int
    name: str
    rules: tuple[MemberRule, ...]
    members: int
    added: tuple[str, ...]
    """Members named by hand."""
    left_out: tuple[str, ...]
    """Exceptions to the rules."""
    tasks: tuple[str, ...]


def cards(session: Session) -> list[CollectiveCard]:
    """Return every collective, those without members that lead a task first."""
    rows = list(session.scalars(select(Collective).order_by(Collective.id)))
    members, tasks = memberships.members(session, rows), _tasks(session)
    by_hand = _by_hand(session)
    found = [
        CollectiveCard(
            id=row.id,
            name=row.name,
            rules=tuple(MemberRule(rule) for rule in row.rules),
            members=len(members[row.id]),
            added=tuple(by_hand[row.id, True]),
            left_out=tuple(by_hand[row.id, False]),
            tasks=tuple(tasks[row.id]),
        )
        for row in rows
    ]
    return sorted(found, key=lambda card: (card.members > 0 or not card.tasks, card.id))


def card(session: Session, collective_id: int) -> CollectiveCard | None:
    """Return one collective."""
    return next((one for one in cards(session) if one.id == collective_id), None)


def _tasks(session: Session) -> dict[int, list[str]]:
    query = (
        select(Assignment.collective_id, Task.number)
        .join(Task, Task.id == Assignment.task_id)
        .where(Assignment.collective_id.is_not(None), Assignment.role == Role.LEAD, Task.removed_on.is_(None))
        .order_by(Task.plan_id, Task.position)
    )
    tasks: dict[int, list[str]] = defaultdict(list)
    for collective_id, number in session.execute(query):
        tasks[collective_id or 0].append(number)
    return tasks


def _by_hand(session: Session) -> dict[tuple[int, bool], list[str]]:
    query = (
        select(CollectiveMember.collective_id, CollectiveMember.belongs, Unit.name)
        .join(Unit, Unit.id == CollectiveMember.unit_id)
        .where(Unit.closed_on.is_(None))
        .order_by(Unit.alphabetical)
    )
    named: dict[tuple[int, bool], list[str]] = defaultdict(list)
    for collective_id, belongs, name in session.execute(query):
        named[collective_id, belongs].append(name)
    return named


@dataclass(frozen=True, slots=True)
class Occasion:
    """When something is changed: the moment and its local day."""

    now: datetime
    today: date


def include(
    session: Session, author: Author, collective_id: int, units: Collection[Unit], when: Occasion
) -> None:
    """Let units belong to a collective."""
    _say(session, author, collective_id, units, when, belongs=True)


def leave_out(
    session: Session, author: Author, collective_id: int, units: Collection[Unit], when: Occasion
) -> None:
    """Let units not belong to a collective, whatever its rules say."""
    _say(session, author, collective_id, units, when, belongs=False)


def _say(
    session: Session,
    author: Author,
    collective_id: int,
    units: Collection[Unit],
    when: Occasion,
    *,
    belongs: bool,
) -> None:
    query = select(CollectiveMember).where(CollectiveMember.collective_id == collective_id)
    known = {row.unit_id: row for row in session.scalars(query)}
    for unit in units:
        row = known.get(unit.id) or CollectiveMember(collective_id=collective_id, unit_id=unit.id)
        row.belongs = belongs
        session.add(row)
    action = "include_members" if belongs else "leave_out_members"
    names = ", ".join(unit.name for unit in units)
    log.record(session, author, action, f"collective:{collective_id}", when.now, after=names)
    session.flush()
    let_owed_follow(session, when.today)


def change_rule(
    session: Session, author: Author, collective: Collective, rule: MemberRule, when: Occasion
) -> None:
    """Let the units of a rule belong to a collective, or no longer if they did."""
    before = list(collective.rules)
    is_on = rule.value in before
    collective.rules = [one for one in before if one != rule.value] + ([] if is_on else [rule.value])
    subject = f"collective:{collective.id}"
    after = ", ".join(collective.rules)
    log.record(session, author, "change_rule", subject, when.now, before=", ".join(before), after=after)
    session.flush()
    let_owed_follow(session, when.today)


def let_owed_follow(session: Session, today: date) -> None:
    """Let what is owed follow who leads: new members owe, former ones no longer."""
    for plan in session.scalars(select(Plan).order_by(Plan.id)).all():
        leads = obligations.leads_of(session, plan)
        owed = select(Obligation).where(
            Obligation.plan_id == plan.id,
            Obligation.task_id.is_not(None),
            Obligation.state.in_((ObligationState.OPEN, ObligationState.REMOVED)),
        )
        for row in session.scalars(owed):
            is_led = row.unit_id in leads.get(row.task_id or 0, ())
            state = ObligationState.OPEN if is_led else ObligationState.REMOVED
            if row.state is not state:
                obligation_versions.keep(session, row, today)
                row.state = state
        session.flush()
        obligations.materialise_plan(session, plan, today)
