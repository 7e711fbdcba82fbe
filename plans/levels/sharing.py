"""How much of an office's own plans the level above sees: never who said what, nor in which words."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from plans.levels.compiling import status_of
from plans.status import Status


class ShownAbove(StrEnum):
    """What an office lets the level above see."""

    COUNTS = "counts"
    TASKS = "tasks"
    """How each task stands as well that serves one of the level above."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class TaskState:
    """A task of an office as it stands: by the same rule as what is compiled of it."""

    number: str
    title: str
    above: str | None
    """The number of the task above that it serves."""
    statuses: tuple[Status | None, ...]
    """Of each unit that leads it."""
    overdue: int = 0
    """How many units owe it though its day has gone by."""

    @property
    def status(self) -> Status | None:
        """Return how it stands altogether."""
        return status_of(self.statuses)


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """How an office's own plans stand, as far as the level above is let see."""

    tasks: int
    by_status: Mapping[Status | None, int]
    overdue: int
    shown: Sequence[TaskState] = ()


def own_plan(states: Iterable[TaskState], shown: ShownAbove) -> OwnPlan | None:
    """Return what the level above sees of an office's tasks; None for nothing."""
    if shown is ShownAbove.NOTHING:
        return None
    every = list(states)
    return OwnPlan(
        len(every),
        Counter(one.status for one in every),
        sum(one.overdue > 0 for one in every),
        [one for one in every if one.above] if shown is ShownAbove.TASKS else (),
    )
