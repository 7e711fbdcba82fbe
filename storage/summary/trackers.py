"""What is needed to fill in another system's file: who leads each task, and what people said of its rows."""

from collections import defaultdict
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.text import fold
from storage import files, log
from storage.actors import Actor, remember_person
from storage.models import Obligation, ObligationState, Task, TrackerDecision, Unit
from storage.rows import upsert
from storage.units import directory


def names(session: Session) -> dict[str, str]:
    """Return the unit for each of its other names, folded."""
    return {fold(other): unit.name for unit in directory.known_names(session) for other in unit.other_names}


def leads(session: Session, plan_id: int) -> dict[int, list[str]]:
    """Return the names of the units that lead each task of a plan, collectives as their members."""
    query = (
        select(Obligation.task_id, Unit.name)
        .join(Unit, Unit.id == Obligation.unit_id)
        .join(Task, Task.id == Obligation.task_id)
        .where(Obligation.plan_id == plan_id, Task.removed_on.is_(None))
        .where(Obligation.state != ObligationState.REMOVED)
        .order_by(Unit.alphabetical)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for task_id, name in session.execute(query):
        if task_id is not None:
            found[task_id].append(name)
    return found


def decided(session: Session) -> dict[str, int | None]:
    """Return the task for each row that people spoke of, None where it is none of ours."""
    return {row.key: row.task_id for row in session.scalars(select(TrackerDecision))}


def decide(session: Session, actor: Actor, key: str, task_id: int | None, now: datetime) -> None:
    """Remember what a row is, for this file and those to come."""
    remember_person(session, actor.person_id, actor.display_name)
    values = {"key": key, "task_id": task_id, "decided_at": now, "decided_by": actor.person_id}
    upsert(session, TrackerDecision, values)


def hand_out(session: Session, actor: Actor, name: str, content: bytes, now: datetime) -> int:
    """Keep a file that was filled in, as it is handed out, and return its id."""
    log.record(session, actor, "fill_tracker", f"file:{name[:100]}", now)
    return files.keep(session, name, content, now)
