"""Word documents: merged cells, split tables, damage, numbers that Word counts by itself."""

import copy
import zipfile
from io import BytesIO

import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from plans.plan import UnreadableDocumentError
from tests.auxil.growth import growth
from tests.plans.reading.documents import HEADER, add_table, plan_in_word, read_word, word, word_table


def test_each_task_knows_its_table_and_row() -> None:
    (task,) = plan_in_word(word_table(["1", "Rà soát", "Sở Y tế", "Công an tỉnh", "Quý I/2025"])).tasks
    assert (task.number, task.lead, task.coordinating) == ("1", ("Sở Y tế",), ("Công an tỉnh",))
    assert task.source == "bảng 1, dòng 2"


def test_a_cell_merged_downwards_belongs_to_every_row_it_covers() -> None:
    tasks = plan_in_word(
        word_table(
            ["1", "Một", "Sở Y tế", "Sở Nội vụ", "Quý I/2025"],
            ["2", "Hai", "", "", ""],
            ["3", "Ba", "", "", "Quý III/2025"],
            merged=[(1, 2, 3, 2), (1, 4, 2, 4)],
        )
    ).tasks
    assert [task.lead for task in tasks] == [("Sở Y tế",)] * 3
    assert [task.deadline_text for task in tasks] == ["Quý I/2025", "Quý I/2025", "Quý III/2025"]
    assert [task.coordinating for task in tasks] == [("Sở Nội vụ",), (), ()]


def test_a_group_may_be_merged_across_the_whole_row() -> None:
    plan = plan_in_word(
        word_table(
            ["Về thể chế", "", "", "", ""],
            ["1", "Một", "Sở Y tế", "", "Quý I/2025"],
            ["II. Về hạ tầng (02 nhiệm vụ)", "", "", "", ""],
            ["2", "Hai", "Sở Y tế", "", "Quý I/2025"],
            merged=[(1, 0, 1, 4), (3, 0, 3, 4)],
        )
    )
    assert [(group.number, group.title, group.declared_count) for group in plan.groups] == [
        ("1", "Về thể chế", None),
        ("II", "Về hạ tầng", 2),
    ]
    assert [task.group for task in plan.tasks] == ["1", "II"]


def test_several_paragraphs_of_a_cell_are_several_units() -> None:
    content = word_table(
        ["1", "Một\nhai", "- Sở Y tế\n- Sở Nội vụ", "Công an tỉnh\nBảo hiểm xã hội\nkhu vực VI", "x"]
    )
    (task,) = plan_in_word(content).tasks
    assert task.title == "Một hai"
    assert task.lead == ("Sở Y tế", "Sở Nội vụ")
    assert task.coordinating == ("Công an tỉnh", "Bảo hiểm xã hội khu vực VI")


def test_a_table_may_be_split_and_a_heading_stand_between_the_parts() -> None:
    def build(document: Document) -> None:
        add_table(document, [HEADER, ["1", "Một", "Sở Y tế", "", "Quý I/2025"]])
        document.add_paragraph("II. Về hạ tầng")
        add_table(document, [["2", "Hai", "Sở Y tế", "", "Quý I/2025"]])
        document.add_paragraph("Nơi nhận:")
        add_table(
            document, [["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Điện thoại"], ["3", "A", "B", "C", "D"]]
        )

    plan = plan_in_word(word(build))
    assert [(task.number, task.group) for task in plan.tasks] == [("1", None), ("2", "II")]


def test_a_table_after_the_next_appendix_title_does_not_go_on_with_the_plan() -> None:
    def build(document: Document) -> None:
        add_table(document, [HEADER, ["1", "Một", "Sở Y tế", "", "Quý I/2025"]])
        document.add_paragraph("Phụ lục II")
        add_table(document, [["2", "Chỉ tiêu", "a", "b", "c"]])

    assert [task.number for task in plan_in_word(word(build)).tasks] == ["1"]


def test_numbers_that_word_counts_by_itself_are_read() -> None:
    def build(document: Document) -> None:
        table = add_table(document, [HEADER, *[["", title, "Sở Y tế", "", "Quý I"] for title in "ABC"]])
        for row in table.rows[1:3]:
            row.cells[0].paragraphs[0].style = document.styles["List Number"]
        paragraph = table.cell(3, 0).paragraphs[0]
        properties = paragraph._p.get_or_add_pPr()._add_numPr()
        properties._add_numId().val = 5
        properties._add_ilvl().val = 0

    assert [task.number for task in plan_in_word(word(build)).tasks][:2] == ["1", "2"]


def test_nested_numbers_word_counts_are_written_out() -> None:
    numbering = """<w:numbering xmlns:w="{ns}">
      <w:abstractNum w:abstractNumId="9">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="4"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2"/></w:lvl>
        <w:lvl w:ilvl="2"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%3."/></w:lvl>
        <w:lvl w:ilvl="3"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%4)"/></w:lvl>
        <w:lvl w:ilvl="4"><w:numFmt w:val="bullet"/><w:lvlText w:val="%5"/></w:lvl>
      </w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="9"/></w:num>
      <w:num w:numId="2"><w:abstractNumId w:val="9"/>
        <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
    </w:numbering>""".replace("{ns}", "http://schemas.openxmlformats.org/wordprocessingml/2006/main")
    depths = [0, 1, 2, 2, 1, 3, 4, 8]

    def build(document: Document) -> None:
        rows = [
            ["", f"Việc {depth}", "Sở Y tế" if depth > 1 else "", "", "Quý I" if depth > 1 else ""]
            for depth in depths
        ]
        table = add_table(document, [HEADER, *rows])
        for row, depth in zip(table.rows[1:], depths, strict=True):
            properties = row.cells[0].paragraphs[0]._p.get_or_add_pPr()._add_numPr()
            properties._add_numId().val = 1
            properties._add_ilvl().val = depth

    plan = plan_in_word(_with_part(word(build), "word/numbering.xml", numbering))
    assert [group.number for group in plan.groups] == ["I", "4", "5"]
    assert [task.number for task in plan.tasks] == ["4.1", "4.2", "5.a", "5.2", "5.3"]


