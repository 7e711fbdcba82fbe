"""A plan and linked groups put straight into a database, as the conversations would leave them."""

from sqlalchemy.orm import Session

from plans.plan import ReportRule, Task
from storage import linking, obligations, plans
from storage.directory import Directory
from storage.models import LinkRole, ObligationState, Plan, Unit
from tests.auxil import cast


def save_plan(
    session: Session,
    *tasks: Task,
    rules: tuple[ReportRule, ...] = (cast.MONTHLY, cast.HALF_YEAR),
    past: ObligationState = ObligationState.WAIVED,
) -> Plan:
    """Save a plan with these tasks, and what it obliges units to as of the cast's day."""
    saved = plans.save_plan(session, cast.plan(*tasks, rules=rules), cast.secretary(), cast.NOW, cast.TODAY)
    obligations.materialise_plan(session, saved, cast.TODAY, past)
    return saved


def unit(session: Session, name: str) -> Unit:
    """Return the unit that a name means, added if it is new."""
    found = Directory(session, cast.NOW).resolve(name)
    assert isinstance(found, Unit)
    session.flush()
    return found


def linked_unit(session: Session, name: str, chat_id: int) -> int:
    """Link a unit's group by a code, as its focal point does, and return the unit's id."""
    owner = unit(session, name)
    code = linking.issue_code(session, LinkRole.UNIT, owner.id, cast.NOW)
    linking.use_code(session, code, cast.speaker(chat_id), cast.NOW)
    obligations.materialise(session, cast.TODAY)
    return owner.id
