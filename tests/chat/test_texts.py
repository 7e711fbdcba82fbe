"""Every message with the longest and worst values: Telegram takes it, nothing in it becomes markup."""

import inspect
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from types import ModuleType

import pytest

from chat import texts
from chat.keyboards.link_lists import CODES_A_PAGE, UNITS_A_PAGE
from chat.texts.claims import ClaimLine
from chat.texts.digest import Audit, Before, Digest, DueLine, LateLine, UnitLine
from chat.texts.exports import KeptFile
from chat.texts.periods import CardLine, FreeText
from chat.texts.recording import Counted, Recorded, Replaced
from chat.texts.reminders import Morning, PeriodLine, RequestLine, TaskLine
from chat.texts.reporting import TaskState
from chat.texts.sheets import Change
from chat.texts.summary_details import Said
from handlers.audit_log import A_PAGE
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
from plans.report import Obstacle, UnitRecord
from plans.rule_amendment import ChangedRule, KeptRule, RulesAmendment, SavedRule
from plans.standing import (
    Assigned,
    NamedPeriod,
    Scope,
    Submission,
    TaskStanding,
    UnitStanding,
    UnitTask,
    UnitView,
)
from plans.status import Status
from plans.units import UnitLevel
from reports.ranking import Place
from reports.summary import OverdueTask, PeriodCounts, Summary
from sandbox.formatting import parse_html, units
from storage.audit_log import Entry
from storage.link_overview import Reach, UnitReach, UnusedCodes
from storage.models import ExportKind, LinkRole, Reporters

