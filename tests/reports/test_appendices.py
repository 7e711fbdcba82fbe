"""The appendices of the Word report: causes of what is overdue, a row a unit and period, no "00"."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from docx import Document

from plans.plan import RuleKind
from plans.report import LeadStatement, PlanReport, ReportedPeriod
from plans.standing import NamedPeriod
from plans.status import Status
from reports.docx_appendices import results, submissions
from reports.outline import GAP, JUDGEMENT, coming, judgement
from reports.submission_sentences import submission_sentences
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
    assert lines == ["- Nhiệm vụ 42: Việc 42 (Sở Y tế, hạn 31/5/2025; Sở Nội vụ, hạn 10/6/2025)."]


def test_who_has_done_its_part_is_not_named_with_those_who_are_late():
    """The paper named all leads with the date of one: a unit that had finished, with another's date."""
    one = replace(task(42, None, None), leads=("Công an tỉnh", "Sở Y tế"), late=(("Sở Y tế", DUE),))
    lines = [block.text for block in coming(report(one)) if "Nhiệm vụ 42" in block.text]
    assert lines == ["- Nhiệm vụ 42: Việc 42 (Sở Y tế), hạn 14/6/2025."]


def test_who_has_done_its_part_is_not_named_with_those_whose_day_comes():
    due = NOW.date() + timedelta(days=5)
    done = LeadStatement("Sở Y tế", Status.DONE, None, None, NOW, DUE, "Hà", imported=False)
    one = replace(task(42, None, None), leads=("Công an tỉnh", "Sở Y tế"), statements=(done,), next_due=due)
    lines = [block.text for block in coming(report(one)) if "Nhiệm vụ 42" in block.text]
    assert lines == ["- Nhiệm vụ 42: Việc 42 (Công an tỉnh), hạn 21/6/2025."]


def said(value: PlanReport) -> list[str]:
    return [block.text for block in judgement(value)]


def test_nothing_that_failed_stands_among_the_merits():
    heading = "1. Ưu điểm"
    told = said(report(task(1, None, None)))
    assert told[told.index(heading) + 1] == f"- {JUDGEMENT}"


def test_what_some_of_the_leads_have_done_is_not_denied():
    half = replace(task(42, None, None), units={Status.DONE: 1, None: 2})
    assert "- Có 01 nhiệm vụ đã được một số đơn vị chủ trì báo hoàn thành (nhiệm vụ số 42)." in said(
        report(half)
    )


def owing(day: date, *linked: bool) -> PlanReport:
    rows = tuple(
        ReportedPeriod(f"Đơn vị {number}", JUNE, None, linked=one) for number, one in enumerate(linked)
    )
    return replace(report(), as_of=day, submissions=rows)


def test_who_has_time_yet_has_failed_in_nothing():
    """On 16 May the paper said "Còn 182 đơn vị chưa báo cáo" of a report due on 14 June."""
    early = owing(date(2025, 5, 16), True, False)
    assert not [line for line in said(early) if "chưa báo cáo" in line]
    assert submission_sentences(early)[0] == (
        "- Báo cáo tháng 6/2025: có 02 đơn vị phải báo cáo; không có đơn vị đã báo cáo, "
        "02 đơn vị chưa đến hạn (hạn 14/6/2025)."
    )
    told = rows(submissions, early)
    assert [row[1] for row in told if row[0] == "D"] == ["Chưa đến hạn báo cáo (02 đơn vị)"] * 1
    assert told[-1][1] == "Đơn vị 0, Đơn vị 1"


def test_whom_nobody_asked_is_told_apart_from_who_did_not_answer():
    late = owing(NOW.date(), True, False, False)
    assert "- Còn 01 đơn vị chưa báo cáo: Đơn vị 0." in said(late)
    assert submission_sentences(late)[0].endswith(
        "01 đơn vị chưa báo cáo, 02 đơn vị chưa có nhóm nhận tin nên chưa được nhắc."
    )
    assert rows(submissions, late)[-1][1] == "Đơn vị 1, Đơn vị 2"
