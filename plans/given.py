"""What comes with a task that is given by itself: its source, how urgent it is, how often it comes back."""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from plans.ladder import Ladder
from plans.plan import DueRule, ReportRule, RuleKind

SINGLE_TASKS = "Nhiệm vụ được giao năm"
"""How the titles begin of plans that are no document: what came singly in a year."""
LAST_OF_MONTH = 31
FRIDAY = 5
_NUMBER = re.compile(r"\d+[a-zđ]?(?:/\d{4})?[/-][^\W\d][\w&./-]*", re.IGNORECASE)


class Urgency(StrEnum):
    """How urgent a task is, as official documents are marked: thường, khẩn, hỏa tốc."""

    NORMAL = "normal"
    URGENT = "urgent"
    EXPRESS = "express"


@dataclass(frozen=True, slots=True)
class Origin:
    """What a task was given by: the document as it is called, its day, what it is about, and who gave it."""

    document: str | None = None
    issued: date | None = None
    about: str | None = None
    given_by: str | None = None

    @property
    def number(self) -> str | None:
        """Return the number of the document, "123/UBND-VX" of "CV 123/UBND-VX", if it has one."""
        found = _NUMBER.search(self.document or "")
        return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Again:
    """How often a task comes back: every week on a day, every month or quarter on a day of its last month."""

    kind: RuleKind
    weekday: int | None = None
    """1 for Monday to 7 for Sunday."""
    day: int | None = None
    strictly_before: bool = False

    def rule(self, words: str) -> ReportRule:
        """Return it as the rule of which `plans.periods` counts the occurrences."""
        due = DueRule(day=self.day, weekday=self.weekday)
        return ReportRule(self.kind, due, self.strictly_before, words)


BEFORE = {Urgency.URGENT: (7, 5, 3, 2, 1), Urgency.EXPRESS: tuple(range(14, 0, -1))}
DAILY_OVERDUE = {Urgency.URGENT: 10, Urgency.EXPRESS: 60}
DAYS_UNTIL_TOLD = {Urgency.URGENT: (1, 3), Urgency.EXPRESS: (1, 1)}
"""After how many working days late the leader, then the secretariat, is told."""


def hastened(ladder: Ladder, urgency: Urgency) -> Ladder:
    """Return the ladder of something that is as urgent as this: none of its own rungs is left out."""
    if urgency is Urgency.NORMAL:
        return ladder
    before = tuple(sorted({*ladder.before, *BEFORE[urgency]}, reverse=True))
    return replace(ladder, before=before, daily_working_days_overdue=DAILY_OVERDUE[urgency])


def title_of(year: int, of: str | None = None) -> str:
    """Return the title of the plan of what comes singly in a year, by all or by a meeting or a leader."""
    return f"{SINGLE_TASKS} {year} – {of}" if of else f"{SINGLE_TASKS} {year}"