LONGEST_MESSAGE = 4096
LONGEST_ALERT = 200
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
    [Counted(COUNT, COUNT)] * 30,
    [COUNT] * 30,
    [f"80% {LONG}"] * 30,
    LONG,
    LONG,
    LONG,
    Replaced(NASTY, "08:15", "đang thực hiện, 85%"),
    plan=LONG,
)
CHANGE = Change(
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

MESSAGES = [
    texts.access.not_linked(),
    texts.access.apology(),
    texts.guide.unit("07:30"),
    texts.guide.secretariat(),
    texts.guide.leader(),
    texts.guide.reader(),
    texts.linking.welcome_reader(),
    texts.guide.anybody(),
    texts.linking.welcome_private(),
    texts.linking.code_needed(),
    texts.linking.already_linked(NAME),
    texts.linking.secretariat_linked(),
    texts.linking.unit_linked(NAME, "07:30", "dondoc_bot", NASTY),
    texts.linking.test_usage(),
    texts.linking.test_message(NAME),
    texts.linking.test_under_way(NAME, [NASTY] * 50),
    texts.linking.test_without_group(NAME),
    texts.linking.test_arrived(NAME, NASTY),
    texts.linking.test_failed(NAME, NASTY, "kicked"),
    texts.linking.test_unknown(NAME, NASTY),
    texts.linking.told_secretariat(NAME, NASTY, NASTY),
    texts.linking.code_issued(NAME, "ABCD2345EFGH", "https://t.me/dondoc_bot?startgroup=ABCD2345EFGH"),
    texts.linking.other_role(),
    texts.linking.linked_before(),
    texts.linking.revoked_code(),
    texts.linking.shared_chat([NAME] * 600),
    texts.linking.leader_linked(NAME),
    texts.linking.leader_told(NAME, NASTY, NASTY),
    texts.linking.leader_code_issued(NAME, "ABCD2345EFGH", "https://t.me/dondoc_bot?start=ABCD2345EFGH"),
    texts.linking.whose_words(12),
    texts.linking.chosen_unit(NAME),
    texts.people.who_is_this(NASTY, NAME, [NASTY] * 50),
    texts.people.asked_secretariat(NASTY, NAME),
    texts.people.also_waits(),
    texts.people.agreed(NASTY, NAME, NASTY),
    texts.people.refused(NASTY, NAME, NASTY),
    texts.people.focal_points(NAME, Reporters.REGISTERED, [NASTY] * 50),
    texts.people.unit_from_outside(NAME, Reporters.ANYONE, []),
    texts.people.everybodys_rule(Reporters.REGISTERED),
    texts.people.rule_chosen(NAME, Reporters.REGISTERED, NASTY),
    texts.people.registered(NASTY, NAME),
    texts.people.ended(NASTY, NAME, NASTY),
    texts.people.handed_over(NASTY, NASTY, NAME),
    texts.people.to_whom(),
    texts.people.nobody_known(),
    texts.people.left(NASTY, NAME),
    texts.people.unknown_unit(NASTY),
    texts.people.forget_question(NASTY),
    texts.people.forgotten(),
    texts.people.contact(NASTY),
    texts.people.contact_chosen(NASTY),
    texts.people.no_contact(),
    texts.people.contact_too_long(200),
    texts.audit.log(NAME, [(SUMMARY.at, ENTRY)] * A_PAGE),
    texts.audit.usage(),
    texts.audit.caption(NAME, 20_000),
    texts.link_lists.overview(REACHED),
    texts.link_lists.unit_list(Reach.UNREACHABLE, REACHED, 0, UNITS_A_PAGE),
    texts.link_lists.code_list(600, [(CODES, SUMMARY.at)] * CODES_A_PAGE),
    texts.link_lists.sheet_caption(600, DUE),
    texts.link_lists.page_caption(),
    texts.link_lists.everybody_linked(),
    texts.link_lists.ended(NAME, NASTY, NASTY),
    texts.link_lists.no_longer_yours(NAME),
    texts.linking.which_unit(NAME),
    texts.linking.unknown_unit(NAME),
    texts.linking.collective(NAME),
    texts.linking.unreachable(NAME, NASTY),
    texts.linking.reachable_again(NAME, NASTY),
    texts.linking.name_too_long(150),
    texts.plans.preview(READING, TODAY),
    texts.plans.send_document(),
    texts.plans.unreadable(NASTY),
    texts.plans.saved(LONG, 100, 600, NASTY),
    texts.plans.dropped(NASTY),
    texts.amendments.difference(LONG, AMENDMENT),
    texts.amendments.applied(LONG, AMENDMENT, 600, NASTY),
    texts.amendments.difference(LONG, Amendment((), (), (), RulesAmendment(is_silent=True))),
    texts.amendments.told_unit(
        NAME,
        LONG,
        [texts.amendments.now_yours(NUMBER, LONG, "trước ngày 20/6/2025")] * 99,
        [texts.amendments.report_asked(RULE, RULE)] * 9,
    ),
    texts.digest.digest(DIGEST),
    texts.digest.overdue_file(TODAY),
    texts.digest.missing([period(), period(RuleKind.MONTHLY)], 14, 10, [NAME] * 600, LONG),
    texts.digest.missing([period()], 14, 10, [NAME] * 600, LONG) + texts.digest.nudged_by(NASTY, 600),
    texts.digest.nudge(NAME, [period(), period(RuleKind.MONTHLY)]),
    texts.digest.audit(Audit(600, 0, [NAME] * 600, [NAME] * 600, [NAME] * 600, [NAME] * 600)),
    texts.reminders.morning(MORNING),
    texts.reminders.to_leader(MORNING),
    texts.reminders.seen_by(NASTY, TODAY).strip(),
    texts.reporting.how_does_it_stand(STATE),
    *(texts.recording.recorded(NAME, NASTY, [RECORDED] * items, LONG) for items in (1, 3, 4, 100)),
    texts.recording.figures_doubtful(NUMBER, [Counted(COUNT, COUNT)] * 30),
    texts.recording.figures_taken(NUMBER, [COUNT] * 30),
    texts.recording.figures_left_out(NUMBER),
    texts.recording.corrected(NAME, NASTY, [RECORDED] * 2, LONG, [NUMBER] * 99),
    texts.recording.edited_unclearly([NUMBER] * 99),
    texts.claims.batch([CLAIM] * 10, 600),
    texts.claims.nothing_waits(),
    texts.sheets.caption(3000, 2990),
    texts.sheets.no_open_tasks(),
    texts.sheets.differences([CHANGE] * 3000, 99, 3000),
    texts.sheets.nothing_changed(3000),
    texts.sheets.all_wrong(3000),
    texts.sheets.marked_caption(3000),
    texts.sheets.another_units(),
    texts.sheets.unreadable(NASTY),
    texts.sheets.taken(3000, NAME, NASTY, 12),
    texts.sheets.dropped(NASTY),
    texts.sheets.reported_by_parent(NAME, [NUMBER] * 99),
    texts.reporting.never_reported([NUMBER] * 99),
    texts.claims.why_returned(NAME, NUMBER, DUE),
    texts.claims.reason_needed(),
    texts.claims.returned(NAME, NUMBER, DUE, NASTY, is_told=False),
    texts.claims.decided_before(),
    texts.claims.told_unit(NUMBER, LONG, LONG, DUE, LONG),
    *texts.claims.of_unit([NUMBER] * 99, [NUMBER] * 99),
    texts.recording.note_kept(RECORDED),
    texts.reporting.which_task(NASTY),
    texts.reporting.not_understood(),
    texts.reporting.no_tasks(),
    texts.reporting.no_open_tasks(),
    texts.reporting.words_needed(),
    texts.reporting.nothing_to_repeat_of([NUMBER] * 100),
    texts.reporting.withdrawn(NUMBER, "đang thực hiện, 85%", NASTY),
    texts.reporting.owed(NAME, [STATE] * 100, [(period(), LONG)] * 30, TODAY),
    texts.periods.card([period(), period(RuleKind.MONTHLY)], [CardLine(STATE, True, LONG)] * 100, LONG),
    texts.periods.nothing_due(),
    texts.periods.card_without_tasks([period()], None, LONG),
    texts.periods.card_without_tasks([period()], FreeText(LONG, NASTY, TODAY, 12), LONG),
    texts.periods.added_afterwards([period()]),
    texts.periods.free_text_kept(),
    texts.evidence.files_of(NAME, 600, 10),
    texts.evidence.file(None, period(), LONG, TODAY),
    texts.evidence.file(NUMBER, None, None, TODAY),
    texts.periods.which_unit_to_reopen(),
    texts.periods.unit_not_sure([NAME] * 99),
    texts.periods.unit_not_sure([]),
    texts.periods.reopen_which(NAME),
    texts.periods.nothing_to_reopen(NAME),
    texts.periods.reopened(NAME, period(), NASTY),
    texts.periods.told_unit(period()),
    texts.periods.submitted([period()], NAME, NASTY, on=date(2025, 7, 1), days_late=12, missing=99),
    texts.periods.submitted_before([period()], [NUMBER] * 99),
    texts.summary.summary(SUMMARY, SUMMARY.at),
    texts.summary.no_plan(),
    texts.summary.by_group(SUMMARY, [(NUMBER, LONG, dict.fromkeys([*Status, None], 10))] * 40),
    texts.summary.by_unit(SUMMARY, [UnitStanding(1, NAME, 100, 50, 10)] * 600),
    texts.summary.overdue(SUMMARY),
    texts.summary.missing(SUMMARY),
    texts.summary.obstacles(SUMMARY, [Obstacle(NAME, NUMBER, LONG, TODAY, LONG, is_open=True)] * 50),
    texts.summary.which_plan(7),
    texts.summary_details.unit(
        UnitView(
            NAME,
            LONG,
            SUMMARY.scope,
            (UnitTask(NUMBER, LONG, LONG, DUE, Status.DONE_ONGOING, 99.5, is_late=True),) * 100,
            ((period(), Submission(NAME, True, TODAY)),) * 3,
        ),
        SUMMARY.at,
    ),
    texts.summary_details.task(
        TaskStanding(1, NUMBER, LONG, 1, DUE, dict.fromkeys([*Status, None], 100)),
        Assigned([NAME] * 30, [NAME] * 30, LONG, DUE),
        [NAME] * 8,
        [Said(NAME, "đang thực hiện", LONG, TODAY)] * 600,
        "Tính đến",
    ),
    texts.summary_details.no_such_day("31/2"),
    texts.summary_details.day_to_come(DUE),
    texts.summary_details.not_understood(LONG, [NAME] * 30),
    texts.summary_details.no_period((period(),) * 40),
    texts.exports.archive([KeptFile(ExportKind.WORD, LONG, SUMMARY.at, TODAY)] * 12, 4000),
    texts.exports.template_saved(LONG, [NAME] * 20),
    texts.ranking.ranking(LONG, DUE, TODAY, [Place(1, UnitRecord(NAME, 12, 12, 12, 30))] * 600),
    texts.exports.caption(ExportKind.WORD, LONG, "Số liệu", before=SUMMARY.at, changes=[LONG] * 20),
]

ALERTS = [
    texts.people.press_waits(),
    texts.people.passed_on(),
    texts.people.not_yours_to_decide(),
    texts.people.only_for_oneself(),
    texts.link_lists.revoked(600),
    texts.link_lists.sure_to_revoke(600),
    texts.digest.nudged(600),
    texts.digest.nobody_to_nudge(),
    texts.digest.resent("Sở Tài chính" * 50),
    texts.digest.not_resent(),
    texts.reminders.acknowledged(100, TODAY),
    texts.reminders.acknowledged_before(),
    texts.access.anonymous(),
    texts.access.not_linked(),
    texts.access.secretariat_only(),
    texts.access.units_only(),
    texts.access.leaders_read(),
    texts.access.in_secretariat_group(),
    texts.access.secretariat_unknown(),
    texts.access.membership_unknown(),
    texts.access.group_members_only(),
    texts.linking.choose_unit_below(),
    texts.access.apology(),
    texts.access.expired(),
    texts.access.already_done(),
    texts.plans.choose_past_first(1000),
    texts.plans.decided_before(),
    texts.reporting.changed_meanwhile("hoàn thành và duy trì thường xuyên, 99,5%"),
    texts.reporting.changed_meanwhile(""),
    texts.reporting.recorded_before(),
    texts.reporting.nothing_to_repeat(),
    texts.reporting.not_your_task(),
    texts.periods.gaps(1000),
    texts.periods.no_change_recorded(1000),
    texts.periods.nothing_left_unchanged(),
    texts.doubts.decided_before(),
]


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.splitlines()[0][:40])
def test_a_message_is_html_that_telegram_takes_and_not_too_long(message: str):
    shown = parse_html(message).text
    assert units(shown) <= LONGEST_MESSAGE
    assert shown


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.splitlines()[0][:40])
def test_what_came_from_people_never_becomes_markup(message: str):
    found = [entity["type"] for entity in parse_html(message).entities]
    assert set(found) <= {"bold", "code", "url", "bot_command"}
    assert "<script>" not in message


