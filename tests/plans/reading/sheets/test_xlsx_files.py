"""Workbooks as other programs write them: other names of parts, Strict, macros, styles openpyxl refuses."""

import re

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.chartsheet import Chartsheet

from plans.plan import Plan, UnreadableDocumentError
from plans.reading.content import Part
from plans.reading.document import read_document
from plans.reading.formats import read_content
from plans.reading.ledger import Fate, Kind
from tests.plans.reading.documents import HEADER, workbook
from tests.plans.reading.parts import renamed, replaced, strict, with_parts, with_shared_strings

MAIN, SHEET, STYLES = "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"


def plan_of(content: bytes) -> Plan:
    return read_document("k.xlsx", content).plan


def build(made: Workbook) -> None:
    made.active.append(list(HEADER))
    made.active.append([1, "Rà soát", "Sở Y tế", "", "Quý I/2025"])


@pytest.fixture
def content() -> bytes:
    return with_shared_strings(workbook(build))


def is_read(content: bytes) -> bool:
    return [(task.title, task.lead) for task in plan_of(content).tasks] == [("Rà soát", ("Sở Y tế",))]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (MAIN, "xl/workbook22.xml"),
        (SHEET, "xl/worksheets/mysheet.xml"),
        (STYLES, "xl/styles7.xml"),
        ("xl/sharedStrings.xml", "xl/strings.xml"),
    ],
)
def test_parts_are_found_by_what_points_at_them(content: bytes, old: str, new: str) -> None:
    assert is_read(renamed(content, old, new))


def test_the_main_part_is_found_by_its_usual_name_where_nothing_points_at_it(content: bytes) -> None:
    assert is_read(with_parts(content, {}, without="_rels/.rels"))


def test_names_of_parts_may_differ_in_capitals(content: bytes) -> None:
    assert is_read(replaced(content, "xl/_rels/workbook.xml.rels", ("sheet1.xml", "Sheet1.XML")))


def test_a_strict_workbook_is_read_with_its_dates_written_out(content: bytes) -> None:
    dated = re.compile(rb'<c r="E2"[^>]*>.*?</c>')
    content = with_parts(
        content, {SHEET: lambda part: dated.sub(b'<c r="E2" t="d"><v>2025-06-20T00:00:00</v></c>', part)}
    )
    (task,) = plan_of(strict(content)).tasks
    assert (task.title, task.deadline_text) == ("Rà soát", "20/6/2025")


@pytest.mark.parametrize("stored", ["PT12H", "no day"])
def test_a_strict_cell_that_is_no_day_is_kept_as_it_stands(content: bytes, stored: str) -> None:
    cell = re.compile(rb'<c r="E2"[^>]*>.*?</c>')
    new = f'<c r="E2" t="d"><v>{stored}</v></c>'.encode()
    (task,) = plan_of(with_parts(content, {SHEET: lambda part: cell.sub(new, part)})).tasks
    assert task.deadline_text == stored


def test_a_workbook_with_macros_is_read_as_data(content: bytes) -> None:
    types = ("spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main")
    macros = replaced(content, "[Content_Types].xml", types)
    assert is_read(with_parts(macros, {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0macros"}))


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (STYLES, '<family val="2"', '<family val="49"'),
        (STYLES, "<cellXfs", '<cellXfs wrong="x"'),
        (STYLES, 'horizontal="center"', 'horizontal="middle"'),
        (SHEET, "<sheetData>", "<sheetData><!-- written by hand -->"),
        (
            SHEET,
            "</sheetData>",
            '</sheetData><conditionalFormatting sqref="nonsense"><cfRule/></conditionalFormatting>',
        ),
        (
            SHEET,
            "</sheetData>",
            '</sheetData><dataValidations><dataValidation sqref="" type="odd"/></dataValidations>',
        ),
        (
            MAIN,
            "<sheets>",
            '<definedNames><definedName name="x" localSheetId="9">#REF!</definedName></definedNames><sheets>',
        ),
        (MAIN, "<sheets>", '<bookViews><workbookView activeTab="many"/></bookViews><sheets>'),
    ],
)
def test_what_excel_opens_is_opened(content: bytes, part: str, old: str, new: str) -> None:
    def edit(text: bytes) -> bytes:
        return text.replace(old.encode(), new.encode())

    assert is_read(with_parts(content, {part: edit}))


def test_a_workbook_without_styles_or_strings_is_read() -> None:
    inline = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in HEADER)
    row = "<c><v>1</v></c>" + "".join(
        f'<c t="inlineStr"><is><r><t>{text}</t></r></is></c>'
        for text in ("Rà soát", "Sở Y tế", "", "Quý I/2025")
    )
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    sheet = f"<worksheet {space}><sheetData><row>{inline}</row><row>{row}</row></sheetData></worksheet>"

    def without_others(part: bytes) -> bytes:
        return re.sub(rb"<Relationship [^>]*(?:styles|sharedStrings|theme)\.xml[^>]*>", b"", part)

    made = with_parts(workbook(build), {SHEET: sheet, "xl/_rels/workbook.xml.rels": without_others})
    assert is_read(made)


def test_a_sheet_that_is_a_chart_and_words_in_shapes_are_named(content: bytes) -> None:
    def with_chart(made: Workbook) -> None:
        build(made)
        made.active.title = "Phụ lục"
        made.active.add_chart(BarChart(), "G2")
        sheet: Chartsheet = made.create_chartsheet("Biểu đồ")
        sheet.add_chart(BarChart())

    made = with_parts(workbook(with_chart), {"xl/drawings/drawing1.xml": _with_shape})
    left = [
        piece for piece in read_content(made) if isinstance(piece, Part) and piece.fate is Fate.LEFT_ASIDE
    ]
    assert [(part.kind, part.place) for part in left] == [
        (Kind.TEXT_BOX, "trang tính “Phụ lục”: Chú ý"),
        (Kind.SHEET, "trang tính “Biểu đồ”"),
    ]


def _with_shape(part: bytes) -> bytes:
    end = part.rindex(b"</")
    words = "<a:t xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'>Chú ý</a:t>"
    return part[:end] + words.encode() + part[end:]


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/_rels/workbook.xml.rels", "rId1", "rId77"),
        (SHEET, 't="s"><v>0', 't="s"><v>999'),
        (SHEET, "</sheetData>", '</sheetData><mergeCells><mergeCell ref="nonsense"/></mergeCells>'),
    ],
)
def test_a_workbook_whose_parts_do_not_fit_is_damaged(content: bytes, part: str, old: str, new: str) -> None:
    with pytest.raises(UnreadableDocumentError, match="hỏng"):
        plan_of(replaced(content, part, (old, new)))


def test_more_cells_than_any_table_has_are_refused_before_they_are_read(content: bytes) -> None:
    many = "<sheetData><row r='5'>" + "<c/>" * 150_001 + "</row>"
    with pytest.raises(UnreadableDocumentError, match="quá lớn"):
        plan_of(replaced(content, SHEET, ("<sheetData>", many)))
