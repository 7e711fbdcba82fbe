"""What moved since a day: what was begun, what was finished, what has become late."""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from plans.status import FINISHED, Status

T = TypeVar("T", bound=Hashable)
NOT_BEGUN = frozenset({None, Status.NOT_STARTED})


@dataclass(frozen=True, slots=True)
class Movement:
    """How many tasks moved since the end of a day; one that was begun and finished counts as both."""

    since: date
    begun: int
    finished: int
    newly_late: int


def moved(
    since: date,
    before: Mapping[T, Status | None],
    now: Mapping[T, Status | None],
    late_before: Collection[T],
    late_now: Collection[T],
) -> Movement:
    """Return what moved between two states of the same tasks; a task that was not there was not begun."""
    earlier = {task: before.get(task) for task in now}
    return Movement(
        since,
        begun=sum(earlier[task] in NOT_BEGUN and now[task] not in NOT_BEGUN for task in now),
        finished=sum(earlier[task] not in FINISHED and now[task] in FINISHED for task in now),
        newly_late=len(set(late_now) - set(late_before)),
    )
