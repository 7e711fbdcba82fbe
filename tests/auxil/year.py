"""A year of reports put straight into a database: tasks × units × months, as the conversations leave them.

Far too much to be said one by one; `tests.numbers.chronicle` lives a smaller year through our own functions.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from sqlalchemy.orm import Session

from plans.months import reporting_month
from plans.status import FINISHED, Status
from storage.models import ReportPeriod
from storage.models.statements import ENDLESS
from tests.auxil.year_plan import DUES, EVERY, TARGET, add_plan

END = date(2025, 12, 10)
"""The day on which the year is looked back on: eleven reports are over, the twelfth is due on the 14th."""
STATUSES: tuple[Status, ...] = (
    *Status,
    *([Status.IN_PROGRESS] * 12),
    *([Status.WAITING, Status.NOT_STARTED] * 2),
)
MONTHS = [reporting_month(due) for due in DUES]
AGREED: dict[int, tuple[Status, ...]] = {
    0: (Status.DONE,),
    1: (Status.DONE, Status.DONE_ONGOING),
    2: (Status.WAITING,),
    3: (Status.NOT_STARTED,),
}
"""What all units say of some tasks, from some month on; of the others each says something else."""
SILENT = 50
"""Nobody says anything of this task."""


@dataclass(slots=True)
class _Rows:
    """What is to be inserted, as tuples in the order of the columns."""

    chance: random.Random
    plan_id: int
    updates: list[tuple[object, ...]] = field(default_factory=list)
    present: list[tuple[object, ...]] = field(default_factory=list)
    owed: list[tuple[object, ...]] = field(default_factory=list)
    versions: list[tuple[object, ...]] = field(default_factory=list)
    figures: list[tuple[object, ...]] = field(default_factory=list)
    extensions: list[tuple[object, ...]] = field(default_factory=list)
    matters: list[tuple[object, ...]] = field(default_factory=list)
    steps: list[tuple[object, ...]] = field(default_factory=list)


@dataclass(slots=True)
class _Stood:
    """What one unit said on one task."""

    month: str
    on: date
    status: Status | None = None
    percent: float | None = None
    update: int = 0


def live_a_year(session: Session, tasks: int, units: int, seed: int = 7) -> int:
    """Let every unit report on every task in every month, or not; return the plan's id."""
    plan_id = add_plan(session, tasks, units)
    rows = _Rows(random.Random(seed), plan_id)
    for period_id, due in session.query(ReportPeriod.id, ReportPeriod.due).order_by(ReportPeriod.id).all():
        for unit in range(1, units + 1):
            _report(rows, unit, due, period_id)
    for task in range(1, tasks + 1):
        due = date(2025, 1, 1) + timedelta(days=rows.chance.randint(30, 360))
        for unit in range(1, units + 1):
            _task(rows, task, unit, due, _speak(rows, task, unit))
    _put(session, "updates", _UPDATE, rows.updates)
    _put(session, "current_statuses", _PRESENT, rows.present)
    _put(session, "obligations", _OWED, rows.owed)
    _put(session, "obligation_versions", "obligation_id until state due met_on", rows.versions)
    _put(session, "figures", "update_id target unit done total", rows.figures)
    _put(session, "extensions", _EXTENSION, rows.extensions)
    _put(session, "matters", _MATTER, rows.matters)
    _put(session, "matter_steps", "matter_id action text person_id chat_id at day", rows.steps)
    return plan_id


_UPDATE = "id task_id unit_id month status percent text source withdraws_id person_id chat_id said_at said_on"
_PRESENT = "task_id unit_id month until status percent update_id"
_OWED = "id plan_id unit_id kind task_id period_id due original_due state met_on"
_EXTENSION = (
    "obligation_id unit_id task_id due_before asked_until granted_until state person_id chat_id asked_at "
    "asked_on decided_by decided_at decided_on"
)
_MATTER = "id kind unit_id task_id text state person_id chat_id raised_at raised_on"


def _speak(rows: _Rows, task: int, unit: int) -> list[_Stood]:
    """Let a unit speak on a task, or not, in every month; return what still counts."""
    stood: list[_Stood] = []
    if task == SILENT:
        return stood
    roll, agreed = rows.chance.random, AGREED.get(task % 7)
    for index, (month, due) in enumerate(zip(MONTHS, DUES, strict=True)):
        on = due - timedelta(days=int(roll() * 21))
        if agreed and index >= task % len(DUES):
            said = _Stood(month, min(on, END), agreed[int(roll() * len(agreed))])
            stood.append(_say(rows, task, unit, said))
        elif on <= END:
            done = next((one.status for one in stood[-1:] if one.status in FINISHED), None)
            # What is done is nearly always told to be done in the months after.
            said = _Stood(month, on, done if roll() < 0.95 else None)
            stood += _say_anything(rows, task, unit, said)
    _present(rows, task, unit, stood)
    return stood


def _say_anything(rows: _Rows, task: int, unit: int, said: _Stood) -> list[_Stood]:
    """Let a unit report, leave a note, correct its words or take them back; return what stands."""
    roll, kind = rows.chance.random, rows.chance.random()
    if kind < 0.03:
        return []
    if said.status is None and kind > 0.05:
        said.status = STATUSES[int(roll() * len(STATUSES))]
    if kind > 0.04 and said.status in {None, Status.IN_PROGRESS}:
        said.percent = float(int(roll() * 101))
    _say(rows, task, unit, said)
    if task % EVERY == 0:
        done, total = int(roll() * 500), 500 + int(roll() * 500)
        rows.figures.append((said.update, TARGET, "hồ sơ", float(done), float(total)))
    if 0.06 < kind < 0.07:
        _say(rows, task, unit, _Stood(said.month, said.on), withdraws=said.update)
        return []
    if 0.07 < kind < 0.08:
        return [_say(rows, task, unit, _Stood(said.month, said.on, Status.WAITING), withdraws=said.update)]
    if kind > 0.9 and said.status not in FINISHED:
        return [_say(rows, task, unit, _Stood(said.month, said.on, STATUSES[int(roll() * len(STATUSES))]))]
    return [said] if said.status is not None or said.percent is not None else []


