"""Everything a report of a plan is made of: what storage reads and the files show, as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from plans.given import Origin
from plans.standing import NamedPeriod
from plans.status import FINISHED, Status, combined
from plans.verdict import Judgement, Verdict


@dataclass(frozen=True, slots=True)
class PlanHead:
    """What names a plan and the bodies behind it."""

    title: str
    number: str | None
    issuer: str | None
    issued: date | None
    year: int
    standing_unit: str | None
    letterhead: tuple[str, str] | None = None
    """The body above and the body that writes, where the secretariat has set them."""


@dataclass(frozen=True, slots=True)
class LeadStatement:
    """What stands of one lead unit for a task."""

    unit: str
    status: Status | None
    percent: float | None
    text: str | None
    said_at: datetime
    said_on: date
    said_by: str
    imported: bool
    """Whether the words are those of a report document, and not the unit's own."""
    decision: Judgement | None = None
    """What the secretariat says to it where it is said that the task is done, or was."""
    day_named: str | None = None
    """When it was done, or is expected to be, by the unit's own words."""

    @property
    def verdict(self) -> Verdict | None:
        """Return what the secretariat says to it, where there is anything to decide."""
        return self.decision.verdict if self.decision else None


@dataclass(frozen=True, slots=True)
class ReportedTask:
    """One row of the appendix, with what its lead units said."""

    id: int
    number: str
    title: str
    group: int | None
    """The position of its group."""
    leads: tuple[str, ...]
    coordinating: tuple[str, ...]
    deadline_text: str | None
    due: date | None
    ongoing: bool
    targets: tuple[str, ...]
    units: Mapping[Status | None, int]
    """The lead units counted by the status they gave it."""
    late: tuple[tuple[str, date], ...]
    """Who owes it past its date, and when it was due."""
    statements: tuple[LeadStatement, ...]
    starting_text: str | None
    finished_on: date | None = None
    """Since when all lead units have called it finished without a break, by their own words."""
    next_due: date | None = None
    """When it is due next for those who have not finished it."""
    counted: int = 0
    """How many lead units have said how far it is, where their statements are not read."""
    origin: Origin | None = None
    """By what it was given, where it came singly."""

    @property
    def spoken(self) -> int:
        """Return how many lead units have said how far it is."""
        return len(self.statements) or self.counted

    @property
    def status(self) -> Status | None:
        """Return the one status of the task."""
        return combined(self.units)

    @property
    def late_units(self) -> tuple[str, ...]:
        """Return who owes it past its date."""
        return tuple(unit for unit, _ in self.late)

    @property
    def is_finished(self) -> bool:
        """Return whether every lead unit has finished it."""
        return self.status in FINISHED

    def decided(self, verdict: Verdict) -> Sequence[LeadStatement]:
        """Return the statements of the lead units to which the secretariat has said this."""
        return [said for said in self.statements if said.verdict is verdict]


@dataclass(frozen=True, slots=True)
class ReportedGroup:
    """A heading row of the appendix."""

    position: int
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class ReportedPeriod:
    """What became of one unit's report of one period."""

    unit: str
    period: NamedPeriod
    submitted_on: date | None
    linked: bool
    nothing_arose: bool = False
    """Whether it says no more than that."""

    @property
    def is_late(self) -> bool:
        """Return whether it came after its day."""
        return self.submitted_on is not None and self.submitted_on > self.period.due


@dataclass(frozen=True, slots=True)
class ReportedObstacle:
    """A difficulty a unit raised."""

    unit: str
    task: str | None
    text: str
    raised_on: date
    answer: str | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class ReportedProposal:
    """What a unit asks, and of whom."""

    unit: str
    task: str | None
    addressee: str | None
    text: str


@dataclass(frozen=True, slots=True)
class ReportedFigure:
    """What a unit counted against a target, and what it had counted in the period before."""

    task: str
    target: str
    unit: str
    value: float
    total: float | None
    previous: float | None
    """The share of the period before, in percent."""

    @property
    def share(self) -> float | None:
        """Return the share in percent, if there is a total."""
        return 100 * self.value / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class ExtensionEvent:
    """A due date that was asked to be moved, or was moved otherwise."""

    task: str
    unit: str
    old_due: date | None
    new_due: date | None
    on: date | None
    outcome: str | None
    """What had become of the request; "returned" with a claim, None where the plan itself moved the date."""


@dataclass(frozen=True, slots=True)
class LoggedMessage:
    """A message that the bot sent to a unit's group."""

    at: datetime
    unit: str
    text: str
    outcome: str


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """What a unit answered to a one-off request, in words, with a file, or both."""

    text: str | None
    file: str | None
    has_file: bool
    """A photo is a file without a name."""


@dataclass(frozen=True, slots=True)
class RequestedReport:
    """What became of a one-off request at one of the units that were asked."""

    number: int
    what: str
    asked_on: date
    unit: str
    due: date | None
    due_at: datetime | None
    """The moment in local time, where an hour is set; on the day `due`."""
    answered_at: datetime | None
    """Local time of the first answer."""
    answers: tuple[GivenAnswer, ...]
    is_late: bool
    """Whether the first answer came too late, or is missing though its time is over."""
    is_closed: bool
    """Whether nobody asks for it any more."""


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """What one unit had to report over a span, and what it did."""

    unit: str
    expected: int
    reported: int
    on_time: int
    accepted: int
    """Tasks that the secretariat accepted as done."""
    is_reached: bool = True
    """Whether it has a group, or has reported all the same."""


@dataclass(frozen=True, slots=True)
class PlanReport:
    """The state of a plan on a day, for files."""

    plan: PlanHead
    periods: tuple[NamedPeriod, ...]
    """The periods that the report is for: usually one, in June two."""
    as_of: date
    made_at: datetime
    """Local time."""
    made_by: str
    groups: tuple[ReportedGroup, ...]
    tasks: tuple[ReportedTask, ...]
    submissions: tuple[ReportedPeriod, ...]
    """For every period of the plan up to the day."""
    next_due: date | None
    """Until when "kỳ tới" lasts."""
    obstacles: tuple[ReportedObstacle, ...] = ()
    proposals: tuple[ReportedProposal, ...] = ()
    figures: tuple[ReportedFigure, ...] = ()
    extensions: tuple[ExtensionEvent, ...] = ()
    messages: tuple[LoggedMessage, ...] = ()
    requested: tuple[RequestedReport, ...] = ()
    """The one-off requests of the time that the report covers, by number and unit."""
    late_by_month: Mapping[date, frozenset[int]] = field(default_factory=dict)
    """The tasks that were overdue at the end of each month of the plan's year, and on the day."""
    heard_until: date | None = None
    """Until when reports of the periods count: to the day, or later where that is past."""

    def in_group(self, position: int | None) -> Sequence[ReportedTask]:
        """Return the tasks of a group; of none for None."""
        return [task for task in self.tasks if task.group == position]

    def is_over(self, period: NamedPeriod) -> bool:
        """Return whether the last day for a report was over when reports were last counted."""
        return period.due < (self.heard_until or self.as_of)

    @property
    def present_submissions(self) -> Sequence[ReportedPeriod]:
        """Return what became of the reports of the periods that the report is for."""
        wanted = {period.id for period in self.periods}
        return [row for row in self.submissions if row.period.id in wanted]


@dataclass(frozen=True, slots=True)
class TemplateNames:
    """The names in the secretariat's own form of the report that are known, and those that are not."""

    known: tuple[str, ...]
    unknown: tuple[str, ...]
