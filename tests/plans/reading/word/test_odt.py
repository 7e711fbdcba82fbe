"""OpenDocument texts: tables, merged cells, numbers of lists, hidden words, text boxes."""

import pytest

from plans.plan import UnreadableDocumentError
from plans.reading.content import Line, Part, Row
from plans.reading.document import read_document
from plans.reading.formats import read_content
from plans.reading.ledger import Kind
from tests.plans.reading.documents import HEADER
from tests.plans.reading.parts import archive
from tests.plans.reading.sheets.ods_file import SPACES

STYLES = """
<style:style style:name="secret"><style:text-properties text:display="none"/></style:style>
<style:style style:name="raised"><style:text-properties style:text-position="super 58%"/></style:style>
<text:list-style style:name="L1">
 <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="." text:start-value="3"/>
 <text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/>
</text:list-style>
<text:list-style style:name="L2">
 <text:list-level-style-bullet text:level="1" text:bullet-char="•"/>
</text:list-style>
<text:list-style style:name="L3">
 <text:list-level-style-number text:level="1" style:num-format="I" style:num-prefix="("/>
 <text:list-level-style-number text:level="2" style:num-format=""/>
</text:list-style>
"""
REST = ("Sở Y tế", "", "Quý I/2025")


def odt(body: str, styles: str = "") -> bytes:
    """Return a text with this body."""
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    named = f"<office:document-styles {SPACES}>{styles}</office:document-styles>"
    return archive(
        mimetype="application/vnd.oasis.opendocument.text", content_dot_xml=content, styles_dot_xml=named
    )


def p(content: str) -> str:
    return f"<text:p>{content}</text:p>"


def cell(content: str, attributes: str = "") -> str:
    inner = content if content.startswith(("<text:p", "<text:list", "<table:table ")) else p(content)
    return f"<table:table-cell {attributes}>{inner}</table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    inner = "".join(one if one.startswith("<table:") and "-cell" in one[:26] else cell(one) for one in cells)
    return f"<table:table-row {attributes}>{inner}</table:table-row>"


def table(*rows: str) -> str:
    head = f"<table:table-header-rows>{row(*HEADER)}</table:table-header-rows>"
    return f'<table:table table:name="T">{head}{"".join(rows)}</table:table>'


def listed(*items: str, style: str = "L1", attributes: str = "") -> str:
    inner = "".join(
        f"<text:list-item>{one if one.startswith('<') else p(one)}</text:list-item>" for one in items
    )
    name = f'text:style-name="{style}"' if style else ""
    return f"<text:list {name} {attributes}>{inner}</text:list>"


GOES_ON = 'text:continue-numbering="true"'


def lines(body: str) -> list[str]:
    return [piece.text for piece in read_content(odt(body)) if isinstance(piece, Line)]


def first_cells(*cells: str) -> list[str]:
    pieces = read_content(odt(table(*(row(one, "Việc", *REST) for one in cells))))
    return [piece.texts[0] for piece in pieces if isinstance(piece, Row)][1:]


def test_a_table_of_tasks_is_read_with_the_words_around_it() -> None:
    body = "<text:h>KẾ HOẠCH</text:h>" + p("Chuyển đổi số năm 2025") + table(row("1", "Rà soát", *REST))
    plan = read_document("k.odt", odt(f"<text:section>{body}</text:section>")).plan
    (task,) = plan.tasks
    assert (plan.title, task.title, task.lead, task.source) == (
        "Chuyển đổi số năm 2025",
        "Rà soát",
        ("Sở Y tế",),
        "bảng 1, dòng 2",
    )


def test_a_cell_merged_downwards_belongs_to_every_row() -> None:
    over = cell("Sở Y tế", 'table:number-rows-spanned="2" table:number-columns-spanned="2"')
    below = "<table:covered-table-cell/>"
    rows = (
        row("1", "Một", over, below, "Quý I"),
        row("2", "Hai", below, below, "Quý II"),
        row("3", "Ba", *REST),
    )
    tasks = read_document("k", odt(table(*rows))).plan.tasks
    assert [(task.number, task.lead, task.coordinating) for task in tasks] == [
        (number, ("Sở Y tế",), ()) for number in "123"
    ]


def test_a_group_may_be_merged_across_the_row() -> None:
    across = cell("I. Về thể chế", 'table:number-columns-spanned="5"')
    covered = '<table:covered-table-cell table:number-columns-repeated="4"/>'
    plan = read_document("k", odt(table(row(across, covered), row("1", "Một", *REST)))).plan
    assert [(group.number, group.title) for group in plan.groups] == [("I", "Về thể chế")]


