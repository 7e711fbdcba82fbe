"""OpenDocument spreadsheets: formats, hidden parts, repetitions, formulas, all as in a workbook of Excel."""

import pytest

from plans.plan import UnreadableDocumentError
from plans.reading.content import Part
from plans.reading.document import read_document
from plans.reading.formats import read_content
from plans.reading.ledger import Fate, Kind
from plans.reading.sheets.files import read_book
from plans.reading.sheets.grid import Sheet, SheetCell
from tests.plans.reading.documents import HEADER
from tests.plans.reading.parts import archive
from tests.plans.reading.sheets.ods_file import SPACES, ods, row, valued

HEAD = row(*HEADER)
ONE = row("1", "Rà soát", "Sở Y tế", "", "Quý I/2025")


def first_sheet(content: bytes) -> Sheet:
    book = read_book(content)
    assert book is not None
    return book.sheets[0]


def seen(written: str) -> SheetCell:
    return first_sheet(ods(f">{row(written)}")).cells.get((1, 1), SheetCell(""))


def test_a_table_of_tasks_is_read() -> None:
    (task,) = read_document("k.ods", ods(f'table:name="Phụ lục">{HEAD}{ONE}')).plan.tasks
    assert (task.title, task.lead, task.source) == ("Rà soát", ("Sở Y tế",), "trang tính “Phụ lục”, dòng 2")


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (valued("date", "2025-06-20", "06/2025", "month"), "06/2025"),
        (valued("date", "2025-06-20", "06/2025", "derived"), "06/2025"),
        (valued("date", "2025-10-05", "5-Thg10", "day"), "5/10"),
        (valued("date", "2025-06-20T08:00:00", "20/Tháng Sáu/25", "long"), "20/6/2025"),
        (valued("date", "2025-06-20", "20/06/25"), "20/6/2025"),
        (valued("date", "someday", "ngày nào đó"), "ngày nào đó"),
        (valued("date", "2025-06-20", ""), ""),
        (valued("time", "PT16H30M", "16:30", "hour"), "16:30"),
        (valued("percentage", "0.85", "85%", "share"), "85%"),
        (valued("percentage", "0.85", "85%"), "85%"),
        (valued("float", "123456.7", "123.457"), "123456.7"),
        (valued("float", "1.25", "1,250", "three"), "1.250"),
        (valued("float", "7", "07 nhiệm vụ", "two"), "07 nhiệm vụ"),
        (valued("float", "0.5", "1/2", "fraction"), "1/2"),
        (valued("float", "1200", "1,2E3", "power"), "1200"),
        (valued("float", "12", "12", "plain"), "12"),
        (valued("boolean", "true", "TRUE"), "TRUE"),
        ("một<text:s text:c='2'/>hai<text:tab/>ba<text:line-break/>bốn", "một  hai ba\nbốn"),
        (
            "Rà soát<text:note><text:note-body><text:p>chú thích</text:p></text:note-body></text:note>",
            "Rà soát",
        ),
    ],
)
def test_a_cell_is_read_as_it_is_shown(written: str, text: str) -> None:
    assert seen(written).text == text


def test_a_number_without_its_thousands_and_a_day_without_its_year_are_doubted() -> None:
    assert "1.250" in (seen(valued("float", "1.25", "1,250", "three")).doubt or "")
    assert "5/10/2025" in (seen(valued("date", "2025-10-05", "5-Thg10", "day")).doubt or "")


def calculated(shown: str) -> str:
    return attributed(shown, 'table:formula="of:=A1"')


def attributed(shown: str, attributes: str) -> str:
    kind = 'office:value-type="string"'
    return f"<table:table-cell {kind} {attributes}><text:p>{shown}</text:p></table:table-cell>"


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        (
            calculated("#DIV/0!"),
            "báo lỗi #DIV/0!",
        ),
        (
            calculated("Err:508"),
            "báo lỗi Err:508",
        ),
        ('<table:table-cell table:formula="of:=A1"/>', "công thức chưa có kết quả"),
    ],
)
def test_a_formula_without_a_result_is_said(written: str, reason: str) -> None:
    cell = first_sheet(ods(f">{row(written, 'x')}")).cells[1, 1]
    assert cell.text == ""
    assert reason in (cell.doubt or "")


