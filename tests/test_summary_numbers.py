"""A year of reports: every number of /summary, of the charts, of Word and Excel against plain SQL."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from sqlalchemy import text

from plans.report import PlanReport
from plans.status import Status
from reports.chart_data import status_by_group, timeliness_by_period
from reports.docx_report import report_document
from reports.summary import summarise
from reports.words import day, official, status
from reports.xlsx_report import report_workbook
from storage import summary
from storage.base import Base
from storage.database import Database
from tests.auxil.reports import report_of
from tests.auxil.year import END, live_a_year

NOW = datetime(END.year, END.month, END.day, 2, tzinfo=UTC)
PAST = date(2025, 6, 20)
LAST_WORDS = """
SELECT task_id, unit_id, status FROM (
  SELECT task_id, unit_id, status, row_number() OVER (PARTITION BY task_id, unit_id ORDER BY id DESC) AS place
  FROM updates WHERE said_on <= :day
) AS ranked WHERE place = 1
"""
LATE = """
SELECT task_id, count(*) FROM obligations
WHERE kind = 'task' AND due < :day AND (state = 'open' OR met_on > :day) GROUP BY task_id
"""
REPORTS = """
SELECT p.name, sum(CASE WHEN o.met_on <= p.due AND o.met_on <= :day THEN 1 ELSE 0 END),
  sum(CASE WHEN o.met_on > p.due AND o.met_on <= :day THEN 1 ELSE 0 END),
  sum(CASE WHEN o.met_on IS NULL OR o.met_on > :day THEN 1 ELSE 0 END)
FROM obligations o JOIN report_periods p ON p.id = o.period_id GROUP BY p.name
"""


@dataclass(frozen=True)
class Counted:
    """What plain SQL counts at the end of a day."""

    by_status: Counter[str | None]
    by_task: dict[int, str | None]
    late: dict[int, int]
    reports: dict[str, tuple[int, int, int]]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A year of 64 tasks and 30 units."""
    folder: Path = tmp_path_factory.mktemp("year")
    database = Database(f"sqlite:///{folder / 'dondoc.sqlite3'}")
    Base.metadata.create_all(database.engine)
    database.transact(live_a_year, 64, 30, (1, 2, 1, 3, 30))
    yield database
    database.close()


def counted(database: Database, day: date) -> Counted:
    with database.engine.connect() as connection:

        def rows(sql: str) -> list[Any]:
            return list(connection.execute(text(sql), {"day": day.isoformat()}))

        said: dict[int, dict[int, str]] = defaultdict(dict)
        for task, unit, code in rows(LAST_WORDS):
            said[task][unit] = code
        leads: dict[int, list[int]] = defaultdict(list)
        for task, unit in rows("SELECT task_id, unit_id FROM obligations WHERE kind = 'task'"):
            leads[task].append(unit)
        by_task = {task: together([said[task].get(unit) for unit in units]) for task, units in leads.items()}
        late = dict(tuple(row) for row in rows(LATE))
        reports = {name: (on_time, late, missing) for name, on_time, late, missing in rows(REPORTS)}
    assert len(set(by_task.values())) > 4, "too few statuses to prove anything"
    return Counted(Counter(by_task.values()), by_task, late, reports)


def together(codes: list[str | None]) -> str | None:
    """Return the status of a task of many units, counted another way than the program does."""
    if all(code is None for code in codes):
        return None
    if all(code in {"done", "done_ongoing"} for code in codes):
        return codes[0] if len(set(codes)) == 1 else "done_ongoing"
    only = {code for code in codes if code is not None}
    return only.pop() if len(only) == 1 and not only & {"done", "done_ongoing"} else "in_progress"


def named(code: str | None) -> str:
    words = status(Status(code) if code else None)
    return words[:1].upper() + words[1:]


@pytest.fixture(params=[END, PAST], ids=["today", "past"], scope="module")
def state(request: pytest.FixtureRequest, database: Database) -> tuple[date, Counted, PlanReport]:
    """A day, what SQL counts on it, and the report of it."""
    day = request.param
    report = database.read(report_of, 1, NOW, None if day == END else day)
    return day, counted(database, day), report


def test_the_summary(database: Database, state: tuple[date, Counted, PlanReport]):
    day, expected, _ = state
    facts = database.read(lambda session: summary.facts(session, summary.scope(session, 1, None, day, END)))
    value = summarise(facts, NOW)
    assert {which.value if which else None: n for which, n in value.by_status.items()} == expected.by_status
    assert {int(task.number): task.unit_count for task in value.overdue} == expected.late
    (period,) = value.periods
    name = f"monthly:2025-{period.periods[0].number:02}"
    assert (len(period.on_time), len(period.late), len(period.missing)) == expected.reports[name]


def test_the_change_since_the_month_before(database: Database):
    facts = database.read(lambda session: summary.facts(session, summary.now(session, 1, END)))
    now, before = counted(database, END).by_status, counted(database, date(2025, 11, 14)).by_status
    differences = {code: now[code] - before[code] for code in {*now, *before} if now[code] != before[code]}
    change = summarise(facts, NOW).change
    assert change is not None
    assert {which.value if which else None: n for which, n in change.items()} == differences


def test_the_charts(state: tuple[date, Counted, PlanReport]):
    _, expected, report = state
    bars = sum((Counter(counts) for _, counts in status_by_group(report)), Counter[Any]())
    assert {which.value if which else None: n for which, n in bars.items()} == expected.by_status
    shown = [tuple(int(n) for n in bar.parts.values()) for bar in timeliness_by_period(report)]
    assert shown == [expected.reports[name] for name in sorted(expected.reports)][: len(shown)]


def test_the_excel_file(state: tuple[date, Counted, PlanReport]):
    _, expected, report = state
    book = load_workbook(BytesIO(report_workbook(report)))
    tasks = list(book["Nhiệm vụ"].iter_rows(min_row=2, values_only=True))
    assert {int(row[0]): row[8] for row in tasks} == {
        task: named(code) for task, code in expected.by_task.items()
    }
    assert {int(row[0]) for row in tasks if row[13]} == set(expected.late)
    sums = [0, 0, 0]
    for row in book["Báo cáo kỳ"].iter_rows(min_row=2, values_only=True):
        sums = [total + number for total, number in zip(sums, row[-3:], strict=True)]
    shown = {row.period.number for row in report.submissions}
    expected_sums = [expected.reports[f"monthly:2025-{number:02}"] for number in shown]
    assert sums == [sum(column) for column in zip(*expected_sums, strict=True)]


def test_the_word_file(state: tuple[date, Counted, PlanReport]):
    on, expected, report = state
    document = Document(BytesIO(report_document(report)))
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert f"xác định tổng số 64 nhiệm vụ cụ thể thuộc 10 nhóm. Tính đến ngày {day(on)}:" in said
    for code, number in expected.by_status.items():
        words = status(Status(code) if code else None)
        assert f"- Số nhiệm vụ {words}: {official(number)} nhiệm vụ" in said
    assert f"số nhiệm vụ đã quá hạn mà chưa hoàn thành: {official(len(expected.late))} nhiệm vụ" in said
    on_time, late, missing = expected.reports[f"monthly:2025-{report.periods[0].number:02}"]
    assert (
        f"{official(on_time)} đơn vị báo cáo đúng hạn, {official(late)} đơn vị báo cáo chậm, "
        f"{official(missing)} đơn vị chưa báo cáo."
    ) in said
