"""Each plan's own settings: when and how it reminds, and what its months are."""

from collections.abc import Sequence
from datetime import date, datetime, time

from sqlalchemy.orm import Session

from plans.periods import Months
from storage import log
from storage.actors import Actor
from storage.models import Plan
from storage.plans import rules


def change(
    session: Session,
    actor: Actor,
    plan: Plan,
    now: datetime,
    *,
    morning: time | None,
    ladder: Sequence[int] | None,
    escalation_days: Sequence[int] | None,
) -> None:
    """Set what is given; None leaves a setting as it is."""
    before = _settings(plan)
    plan.morning = morning if morning is not None else plan.morning
    plan.ladder = list(ladder) if ladder is not None else plan.ladder
    plan.escalation_days = list(escalation_days) if escalation_days is not None else plan.escalation_days
    session.flush()
    _record(session, actor, plan, before, now)


def head(
    session: Session,
    actor: Actor,
    plan: Plan,
    now: datetime,
    *,
    letterhead: Sequence[str] | None,
    number: str | None,
    issued: date | None,
) -> None:
    """Set what stands above the plan's reports and letters, and its number and day; None leaves them."""
    before = _settings(plan)
    plan.letterhead = list(letterhead) if letterhead is not None else plan.letterhead
    plan.number, plan.issued = number or plan.number, issued or plan.issued
    session.flush()
    _record(session, actor, plan, before, now)


def reset(session: Session, actor: Actor, plan: Plan, now: datetime) -> None:
    """Let the plan remind as every other does, below the letterhead that it names itself."""
    before = _settings(plan)
    plan.morning = plan.ladder = plan.escalation_days = plan.letterhead = None
    session.flush()
    _record(session, actor, plan, before, now)


def count_months(
    session: Session, actor: Actor, plan: Plan, months: Months, now: datetime, today: date
) -> None:
    """Say what the plan's months are; periods that are not yet due cover the days they then have."""
    before = _settings(plan)
    plan.months = months
    session.flush()
    rules.count_months_anew(session, plan, today)
    _record(session, actor, plan, before, now)


def _settings(plan: Plan) -> str:
    return log.written(
        morning=f"{plan.morning:%H:%M}" if plan.morning else None,
        ladder=_listed(plan.ladder),
        escalation=_listed(plan.escalation_days),
        months=plan.months.value,
        letterhead=" / ".join(plan.letterhead or ()),
        number=plan.number,
        issued=plan.issued,
    )


def _listed(days: Sequence[int] | None) -> str | None:
    return ", ".join(map(str, days)) if days else None


def _record(session: Session, actor: Actor, plan: Plan, before: str, now: datetime) -> None:
    after = _settings(plan)
    log.record(session, actor, "set_plan", f"plan:{plan.id}", now, before=before, after=after)
