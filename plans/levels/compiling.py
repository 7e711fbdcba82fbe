"""What the level below makes up together for one task above: its status by a rule, its figures as sums.

A part is one task of one unit. All are done: the task is done. None has begun: so is the task. Otherwise it
is being worked on, with so many of so many parts done.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from plans.attainment import Count
from plans.status import FINISHED, Status, combined
from plans.text import fold

_NOT_BEGUN = frozenset({None, Status.NOT_STARTED, Status.WAITING})


@dataclass(frozen=True, slots=True)
class Part:
    """One linked task below as one unit has it."""

    task: str
    """The number of the task in the plan below."""
    unit: str
    status: Status | None = None
    counts: tuple[Count, ...] = ()
    said_on: date | None = None
    is_missing: bool = False
    """Whether the unit, which has not finished, has said nothing of it in the period."""


@dataclass(frozen=True, slots=True)
class OpenObstacle:
    """An obstacle that a unit below raised and that is not solved, answered or not."""

    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Sum:
    """The figures of one thing added up."""

    count: Count
    without_total: tuple[str, ...] = ()
    """The units that gave no total: then the sum has none either."""
    twice: tuple[str, ...] = ()
    """The units that gave it with several tasks, of which it may be the same."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """What is known below of one task above."""

    status: Status | None
    done: int
    parts: int
    sums: tuple[Sum, ...] = ()
    missing: tuple[str, ...] = ()
    """The units that have said nothing of some part in the period, each once."""
    obstacles: tuple[OpenObstacle, ...] = ()
    tasks: tuple[str, ...] = ()
    """The numbers of the tasks below, in their order."""

    @property
    def says_nothing(self) -> bool:
        """Return whether nothing is known that could be reported."""
        return self.status is None and not self.sums


def compiled(parts: Sequence[Part], obstacles: Collection[OpenObstacle] = ()) -> Compiled:
    """Return what the parts of one task make up together."""
    return Compiled(
        status=status_of([part.status for part in parts]),
        done=sum(part.status in FINISHED for part in parts),
        parts=len(parts),
        sums=tuple(_sums(parts)),
        missing=_once(part.unit for part in parts if part.is_missing),
        obstacles=tuple(obstacles),
        tasks=_once(part.task for part in parts),
    )


def status_of(statuses: Sequence[Status | None]) -> Status | None:
    """Return the status of a task by those of its parts; None while nobody has said anything."""
    if Status.NOT_STARTED in statuses and set(statuses) <= _NOT_BEGUN:
        return Status.NOT_STARTED
    return combined(statuses)


def _sums(parts: Sequence[Part]) -> Iterable[Sum]:
    names = dict.fromkeys(_name(count) for part in parts for count in part.counts)
    for name in names:
        given = [(part.unit, count) for part in parts for count in part.counts if _name(count) == name]
        units = [unit for unit, _ in given]
        counts = [count for _, count in given]
        without = _once(unit for unit, count in given if count.total is None)
        total = None if without else sum(count.total or 0 for count in counts)
        yield Sum(
            Count(sum(count.done for count in counts), total, counts[0].what, counts[0].target),
            without_total=without if len(without) < len(set(units)) else (),
            twice=_once(unit for unit in units if units.count(unit) > 1),
        )


def _name(count: Count) -> str:
    """Return what counts of the same thing have in common: what is counted, else the target."""
    return fold(count.what or count.target or "")


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