@pytest.mark.parametrize("alert", ALERTS)
def test_an_answer_to_a_press_is_short_and_plain(alert: str):
    assert units(alert) <= LONGEST_ALERT
    assert "<" not in alert
    assert "&" not in alert


def test_every_message_without_values_ends_as_a_sentence_does():
    said = [message for module in _modules() for message in _without_values(module)]
    assert len(said) > 20
    assert not [message for message in said if message.rstrip()[-1] not in ".:”)>" and "/" not in message]


def _modules() -> list[ModuleType]:
    return [
        texts.access,
        texts.doubts,
        texts.exports,
        texts.guide,
        texts.linking,
        texts.plans,
        texts.reporting,
        texts.summary,
        texts.summary_details,
    ]


def _without_values(module: ModuleType) -> list[str]:
    functions: list[Callable[[], str]] = [
        function
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    ]
    return [function() for function in functions if not inspect.signature(function).parameters]


def test_a_morning_without_tasks_points_to_the_button():
    morning = texts.reminders.morning(Morning("Sở Y tế", TODAY, periods=[PeriodLine((period(),), overdue())]))
    assert morning.endswith("Xin bấm nút dưới đây để báo cáo.")


def test_a_unit_that_never_reports_is_told_of_a_few_reports_and_of_its_tasks_all_the_same():
    morning = texts.reminders.morning(
        Morning("Sở Y tế", TODAY, [LINE] * 8, [PeriodLine((period(),), overdue())] * 12)
    )
    assert morning.count("• NV ") == 6
    assert morning.count("• Báo cáo ") == 4
    assert "… và 10 việc khác: /nhiemvu" in morning


