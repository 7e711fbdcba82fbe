"""What units and the secretariat do on a day of the year that is lived through; chance says who and what."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from plans.attainment import Count
from plans.status import Status
from storage.actors import Actor
from storage.decisions import claims, extensions, matters
from storage.decisions.claims import Return
from storage.decisions.extensions import Decision, NothingToExtendError, Wanted
from storage.decisions.matters import OPEN, Raised, Step
from storage.models import (
    Extension,
    ExtensionState,
    Matter,
    MatterAction,
    MatterKind,
    MatterState,
    Obligation,
    ObligationState,
    Statement,
    StatementSource,
    Task,
    Unit,
)
from storage.plans import obligations
from storage.reporting import led_tasks, reopening, statements
from storage.reporting.led_tasks import NotYourTaskError
from storage.reporting.statements import Said
from tests.auxil import cast
from tests.auxil.world import HANOI

SAID = (
    (Status.IN_PROGRESS,) * 5 + (Status.DONE,) * 3 + (Status.DONE_ONGOING, Status.WAITING, Status.NOT_STARTED)
)
OWN_WORDS = (StatementSource.BUTTON, StatementSource.REPLY, StatementSource.NO_CHANGE)
Row = TypeVar("Row")


LOOKED_BACK_ON = (date(2025, 3, 31), date(2025, 6, 14), date(2025, 6, 20), date(2025, 12, 20))
"""Of these days it is asked later what was told on them; words said by then and heard later would count."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happens, where it is kept, and the chance that decides."""

    session: Session
    chance: random.Random
    now: datetime

    @property
    def today(self) -> date:
        """Return the local day."""
        return self.now.astimezone(HANOI).date()

    @property
    def is_just_after_a_look(self) -> bool:
        """Return whether words of two days ago would change what was told on a day that is looked back on."""
        return any(day < self.today <= day + timedelta(days=2) for day in LOOKED_BACK_ON)

    def often(self, share: float) -> bool:
        """Return True in this share of all cases."""
        return self.chance.random() < share

    def some(self, table: type[Row], *conditions: ColumnElement[bool], share: float) -> Sequence[Row]:
        """Return a share of the rows of a table that meet the conditions."""
        rows = self.session.scalars(select(table).where(*conditions).order_by(table.id))  # type: ignore[attr-defined] # every table of ours has an id
        return [row for row in rows if self.often(share)]

    def unit(self, unit_id: int) -> Actor:
        """Return a focal point of a unit."""
        return cast.focal_point(unit_id, -1000 - unit_id, self.session.get_one(Unit, unit_id).name)


def units_report(at: Moment) -> None:
    """Let some of those who lead tasks speak of them."""
    leads = Obligation.task_id.is_not(None) & (Obligation.state != ObligationState.REMOVED)
    for owed in at.some(Obligation, leads, share=0.035):
        task = at.session.get_one(Task, owed.task_id)
        if task.removed_on is None:
            _speak(at, task, owed.unit_id)


def _speak(at: Moment, task: Task, unit_id: int) -> None:
    present = statements.current(at.session, unit_id, task.id)
    status = at.chance.choice(SAID)
    percent = float(at.chance.randint(0, 100)) if status is Status.IN_PROGRESS else None
    kind = at.chance.random()
    said = Said(task.id, status, percent, f"Kết quả ngày {at.today:%d/%m}", StatementSource.REPLY)
    if kind < 0.15 and present is not None:
        said = statements.unchanged(present, None)
    elif kind < 0.20:
        said = replace(said, status=None, percent=None)  # a note
    elif kind < 0.24:
        said = replace(said, status=None, percent=37.0)
    # Words that waited for a yes were said before they were recorded.
    now = at.now - timedelta(days=2) if kind > 0.95 and not at.is_just_after_a_look else at.now
    said = replace(said, figures=tuple(_counts(at, task)))
    spoken = statements.record(at.session, at.unit(unit_id), said, now, now.astimezone(HANOI).date())
    if kind > 0.90:
        raised = Raised(
            MatterKind.OBSTACLE, f"Thiếu kinh phí {spoken.id}", None, task.id, spoken.id, spoken.id
        )
        matters.raise_matter(at.session, at.unit(unit_id), raised, at.now, at.today)


def _counts(at: Moment, task: Task) -> list[Count]:
    if not task.targets or not at.often(0.6):
        return []
    total = at.chance.choice((3, 7, 300, 1480))
    return [
        Count(float(at.chance.randint(0, total)), float(total), "doanh nghiệp", target)
        for target in task.targets
    ]


def _recent(at: Moment) -> ColumnElement[bool]:
    taken_back = select(Statement.withdraws_id).where(Statement.withdraws_id.is_not(None))
    since = at.today - timedelta(days=40)
    return (Statement.said_on > since) & Statement.source.in_(OWN_WORDS) & Statement.id.not_in(taken_back)


