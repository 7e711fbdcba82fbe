"""A plan saved from a document in a database, and the report of it, as /summary's files are made."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from plans.plan import Plan
from plans.report import PlanReport
from storage.models import ObligationState, StatementSource
from storage.plans import obligations, saving
from storage.reporting import statements
from storage.reporting.statements import Said
from storage.summary import plan_report, scopes
from tests.auxil import cast
from tests.auxil.world import HANOI


def save(session: Session, plan: Plan, now: datetime, past: ObligationState = ObligationState.WAIVED) -> int:
    """Save a plan as the conversation does: with where a report document says its tasks stand."""
    today = now.astimezone(HANOI).date()
    saved = saving.save_plan(session, plan, cast.secretary(), now, today)
    obligations.materialise_plan(session, saved, today, past)
    leads = obligations.leads_of(session, saved)
    for row, task in zip(saved.tasks, plan.tasks, strict=True):
        if task.status is not None:
            said = Said(row.id, task.status, text=task.progress, source=StatementSource.IMPORTED)
            units = leads.get(row.id, set())
            statements.import_status(session, cast.secretary(), units, said, now, today)
    return saved.id


def report_of(session: Session, plan_id: int, now: datetime, day: date | None = None) -> PlanReport:
    """Return the report of a plan as it stands, or as it stood at the end of a day."""
    local = now.astimezone(HANOI)
    scope = scopes.scope_for(session, plan_id, None, day, local.date())
    return plan_report.plan_report(session, scope, local, "Phạm Thị Lan")