def test_what_is_due_today_finds_room_however_much_is_overdue():
    today = rung_on(date(2025, 6, 13), date(2025, 6, 13), Ladder(), vietnam([2025]))
    assert today is not None
    lines = [*[LINE] * 20, TaskLine("7", "Việc hôm nay", None, None, today)]
    morning = texts.reminders.morning(Morning("Sở Y tế", TODAY, lines))
    assert morning.count("• NV ") == 10
    assert "🟠 Hôm nay</b>\n• NV 7" in morning.replace("<b>Hôm nay", "Hôm nay")
    assert "… và 11 việc khác: /nhiemvu" in morning


def test_the_leader_is_named_beside_what_is_late_for_long():
    late = replace(LINE, number="6", is_escalated=True)
    value = Morning("Sở Y tế", TODAY, [late, LINE], leader="Ông Nguyễn Văn A, Giám đốc")
    assert (
        "quá hạn nhiều ngày: NV 6. Kính đề nghị <b>Ông Nguyễn Văn A, Giám đốc</b>"
        in texts.reminders.morning(value)
    )
    assert "Kính đề nghị lãnh đạo đơn vị" in texts.reminders.morning(replace(value, leader=None))
    assert texts.reminders.to_leader(value).count("• NV") == 1


def test_a_preview_counts_every_task_once():
    kinds = [
        Deadline(DeadlineKind.AWAITING_GUIDANCE, ongoing=True),
        Deadline(DeadlineKind.AWAITING_GUIDANCE, due=date(2025, 12, 31)),
        Deadline(DeadlineKind.ONGOING, ongoing=True),
        Deadline(DeadlineKind.NONE),
    ]
    tasks = tuple(Task("1", None, "x", (), (), None, deadline) for deadline in kinds)
    plan = Plan(None, None, None, None, None, None, (), (), tasks)
    preview = texts.plans.preview(PlanReading(plan), TODAY)
    assert (
        "• 1 có thời hạn\n• 1 thực hiện thường xuyên\n• 1 chờ chỉ đạo, hướng dẫn\n• 1 chưa có hạn cụ thể"
        in preview
    )
    assert "Kế hoạch chưa rõ tên" in preview
    assert "Chưa rõ số · chưa rõ ngày · chưa rõ cơ quan ban hành" in preview


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (ReportRule(RuleKind.MONTHLY, DueRule(day=15), True, ""), "hằng tháng: trước ngày 15"),
        (ReportRule(RuleKind.MONTHLY, DueRule(day=5), False, ""), "hằng tháng: ngày 05"),
        (ReportRule(RuleKind.YEAR, DueRule(month=12, day=15), True, ""), "năm: trước ngày 15/12"),
        (
            ReportRule(RuleKind.OWN_PLAN, DueRule(date=date(2025, 3, 25)), True, ""),
            "kế hoạch của đơn vị: trước ngày 25/3/2025",
        ),
        (ReportRule(RuleKind.AD_HOC, None, False, ""), "đột xuất khi có yêu cầu"),
        (ReportRule(RuleKind.QUARTERLY, None, False, ""), "hằng quý (chưa rõ ngày)"),
    ],
)
def test_a_report_rule_in_words(rule: ReportRule, words: str):
    assert texts.plans.rule_in_words(rule) == words


def test_time_left_says_why_a_day_off_matters():
    calendar = vietnam([2025])

    def left(today: date, due: date) -> str:
        rung = rung_on(today, due, Ladder(), calendar)
        assert rung is not None
        return texts.reminders.time_left(rung)

    friday, saturday = date(2025, 6, 13), date(2025, 6, 14)
    assert left(date(2025, 6, 12), friday) == "còn 1 ngày"
    assert left(friday, friday) == "hôm nay là hạn cuối"
    assert (
        left(friday, saturday) == "hôm nay là ngày làm việc cuối cùng trước hạn (ngày 14/6/2025 là thứ Bảy)"
    )
    assert left(date(2025, 6, 10), saturday) == (
        "còn 3 ngày; ngày làm việc cuối cùng trước hạn là thứ Sáu 13/6/2025 (ngày 14/6/2025 là thứ Bảy)"
    )
    assert left(date(2025, 8, 29), date(2025, 9, 2)).endswith("trước hạn (hạn vào ngày nghỉ)")
    assert left(date(2025, 6, 18), friday) == "quá hạn 3 ngày làm việc"
