"""Workbooks of Excel 97-2003: the same cells, formats and hidden parts as in later ones."""

import pytest

from plans.plan import UnreadableDocumentError
from plans.reading.content import Part
from plans.reading.document import read_document
from plans.reading.formats import read_content
from plans.reading.ledger import Fate, Kind
from plans.reading.sheets.files import read_book
from plans.reading.sheets.grid import SheetCell
from tests.plans.reading.documents import HEADER
from tests.plans.reading.sheets.xls_file import ole, xls

ONE = [1, "Rà soát", "Sở Y tế", "", "Quý I/2025"]


def seen(value: object, code: str = "General", font: str = "Arial") -> SheetCell:
    book = read_book(xls({"A": [[(value, code, font)]]}))
    assert book is not None
    return book.sheets[0].cells.get((1, 1), SheetCell(""))


def test_a_table_of_tasks_is_read() -> None:
    (task,) = read_document("k.xls", xls({"Phụ lục": [list(HEADER), ONE]})).plan.tasks
    assert (task.number, task.title, task.lead) == ("1", "Rà soát", ("Sở Y tế",))
    assert task.source == "trang tính “Phụ lục”, dòng 2"


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (45828, "mm/yyyy", "06/2025"),
        (45828, "dd/mm/yyyy", "20/6/2025"),
        (0.85, "0%", "85%"),
        (123456.7, "General", "123456.7"),
        (1, "00", "01"),
        (True, "General", "TRUE"),
        (False, "General", "FALSE"),
        (None, "General", ""),
        ("Y tế", '"Sở "@', "Sở Y tế"),
        ("kÕ ho¹ch", "General", "kÕ ho¹ch"),
    ],
)
def test_a_cell_is_read_as_it_is_shown(value: object, code: str, text: str) -> None:
    assert seen(value, code).text == text


def test_letters_of_an_old_encoding_are_known_by_their_font() -> None:
    assert seen("kÕ ho¹ch", font=".VnTime").text == "kế hoạch"
    content = xls({"A": [list(HEADER), [1, ("Rµ so¸t", "General", ".VnTime"), *ONE[2:]]]})
    reading = read_document("k", content)
    assert reading.plan.tasks[0].title == "Rà soát"
    assert "TCVN3" in reading.problems[0].reason


def test_an_error_value_is_said() -> None:
    assert "báo lỗi #N/A" in (seen("#N/A").doubt or "")


def test_what_is_hidden_is_left_aside_and_named() -> None:
    rows: list[list[object]] = [[HEADER[0], "Nháp", *HEADER[1:]], [1, "x", *ONE[1:]], [2, "x", *ONE[1:]]]
    content = xls({"A": rows, "B": rows}, hidden_sheets=["B"], hidden_rows=[2], hidden_columns=[1])
    (task,) = read_document("k", content).plan.tasks
    assert (task.number, task.note) == ("1", None)
    left = [one for one in read_content(content) if isinstance(one, Part) and one.fate is Fate.LEFT_ASIDE]
    assert [part.kind for part in left] == [Kind.HIDDEN, Kind.HIDDEN, Kind.SHEET]


def test_a_cell_merged_downwards_belongs_to_every_row() -> None:
    rows: list[list[object]] = [list(HEADER), ONE, [2, "Hai", None, "", "Quý I/2025"]]
    plan = read_document("k", xls({"A": rows}, merged=[(1, 2, 2, 2)])).plan
    assert [task.lead for task in plan.tasks] == [("Sở Y tế",)] * 2


def test_a_merged_area_of_the_whole_sheet_is_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="quá lớn"):
        read_book(xls({"A": [list(HEADER), ONE]}, merged=[(0, 65535, 0, 255)]))


@pytest.mark.parametrize(
    ("content", "reason"),
    [(ole(Workbook=b"nonsense"), "bị hỏng"), (xls({"A": [ONE]}, locked=True), "mật khẩu")],
)
def test_what_cannot_be_opened_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=reason):
        read_content(content)
