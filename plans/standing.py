"""How a plan stands at a moment: the values that storage reads and that reports and messages are made of."""

from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True, slots=True)
class TaskStanding:
    """A task with the status each of its lead units gave it (None: that unit has not said anything)."""

    number: str
    title: str
    due: date | None
    statuses: tuple[Status | None, ...]

    @property
    def status(self) -> Status | None:
        """Return the one status of the task."""
        return combined(self.statuses)


@dataclass(frozen=True, slots=True)
class LateTask:
    """A task past its date that one unit still owes."""

    number: str
    title: str
    due: date
    unit: str


@dataclass(frozen=True, slots=True)
class Submission:
    """Whether one unit has submitted its report of a period, and on which day."""

    unit: str
    linked: bool
    submitted_on: date | None
