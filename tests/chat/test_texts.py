"""What single messages say: which lines find room, what is counted, what a day off changes."""

import inspect
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from types import ModuleType

import pytest

from chat.markup import LONGEST_MESSAGE, length
from chat.texts import access, guide
from chat.texts.groups import linking as linking_texts
from chat.texts.plans import amendments as amendment_texts
from chat.texts.plans import doubts as doubt_texts
from chat.texts.plans import preview as preview_texts
from chat.texts.plans import proposals as proposal_texts
from chat.texts.reminders import morning as morning_texts
from chat.texts.reminders.morning import Morning, PeriodLine, TaskLine
from chat.texts.reporting import statuses as status_texts
from chat.texts.summary import details as detail_texts
from chat.texts.summary import files as file_texts
from chat.texts.summary import parts as part_texts
from plans.amendment import Amendment, ChangedTask
from plans.calendar import vietnam
from plans.ladder import Ladder, Rung, rung_on
from plans.plan import Deadline, DeadlineKind, DueRule, Plan, PlanReading, ReportRule, RuleKind, Task
from plans.standing import NamedPeriod

TODAY = date(2025, 6, 12)
DUE = date(2025, 6, 14)


def overdue() -> Rung:
    rung = rung_on(date(2025, 6, 16), DUE, Ladder(), vietnam([2025]))
    assert rung is not None
    return rung


def period() -> NamedPeriod:
    return NamedPeriod(1, RuleKind.HALF_YEAR, 2025, 1, DUE, strictly_before=True)


LINE = TaskLine("12.34.56", "Ban hành chính sách", None, None, overdue())


def test_every_message_without_values_ends_as_a_sentence_does():
    said = [message for module in _modules() for message in _without_values(module)]
    assert len(said) > 20
    assert not [message for message in said if message.rstrip()[-1] not in ".:”)>" and "/" not in message]


def _modules() -> list[ModuleType]:
    return [
        access,
        doubt_texts,
        file_texts,
        guide,
        linking_texts,
        preview_texts,
        proposal_texts,
        status_texts,
        part_texts,
        detail_texts,
    ]


def _without_values(module: ModuleType) -> list[str]:
    functions: list[Callable[[], str]] = [
        function
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    ]
    return [function() for function in functions if not inspect.signature(function).parameters]


def test_a_morning_without_tasks_points_to_the_button():
    morning = morning_texts.morning(Morning("Sở Y tế", TODAY, periods=[PeriodLine((period(),), overdue())]))
    assert morning.endswith("Xin bấm nút dưới đây để báo cáo.")


def test_a_unit_that_never_reports_is_told_of_a_few_reports_and_of_its_tasks_all_the_same():
    morning = morning_texts.morning(
        Morning("Sở Y tế", TODAY, [LINE] * 8, [PeriodLine((period(),), overdue())] * 12)
    )
    assert morning.count("• NV ") == 6
    assert morning.count("• Báo cáo ") == 4
    assert "… và 10 việc khác: /nhiemvu" in morning


def test_what_is_due_today_finds_room_however_much_is_overdue():
    today = rung_on(date(2025, 6, 13), date(2025, 6, 13), Ladder(), vietnam([2025]))
    assert today is not None
    lines = [*[LINE] * 20, TaskLine("7", "Việc hôm nay", None, None, today)]
    morning = morning_texts.morning(Morning("Sở Y tế", TODAY, lines))
    assert morning.count("• NV ") == 10
    assert "🟠 Hôm nay</b>\n• NV 7" in morning.replace("<b>Hôm nay", "Hôm nay")
    assert "… và 11 việc khác: /nhiemvu" in morning


def test_the_leader_is_named_beside_what_is_late_for_long():
    late = replace(LINE, number="6", is_escalated=True)
    value = Morning("Sở Y tế", TODAY, [late, LINE], leader="Ông Nguyễn Văn A, Giám đốc")
    assert (
        "quá hạn nhiều ngày: NV 6. Kính đề nghị <b>Ông Nguyễn Văn A, Giám đốc</b>"
        in morning_texts.morning(value)
    )
    assert "Kính đề nghị lãnh đạo đơn vị" in morning_texts.morning(replace(value, leader=None))
    assert morning_texts.to_leader(value).count("• NV") == 1


def test_a_preview_counts_every_task_once():
    kinds = [
        Deadline(DeadlineKind.AWAITING_GUIDANCE, ongoing=True),
        Deadline(DeadlineKind.AWAITING_GUIDANCE, due=date(2025, 12, 31)),
        Deadline(DeadlineKind.ONGOING, ongoing=True),
        Deadline(DeadlineKind.NONE),
    ]
    tasks = tuple(Task("1", None, "x", (), (), None, deadline) for deadline in kinds)
    plan = Plan(None, None, None, None, None, None, (), (), tasks)
    preview = preview_texts.preview(PlanReading(plan), TODAY)
    assert (
        "• 1 có thời hạn\n• 1 thực hiện thường xuyên\n• 1 chờ chỉ đạo, hướng dẫn\n• 1 chưa có hạn cụ thể"
        in preview
    )
    assert "Kế hoạch chưa rõ tên" in preview
    assert "Chưa rõ số · chưa rõ ngày · chưa rõ cơ quan ban hành" in preview


def test_what_a_new_version_changes_has_room_however_long_its_words_are():
    def task(number: int, lead: str, due: date) -> Task:
        deadline = Deadline(DeadlineKind.BY_DATE, due=due)
        return Task(str(number), None, lead * 300, (lead * 300, "Sở Y tế"), (), None, deadline)

    pairs = tuple(
        ChangedTask(task(number, "<Sở> ", TODAY), task(number, "Cục & ", DUE)) for number in range(40)
    )
    text = amendment_texts.difference("Kế hoạch " * 500, Amendment((), (), pairs))
    assert length(text) <= LONGEST_MESSAGE
    assert "Đổi thời hạn: 40 nhiệm vụ" in text
    assert "Đổi đơn vị chủ trì: 40 nhiệm vụ" in text
    assert text.endswith("Báo cáo và hạn ban đầu đã có được giữ nguyên.")


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
    assert preview_texts.rule_in_words(rule) == words


def test_time_left_says_why_a_day_off_matters():
    calendar = vietnam([2025])

    def left(today: date, due: date) -> str:
        rung = rung_on(today, due, Ladder(), calendar)
        assert rung is not None
        return morning_texts.time_left(rung)

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
