"""Which tasks of a plan serve which that its office's unit owes to the level above: proposed, with why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from plans.levels.likeness import Likeness, Wordings
from plans.levels.named import named_above, plan_key

SURE = 0.55
"""So alike are wordings of the same work, if no other task above is nearly so."""
PERHAPS = 0.28
"""Below this, two wordings have no more in common than any two tasks of a field."""
APART = 0.12
"""By so much the best must be more alike than the next to be the one that is meant."""
NEAR_DAYS = 45


@dataclass(frozen=True, slots=True)
class TaskAbove:
    """A task that the unit owes to the level above."""

    id: int
    number: str
    title: str
    due: date | None = None
    plan: str | None = None
    """The number of its plan."""


@dataclass(frozen=True, slots=True)
class TaskBelow:
    """A task of the office's own plan."""

    id: int
    number: str
    title: str
    due: date | None = None
    beside: str = ""
    """What else the document says of it: its group's heading, its deadline as written."""


class Certainty(StrEnum):
    """How sure it is that a task serves one above."""

    SURE = "sure"
    PERHAPS = "perhaps"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two tasks may belong together, or why that is to be looked at."""

    is_named: bool = False
    """Whether the document names the number of the task above."""
    likeness: Likeness = field(default_factory=lambda: Likeness(0.0))
    days_late: int = 0
    """By how many days the task below ends later than the one above."""
    is_near: bool = False
    """Whether the one below ends before the one above, and not long before."""
    as_alike: str | None = None
    """The number of another task above that fits nearly as well."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A task below and the task above that it seems to serve, if any."""

    below: TaskBelow
    certainty: Certainty
    above: TaskAbove | None = None
    reason: Reason = field(default_factory=Reason)


def propose(below: Sequence[TaskBelow], above: Sequence[TaskAbove]) -> list[Proposal]:
    """Return for each task below which task above it serves, in their order."""
    wordings = Wordings([*(one.title for one in below), *(one.title for one in above)])
    return [_proposal(task, above, wordings) for task in below]


def _proposal(task: TaskBelow, above: Sequence[TaskAbove], wordings: Wordings) -> Proposal:
    share = {one.id: wordings.share(task.title, one.title) for one in above}
    named = _named_by(task, above)
    candidates = sorted(named or above, key=lambda one: (-share[one.id], not _ends_by(task, one)))
    if not candidates or (not named and share[candidates[0].id] < PERHAPS):
        return Proposal(task, Certainty.NONE)
    best, *others = candidates
    alike = named or [best, *(one for one in others if _is_as_alike(share[best.id], share[one.id]))]
    days = (task.due - best.due).days if task.due and best.due else None
    reason = Reason(
        is_named=bool(named),
        likeness=wordings.likeness(task.title, best.title),
        days_late=max(days or 0, 0),
        is_near=days is not None and -NEAR_DAYS <= days <= 0,
        as_alike=next((one.number for one in alike if one is not best), None),
    )
    fits = named or share[best.id] >= SURE
    is_sure = fits and reason.as_alike is None and not reason.days_late
    return Proposal(task, Certainty.SURE if is_sure else Certainty.PERHAPS, best, reason)


def _named_by(task: TaskBelow, above: Iterable[TaskAbove]) -> list[TaskAbove]:
    """Return the tasks above whose number, and plan where it is named, the document names."""
    named = named_above(f"{task.title} {task.beside}")
    return [
        one
        for one in above
        if any(
            one.number in said.numbers
            and (said.plan is None or one.plan is None or said.plan == plan_key(one.plan))
            for said in named
        )
    ]


def _is_as_alike(best: float, other: float) -> bool:
    return other >= PERHAPS and best - other < APART


def _ends_by(task: TaskBelow, one: TaskAbove) -> bool:
    return task.due is not None and one.due is not None and task.due <= one.due
