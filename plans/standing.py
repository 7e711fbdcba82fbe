"""How a plan stands at a moment: the values that storage reads and that reports and messages are made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from plans.attainment import Count
from plans.plan import RuleKind
from plans.status import Status, combined


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """A report period as people name it, and its last on-time day."""

    id: int
    kind: RuleKind
    year: int
    number: int
    due: date
    strictly_before: bool
    hour: time | None = None
    """Until when on its last on-time day, where the rule names an hour."""


@dataclass(frozen=True, slots=True)
class CountedTask:
    """A task with its lead units counted by the status they gave it (None: they have not said anything)."""

    id: int
    number: str
    title: str
    group: int | None
    """The position of its group in the plan."""
    due: date | None
    units: Mapping[Status | None, int]
    spoken: int = 0
    """How many of them have said how far it is."""

    @property
    def status(self) -> Status | None:
        """Return the one status of the task."""
        return combined(self.units)


@dataclass(frozen=True, slots=True)
class Assigned:
    """Who a task is given to, units and collectives by name, and by when."""

    leads: Sequence[str]
    coordinating: Sequence[str]
    deadline_text: str | None
    due: date | None
    moved: Sequence[tuple[str, date]] = ()
    """The units that have another day, each with it."""


@dataclass(frozen=True, slots=True)
class OwedCounts:
    """How many units lead a task, and how many of them owe it past its date or soon."""

    units: int
    late: int
    soon: int
    late_since: date | None
    """When the first of those that are late was due."""


@dataclass(frozen=True, slots=True)
class Owed:
    """How many units owe each task of a plan, and how many lead it or did at another time."""

    by_task: Mapping[int, OwedCounts]
    ever_led: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Submission:
    """Whether one unit has submitted its report of a period, and on which day."""

    unit: str
    linked: bool
    submitted_on: date | None
    nothing_arose: bool = False
    """Whether it says no more than that."""


@dataclass(frozen=True, slots=True)
class CountedUnit:
    """How one lead unit stands with a plan."""

    id: int
    name: str
    tasks: int
    finished: int
    late: int


@dataclass(frozen=True, slots=True)
class Scope:
    """Which state of which plan is summed up."""

    plan_id: int
    periods: tuple[NamedPeriod, ...]
    """The report periods it is about: usually one, in June two, none where the plan asks for no reports."""
    day: date
    """Tasks stand as they did at the end of this day."""
    is_past: bool
    """Whether that day is over, so that the history has to tell."""
    submitted_by: date
    """Reports count that had come by the end of this day."""

    @property
    def past(self) -> date | None:
        """Return the day, if it is over; None for the present state."""
        return self.day if self.is_past else None


@dataclass(frozen=True, slots=True)
class UnitTask:
    """One task of a unit, and how it stands there."""

    number: str
    title: str
    deadline_text: str | None
    due: date | None
    status: Status | None
    percent: float | None
    is_late: bool
    day_named: str | None = None
    """When it was done, or is expected to be, by the unit's own words."""
    moved_to: date | None = None
    """The day to which it has moved for this unit, where that is not the plan's."""
    counts: Sequence[Count] = ()
    """The figures that the unit gave with its status."""
    words: str | None = None
    """What the unit said of it, as it may be repeated."""


@dataclass(frozen=True, slots=True)
class UnitView:
    """One plan as one unit sees it."""

    unit: str
    plan: str
    scope: Scope
    tasks: Sequence[UnitTask]
    submissions: Sequence[tuple[NamedPeriod, Submission]]
    """The periods for which it owes a report."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a summary is counted from."""

    plan: str
    scope: Scope
    tasks: Sequence[CountedTask]
    before: Mapping[Status | None, int] | None
    """How many tasks stood where at the end of the period before; None where the plan is younger."""
    owed: Mapping[int, OwedCounts]
    late_units: Mapping[int, Sequence[str]]
    """The first few of those who owe the tasks that are longest overdue, by task id."""
    submissions: Sequence[tuple[NamedPeriod, Sequence[Submission]]]
    open_matters: int
    """How many obstacles and proposals wait for an answer: as /vuongmac counts them."""
    before_on: date | None = None
    """The last day of the period before."""
    late_alone: Sequence[str] = ()
    """Who owes something past its date and has no group."""
