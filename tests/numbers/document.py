"""The plan of the year that is lived through: 64 tasks of 30 units, and its new version of July."""

from dataclasses import replace
from datetime import date, timedelta

from plans.plan import Deadline, DeadlineKind, DueRule, Plan, ReportRule, RuleKind, Task, TaskGroup
from plans.status import Status

COMMUNES = (
    "UBND xã Hoa Lộc",
    "UBND xã Hậu Lộc",
    "UBND xã Triệu Lộc",
    "UBND xã Đông Thành",
    "UBND xã Tân Hòa",
    "UBND xã Tân Hóa",
    "UBND xã Nga Sơn",
    "UBND xã Nga An",
    "UBND xã Hồ Vương",
    "UBND xã Tân Tiến",
    "UBND xã Ba Đình",
    "UBND xã Vạn Lộc",
)
DEPARTMENTS = (
    "Sở Tài chính",
    "Sở Y tế",
    "Sở Nội vụ",
    "Sở Tư pháp",
    "Sở Xây dựng",
    "Sở Công Thương",
    "Sở Ngoại vụ",
    "Sở Khoa học và Công nghệ",
    "Sở Giáo dục và Đào tạo",
    "Sở Nông nghiệp và Môi trường",
    "Sở Dân tộc và Tôn giáo",
)
OTHERS = (
    "Công an tỉnh",
    "Thanh tra tỉnh",
    "Văn phòng UBND tỉnh",
    "Thuế tỉnh",
    "Bảo hiểm xã hội tỉnh",
    "Hội Nông dân tỉnh",
    "Liên đoàn Lao động tỉnh",
)
UNITS = (*COMMUNES, *DEPARTMENTS, *OTHERS)
TASKS = 64
ALL_COMMUNES = "UBND cấp xã"
NOBODY = "Các đơn vị có liên quan"
TARGETS = ("80% doanh nghiệp", "100% hồ sơ được số hóa")
RULES = (
    ReportRule(RuleKind.MONTHLY, DueRule(day=15), True, "trước ngày 15 hằng tháng"),
    ReportRule(RuleKind.HALF_YEAR, DueRule(month=6, day=15), True, "6 tháng (trước ngày 15/6)"),
    ReportRule(RuleKind.YEAR, DueRule(month=12, day=15), True, "năm (trước ngày 15/12)"),
)


def first_version() -> Plan:
    """Return the plan as it is saved in December 2024."""
    tasks = tuple(_task(number) for number in range(1, TASKS + 1))
    return Plan(
        title="Kế hoạch triển khai Đề án 06 năm 2025",
        number="43/KH-UBND",
        issuer="UBND tỉnh Lam Sơn",
        issued=date(2024, 12, 10),
        year=2025,
        standing_unit="Công an tỉnh",
        report_rules=RULES,
        groups=tuple(TaskGroup(str(number), f"Nhóm thứ {number}") for number in range(1, 11)),
        tasks=tasks,
    )


def second_version() -> Plan:
    """Return the version of July: without some tasks, with two more, other leads and other dates."""
    plan, gone = first_version(), {"7", "23", "41"}
    tasks = [_changed(task) for task in plan.tasks if task.number not in gone]
    added = [replace(_task(number), number=str(number)) for number in (65, 66)]
    return replace(plan, tasks=(*tasks, *added))


def _changed(task: Task) -> Task:
    number = int(task.number)
    if number % 9 == 1:
        return replace(task, lead=(*task.lead[1:], UNITS[(number + 11) % len(UNITS)]))
    if number % 9 == 2 and task.deadline.due:
        return replace(task, deadline=replace(task.deadline, due=task.deadline.due + timedelta(days=45)))
    return task


def _task(number: int) -> Task:
    status = {5: Status.DONE, TASKS: Status.WAITING}.get(number)
    due = date(2025, 1, 20) + timedelta(days=number * 37 % 330)
    return Task(
        number=str(number),
        group=str(number % 10 + 1) if number % 13 else None,
        title=f"Nội dung nhiệm vụ {number}",
        lead=_leads(number),
        coordinating=(UNITS[(number + 5) % len(UNITS)],),
        deadline_text=f"Ngày {due:%d/%m/%Y}",
        deadline=_deadline(number, due),
        targets=TARGETS if number % 12 == 0 else TARGETS[:1] if number % 6 == 0 else (),
        status=status,
        progress="Theo báo cáo năm trước" if status else None,
    )


def _deadline(number: int, due: date) -> Deadline:
    if number % 7 == 0:
        return Deadline(DeadlineKind.ONGOING, ongoing=True)
    return Deadline(DeadlineKind.AWAITING_GUIDANCE if number % 11 == 0 else DeadlineKind.BY_DATE,
                    due=None if number % 11 == 0 else due)  # fmt: skip


def _leads(number: int) -> tuple[str, ...]:
    if number in {16, 48}:
        return (ALL_COMMUNES,)
    if number == TASKS:
        return (NOBODY,)
    return tuple(UNITS[(number * 3 + step) % len(UNITS)] for step in range((1, 2, 1, 3)[number % 4]))
