"""A table is found wherever it stands: in layout tables, text boxes, content controls."""

import pytest

from plans.plan import UnreadableDocumentError
from plans.reading.content import Line, Notice, Part
from plans.reading.document import read_document
from plans.reading.formats import read_content
from plans.reading.ledger import Fate, Kind
from tests.plans.reading.documents import word_table
from tests.plans.reading.parts import renamed, replaced, strict, with_parts
from tests.plans.reading.word.parts_of_word import REST, cell, document, p, row, run, table

ONE, TWO = ["1", "Một", *REST], ["2", "Hai", *REST]


def titles(content: bytes) -> list[str]:
    return [task.title for task in read_document("k.docx", content).plan.tasks]


def layout(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


@pytest.mark.parametrize(
    "body",
    [
        layout(row([cell(p("PHỤ LỤC") + table(ONE) + p(""))])),
        layout(row([cell(""), cell(table(ONE) + p(""))])),
        layout(row(["UBND TỈNH", "CỘNG HÒA"]), row([cell(table(ONE) + p(""), '<w:gridSpan w:val="2"/>')])),
        layout(row([cell(layout(row([cell(table(ONE))])))])),
        p(f"<w:r><w:pict><w:txbxContent>{table(ONE)}</w:txbxContent></w:pict></w:r>"),
        layout(row([cell(p(f"<w:r><w:pict><w:txbxContent>{table(ONE)}</w:txbxContent></w:pict></w:r>"))])),
        f"<w:sdt><w:sdtContent>{table(ONE)}</w:sdtContent></w:sdt>",
        f"<w:customXml>{table(f'<w:ins>{row(ONE)}</w:ins>')}</w:customXml>",
    ],
)
def test_a_table_of_tasks_is_found_wherever_it_stands(body: str) -> None:
    assert titles(document(body)) == ["Một"]


def test_the_words_around_a_table_in_a_layout_table_are_lines() -> None:
    head = row(["UBND TỈNH SƠN HÀ", cell(p("KẾ HOẠCH") + p("Chuyển đổi số năm 2025"))])
    pieces = read_content(document(layout(head, row([cell(table(ONE))]))))
    lines = [piece.text for piece in pieces if isinstance(piece, Line)]
    assert lines == ["UBND TỈNH SƠN HÀ", "KẾ HOẠCH", "Chuyển đổi số năm 2025"]


def test_a_small_table_in_a_task_is_part_of_its_words() -> None:
    inner = layout(row(["80%", "hồ sơ"]))
    assert titles(document(table(["1", cell(p("Đạt") + inner + p("")), *REST], TWO))) == [
        "Đạt 80% hồ sơ",
        "Hai",
    ]


def test_tables_in_tables_without_end_are_left() -> None:
    nested = table(ONE)
    for _ in range(40):
        nested = layout(row([cell(nested)]))
    with pytest.raises(UnreadableDocumentError):
        read_document("k", document(nested))


def test_a_hidden_row_is_left_aside_and_named() -> None:
    content = document(table(row(ONE, "<w:hidden/>"), TWO))
    assert titles(content) == ["Hai"]
    (left,) = [one for one in read_content(content) if isinstance(one, Part) and one.fate is Fate.LEFT_ASIDE]
    assert (left.kind, left.place) == (Kind.HIDDEN, "bảng 1, dòng 2")


def test_a_cell_that_was_struck_out_is_not_read() -> None:
    gone = cell("cũ", "<w:cellDel/>")
    assert titles(document(table(["1", gone, "Một", *REST]))) == ["Một"]


def test_an_inserted_file_that_is_not_read_is_said() -> None:
    pieces = read_content(document('<w:altChunk r:id="x" xmlns:r="urn:r"/>' + table(ONE)))
    (notice,) = [piece for piece in pieces if isinstance(piece, Notice)]
    assert "chèn từ một tệp khác" in notice.reason


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("word/document.xml", "word/document2.xml"),
        ("word/numbering.xml", "word/numbering3.xml"),
        ("word/styles.xml", "word/styles2.xml"),
    ],
)
def test_parts_are_found_by_what_points_at_them(old: str, new: str) -> None:
    assert titles(renamed(word_table(ONE), old, new)) == ["Một"]


def test_a_document_may_be_strict_a_template_or_have_macros() -> None:
    content = word_table(ONE)
    assert titles(strict(content)) == ["Một"]
    for kind in (
        "ms-word.document.macroEnabled.main",
        "openxmlformats-officedocument.wordprocessingml.template.main",
    ):
        usual = "openxmlformats-officedocument.wordprocessingml.document.main"
        changed = replaced(content, "[Content_Types].xml", (usual, kind))
        assert titles(with_parts(changed, {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0macros"})) == ["Một"]


def test_parts_may_be_named_as_on_windows() -> None:
    content = with_parts(word_table(ONE), {})
    moved = renamed(content, "word/document.xml", "word\\document.xml")
    assert titles(replaced(moved, "_rels/.rels", ("word/word\\document.xml", "word/document.xml"))) == ["Một"]


def test_a_document_without_styles_and_lists_is_read() -> None:
    content = document(table(ONE))
    for part in ("word/styles.xml", "word/numbering.xml"):
        content = with_parts(content, {}, without=part)
    assert titles(content) == ["Một"]


def test_a_run_may_hold_what_is_not_known() -> None:
    odd = run("Một") + "<w:r><w:futureThing/><w:t/></w:r><w:proofErr/>"
    assert titles(document(table(["1", cell(p(odd)), *REST]))) == ["Một"]
