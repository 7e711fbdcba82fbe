"""What a plan document says: header, report rules, groups and tasks, as plain values."""

import datetime
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from plans.reading.ledger import Ledger
from plans.status import Status


class Role(StrEnum):
    """The two roles a unit can have in a task."""

    LEAD = "lead"
    COORDINATING = "coordinating"


class DeadlineKind(StrEnum):
    """What kind of deadline a phrase names."""

    BY_DATE = "by_date"
    IN_MONTH = "in_month"
    IN_QUARTER = "in_quarter"
    IN_YEAR = "in_year"
    ONGOING = "ongoing"
    AWAITING_GUIDANCE = "awaiting_guidance"
    BY_INDICATOR = "by_indicator"
    MIXED = "mixed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Deadline:
    """The meaning of a phrase; `due` is always the last on-time day, `before` the day a "trước" names."""

    kind: DeadlineKind
    due: date | None = None
    before: date | None = None
    ongoing: bool = False
    doubt: str | None = None
    """Why the secretariat should look at this reading (Vietnamese), or None when there is no doubt."""


class RuleKind(StrEnum):
    """How often a report rule of a plan asks for a report."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEAR = "half_year"
    YEAR = "year"
    ONCE = "once"
    """One report by one day, outside any period."""
    AD_HOC = "ad_hoc"
    OWN_PLAN = "own_plan"


@dataclass(frozen=True, slots=True)
class DueRule:
    """The day a report is due: of every month, of one month of the year, of the week, or one date."""

    day: int | None = None
    month: int | None = None
    date: datetime.date | None = None
    weekday: int | None = None
    """1 for Monday ("thứ Hai") to 7 for Sunday, of every week."""
    hour: datetime.time | None = None
    """Until when on the weekday; None where no hour is named."""


@dataclass(frozen=True, slots=True)
class ReportRule:
    """One report the plan asks for, with the words it was read from."""

    kind: RuleKind
    due_rule: DueRule | None
    strictly_before: bool
    source_text: str
    doubt: str | None = None
    """Why the secretariat should look at this reading (Vietnamese), or None when there is no doubt."""


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """A heading row of the appendix; `declared_count` is the number of tasks the heading claims."""

    number: str
    title: str
    declared_count: int | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One row of the appendix, in the words of the document, with where it was found."""

    number: str
    group: str | None
    title: str
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    deadline_text: str | None
    deadline: Deadline
    note: str | None = None
    targets: tuple[str, ...] = ()
    status: Status | None = None
    progress: str | None = None
    source: str = ""
    """Where in the document the row stands, in words for people: "trang 12", "bảng 2, dòng 14"."""
    proposed: bool = False
    """Whether it was read from running text, so that people have to confirm it before it counts."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a document that was not understood: its place, its words, the reason in Vietnamese."""

    where: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as its document states it."""

    title: str | None
    number: str | None
    issuer: str | None
    issued: date | None
    year: int | None
    standing_unit: str | None
    report_rules: tuple[ReportRule, ...] = ()
    groups: tuple[TaskGroup, ...] = ()
    tasks: tuple[Task, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanReading:
    """A plan, what in its document needs a look, and what became of every piece of the document."""

    plan: Plan
    problems: tuple[Problem, ...] = field(default=())
    ledger: Ledger = field(default=Ledger())


class UnreadableDocumentError(Exception):
    """No plan can be read from the document; the message says why and what to send instead, in Vietnamese."""


class MisplacedCorrectionError(UnreadableDocumentError):
    """A corrected sheet of a reading came back that fits no reading; the message says why, in Vietnamese."""


class NoWorkGivenError(UnreadableDocumentError):
    """The document was read and gives nobody anything to do; the message says what was found in it."""