def test_numbers_that_the_program_counts_are_read() -> None:
    first, further = listed(""), listed("", attributes=GOES_ON)
    given = '<text:list-item text:start-value="9"><text:p/></text:list-item>'
    jump = f'<text:list text:style-name="L1" {GOES_ON}>{given}</text:list>'
    assert first_cells(first, further, jump, further) == ["3.", "4.", "9.", "10."]
    assert first_cells(first, listed("")) == ["3.", "3."]


def test_lists_go_on_from_the_list_that_they_name() -> None:
    def named(name: str, after: str = "", start: str = "") -> str:
        goes_on = f'text:continue-list="{after}"' if after else ""
        item = f"<text:list-item {start}><text:p/></text:list-item>"
        return f'<text:list xml:id="{name}" text:style-name="{name[:2]}" {goes_on}>{item}</text:list>'

    cells = (
        named("L1"),
        named("L3", "L1", 'text:start-value="8"'),
        named("L1b", "L3"),
        named("L1c", "unknown"),
    )
    assert first_cells(*cells) == ["3.", "(VIII", "9.", "3."]


def test_deeper_numbers_show_those_above_them() -> None:
    deeper = listed(listed("", style="", attributes=GOES_ON), attributes=GOES_ON)
    assert first_cells(listed(""), deeper, deeper, listed("", attributes=GOES_ON), deeper) == [
        "3.",
        "3.1",
        "3.2",
        "4.",
        "4.1",
    ]


def test_lists_in_prose_have_their_numbers_and_dashes() -> None:
    header = "<text:list-header><text:p>Đầu mục</text:p></text:list-header>"
    with_header = f'<text:list text:style-name="L1">{header}</text:list>'
    body = (
        listed("Mục đích", p("Yêu cầu") + p("chung"), style="L3")
        + listed("Rà soát", "", style="L2")
        + with_header
    )
    none = listed(listed("Việc nhỏ", style=""), style="L3") + listed("Lạ", style="L9")
    assert lines(body + none) == [
        "(I Mục đích",
        "(II Yêu cầu",
        "chung",
        "- Rà soát",
        "Đầu mục",
        "Việc nhỏ",
        "Lạ",
    ]


def test_what_is_not_seen_is_not_read() -> None:
    words = (
        "Rà so\u00adát<text:span text:style-name='raised'>1</text:span> đội<text:s/>ngũ"
        "<text:span text:style-name='secret'> nháp</text:span>"
        "<text:note><text:p>chú thích</text:p></text:note>"
        "<office:annotation><text:p>góp ý</text:p></office:annotation>"
        "<text:placeholder>&lt;nhập&gt;</text:placeholder>"
        "<text:span>, 5 km</text:span><text:span text:style-name='raised'>2</text:span>"
    )
    region = "<text:changed-region><text:p>đã xóa</text:p></text:changed-region>"
    struck = f"<text:tracked-changes>{region}</text:tracked-changes>"
    hidden = '<text:section text:display="none"><text:p>phần ẩn</text:p></text:section>'
    content = odt(struck + hidden + table(row("1", words, *REST)))
    assert read_document("k", content).plan.tasks[0].title == "Rà soát đội ngũ, 5 km²"
    assert not [piece for piece in read_content(content) if isinstance(piece, Line)]


def box(content: str) -> str:
    return f"<draw:frame><draw:text-box>{content}</draw:text-box></draw:frame>"


def test_text_boxes_are_read_once_also_with_a_table_in_them() -> None:
    body = p(
        "Trước" + box(p("Trong hộp" + box(p("sâu"))) + table(row("1", "Rà soát" + box(p("đội ngũ")), *REST)))
    )
    pieces = read_content(odt(body))
    assert [piece.text for piece in pieces if isinstance(piece, Line)] == ["Trước", "Trong hộp"]
    assert [piece.texts[1] for piece in pieces if isinstance(piece, Row)][1:] == ["Rà soát\nđội ngũ"]
    assert next(piece.kind for piece in pieces if isinstance(piece, Part)) is Kind.TEXT_BOX


def test_a_table_in_a_layout_table_is_found_and_one_in_a_task_is_part_of_its_words() -> None:
    inner = f'<table:table table:name="M">{row("80%", "hồ sơ")}</table:table>'
    rows = row("1", inner, *REST)
    layout = f'<table:table table:name="L">{row(p("PHỤ LỤC") + table(rows))}</table:table>'
    assert [task.title for task in read_document("k", odt(layout)).plan.tasks] == ["80% hồ sơ"]


@pytest.mark.parametrize(
    "many",
    [
        row("1", "x", *REST, attributes='table:number-rows-repeated="100000"'),
        row("1", cell("x", 'table:number-columns-repeated="5000"')),
    ],
)
def test_a_table_without_end_is_refused(many: str) -> None:
    with pytest.raises(UnreadableDocumentError, match="quá lớn"):
        read_content(odt(table(many)))
