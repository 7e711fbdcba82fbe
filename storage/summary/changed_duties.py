"""What units owed of tasks on a past day, where it has changed since otherwise than by their reports: few."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import CompoundSelect, SelectBase, select, union
from sqlalchemy.orm import Session

from storage.models import Obligation, ObligationState, ObligationVersion
from storage.models.obligations import MAY_BE_NOT_OWED


@dataclass(frozen=True, slots=True)
class Span:
    """What held until a day, on which it was so no more."""

    until: date
    state: ObligationState
    due: date | None
    met_on: date | None

    def is_late(self, day: date) -> bool:
        """Return whether it was past its date at the end of a day and not met."""
        is_open = self.state is ObligationState.OPEN
        is_met_later = self.state is ObligationState.MET and self.met_on is not None and self.met_on > day
        return self.due is not None and self.due < day and (is_open or is_met_later)


@dataclass(frozen=True, slots=True)
class ChangedDuty:
    """What one unit owes of one task, with what it was before."""

    task: int
    unit: int
    since: date | None
    """The first day on which it was owed; None where it was from the beginning."""
    spans: Sequence[Span]

    def on(self, day: date) -> Span | None:
        """Return what held at the end of a day; None where the unit did not lead the task."""
        if self.since is not None and self.since > day:
            return None
        span = next(span for span in self.spans if span.until > day)
        return span if span.state is not ObligationState.REMOVED else None


def changed_since(session: Session, plan_id: int, day: date, tasks: Collection[int]) -> list[ChangedDuty]:
    """Return what of these tasks of a plan has changed after a day."""
    changed = select(ObligationVersion.obligation_id).where(ObligationVersion.until > day)
    of_tasks = (Obligation.plan_id == plan_id) & Obligation.task_id.in_(tasks)
    return _duties(session, day, select(Obligation.id).where(of_tasks, Obligation.id.in_(changed)))


def not_always_led(session: Session, plan_id: int, day: date) -> list[ChangedDuty]:
    """Return what of a plan's tasks was at some time after a day not owed."""
    return _duties(session, day, ids_not_always_led(plan_id, day))


def ids_not_always_led(plan_id: int, day: date) -> CompoundSelect[int]:
    """Return the query of the obligations that were at some time after a day not owed.

    Each part by an index of its own: put together with "or", or asked for tasks alone, all that is owed
    would be looked at.
    """
    of_plan = select(Obligation.id).where(Obligation.plan_id == plan_id)
    was_removed = select(ObligationVersion.obligation_id).where(
        ObligationVersion.until > day, ObligationVersion.state == ObligationState.REMOVED
    )
    return union(of_plan.where(MAY_BE_NOT_OWED), was_removed)


def _duties(session: Session, day: date, ids: SelectBase) -> list[ChangedDuty]:
    former: defaultdict[int, list[Span]] = defaultdict(list)
    versions = (
        select(ObligationVersion.obligation_id, *(getattr(ObligationVersion, name) for name in _HELD))
        .where(ObligationVersion.until > day, ObligationVersion.obligation_id.in_(ids))
        .order_by(ObligationVersion.id)
    )
    for duty, until, *held in session.execute(versions):
        former[duty].append(Span(until, *held))
    now = (getattr(Obligation, name) for name in _HELD[1:])
    query = select(Obligation.id, Obligation.task_id, Obligation.unit_id, Obligation.owed_from, *now)
    return [
        ChangedDuty(task, unit, since, (*former[duty], Span(date.max, *held)))
        for duty, task, unit, since, *held in session.execute(query.where(Obligation.id.in_(ids)))
        if task is not None
    ]


_HELD = ("until", "state", "due", "met_on")