def _with_part(content: bytes, name: str, text: str) -> bytes:
    saved = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(saved, "w") as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, text)
    return saved.getvalue()


def test_content_controls_are_read_and_deleted_words_are_not() -> None:
    def build(document: Document) -> None:
        table = add_table(document, [HEADER, ["1", "Một", "Sở Y tế", "", "Quý I"]])
        row = table.rows[1]._tr
        control, inner = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
        row.addprevious(control)
        control.append(inner)
        inner.append(row)
        paragraph = table._tbl.iter(qn("w:p"))
        target = next(p for p in paragraph if p.text == "Một")
        deleted = OxmlElement("w:del")
        deleted.append(copy.deepcopy(target.r_lst[0]))
        target.append(deleted)
        for tag in ("w:br", "w:noBreakHyphen"):
            target.r_lst[0].append(OxmlElement(tag))

    (task,) = plan_in_word(word(build)).tasks
    assert task.title == "Một -"


def test_a_row_may_begin_late_and_a_span_be_absurd() -> None:
    def build(document: Document) -> None:
        table = add_table(document, [HEADER, ["1", "Một", "Sở Y tế", "", "Quý I"], ["x", "y", "z", "", ""]])
        properties = table.rows[2]._tr.get_or_add_trPr()
        before = OxmlElement("w:gridBefore")
        before.set(qn("w:val"), "1")
        properties.append(before)
        span = OxmlElement("w:gridSpan")
        span.set(qn("w:val"), "nonsense")
        table.rows[1].cells[0]._tc.get_or_add_tcPr().append(span)

    assert [task.number for task in plan_in_word(word(build)).tasks] == ["1"]


def test_a_table_of_ten_thousand_columns_is_refused() -> None:
    def build(document: Document) -> None:
        row = add_table(document, [["x"]]).rows[0]._tr
        cell = row.tc_lst[0]
        for _ in range(10_000):
            row.append(copy.deepcopy(cell))

    with pytest.raises(UnreadableDocumentError, match="quá nhiều cột"):
        read_word(word(build))


@pytest.mark.parametrize("rows", [[["a"]], [["STT", "Họ và tên"], ["1", "Nguyễn Văn An"]]])
def test_a_document_without_a_table_of_tasks_says_what_is_needed(rows: list[list[str]]) -> None:
    with pytest.raises(UnreadableDocumentError, match=r"không có bảng nhiệm vụ|Có 1 bảng"):
        read_word(word(lambda document: add_table(document, rows)))


@pytest.mark.parametrize(
    ("part", "text", "reason"),
    [
        ("word/document.xml", "<w:document", "hỏng"),
        (
            "word/document.xml",
            '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
            "không hợp lệ",
        ),
        ("word/document.xml", "<a/>", "hỏng"),
        ("word/numbering.xml", "<<<", "hỏng"),
    ],
)
def test_damaged_or_tricky_xml_is_refused(part: str, text: str, reason: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=reason):
        read_word(_with_part(word_table(["1", "Một", "Sở Y tế", "", "Quý I"]), part, text))


def test_the_cost_of_a_table_grows_with_its_rows() -> None:
    """Eight times the rows would cost 64 times as much, were it the square."""
    contents = {rows: _table_of(rows) for rows in (100, 800)}
    read = {rows: len(plan_in_word(content).tasks) for rows, content in contents.items()}
    assert read == {rows: rows for rows in contents}
    assert growth(lambda rows: plan_in_word(contents[rows]), small=100, times=8) < 24


def _table_of(rows: int) -> bytes:
    def build(document: Document) -> None:
        first = ["1", "Rà soát " * 30, "Sở Y tế; Sở Nội vụ", "Công an tỉnh", "Quý III/2025"]
        table = add_table(document, [HEADER, first])
        row = table.rows[1]._tr
        for number in range(2, rows + 1):
            another = copy.deepcopy(row)
            next(another.iter(qn("w:t"))).text = str(number)
            table._tbl.append(another)

    return word(build)


def test_nt_means_what_stands_above() -> None:
    tasks = plan_in_word(
        word_table(
            ["1", "Một", "Sở Y tế", "Sở Nội vụ", "Quý I/2025"],
            ["2", "Hai", "nt", "", "Quý II/2025"],
            ["3", "Ba", "-nt-", "Như trên", "Nt"],
        )
    ).tasks
    assert [task.lead for task in tasks] == [("Sở Y tế",)] * 3
    assert [task.coordinating for task in tasks] == [("Sở Nội vụ",), (), ("Sở Nội vụ",)]
    assert [task.deadline_text for task in tasks] == ["Quý I/2025", "Quý II/2025", "Quý II/2025"]