def _say(rows: _Rows, task: int, unit: int, said: _Stood, withdraws: int | None = None) -> _Stood:
    said.update = number = len(rows.updates) + 1
    words = f"Đã triển khai đến các thôn, bản; đang tiếp tục (lần {number})"
    spoken = (number, task, unit, said.month, said.status, said.percent, words, "reply", withdraws, 1, -unit)
    rows.updates.append((*spoken, f"{said.on} 03:00:00.000000", str(said.on)))
    return said


def _present(rows: _Rows, task: int, unit: int, stood: Sequence[_Stood]) -> None:
    """Let each statement stand until the month of the next one."""
    untils = [*(following.month for _, following in pairwise(stood)), ENDLESS]
    rows.present += [
        (task, unit, one.month, until, one.status, one.percent, one.update)
        for one, until in zip(stood, untils, strict=False)
    ]


def _task(rows: _Rows, task: int, unit: int, due: date, stood: Sequence[_Stood]) -> None:
    """Owe the task: met since the last run of finished statements, here with more time, there no longer."""
    number, kind = len(rows.owed) + 1, rows.chance.random()
    met_on, opened = _met(stood, END)
    state = "removed" if kind < 0.01 else "open" if met_on is None else "met"
    versions: list[tuple[date, str, date, date | None]] = [(day, "met", due, since) for day, since in opened]
    original = None
    if kind > 0.99 and due < END - timedelta(days=10):
        original, due = due, due + timedelta(days=30)
        decided = _extend(rows, number, task, unit, original, due)
        met_then, _ = _met(stood, decided)
        versions = [(day, was, due if day > decided else original, since) for day, was, _, since in versions]
        versions.append((decided, "open" if met_then is None else "met", original, met_then))
    rows.versions += [(number, *map(_stored, one)) for one in sorted(versions, key=lambda one: one[0])]
    owed = (number, rows.plan_id, unit, "task", task, None, str(due), _stored(original), state)
    rows.owed.append((*owed, _stored(met_on)))
    if 0.5 < kind < 0.508:
        _raise(rows, task, unit, min(due, END))


def _met(stood: Sequence[_Stood], until: date) -> tuple[date | None, list[tuple[date, date]]]:
    """Return since when a task is met at the end of a day, and each day on which it was met no longer."""
    met_on, opened = None, []
    for one in stood:
        if one.on <= until and one.status in FINISHED:
            met_on = met_on or one.on
        elif one.on <= until and met_on is not None:
            opened.append((one.on, met_on))
            met_on = None
    return met_on, opened


def _stored(value: object) -> str | None:
    return str(value) if value is not None else None


def _extend(rows: _Rows, owed: int, task: int, unit: int, before: date, until: date) -> date:
    asked, decided = before - timedelta(days=5), before + timedelta(days=int(rows.chance.random() * 10) - 3)
    request = (owed, unit, task, str(before), str(until), str(until), "granted", 1, -unit)
    rows.extensions.append(
        (*request, f"{asked} 02:00:00", str(asked), 1, f"{decided} 02:00:00", str(decided))
    )
    return decided


def _raise(rows: _Rows, task: int, unit: int, day: date) -> None:
    """Raise an obstacle or a proposal; some are settled, some taken back, all within two months."""
    number = len(rows.matters) + 1
    kind = "proposal" if number % 4 == 0 else "obstacle"
    action, state = (("raised", "new"), ("closed", "closed"), ("withdrawn", "withdrawn"))[number % 3]
    text = f"Thiếu kinh phí, thiết bị (lần {number})"
    raised = (number, kind, unit, task, text, state, 1, -unit, f"{day} 02:00:00", str(day))
    rows.matters.append(raised)
    for step, on in (("raised", day), (action, min(day + timedelta(days=number % 60), END))):
        rows.steps.append((number, step, text, 1, -unit, f"{on} 02:00:00", str(on)))


def _report(rows: _Rows, unit: int, due: date, period_id: int) -> None:
    """Owe the report of a period: on time, late, never sent, or asked no more."""
    on = rows.chance.choice(
        (due, due - timedelta(days=2), due - timedelta(days=6), due + timedelta(days=3), None)
    )
    on = on if on is not None and on <= END else None
    state = "removed" if rows.chance.random() < 0.01 else "met" if on else "open"
    owed = (len(rows.owed) + 1, rows.plan_id, unit, "period", None, period_id, str(due), None, state)
    rows.owed.append((*owed, str(on) if on else None))


def _put(session: Session, table: str, columns: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Insert rows as SQLite stores them; through SQLAlchemy's types it takes four times as long."""
    names = columns.split()
    marks = ", ".join("?" * len(names))
    quoted = ", ".join(f'"{name}"' for name in names)
    if not rows:
        return  # a driver takes no rows for no values
    session.connection().exec_driver_sql(f"INSERT INTO {table} ({quoted}) VALUES ({marks})", list(rows))
