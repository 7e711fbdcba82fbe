"""The longest and worst values that a message can be made of."""

from dataclasses import replace
from datetime import date, datetime

from chat.texts.decisions.claims import ClaimLine
from chat.texts.reminders.digest import Before, Digest, DueLine, LateLine, UnitLine
from chat.texts.reminders.morning import Morning, PeriodLine, RequestLine, TaskLine
from chat.texts.reporting.recording import ComparedCount, Recorded, Replaced
from chat.texts.reporting.sheets import RowChange
from chat.texts.reporting.statuses import TaskState
from plans.amendment import Amendment, ChangedTask
from plans.attainment import Count
from plans.calendar import vietnam
from plans.ladder import Ladder, Rung, rung_on
from plans.plan import (
    Deadline,
    DeadlineKind,
    DueRule,
    Plan,
    PlanReading,
    Problem,
    ReportRule,
    RuleKind,
    Task,
    TaskGroup,
)
from plans.rule_amendment import ChangedRule, KeptRule, RulesAmendment, SavedRule
from plans.standing import NamedPeriod, Scope
from plans.status import Status
from plans.units import UnitLevel
from reports.summary import OverdueTask, PeriodCounts, Summary
from storage.groups.overview import Reach, UnitReach, UnusedCodes
from storage.models import LinkRole
from storage.summary.log import Entry

NASTY = "</b><script>&amp; Sở <b>Y tế</b> & \"cộng sự\" 'x' " * 2
NAME = NASTY[:90]
LONG = NASTY * 60
NUMBER = "12.34.56"
TODAY = date(2025, 6, 12)
DUE = date(2025, 6, 14)


def overdue(due: date = DUE) -> Rung:
    rung = rung_on(date(2025, 6, 16), due, Ladder(), vietnam([2025]))
    assert rung is not None
    return rung


def period(kind: RuleKind = RuleKind.HALF_YEAR) -> NamedPeriod:
    return NamedPeriod(1, kind, 2025, 1, DUE, strictly_before=True)


STATE = TaskState(NUMBER, LONG, LONG, None, None, Status.DONE_ONGOING, 99.5, LONG)
COUNT = Count(1_234_567.25, 2_000_000, LONG, f"80% {LONG}")
RECORDED = Recorded(
    NUMBER,
    Status.DONE_ONGOING,
    99.5,
    [ComparedCount(COUNT, COUNT)] * 30,
    [COUNT] * 30,
    [f"80% {LONG}"] * 30,
    LONG,
    LONG,
    LONG,
    Replaced(NASTY, "08:15", "đang thực hiện, 85%"),
    plan=LONG,
)
CHANGE = RowChange(
    NUMBER, NAME, Status.DONE_ONGOING, 99.5, Status.WAITING, 1.5, ["số liệu đạt được"] * 4, is_newer=True
)
CLAIM = ClaimLine(NUMBER, LONG, NAME, Status.DONE_ONGOING, TODAY, LONG, "superseded")
LINE = TaskLine(NUMBER, LONG, "x" * 60, None, overdue())
UNIT_LINE = UnitLine(NAME, LONG)
DIGEST = Digest(
    TODAY,
    due=[DueLine(LONG, (NAME,) * 600)] * 100,
    late=[LateLine(NAME, 1000, 1000)] * 600,
    letters=[UNIT_LINE] * 600,
    obstacles=[UNIT_LINE] * 600,
    extensions=[UNIT_LINE] * 600,
    paused=[UNIT_LINE] * 600,
    unreachable=[NAME] * 600,
    undelivered=[NAME] * 600,
    before=Before(TODAY, False, 9999, 9999, 9999, 9999, 9999, 9999),
)
MORNING = Morning(
    NAME,
    TODAY,
    [replace(LINE, plan=NAME, acknowledged_on=TODAY, is_escalated=True)] * 100,
    [PeriodLine((period(),), overdue(), NAME, TODAY, is_escalated=True)] * 15,
    [RequestLine(99, LONG, overdue(), TODAY, is_escalated=True)] * 15,
    NASTY,
)
TASK = Task(
    NUMBER, "I", LONG, (NAME,), (), LONG, Deadline(DeadlineKind.NONE, due=date(2025, 1, 31), doubt=LONG)
)
RULE = ReportRule(RuleKind.HALF_YEAR, DueRule(month=6, day=15), True, LONG)
PLAN = Plan(LONG, NAME, NAME, TODAY, 2025, NAME, (RULE,) * 6, (TaskGroup("I", LONG),) * 20, (TASK,) * 100)
READING = PlanReading(PLAN, (Problem(NAME, LONG, LONG),) * 100)
COUNTS = PeriodCounts((period(), period(RuleKind.MONTHLY)), (NAME,) * 600, (NAME,) * 600, (NAME,) * 600, 600)
SUMMARY = Summary(
    LONG,
    Scope(1, (period(),), DUE, is_past=True, submitted_by=TODAY),
    datetime(2025, 6, 16, 9, 0),  # noqa: DTZ001 -- local already
    100,
    dict.fromkeys([*Status, None], 10),
    dict.fromkeys([*Status, None], -10),
    100,
    (COUNTS,),
    (OverdueTask(NUMBER, LONG, DUE, (NAME,) * 20, 600, 5, 0),) * 100,
    100,
)
REACHED = [UnitReach(1, NAME, level, Reach.UNREACHABLE) for level in UnitLevel] * 60
CODES = UnusedCodes(1, NAME, LinkRole.LEADER, 600, SUMMARY.at)
ENTRY = Entry(SUMMARY.at, NASTY, NASTY, "link_chat", LONG, LONG, NAME, NUMBER, LONG)
SAVED_RULE = SavedRule(1, RULE, stopped=True)
AMENDMENT = Amendment(
    (TASK,) * 99,
    (TASK,) * 99,
    (ChangedTask(TASK, replace(TASK, lead=(NAME,) * 3)),) * 99,
    RulesAmendment(
        (RULE,) * 40,
        (),
        (ChangedRule(SAVED_RULE, RULE),) * 40,
        (SAVED_RULE,) * 40,
        (KeptRule(SAVED_RULE, RULE),) * 40,
    ),
)
