"""A reading goes out as a sheet, is corrected by people, and comes back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from plans.plan import Deadline, DeadlineKind, MisplacedCorrectionError, Plan, PlanReading, Problem
from plans.reading.corrected_file import MARK_SHEET
from plans.reading.correction import SHEET, read_correction
from plans.reading.ledger import Entry, Fate, Kind, Ledger
from reports.reading_sheet import PROPOSED, reading_sheet
from tests.auxil.cast import COMMUNE, FINANCE, plan, task

DUE = date(2025, 6, 19)
DOUBT = "Thời hạn vừa nêu ngày vừa nêu chỉ tiêu."


def reading() -> PlanReading:
    doubtful = replace(task("2", FINANCE, DUE), deadline=Deadline(DeadlineKind.MIXED, DUE, doubt=DOUBT))
    strict = Deadline(DeadlineKind.BY_DATE, DUE, before=date(2025, 6, 20))
    tasks = (replace(task("1", FINANCE), deadline=strict), doubtful, task("3", COMMUNE))
    return PlanReading(plan(*tasks), (Problem("dòng 9", "rác", "không hiểu"),))


def sent_back(change: Callable[[Workbook], object], before: PlanReading | None = None) -> bytes:
    """Return the sheet of a reading as somebody has changed it."""
    book = load_workbook(BytesIO(reading_sheet(before or reading())))
    change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def corrected(**cells: object) -> PlanReading:
    """Return what comes back when people write into cells such as G2."""

    def change(book: Workbook) -> None:
        for place, value in cells.items():
            book[SHEET][place] = value

    return taken(sent_back(change))


def taken(content: bytes) -> PlanReading:
    found = read_correction(content, reading())
    assert found is not None
    return found


def deadline(found: PlanReading, number: str) -> Deadline:
    return next(one.deadline for one in found.plan.tasks if one.number == number)


def test_an_untouched_sheet_says_the_same_and_ends_the_doubts():
    found = corrected()
    before = reading().plan
    without_doubt = tuple(replace(one, deadline=replace(one.deadline, doubt=None)) for one in before.tasks)
    assert found == PlanReading(replace(before, tasks=without_doubt), (), found.ledger)


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
    nothing = PlanReading(Plan(None, None, None, None, None, None))
    assert read_correction(b"PK\x03\x04 rubbish", nothing) is None
    assert read_correction(b"%PDF-1.4", nothing) is None
    assert read_correction(workbook_of([["TT", "Nội dung nhiệm vụ"], ["1", "a"]]), reading()) is None
    assert read_correction(workbook_of([]), reading()) is None


def workbook_of(rows: list[list[str]]) -> bytes:
    book, out = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def rename_everything(book: Workbook) -> None:
    for number, page in enumerate(book.worksheets):
        page.title = f"Sheet{number}"


def insert_rows_above(book: Workbook) -> None:
    book[SHEET].insert_rows(1, amount=2)
    book[SHEET]["A1"] = "Bản đã rà soát ngày 20/6"


def lose_the_mark(book: Workbook) -> None:
    del book[MARK_SHEET]


@pytest.mark.parametrize("change", [rename_everything, insert_rows_above, lose_the_mark])
def test_a_sheet_is_known_by_what_it_is(change: Callable[[Workbook], object]):
    assert len(taken(sent_back(change)).plan.tasks) == 3


def test_places_of_rows_count_from_the_top_of_the_sheet():
    def change(book: Workbook) -> None:
        insert_rows_above(book)
        book[SHEET]["G4"] = "31/2/2025"

    assert [problem.where for problem in taken(sent_back(change)).problems] == ["dòng 4"]


def test_a_sheet_that_lost_a_column_changes_nothing_and_says_so():
    def change(book: Workbook) -> None:
        book[SHEET]["H1"] = "Loại"

    with pytest.raises(MisplacedCorrectionError, match="thiếu dòng tiêu đề hoặc cột Loại thời hạn"):
        read_correction(sent_back(change), reading())
    with pytest.raises(MisplacedCorrectionError, match="giữ nguyên"):
        read_correction(sent_back(lambda book: book.remove(book[SHEET])), reading())


def test_the_sheet_of_another_plan_or_of_none_changes_nothing_and_says_so():
    other = PlanReading(replace(reading().plan, number="99/KH-UBND"))
    with pytest.raises(MisplacedCorrectionError, match="kế hoạch khác"):
        read_correction(sent_back(lambda _: None, other), reading())
    with pytest.raises(MisplacedCorrectionError, match="không có bản đọc nào đang chờ"):
        read_correction(sent_back(lambda _: None), None)


@pytest.mark.parametrize("typed", ["31/7/25", "31.7.2025", "31-07-2025", "2025-07-31", "2025-07-31 00:00:00"])
def test_a_date_may_be_typed_in_many_ways(typed: str):
    assert deadline(corrected(G2=typed), "1").due == date(2025, 7, 31)


@pytest.mark.parametrize("typed", ["31/7", "31/7/2", "31/7/225", "31/7/20251", "sớm", "13/13/2025"])
def test_what_is_no_date_is_named(typed: str):
    found = corrected(G2=typed)
    assert [problem.where for problem in found.problems] == ["dòng 2"]
    assert deadline(found, "1") == reading().plan.tasks[0].deadline


def test_what_was_not_read_is_listed_and_stays_known():
    table = (
        Entry(Kind.TABLE, "bảng 2", Fate.LEFT_ASIDE, "không có cột thời hạn", "Phụ lục II"),
        Entry(Kind.ROW, "bảng 2, dòng 1", Fate.LEFT_ASIDE, text="1 | Chỉ tiêu"),
    )
    before = replace(reading(), ledger=Ledger(table))
    page = load_workbook(BytesIO(reading_sheet(before)))["Chưa đọc được"]
    assert [cell.value for cell in page[3]] == ["bảng 2, dòng 1", "1 | Chỉ tiêu", "Thuộc bảng chưa đọc"]
    after = read_correction(sent_back(lambda _: None, before), before)
    assert after is not None
    assert after.ledger.count(Kind.ROW, Fate.TASK) == 3
    assert after.ledger.left_aside == table[:1]


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
    found = read_correction(sheet, PlanReading(plan))
    assert found is not None
    assert [one.proposed for one in found.plan.tasks] == [False] * 3


def test_a_row_that_cannot_be_taken_still_waits_for_a_word():
    plan = replace(reading().plan, tasks=tuple(replace(one, proposed=True) for one in reading().plan.tasks))
    book = load_workbook(BytesIO(reading_sheet(PlanReading(plan))))
    book[SHEET]["G2"] = "cuối tháng"
    out = BytesIO()
    book.save(out)
    found = read_correction(out.getvalue(), PlanReading(plan))
    assert found is not None
    assert [one.proposed for one in found.plan.tasks] == [True, False, False]
