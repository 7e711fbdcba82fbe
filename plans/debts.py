"""What units are late with, as a letter to them lists it."""

from dataclasses import dataclass
from datetime import date

from plans.standing import NamedPeriod


@dataclass(frozen=True, slots=True)
class Debt:
    """One thing that one unit is late with: a task, the report of a period, or a one-off request."""

    unit: str
    due: date
    working_days: int
    is_reached: bool
    """Whether the unit has a group, so that somebody has reminded it."""
    task: str | None = None
    """The number of the task."""
    what: str = ""
    """The words of the task, or of the request."""
    period: NamedPeriod | None = None
