"""The secretariat's own Word file, filled with values, parts and tables."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from plans.plan import RuleKind, UnreadableDocumentError
from plans.report import PlanHead, PlanReport, ReportedGroup, ReportedPeriod, ReportedTask, TemplateNames
from plans.standing import NamedPeriod
from plans.status import Status
from plans.text import fold
from reports.docx_template import NAMES, example, filled, tried

TASK = ReportedTask(
    1, "32", "Cấp tài khoản", 1, ("Sở Y tế",), (), "Quý II", None, False, (), {Status.DONE: 1}, (), (), "Xong"
)
REPORT = PlanReport(
    plan=PlanHead("Đề án 06", "01/KH-UBND", "UBND tỉnh Lam Sơn", None, 2025, "Công an tỉnh"),
    periods=(),
    as_of=date(2025, 6, 14),
    made_at=datetime(2025, 6, 16, 9, 0),  # noqa: DTZ001 -- local already
    made_by="Phạm Thị Lan",
    groups=(ReportedGroup(1, "I", "Về pháp lý"),),
    tasks=(TASK,),
    submissions=(),
    next_due=None,
)


def template(*paragraphs: str, in_a_table: str = "") -> bytes:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.add_table(rows=1, cols=1).rows[0].cells[0].text = in_a_table
    document.sections[0].header.paragraphs[0].text = "{{co_quan}}"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def fill(content: bytes) -> Any:
    return Document(BytesIO(filled(content, REPORT)))


def test_names_are_replaced_wherever_they_stand():
    document = fill(template("Có {{tong_so_nhiem_vu}} việc, {{ so_hoan_thanh }} xong.", in_a_table="{{nam}}"))
    assert document.paragraphs[0].text == "Có 01 việc, 01 xong."
    assert document.tables[0].rows[0].cells[0].text == "2025"
    assert document.sections[0].header.paragraphs[0].text == "Công an tỉnh"


def test_units_that_owe_two_reports_at_once_are_counted_once_by_the_worse():
    """In June "số đơn vị phải báo cáo" was twice the number of the units."""
    due = date(2025, 6, 14)
    month = NamedPeriod(1, RuleKind.MONTHLY, 2025, 6, due, strictly_before=True)
    half = NamedPeriod(2, RuleKind.HALF_YEAR, 2025, 1, due, strictly_before=True)
    came = {"A": (due, due), "B": (due, date(2025, 6, 16)), "C": (date(2025, 6, 15), None)}
    rows = tuple(
        ReportedPeriod(unit, period, day, linked=True)
        for unit, days in came.items()
        for period, day in zip((month, half), days, strict=True)
    )
    report = replace(REPORT, periods=(month, half), submissions=rows, as_of=date(2025, 6, 17))
    names = ("so_don_vi_phai_bao_cao", "so_dung_han", "so_cham", "so_chua_bao_cao")
    content = template(" ".join(f"{{{{{name}}}}}" for name in names))
    assert Document(BytesIO(filled(content, report))).paragraphs[0].text == "03 01 01 01"
    in_time = replace(report, as_of=due)
    assert Document(BytesIO(filled(content, in_time))).paragraphs[0].text == "03 01 02 00"


def test_a_name_that_word_has_split_is_replaced_too():
    document = Document()
    paragraph = document.add_paragraph()
    for part in ("{{tong_so", "_nhiem", "_vu}} việc"):
        paragraph.add_run(part)
    out = BytesIO()
    document.save(out)
    assert fill(out.getvalue()).paragraphs[0].text == "01 việc"


def test_a_part_and_a_table_stand_where_their_names_stood():
    document = fill(template("trước", "{{phan_1}}", "giữa", "{{phu_luc_1}}", "sau"))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[:2] == ["trước", "I. KHÁI QUÁT TÌNH HÌNH VÀ KẾT QUẢ TRIỂN KHAI"]
    assert texts.index("giữa") < texts.index("sau")
    names = [element.tag.split("}")[1] for element in document.element.body]
    assert "tbl" in names[: len(names) - 3]
    assert "Cấp tài khoản" in [cell.text for cell in document.tables[0].rows[2].cells]


def test_a_name_that_nobody_knows_stays():
    assert fill(template("{{khong_biet}}")).paragraphs[0].text == "{{khong_biet}}"
    content = template("{{khong_biet}} {{nam}}")
    assert tried(content) == TemplateNames(("nam", "co_quan"), ("khong_biet",))


def test_the_example_has_every_name_and_can_be_filled():
    names = tried(example())
    assert (set(names.known), names.unknown) == (set(NAMES), ())
    assert "{{" not in "".join(paragraph.text for paragraph in fill(example()).paragraphs)


def zipped(name: str) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as file:
        file.writestr(name, "<a/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04 not a zip", "bị hỏng"),
        (b"\xd0\xcf\x11\xe0 Word 97", "không phải tệp Word"),
        ("Kế hoạch {{nam}}".encode(), "không phải tệp Word"),
        (zipped("content.xml"), "không phải tệp Word"),
        (zipped("[Content_Types].xml"), "không phải tệp Word"),
    ],
)
def test_what_is_no_word_file_is_refused_by_what_it_is(content: bytes, reason: str):
    with pytest.raises(UnreadableDocumentError, match=reason):
        tried(content)


def repacked(content: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """Return the file with some of its parts changed, or left out."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(out, "w") as after:
        for name in before.namelist():
            part = change(name, before.read(name))
            if part is not None:
                after.writestr(name, part)
    return out.getvalue()


def in_document(content: bytes, xml: str) -> bytes:
    """Return the file with something put at the beginning of its text."""
    return repacked(
        content,
        lambda name, part: (
            part.replace(b"<w:body>", f"<w:body>{xml}".encode()) if name == "word/document.xml" else part
        ),
    )


