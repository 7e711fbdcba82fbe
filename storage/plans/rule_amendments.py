"""A new version of a saved plan brings its report rules with it: compared, applied; what is past stays."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from plans import plan as document
from plans.plan import ReportRule as RuleValues
from plans.rule_amendment import RulesAmendment, SavedRule, rules_amendment
from storage import log
from storage.actors import Actor
from storage.models import Plan, ReportRule
from storage.plans import obligations, rules
from storage.plans.saving import new_rule


@dataclass(frozen=True, slots=True)
class AskedOtherwise:
    """A report that units owe otherwise: anew if there is no `before`, no more if there is no `after`."""

    before: RuleValues | None
    after: RuleValues | None
    units: frozenset[int]


def compare(session: Session, saved: Plan, plan: document.Plan) -> RulesAmendment:
    """Return what the document changes in the rules of the saved plan."""
    query = select(ReportRule).where(ReportRule.plan_id == saved.id).order_by(ReportRule.id)
    rows = session.scalars(query)
    return rules_amendment([_saved(row) for row in rows], plan.report_rules)


def _saved(row: ReportRule) -> SavedRule:
    return SavedRule(
        row.id,
        obligations.rule_values(row),
        by_hand=row.set_at is not None,
        stopped=row.stopped_at is not None,
    )


def apply(
    session: Session, saved: Plan, found: RulesAmendment, actor: Actor, now: datetime, today: date
) -> list[AskedOtherwise]:
    """Bring the rules to the document's version; return what units owe otherwise.

    Reports that are to come follow; those that were due before, and those sent, stay as they are.
    """
    done: list[tuple[ReportRule, RuleValues | None, RuleValues | None]] = []
    for values in found.added:
        row = new_rule(values)
        saved.rules.append(row)
        done.append((row, None, values))
    for pair in (*found.resumed, *found.changed):
        row = session.get_one(ReportRule, pair.saved.id)
        before = None if row.stopped_at else pair.saved.values
        row.stopped_at = None
        rules.write(row, pair.new)
        done.append((row, before, pair.new))
    for dropped in found.dropped:
        row = session.get_one(ReportRule, dropped.id)
        row.stopped_at = now
        done.append((row, dropped.values, None))
    session.flush()
    for row, before, after in done:
        _record(session, actor, row, before, after, now)
        rules.let_periods_follow(session, row, today)
    leads: set[int] = set().union(*obligations.leads_of(session, saved).values())
    return [
        AskedOtherwise(before, after, frozenset(obligations.asked_by(session, row, leads, today)))
        for row, before, after in done
    ]


def _record(
    session: Session,
    actor: Actor,
    row: ReportRule,
    before: RuleValues | None,
    after: RuleValues | None,
    now: datetime,
) -> None:
    action = "add_rule" if before is None else "stop_rule" if after is None else "change_rule"
    old, new = (rules.in_short(one) if one else None for one in (before, after))
    log.record(session, actor, action, f"rule:{row.id}", now, before=old, after=new)
