"""The fixed cast and the one moment: Thursday 12 June 2025, 07:30 in Hanoi."""

from datetime import UTC, date, datetime

from plans.plan import Deadline, DeadlineKind, DueRule, Plan, ReportRule, RuleKind, Task, TaskGroup
from storage.actors import Actor, Speaker
from storage.models import LinkRole

TODAY = date(2025, 6, 12)
NOW = datetime(2025, 6, 12, 0, 30, tzinfo=UTC)

FINANCE = "Sở Tài chính"
COMMUNE = "UBND xã Hoa Lộc"
POLICE = "Công an tỉnh"

SECRETARIAT_CHAT, FINANCE_CHAT, COMMUNE_CHAT, FOREIGN_CHAT = -100, -200, -300, -900


def speaker(chat_id: int, person_id: int = 7, name: str = "Nguyễn Thu Hà") -> Speaker:
    """Return a person in a chat."""
    return Speaker(person_id, name, chat_id, None, f"Nhóm {chat_id}")


def secretary() -> Actor:
    """Return a member of the secretariat."""
    return Actor(1, "Phạm Thị Lan", SECRETARIAT_CHAT, None, LinkRole.SECRETARIAT, None, None)


def focal_point(unit_id: int, chat_id: int = FINANCE_CHAT, name: str = FINANCE) -> Actor:
    """Return a focal point of a unit."""
    return Actor(7, "Nguyễn Thu Hà", chat_id, None, LinkRole.UNIT, unit_id, name)


def task(number: str, lead: str, due: date | None = None, **changes: object) -> Task:
    """Return a task with one lead unit; without a date it is ongoing."""
    kind = DeadlineKind.BY_DATE if due else DeadlineKind.ONGOING
    values: dict[str, object] = {
        "number": number,
        "group": "I",
        "title": f"Nội dung nhiệm vụ {number}",
        "lead": (lead,),
        "coordinating": (),
        "deadline_text": f"Ngày {due:%d/%m/%Y}" if due else "Thực hiện thường xuyên",
        "deadline": Deadline(kind, due=due, ongoing=due is None),
    }
    return Task(**(values | changes))  # type: ignore[arg-type] # the defaults above fit


MONTHLY = ReportRule(RuleKind.MONTHLY, DueRule(day=15), True, "trước ngày 15 hàng tháng")
HALF_YEAR = ReportRule(RuleKind.HALF_YEAR, DueRule(month=6, day=15), True, "6 tháng (trước ngày 15/6)")


def plan(*tasks: Task, rules: tuple[ReportRule, ...] = (MONTHLY, HALF_YEAR)) -> Plan:
    """Return a small plan of 2025."""
    return Plan(
        title="Kế hoạch thử năm 2025",
        number="01/KH-UBND",
        issuer="UBND tỉnh Lam Sơn",
        issued=date(2025, 1, 10),
        year=2025,
        standing_unit=POLICE,
        report_rules=rules,
        groups=(TaskGroup("I", "Nhóm một", len(tasks)),),
        tasks=tasks,
    )
