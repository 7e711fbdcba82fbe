"""What the leaders' page is made of, beside what /summary counts: the course of the year, the units."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plans.leadership import OwnWaiting, Waiting
from plans.standing import Facts, UnitView
from plans.status import Status
from plans.units import UnitLevel


@dataclass(frozen=True, slots=True)
class CoursePoint:
    """How the tasks of a plan stood at the end of a day, as /summary of that day tells."""

    day: date
    by_status: Mapping[Status | None, int]
    late: int


class UnitState(StrEnum):
    """How a unit stands, the worst that is true of it."""

    LATE = "late"
    """It owes a task past its date."""
    SILENT = "silent"
    """It owes the report of a period whose day is over."""
    UNDER_WAY = "under_way"
    FINISHED = "finished"
    """All its tasks."""


@dataclass(frozen=True, slots=True)
class BoardUnit:
    """One unit among all."""

    id: int
    name: str
    level: UnitLevel
    tasks: int
    finished: int
    late: int
    is_silent: bool

    @property
    def state(self) -> UnitState:
        """Return the worst that is true of it."""
        if self.late:
            return UnitState.LATE
        if self.is_silent:
            return UnitState.SILENT
        return UnitState.FINISHED if self.tasks and self.finished == self.tasks else UnitState.UNDER_WAY


@dataclass(frozen=True, slots=True)
class Board:
    """One plan as the leaders of all units see it."""

    facts: Facts
    units: Sequence[BoardUnit]
    waiting: Waiting
    course: Sequence[CoursePoint]
    """The end of each reporting month of the year that is over; the day itself is told by the facts."""


@dataclass(frozen=True, slots=True)
class UnitBoard:
    """One plan as a unit sees its part of it."""

    view: UnitView
    waiting: OwnWaiting | None
    """None of a past day."""