def words(document: Any) -> str:
    return "".join(text.text or "" for text in document.element.iter(qn("w:t")))


TABLE_PLACES = template("{{phu_luc_1}}", "sau")


@pytest.mark.parametrize(
    "kind",
    [
        "vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "vnd.ms-word.document.macroEnabled.main+xml",
        "vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_templates_and_files_with_macros_are_word_files_too(kind: str):
    usual = b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    content = repacked(template("{{nam}}"), lambda _, part: part.replace(usual, kind.encode()))
    assert tried(content).known == ("nam", "co_quan")
    assert words(fill(content)) == "2025"


def test_macros_are_left_behind():
    relation = (
        b'<Relationship Id="rIdM" Target="vbaProject.bin" '
        b'Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"/></Relationships>'
    )

    def with_macros(name: str, part: bytes) -> bytes:
        if name == "word/_rels/document.xml.rels":
            return part.replace(b"</Relationships>", relation)
        return part.replace(b"<Default", b'<Default Extension="bin" ContentType="application/x"/><Default', 1)

    content = repacked(template("{{nam}}"), with_macros)
    with ZipFile(out := BytesIO(content), "a") as file:
        file.writestr("word/vbaProject.bin", b"macros")
    names = ZipFile(BytesIO(filled(out.getvalue(), REPORT))).namelist()
    assert not [name for name in names if "vba" in name]


def test_a_strict_file_is_a_word_file_too():
    def strict(_: str, part: bytes) -> bytes:
        return re.sub(
            rb"http://schemas\.openxmlformats\.org/(officeDocument|wordprocessingml|drawingml)/2006/",
            rb"http://purl.oclc.org/ooxml/\1/",
            part,
        )

    assert words(fill(repacked(template("{{nam}}"), strict))) == "2025"


def test_tables_need_no_style_of_the_file():
    def without_style(name: str, part: bytes) -> bytes:
        if name != "word/styles.xml":
            return part
        return re.sub(rb'<w:style w:type="table".*?</w:style>', b"", part, flags=re.DOTALL)

    document = fill(repacked(TABLE_PLACES, without_style))
    assert document.tables[0].style.name == "Table Grid"


def test_tables_need_no_page_of_the_file():
    def without_section(name: str, part: bytes) -> bytes:
        return re.sub(rb"<w:sectPr.*?</w:sectPr>", b"", part, flags=re.DOTALL) if "document" in name else part

    assert len(fill(repacked(TABLE_PLACES, without_section)).tables) > 1


def test_a_name_in_a_merged_cell_is_replaced_once():
    document = Document()
    row = document.add_table(rows=1, cols=3).rows[0]
    row.cells[0].merge(row.cells[2]).text = "{{phan_1}}"
    out = BytesIO()
    document.save(out)
    (cell,) = {cell._tc: cell for cell in fill(out.getvalue()).tables[0].rows[0].cells}.values()
    assert cell.paragraphs[0].text == "I. KHÁI QUÁT TÌNH HÌNH VÀ KẾT QUẢ TRIỂN KHAI"


def test_a_cell_keeps_a_paragraph_below_a_table():
    """Word calls a file damaged in which a cell ends with a table."""
    cell = fill(template(in_a_table="{{phu_luc_1}}")).tables[0].rows[0].cells[0]
    names = [element.tag.split("}")[1] for element in cell._tc]
    assert ("tbl" in names, names[-1]) == (True, "p")


@pytest.mark.parametrize(
    "xml",
    [
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>{{nam}}</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        "<w:p><w:sdt><w:sdtContent><w:r><w:t>{{nam}}</w:t></w:r></w:sdtContent></w:sdt></w:p>",
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>{{nam}}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>",
        "<w:p><w:r><w:t>{{</w:t></w:r><w:sdt><w:sdtContent><w:r><w:t>Năm}}</w:t></w:r></w:sdtContent></w:sdt></w:p>",
    ],
    ids=["block of a form", "field of a form", "text box", "over the edge of a field"],
)
def test_names_are_replaced_in_controls_and_text_boxes(xml: str):
    content = in_document(template("sau"), xml)
    assert set(map(fold, tried(content).known)) == {"nam", "co_quan"}
    assert words(fill(content)) == "2025sau"


def test_a_picture_beside_a_name_stays():
    drawing = "<w:p><w:r><w:t>{{nam}}</w:t><w:drawing/></w:r></w:p>"
    document = fill(in_document(template(), drawing))
    assert words(document) == "2025"
    assert len(list(document.element.iter(qn("w:drawing")))) == 1


def test_a_name_at_the_end_of_a_section_leaves_its_page_across():
    document = Document()
    document.add_paragraph("{{phan_1}}")
    document.add_section()
    out = BytesIO()
    document.save(out)
    assert len(fill(out.getvalue()).sections) == 2


def test_a_name_only_in_the_header_is_one():
    assert tried(template("không có")).known == ("co_quan",)


def with_document(xml: bytes) -> bytes:
    """Return a Word file whose text is this."""
    out = BytesIO()
    with ZipFile(BytesIO(template())) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, xml if name == "word/document.xml" else source.read(name))
    return out.getvalue()


@pytest.mark.parametrize(
    ("xml", "reason"),
    [(b"<" * 10_000, "bị hỏng"), (b" " * (8 * 2**20 + 1), "quá lớn")],
    ids=["broken", "large"],
)
def test_a_template_that_is_broken_or_much_too_large_is_refused_before_it_is_opened(xml: bytes, reason: str):
    with pytest.raises(UnreadableDocumentError, match=reason):
        tried(with_document(xml))
