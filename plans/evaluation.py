"""The three ratios by which work is evaluated: how much is done, how well, how promptly.

Nghị định 335/2025/NĐ-CP (in force from 1 January 2026) evaluates the results of a period by quantity, quality
and progress. What becomes of a unit's or a person's grade is people's decision, and not counted here.
"""

from dataclasses import dataclass
from datetime import date

from plans.standing import NamedPeriod

OFF = 0.25
"""What a return takes off the quality of a piece of work, and a delay off its progress."""


@dataclass(frozen=True, slots=True)
class OwedWork:
    """One thing that a unit owed within a span: a task or a report, and what became of it."""

    unit: str
    task: str | None
    """The number of the task; None for the report of a period."""
    period: NamedPeriod | None
    due: date
    """As it holds now: a day that was granted, because the reason was accepted, is no delay."""
    done_on: date | None
    """By the unit's own word."""
    is_accepted: bool
    """Whether the secretariat has confirmed it; the report of a period needs no confirmation."""
    returns: int
    """How often the secretariat returned it."""

    @property
    def is_done(self) -> bool:
        """Return whether it is done: what somebody said and nobody has confirmed is not."""
        return self.done_on is not None and self.is_accepted

    @property
    def quantity(self) -> float:
        """Return 1 for what is done."""
        return float(self.is_done)

    @property
    def quality(self) -> float:
        """Return 1 for what is done without a return, a quarter less for each."""
        return max(0.0, 1 - OFF * self.returns) if self.is_done else 0.0

    @property
    def progress(self) -> float:
        """Return 1 for what was done in time, a quarter less for what was done late."""
        if self.done_on is None or not self.is_accepted:
            return 0.0
        return 1.0 if self.done_on <= self.due else 1 - OFF
