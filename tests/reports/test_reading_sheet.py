"""A reading goes out as a sheet, is corrected by people, and comes back."""

from dataclasses import replace
from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from plans.plan import Deadline, DeadlineKind, Plan, PlanReading, Problem
from plans.reading.correction import SHEET, read_correction
from reports.reading_sheet import PROPOSED, reading_sheet
from tests.auxil.cast import COMMUNE, FINANCE, plan, task

DUE = date(2025, 6, 19)
DOUBT = "Thời hạn vừa nêu ngày vừa nêu chỉ tiêu."


def reading() -> PlanReading:
    doubtful = replace(task("2", FINANCE, DUE), deadline=Deadline(DeadlineKind.MIXED, DUE, doubt=DOUBT))
    strict = Deadline(DeadlineKind.BY_DATE, DUE, before=date(2025, 6, 20))
    tasks = (replace(task("1", FINANCE), deadline=strict), doubtful, task("3", COMMUNE))
    return PlanReading(plan(*tasks), (Problem("dòng 9", "rác", "không hiểu"),))


def corrected(**cells: object) -> PlanReading:
    """Return what comes back when people write into cells such as G2."""
    book = load_workbook(BytesIO(reading_sheet(reading())))
    for place, value in cells.items():
        book[SHEET][place] = value
    out = BytesIO()
    book.save(out)
    found = read_correction(out.getvalue(), reading().plan)
    assert found is not None
    return found


def deadline(found: PlanReading, number: str) -> Deadline:
    return next(one.deadline for one in found.plan.tasks if one.number == number)


def test_an_untouched_sheet_says_the_same_and_ends_the_doubts():
    found = corrected()
    before = reading().plan
    without_doubt = tuple(replace(one, deadline=replace(one.deadline, doubt=None)) for one in before.tasks)
    assert found == PlanReading(replace(before, tasks=without_doubt), ())


def test_a_doubtful_cell_is_marked_and_says_why():
    page = load_workbook(BytesIO(reading_sheet(reading())))[SHEET]
    assert DOUBT in page["G3"].comment.text
    assert page["G2"].comment is None


def test_a_typed_date_becomes_the_deadline():
    found = corrected(G2="30/9/2025", G4=date(2025, 12, 1))
    assert deadline(found, "1") == Deadline(DeadlineKind.BY_DATE, date(2025, 9, 30))
    assert deadline(found, "3") == Deadline(DeadlineKind.BY_DATE, date(2025, 12, 1), ongoing=True)


def test_an_emptied_date_means_no_deadline_yet():
    assert deadline(corrected(G2=None), "1") == Deadline(DeadlineKind.NONE)


def test_units_are_named_one_a_line():
    found = corrected(D2=f"{FINANCE}\n{COMMUNE}; Sở Y tế")
    assert found.plan.tasks[0].lead == (FINANCE, COMMUNE, "Sở Y tế")


def test_a_wrong_cell_is_named_and_changes_nothing():
    found = corrected(G2="31/2/2025", H3="Hôm nào đó")
    assert [(problem.where, problem.text) for problem in found.problems] == [("dòng 2", "1"), ("dòng 3", "2")]
    assert deadline(found, "1") == reading().plan.tasks[0].deadline


def test_a_row_without_a_number_is_named_and_a_new_row_is_a_new_task():
    found = corrected(C5="Thiếu số", A6=4.0, C6="Nhiệm vụ mới", D6=FINANCE, H6="Chưa có hạn")
    assert [task.number for task in found.plan.tasks] == ["1", "2", "3", "4"]
    assert found.problems[0].where == "dòng 5"


def test_other_files_are_no_correction():
    assert read_correction(b"PK\x03\x04 rubbish", Plan(None, None, None, None, None, None)) is None
    other = BytesIO()
    book = load_workbook(BytesIO(reading_sheet(reading())))
    del book[SHEET]
    book.save(other)
    assert read_correction(other.getvalue(), reading().plan) is None


def test_words_of_a_document_are_never_a_formula():
    evil = replace(task("1", FINANCE), title='=HYPERLINK("http://x","y")', note="+1\x07")
    page = load_workbook(BytesIO(reading_sheet(PlanReading(plan(evil)))))[SHEET]
    assert (page["C2"].data_type, page["C2"].value) == ("s", '=HYPERLINK("http://x","y")')
    assert page["J2"].value == "+1"


def test_a_task_read_from_prose_is_marked_until_it_comes_back():
    before = reading().plan
    plan = replace(before, tasks=tuple(replace(one, proposed=True) for one in before.tasks))
    sheet = reading_sheet(PlanReading(plan))
    page = load_workbook(BytesIO(sheet))[SHEET]
    assert [page[f"K{row}"].value for row in (2, 3)] == [PROPOSED, f"{PROPOSED}; {DOUBT}"]
    assert page["C2"].comment.text == PROPOSED
    found = read_correction(sheet, plan)
    assert found is not None
    assert [one.proposed for one in found.plan.tasks] == [False] * 3


def test_a_row_that_cannot_be_taken_still_waits_for_a_word():
    plan = replace(reading().plan, tasks=tuple(replace(one, proposed=True) for one in reading().plan.tasks))
    book = load_workbook(BytesIO(reading_sheet(PlanReading(plan))))
    book[SHEET]["G2"] = "cuối tháng"
    out = BytesIO()
    book.save(out)
    found = read_correction(out.getvalue(), plan)
    assert found is not None
    assert [one.proposed for one in found.plan.tasks] == [True, False, False]
