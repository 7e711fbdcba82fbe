"""The report rules of a plan as the secretariat sets them; what is past or met never changes."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from plans.addressees import Addressees
from plans.periods import ReportPeriod as Occurrence
from plans.periods import periods_of
from plans.plan import DueRule
from plans.plan import ReportRule as RuleValues
from storage import log
from storage.actors import Actor
from storage.models import Obligation, ObligationState, Plan, ReportPeriod, ReportRule, Unit
from storage.plans import obligation_versions, obligations

# A changed day may bring a period's date forward into the past, or put it off beyond the horizon.
SHIFT = timedelta(days=62)


@dataclass(frozen=True, slots=True)
class RuleEffect:
    """What a change of a rule means for what units owe."""

    moved: tuple[ReportPeriod, ...] = ()
    removed: tuple[ReportPeriod, ...] = ()


def rule_of(session: Session, rule_id: int) -> ReportRule | None:
    """Return a rule in force, or None."""
    rule = session.get(ReportRule, rule_id)
    return rule if rule is not None and rule.stopped_at is None else None


def add_rule(
    session: Session,
    actor: Actor,
    plan: Plan,
    values: RuleValues,
    channel: str | None,
    now: datetime,
    today: date,
) -> ReportRule:
    """Ask for one more report from now on, sent by a way of its own if one is given."""
    rule = ReportRule(plan_id=plan.id, kind=values.kind, channel=channel, set_at=now)
    write(rule, values)
    session.add(rule)
    session.flush()
    session.expire(plan, ["rules"])
    log.record(session, actor, "add_rule", f"rule:{rule.id}", now, after=in_short(values))
    obligations.materialise_plan(session, plan, today)
    return rule


def change_rule(
    session: Session,
    actor: Actor,
    rule: ReportRule,
    values: RuleValues,
    channel: str | None,
    now: datetime,
    today: date,
) -> RuleEffect:
    """Let a rule name another day; reports still open and not yet due move to it."""
    before = in_short(obligations.rule_values(rule))
    write(rule, values)
    rule.channel, rule.set_at = channel or rule.channel, now
    session.flush()
    log.record(session, actor, "change_rule", f"rule:{rule.id}", now, before=before, after=in_short(values))
    return let_periods_follow(session, rule, today)


def address_rule(
    session: Session, actor: Actor, rule: ReportRule, whom: Addressees, now: datetime, today: date
) -> RuleEffect:
    """Let a rule ask other units; those asked no longer do not owe what is still to come."""
    before = _whom(session, rule)
    rule.scope, rule.levels, rule.units = whom.scope, [level.value for level in whom.levels], [*whom.units]
    session.flush()
    log.record(
        session, actor, "address_rule", f"rule:{rule.id}", now, before=before, after=_whom(session, rule)
    )
    return let_periods_follow(session, rule, today)


def stop_rule(session: Session, actor: Actor, rule: ReportRule, now: datetime, today: date) -> RuleEffect:
    """Ask for this report no more; what was due before stays owed."""
    rule.stopped_at = rule.set_at = now
    session.flush()
    before = in_short(obligations.rule_values(rule))
    log.record(session, actor, "stop_rule", f"rule:{rule.id}", now, before=before)
    return let_periods_follow(session, rule, today)


def count_months_anew(session: Session, plan: Plan, today: date) -> None:
    """Let the periods of a plan that are not yet due cover what its months now mean."""
    for rule in obligations.rules_in_force(session, plan):
        values = obligations.rule_values(rule)
        wanted = {one.due: one for one in periods_of(values, today, today + SHIFT * 2, plan.months)}
        for period in _coming(session, rule, today):
            if period.due in wanted:
                _cover(period, wanted[period.due])
    session.flush()
    obligations.materialise_plan(session, plan, today)


def write(rule: ReportRule, values: RuleValues) -> None:
    """Let a rule say what the values say; `let_periods_follow` then lets periods follow."""
    named = values.due_rule or DueRule()
    rule.kind, rule.strictly_before, rule.source_text = (
        values.kind,
        values.strictly_before,
        values.source_text,
    )
    rule.day, rule.month, rule.on_date = named.day, named.month, named.date
    rule.weekday, rule.hour = named.weekday, named.hour


def in_short(values: RuleValues) -> str:
    """Return a rule as the log tells of it."""
    return log.written(kind=values.kind.value, text=values.source_text)


def _whom(session: Session, rule: ReportRule) -> str:
    units = session.scalars(select(Unit.name).where(Unit.id.in_(rule.units)).order_by(Unit.alphabetical))
    return log.written(scope=rule.scope.value, levels=", ".join(rule.levels), units=", ".join(units))


def let_periods_follow(session: Session, rule: ReportRule, today: date) -> RuleEffect:
    """Let what is still to come follow the rule; return what moved and what is asked no more."""
    plan = session.get_one(Plan, rule.plan_id)
    values = obligations.rule_values(rule)
    span = periods_of(values, today - SHIFT, today + SHIFT * 2, plan.months)
    wanted = {one.name: one for one in span} if rule.stopped_at is None else {}
    effect, kept = RuleEffect(), []
    for period in _coming(session, rule, today):
        found = wanted.get(period.name)
        if found is None:
            effect = replace(effect, removed=(*effect.removed, period))
            continue
        kept.append(period.id)
        # A date brought forward into the past stays as it was: nobody is late for what was changed today.
        if found.due >= today and _move(session, period, found, values, today):
            effect = replace(effect, moved=(*effect.moved, period))
    session.flush()
    _remove(session, [period.id for period in effect.removed], today)
    _follow_units(session, rule, plan, kept, today)
    obligations.materialise_plan(session, plan, today)
    return effect


def _coming(session: Session, rule: ReportRule, today: date) -> list[ReportPeriod]:
    query = select(ReportPeriod).where(ReportPeriod.rule_id == rule.id, ReportPeriod.due >= today)
    return list(session.scalars(query.order_by(ReportPeriod.due)))


def _open(period_ids: list[int], today: date):  # type: ignore[no-untyped-def] # SQL conditions
    return (
        Obligation.period_id.in_(period_ids),
        Obligation.state == ObligationState.OPEN,
        Obligation.due >= today,
    )


def _remove(session: Session, period_ids: list[int], today: date) -> None:
    obligation_versions.keep_all(session, today, *_open(period_ids, today))
    session.execute(update(Obligation).where(*_open(period_ids, today)).values(state=ObligationState.REMOVED))


def _move(session: Session, period: ReportPeriod, found: Occurrence, values: RuleValues, today: date) -> bool:
    """Bring a period and what is open of it to another day; return whether it is another."""
    period.strictly_before = values.strictly_before
    period.hour = values.due_rule.hour if values.due_rule else None
    if found.due == period.due:
        return False
    obligation_versions.keep_all(session, today, *_open([period.id], today))
    session.execute(update(Obligation).where(*_open([period.id], today)).values(due=found.due))
    period.due = found.due
    return True


def _cover(period: ReportPeriod, found: Occurrence) -> None:
    period.name, period.year, period.number = found.name, found.year, found.number
    period.data_from, period.data_to = found.data_from, found.data_to


def _follow_units(session: Session, rule: ReportRule, plan: Plan, periods: list[int], today: date) -> None:
    """Let what is open be owed by the units the rule asks, and by nobody else."""
    leads: set[int] = set().union(*obligations.leads_of(session, plan).values())
    asked = obligations.asked_by(session, rule, leads, today)
    removed = Obligation.period_id.in_(periods), Obligation.state == ObligationState.REMOVED
    others = (*_open(periods, today), Obligation.unit_id.not_in(asked))
    obligation_versions.keep_all(session, today, *others)
    session.execute(update(Obligation).where(*others).values(state=ObligationState.REMOVED))
    obligation_versions.keep_all(session, today, *removed, Obligation.unit_id.in_(asked))
    # While a report was not owed, its period may have moved.
    due = select(ReportPeriod.due).where(ReportPeriod.id == Obligation.period_id).scalar_subquery()
    session.execute(
        update(Obligation)
        .where(*removed, Obligation.unit_id.in_(asked))
        .values(state=ObligationState.OPEN, due=due)
        .execution_options(synchronize_session="fetch")
    )
