"""A unit's sheet is known by its columns, whatever its tab is called and whatever program saved it."""

import csv
from collections.abc import Callable
from io import StringIO

import pytest
from openpyxl import Workbook

from plans.attainment import Count
from plans.plan import UnreadableDocumentError
from plans.reading.report_sheet import (
    CODE,
    DEADLINE,
    FIGURES,
    FILLED_IN,
    HEADINGS,
    OBSTACLE,
    ORIGINAL,
    PERCENT,
    PROPOSAL,
    SHEET,
    STATUS,
    UNIT,
    WORDS,
    AlmostSheet,
)
from plans.reading.report_sheet_reader import read_report_sheet
from plans.status import Status
from reports.reading_sheet import reading_sheet
from tests.plans.reading.documents import read_word, word_table, workbook
from tests.plans.reading.parts import strict
from tests.plans.reading.report_sheets import Change, made, row_of, sheet_of
from tests.plans.reading.sheets.ods_file import ods, row, valued
from tests.plans.reading.sheets.xls_file import ole, xls


def renamed(book: Workbook) -> None:
    book[SHEET].title = "Sheet1"


def with_rows_above(book: Workbook) -> None:
    for page in (SHEET, ORIGINAL):
        book[page].insert_rows(1, 2)
    book[SHEET]["A1"] = "SỞ Y TẾ"


def with_columns_moved(book: Workbook) -> None:
    for cells in book[SHEET].iter_rows():
        values = [cell.value for cell in cells]
        for cell, value in zip(cells, [*reversed(values)], strict=True):
            cell.value = value


def without_some_columns(book: Workbook) -> None:
    book[SHEET].delete_cols(HEADINGS.index(PROPOSAL) + 1)
    book[SHEET].delete_cols(HEADINGS.index(DEADLINE) + 1)
    book[SHEET].delete_cols(HEADINGS.index(UNIT) + 1)


def with_code_column_hidden(book: Workbook) -> None:
    book[SHEET].column_dimensions["A"].hidden = True
    book[SHEET].row_dimensions[2].hidden = True


@pytest.mark.parametrize(
    "change", [renamed, with_rows_above, with_columns_moved, without_some_columns, with_code_column_hidden]
)
@pytest.mark.parametrize("finish", [bytes, strict])
def test_the_sheet_is_known_by_its_columns(change: Change, finish: Callable[[bytes], bytes]) -> None:
    def change_and_fill(book: Workbook) -> None:
        page = book[SHEET]
        page.cell(2, HEADINGS.index(WORDS) + 1).value = "Đã trình"
        change(book)

    changed = row_of(finish(made(change_and_fill)))
    assert (changed.unit_id, changed.task_id, changed.shown) == (1, 2, 3)
    assert (changed.cells[WORDS], changed.status, changed.wrong) == ("Đã trình", Status.IN_PROGRESS, {})
    unchanged = sheet_of(finish(made(change)))
    assert (unchanged.changed, unchanged.rows, unchanged.units) == ((), 1, (1,))


TYPED = {
    CODE: "1-2-3",
    STATUS: "Hoàn thành",
    PERCENT: "85%",
    FIGURES: "5/10 xã",
    WORDS: "Xong",
    OBSTACLE: "Không",
}


def line() -> list[str]:
    return [TYPED.get(heading, "") for heading in HEADINGS]


def as_csv() -> bytes:
    out = StringIO()
    csv.writer(out, delimiter=";").writerows([["Sở Y tế"], HEADINGS, line()])
    return out.getvalue().encode("utf-8-sig")


def as_ods() -> bytes:
    cells = [valued("percentage", "0.85", "85%") if cell == "85%" else cell for cell in line()]
    return ods(f'table:name="Trang 1">{row(*HEADINGS)}{row(*cells)}')


def as_xls() -> bytes:
    cells = [(0.85, "0%", "Arial") if cell == "85%" else cell for cell in line()]
    return xls({"Báo cáo": [list(HEADINGS), cells], "Gốc": [list(HEADINGS)]}, hidden_sheets=["Gốc"])


@pytest.mark.parametrize("make", [as_csv, as_ods, as_xls])
def test_the_sheet_is_read_from_the_files_of_other_programs(make: Callable[[], bytes]) -> None:
    changed = row_of(make())
    assert (changed.task_id, changed.status, changed.percent) == (2, Status.DONE, 85)
    assert (changed.counts, changed.cells[WORDS], changed.wrong) == ((Count(5, 10, "xã"),), "Xong", {})


def test_rows_whose_code_is_gone_are_marked_and_empty_ones_left() -> None:
    def change(book: Workbook) -> None:
        book[SHEET]["A2"] = "mất"
        book[SHEET].cell(4, HEADINGS.index(UNIT) + 1).value = "Ghi chú của đơn vị"

    sheet = sheet_of(made(change))
    assert [set(changed.wrong) for changed in sheet.changed] == [{CODE}]
    assert sheet.rows == 2


def without(*headings: str) -> Change:
    def change(book: Workbook) -> None:
        for heading in sorted(headings, key=HEADINGS.index, reverse=True):
            book[SHEET].delete_cols(HEADINGS.index(heading) + 1)

    return change


def emptied(book: Workbook) -> None:
    book[SHEET].delete_rows(2)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (without(CODE), "không còn cột “Mã (không sửa)”"),
        (without(*FILLED_IN), "không còn cột nào để điền"),
        (emptied, "không có dòng nhiệm vụ nào"),
    ],
)
def test_a_file_that_looks_like_the_sheet_is_said_to(change: Change, reason: str) -> None:
    sheet = read_report_sheet(made(change))
    assert isinstance(sheet, AlmostSheet)
    assert reason in sheet.reason


@pytest.mark.parametrize(
    "content",
    [
        reading_sheet(read_word(word_table(["1", "Một", "Sở Y tế", "", "Quý I/2025"]))),
        workbook(lambda book: book.active.append(["Kết quả", STATUS, OBSTACLE])),
        word_table(["1"]),
        b"so lieu",
        b"\x89PNG\r\n",
        ole(WordDocument=b"x"),
    ],
)
def test_another_file_is_no_sheet(content: bytes) -> None:
    assert read_report_sheet(content) is None


@pytest.mark.parametrize(
    ("content", "reason"), [(ole(EncryptedPackage=b"x"), "mật khẩu"), (b"PK no zip", "hỏng")]
)
def test_a_locked_or_damaged_file_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=reason):
        read_report_sheet(content)
