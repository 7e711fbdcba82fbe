"""The plan of the year that is put straight into a database: its tasks, units, periods and linked groups."""

from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from plans.plan import DeadlineKind, Role, RuleKind
from plans.units import MemberRule, UnitLevel
from storage.models import (
    Assignment,
    ChatLink,
    Collective,
    LinkRole,
    Person,
    Plan,
    ReportPeriod,
    ReportRule,
    Task,
    TaskGroup,
    Unit,
)

SAVED = datetime(2024, 12, 16, 2, tzinfo=UTC)
DUES = [date(2025, month, 14) for month in range(1, 13)]
TARGET = "90% hồ sơ được số hóa"
EVERY = 20
"""One task in so many has a target, which its units report figures against."""


def add_plan(session: Session, tasks: int, units: int) -> int:
    """Add a plan whose tasks all units lead, with monthly, half-year and yearly reports; return its id."""
    session.add(Person(id=1, display_name="Nguyễn Thu Hà"))
    everybody = Collective(name="UBND cấp xã", rules=[MemberRule.COMMUNES.value])
    rules = [_rule(RuleKind.MONTHLY, None), _rule(RuleKind.HALF_YEAR, 6), _rule(RuleKind.YEAR, 12)]
    plan = Plan(
        title="Kế hoạch năm 2025",
        number="01/KH-UBND",
        issuer="UBND tỉnh Lam Sơn",
        year=2025,
        standing_unit="Công an tỉnh",
        saved_at=SAVED,
        saved_by=1,
        rules=rules,
        groups=[TaskGroup(position=n, number=str(n), title=f"Nhóm {n}") for n in range(1, 11)],
    )
    session.add_all([plan, everybody])
    session.flush()
    session.add_all(
        Unit(name=f"UBND xã số {number:03}", level=UnitLevel.COMMUNE, created_at=SAVED, other_names=[])
        for number in range(1, units + 1)
    )
    session.add_all(_period(plan.id, rules[0], due) for due in DUES)
    session.flush()
    session.add_all([_period(plan.id, rules[1], DUES[5]), _period(plan.id, rules[2], DUES[11])])
    session.add_all(_a_task(plan, everybody, number) for number in range(1, tasks + 1))
    session.add_all(_link(unit) for unit in range(1, units + 1) if unit % 9)
    session.flush()
    return plan.id


def _rule(kind: RuleKind, month: int | None) -> ReportRule:
    return ReportRule(kind=kind, month=month, day=15, strictly_before=True, source_text="trước ngày 15")


def _a_task(plan: Plan, everybody: Collective, number: int) -> Task:
    group = plan.groups[number % len(plan.groups)].id if number % 17 else None
    return Task(
        plan_id=plan.id,
        group_id=group,
        position=number,
        number=str(number),
        title=f"Nội dung nhiệm vụ {number}",
        deadline_text="Trong năm 2025",
        deadline_kind=DeadlineKind.BY_DATE,
        due=date(2025, 12, 31),
        ongoing=False,
        targets=[TARGET] if number % EVERY == 0 else [],
        source="",
        assignments=[Assignment(collective=everybody, role=Role.LEAD)],
    )


def _period(plan_id: int, rule: ReportRule, due: date) -> ReportPeriod:
    number = due.month if rule.kind is RuleKind.MONTHLY else 1
    names = {RuleKind.MONTHLY: f"2025-{number:02}", RuleKind.HALF_YEAR: "2025-H1", RuleKind.YEAR: "2025"}
    return ReportPeriod(
        plan_id=plan_id,
        rule_id=rule.id,
        kind=rule.kind,
        name=f"{rule.kind}:{names[rule.kind]}",
        year=2025,
        number=number,
        due=due,
        strictly_before=True,
    )


def _link(unit: int) -> ChatLink:
    return ChatLink(chat_id=-unit, title="", role=LinkRole.UNIT, unit_id=unit, linked_at=SAVED)
