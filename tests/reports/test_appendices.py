"""The appendices of the Word report: causes of what is overdue, a row a unit and period, no "00"."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from docx import Document

from plans.plan import RuleKind
from plans.report import PlanReport, ReportedPeriod
from plans.standing import NamedPeriod
from plans.status import Status
from reports.docx_appendices import results, submissions
from reports.outline import GAP, coming, submission_sentences
from tests.reports.test_chart import DUE, JUNE, NOW, report, task

HALF_YEAR = NamedPeriod(2, RuleKind.HALF_YEAR, 2025, 1, DUE, strictly_before=True)


def rows(add: Any, value: PlanReport) -> list[list[str]]:
    document = Document()
    add(document, value)
    return [[cell.text for cell in row.cells] for row in document.tables[0].rows[1:]]


def test_causes_are_asked_only_of_what_is_overdue():
    late = replace(task(1, None, None), late=(("Sở Y tế", DUE),))
    told = rows(results, report(late, task(2, None, Status.IN_PROGRESS)))
    assert [row[-1] for row in told if row[0] in {"1", "2"}] == [GAP, ""]


def test_a_unit_has_one_row_with_the_day_of_what_it_owed_by_one_day():
    came = DUE + timedelta(days=2)
    both = tuple(
        ReportedPeriod(unit, period, on, linked=True)
        for unit, on in (("Sở Nội vụ", None), ("Sở Y tế", came), ("Sở Xây dựng", DUE))
        for period in (JUNE, HALF_YEAR)
    )
    told = rows(submissions, replace(report(), periods=(JUNE, HALF_YEAR), submissions=both))
    named = "Tháng 6/2025 và 6 tháng đầu năm 2025"
    assert [row[1:] for row in told if row[0] == "1"] == [
        ["Sở Nội vụ", named, "14/6/2025", "", "Chưa báo cáo"],
        ["Sở Y tế", named, "14/6/2025", "16/6/2025", "Chậm 2 ngày"],
        ["Sở Xây dựng", named, "14/6/2025", "14/6/2025", "Đúng hạn"],
    ]


def test_nobody_is_not_counted_with_noughts():
    nobody = replace(report(), submissions=report().submissions[:2])
    assert submission_sentences(nobody)[0].endswith(
        "02 đơn vị báo cáo đúng hạn, không có đơn vị báo cáo chậm, không có đơn vị chưa báo cáo."
    )


def test_a_task_with_several_dates_is_named_once_among_what_comes():
    parts = (("Sở Y tế", date(2025, 5, 31)), ("Sở Nội vụ", date(2025, 6, 10)))
    one = replace(task(42, None, None), late=parts, next_due=NOW.date() + timedelta(days=5))
    lines = [block.text for block in coming(report(one)) if "Nhiệm vụ 42" in block.text]
    assert lines == ["- Nhiệm vụ 42: Việc 42 (Sở Y tế), hạn 31/5/2025 và 10/6/2025."]
