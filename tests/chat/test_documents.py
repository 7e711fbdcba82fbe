"""A reading as plain text for the terminal."""

from dataclasses import replace
from datetime import date

from chat.texts.plans.as_text import reading_as_text
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


def plan_of_three_tasks() -> Plan:
    ongoing = Deadline(DeadlineKind.ONGOING, ongoing=True)
    doubtful = Deadline(DeadlineKind.BY_DATE, due=date(2025, 6, 19), doubt="hai ngày")
    tasks = (
        Task("1", "I", "Ban hành chính sách", ("Sở Tài chính",), ("Sở Y tế",), "Trước 20/6", doubtful),
        Task("2", "I", "Tuyên truyền", (), (), None, ongoing),
        Task("3", None, "Không thuộc nhóm nào", ("Sở Y tế",), (), None, Deadline(DeadlineKind.NONE)),
    )
    rules = (ReportRule(RuleKind.MONTHLY, DueRule(day=15), True, "trước ngày 15 hằng tháng"),)
    return Plan(
        "Đề án 06",
        "36/KH-UBND",
        "UBND tỉnh",
        date(2025, 2, 17),
        2025,
        "Công an tỉnh",
        rules,
        (TaskGroup("I", "Pháp lý"),),
        tasks,
    )


def test_a_reading_is_printed_with_its_rules_groups_tasks_and_problems():
    reading = PlanReading(plan_of_three_tasks(), (Problem("dòng 9", "xyz", "không hiểu"),))
    assert reading_as_text(reading) == (
        "Đề án 06\n"
        "Số: 36/KH-UBND · Ngày: 17/02/2025\n"
        "Cơ quan ban hành: UBND tỉnh · Cơ quan thường trực: Công an tỉnh\n"
        "\nChế độ báo cáo:\n"
        "  hằng tháng: trước ngày 15 – “trước ngày 15 hằng tháng”\n"
        "\nI. Pháp lý\n"
        "  1. Ban hành chính sách\n"
        "     Chủ trì: Sở Tài chính\n"
        "     Phối hợp: Sở Y tế\n"
        "     Thời hạn: Trước 20/6 → ngày cuối đúng hạn 19/6/2025 (cần xem lại: hai ngày)\n"
        "  2. Tuyên truyền\n"
        "     Chủ trì: ?\n"
        "     Thời hạn: ? → chưa có ngày, thường xuyên\n"
        "  3. Không thuộc nhóm nào\n"
        "     Chủ trì: Sở Y tế\n"
        "     Thời hạn: ? → chưa có ngày\n"
        "\n3 nhiệm vụ, 1 chỗ cần xem lại\n"
        "  dòng 9: không hiểu (“xyz”)"
    )


def test_a_task_read_from_prose_is_printed_as_one_to_be_confirmed():
    plan = plan_of_three_tasks()
    first = replace(plan.tasks[0], proposed=True)
    printed = reading_as_text(PlanReading(replace(plan, tasks=(first, *plan.tasks[1:]))))
    assert "  1. Ban hành chính sách (đọc từ lời văn, chờ xác nhận)\n" in printed
    assert "  2. Tuyên truyền\n" in printed


def test_what_a_document_does_not_say_is_a_question_mark():
    printed = reading_as_text(PlanReading(Plan(None, None, None, None, None, None)))
    assert printed.startswith("Kế hoạch chưa rõ tên\nSố: ? · Ngày: ?")
