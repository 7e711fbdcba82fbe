"""A year of reports put straight into a database: tasks × units × months, as the conversations leave them."""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import Table, insert
from sqlalchemy.orm import Session

from plans.months import reporting_month
from plans.plan import DeadlineKind, Role, RuleKind
from plans.status import FINISHED, Status
from plans.units import UnitLevel
from storage.models import (
    Assignment,
    CurrentStatus,
    Obligation,
    ObligationKind,
    ObligationState,
    Person,
    Plan,
    ReportPeriod,
    ReportRule,
    Task,
    TaskGroup,
    Unit,
    Update,
    UpdateSource,
)
from storage.models.updates import ENDLESS

SAVED = datetime(2024, 12, 16, 2, tzinfo=UTC)
END = date(2025, 12, 10)
"""The day on which the year is looked back on: eleven reports are over, the twelfth is due on the 14th."""
STATUSES = (*Status, Status.DONE, Status.IN_PROGRESS, Status.IN_PROGRESS)
DUES = [date(2025, month, 14) for month in range(1, 13)]


def live_a_year(session: Session, tasks: int, units: int, leads: Sequence[int] = (), seed: int = 7) -> int:
    """Let units report on the tasks they lead in every month; return the plan's id.

    `leads` is how many units lead the first task, the second … and again from the beginning; all of them
    without it.
    """
    chance = random.Random(seed)
    plan_id = _plan(session, tasks, units)
    periods = {period.due: period.id for period in session.query(ReportPeriod)}
    spoken: list[dict[str, Any]] = []
    present: list[dict[str, Any]] = []
    owed = [_report(chance, plan_id, unit, due, periods[due]) for unit in range(1, units + 1) for due in DUES]
    for task in range(1, tasks + 1):
        task_due = date(2025, 1, 1) + timedelta(days=chance.randint(30, 360))
        for unit in _leads(task, units, leads):
            last = None
            for due in DUES:
                said_on = due - timedelta(days=chance.randint(0, 20))
                if chance.random() < 0.03 or said_on > END:  # not every month is reported on
                    continue
                last = (chance.choice(STATUSES), said_on)
                spoken.append(_update(len(spoken) + 1, task, unit, due, *last))
                present.append(_present(len(spoken), task, unit, due, last[0]))
            owed.append(_task(plan_id, unit, task, task_due, last))
    _until(present)
    for model, rows in ((Update, spoken), (CurrentStatus, present), (Obligation, owed)):
        table = model.__table__
        assert isinstance(table, Table)
        session.execute(insert(table), rows)
    return plan_id


def _leads(task: int, units: int, leads: Sequence[int]) -> list[int]:
    number = leads[task % len(leads)] if leads else units
    return sorted((task + step) % units + 1 for step in range(number))


def _plan(session: Session, tasks: int, units: int) -> int:
    session.add(Person(id=1, display_name="Nguyễn Thu Hà"))
    rule = ReportRule(
        kind=RuleKind.MONTHLY, day=15, strictly_before=True, source_text="trước ngày 15 hằng tháng"
    )
    plan = Plan(
        title="Kế hoạch năm 2025",
        number="01/KH-UBND",
        issuer="UBND tỉnh Lam Sơn",
        year=2025,
        standing_unit="Công an tỉnh",
        saved_at=SAVED,
        saved_by=1,
        rules=[rule],
        groups=[TaskGroup(position=n, number=str(n), title=f"Nhóm {n}") for n in range(1, 11)],
    )
    session.add(plan)
    session.flush()
    session.add_all(
        Unit(name=f"UBND xã số {number:03}", level=UnitLevel.COMMUNE, created_at=SAVED, other_names=[])
        for number in range(1, units + 1)
    )
    session.add_all(_period(plan.id, rule.id, due) for due in DUES)
    session.add_all(_a_task(plan, number) for number in range(1, tasks + 1))
    session.flush()
    return plan.id


def _a_task(plan: Plan, number: int) -> Task:
    return Task(
        plan_id=plan.id,
        group_id=plan.groups[number % len(plan.groups)].id,
        position=number,
        number=str(number),
        title=f"Nội dung nhiệm vụ {number}",
        deadline_text="Trong năm 2025",
        deadline_kind=DeadlineKind.BY_DATE,
        due=date(2025, 12, 31),
        ongoing=False,
        targets=[],
        source="",
        assignments=[Assignment(unit_id=1, role=Role.LEAD)],
    )


def _period(plan_id: int, rule_id: int, due: date) -> ReportPeriod:
    return ReportPeriod(
        plan_id=plan_id,
        rule_id=rule_id,
        kind=RuleKind.MONTHLY,
        name=f"monthly:2025-{due.month:02}",
        year=2025,
        number=due.month,
        due=due,
        strictly_before=True,
    )


def _update(number: int, task: int, unit: int, due: date, status: Status, said_on: date) -> dict[str, Any]:
    return {
        "id": number,
        "task_id": task,
        "unit_id": unit,
        "month": reporting_month(due),
        "status": status,
        "percent": float(number % 101) if status is Status.IN_PROGRESS else None,
        "text": f"Đã triển khai đến các thôn, bản; đang tiếp tục (lần {number})",
        "source": UpdateSource.REPLY,
        "person_id": 1,
        "chat_id": -unit,
        "said_at": datetime(said_on.year, said_on.month, said_on.day, 3, tzinfo=UTC),
        "said_on": said_on,
    }


def _present(update_id: int, task: int, unit: int, due: date, status: Status) -> dict[str, Any]:
    return {
        "task_id": task,
        "unit_id": unit,
        "month": reporting_month(due),
        "until": ENDLESS,
        "status": status,
        "update_id": update_id,
    }


def _until(present: list[dict[str, Any]]) -> None:
    """Let each row stand until the month of the next one of its unit and task; they come in order."""
    for row, following in pairwise(present):
        if (row["task_id"], row["unit_id"]) == (following["task_id"], following["unit_id"]):
            row["until"] = following["month"]


def _task(plan_id: int, unit: int, task: int, due: date, last: tuple[Status, date] | None) -> dict[str, Any]:
    met = last is not None and last[0] in FINISHED
    return {
        "plan_id": plan_id,
        "unit_id": unit,
        "kind": ObligationKind.TASK,
        "task_id": task,
        "period_id": None,
        "due": due,
        "state": ObligationState.MET if met else ObligationState.OPEN,
        "met_on": last[1] if met and last else None,
    }


def _report(chance: random.Random, plan_id: int, unit: int, due: date, period_id: int) -> dict[str, Any]:
    on = chance.choice((due, due, due - timedelta(days=2), due + timedelta(days=3), None))
    on = on if on is not None and on <= END else None
    return {
        "plan_id": plan_id,
        "unit_id": unit,
        "kind": ObligationKind.PERIOD,
        "task_id": None,
        "period_id": period_id,
        "due": due,
        "state": ObligationState.MET if on else ObligationState.OPEN,
        "met_on": on,
    }