def test_columns_and_rows_give_their_format_to_cells_without_one() -> None:
    columns = '><table:table-column table:number-columns-repeated="2" table:default-cell-style-name="month"/>'
    bare = valued("date", "2025-06-20", "x").replace('table:style-name=""', "")
    assert first_sheet(ods(f"{columns}{row(bare)}")).cells[1, 1].text == "06/2025"
    styled = row(bare, attributes='table:default-cell-style-name="day"')
    assert first_sheet(ods(f">{styled}")).cells[1, 1].text == "20/6"


def test_repeated_cells_and_rows_count_and_the_empty_end_of_the_sheet_costs_nothing() -> None:
    repeated = attributed("x", 'table:number-columns-repeated="2"')
    nothing = '<table:table-cell table:number-columns-repeated="16384"/>'
    end = row(nothing, attributes='table:number-rows-repeated="1048000"')
    twice = row(repeated, "y", attributes='table:number-rows-repeated="2"')
    sheet = first_sheet(ods(f">{twice}{end}"))
    assert [cell.text for number in (1, 2) for cell in sheet.line(number)] == ["x", "x", "y"] * 2
    assert sheet.last_row == 2


def test_a_row_that_says_something_a_million_times_is_refused() -> None:
    endless = row("x", attributes='table:number-rows-repeated="1048576"')
    with pytest.raises(UnreadableDocumentError, match="quá lớn"):
        read_book(ods(f">{endless}"))


def test_what_is_hidden_is_left_aside_and_named() -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    filtered = row("2", "x", "Việc lọc", "Sở Y tế", "", "Quý I/2025", attributes='table:visibility="filter"')
    shown = row("1", "nháp", "Rà soát", "Sở Y tế", "", "Quý I/2025")
    head = row(HEADER[0], "Nháp", *HEADER[1:])
    content = ods(
        f'table:name="A">{columns}{head}{shown}{filtered}', f'table:name="B" table:style-name="hidden">{ONE}'
    )
    (task,) = read_document("k.ods", content).plan.tasks
    assert (task.title, task.note) == ("Rà soát", None)
    left = [one for one in read_content(content) if isinstance(one, Part) and one.fate is Fate.LEFT_ASIDE]
    assert [(part.kind, part.place) for part in left] == [
        (Kind.HIDDEN, "trang tính “A”, dòng 3"),
        (Kind.HIDDEN, "trang tính “A”, cột B"),
        (Kind.SHEET, "trang tính “B”"),
    ]


def test_a_cell_merged_downwards_belongs_to_every_row() -> None:
    merged = attributed("Sở Y tế", 'table:number-rows-spanned="2" table:number-columns-spanned="1"')
    below = "<table:covered-table-cell/>"
    content = ods(
        f">{HEAD}{row('1', 'Một', merged, '', 'Quý I/2025')}{row('2', 'Hai', below, '', 'Quý I/2025')}"
    )
    assert [task.lead for task in read_document("k", content).plan.tasks] == [("Sở Y tế",)] * 2


def test_formats_may_stand_in_the_part_of_styles() -> None:
    styles = f"""<office:document-styles {SPACES}><office:styles>
      <number:date-style style:name="D9"><number:year number:style="long"/></number:date-style>
      <style:style style:name="year" style:data-style-name="D9"/></office:styles></office:document-styles>"""
    written = valued("date", "2025-06-20", "2025", "year")
    assert first_sheet(ods(f">{row(written)}", styles_dot_xml=styles)).cells[1, 1].text == "2025"


def test_a_locked_spreadsheet_is_refused() -> None:
    manifest = "<manifest><encryption-data/></manifest>"
    with pytest.raises(UnreadableDocumentError, match="mật khẩu"):
        read_content(ods(f">{ONE}", **{"META-INF__manifest_dot_xml": manifest}))


def test_another_kind_of_opendocument_is_refused() -> None:
    body = "<office:body><office:drawing/></office:body>"
    drawing = f"<office:document-content {SPACES}>{body}</office:document-content>"
    with pytest.raises(UnreadableDocumentError, match="không phải văn bản"):
        read_content(archive(mimetype="x", content_dot_xml=drawing))