def units_correct_themselves(at: Moment) -> None:
    """Let some edit what they said, of late; what they raised in it stands if they say it again."""
    for old in at.some(Statement, _recent(at), share=0.002):
        said = Said(
            old.task_id, at.chance.choice(SAID), text="Sửa lại", source=StatementSource.REPLY, replaces=old.id
        )
        try:
            statements.record(at.session, at.unit(old.unit_id), said, at.now, at.today)
        except NotYourTaskError:
            continue
        matters.withdraw_with(at.session, at.unit(old.unit_id), [old.id], at.now, at.today)
        for matter in at.some(Matter, Matter.update_id == old.id, share=0.7):
            again = Raised(matter.kind, matter.text, None, matter.task_id, old.id, matter.message_id)
            matters.raise_matter(at.session, at.unit(old.unit_id), again, at.now, at.today)


def units_take_back(at: Moment) -> None:
    """Let some withdraw what they said, this month or last."""
    for old in at.some(Statement, _recent(at), share=0.002):
        statements.withdraw(at.session, at.unit(old.unit_id), old.id, at.now, at.today)
        matters.withdraw_with(at.session, at.unit(old.unit_id), [old.id], at.now, at.today)


def units_submit(at: Moment) -> None:
    """Let some submit their period reports, before and after the due day."""
    due_soon = Obligation.due.between(at.today, at.today + timedelta(days=6))
    is_late = Obligation.due.between(at.today - timedelta(days=20), at.today - timedelta(days=1))
    owed = Obligation.period_id.is_not(None) & (Obligation.state == ObligationState.OPEN)
    for condition, share in ((due_soon, 0.14), (is_late, 0.04)):
        for row in at.some(Obligation, owed, condition, share=share):
            obligations.submit_period(at.session, row.unit_id, row.period_id or 0, at.now, at.today)


def units_ask_for_time(at: Moment) -> None:
    """Let some ask for more time for what is due soon or was due."""
    near = Obligation.due.between(at.today - timedelta(days=30), at.today + timedelta(days=10))
    owed = Obligation.task_id.is_not(None) & (Obligation.state == ObligationState.OPEN)
    for row in at.some(Obligation, owed, near, share=0.015):
        wanted = Wanted(
            row.task_id or 0, at.today + timedelta(days=at.chance.randint(15, 60)), "Chưa đủ hồ sơ"
        )
        try:
            extensions.ask(at.session, at.unit(row.unit_id), wanted, at.now, at.today)
        except NothingToExtendError:
            continue


def units_raise(at: Moment) -> None:
    """Let some raise an obstacle or a proposal, on a task or on none; some call theirs solved."""
    for unit in at.some(Unit, share=0.008):
        led = led_tasks.tasks_led_by(at.session, unit.id)
        task = at.chance.choice([None, *led])
        kind = at.chance.choice(tuple(MatterKind))
        body = at.chance.choice((None, "Bộ Công an", "UBND tỉnh"))
        raised = Raised(kind, f"Vướng mắc ngày {at.today}", body, task.id if task else None)
        matters.raise_matter(at.session, at.unit(unit.id), raised, at.now, at.today)
    for matter in at.some(Matter, Matter.state == MatterState.ANSWERED, share=0.02):
        action = at.chance.choice((MatterAction.SOLVED, MatterAction.REMAINS))
        matters.take_step(at.session, at.unit(matter.unit_id), matter, Step(action), at.now, at.today)


def the_secretariat_acts(at: Moment) -> None:
    """Let it answer and close what was raised, decide requests and claims, reopen a report."""
    secretary = cast.secretary()
    for matter in at.some(Matter, Matter.state.in_(OPEN), share=0.02):
        action = at.chance.choice((MatterAction.PASSED_UP, MatterAction.ANSWERED, MatterAction.CLOSED))
        matters.take_step(at.session, secretary, matter, Step(action, "Sẽ bố trí"), at.now, at.today)
    for request in at.some(Extension, Extension.state == ExtensionState.WAITING, share=0.2):
        _decide(at, request)
    shown, _ = claims.waiting(at.session, 200)
    for claim in [claim for claim in shown if at.often(0.02)]:
        if at.often(0.7):
            claims.accept(at.session, secretary, claim, at.now)
        else:
            back = Return("Chưa có tài liệu kiểm chứng", at.today + timedelta(days=20), 1)
            claims.give_back(at.session, secretary, claim, back, at.now, at.today)
    submitted = Obligation.period_id.is_not(None) & (Obligation.state == ObligationState.MET)
    recent = Obligation.due > at.today - timedelta(days=10)
    for row in at.some(Obligation, submitted, recent, share=0.003):
        reopening.reopen(at.session, secretary, row.id, at.now, at.today)


def _decide(at: Moment, request: Extension) -> None:
    state = at.chance.choice((ExtensionState.GRANTED, ExtensionState.GRANTED, ExtensionState.REFUSED,
                              ExtensionState.PROPOSED))  # fmt: skip
    until = request.asked_until - timedelta(days=3 * (state is ExtensionState.PROPOSED))
    decision = Decision(state, None if state is ExtensionState.REFUSED else until)
    extensions.decide(at.session, cast.secretary(), request, decision, at.now, at.today)
