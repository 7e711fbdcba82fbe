"""Rich text: tables by the edges of their cells, merged cells, lists, letters however they are written."""

import pytest

from plans.plan import UnreadableDocumentError
from plans.reading.content import Line, Row
from plans.reading.document import read_document
from plans.reading.formats import read_content
from plans.reading.word import rtf as reader
from tests.plans.reading.documents import HEADER

EDGES = (500, 3000, 5000, 7000, 9000)
REST = ("Sở Y tế", "", "Quý I/2025")


def u(text: str) -> str:
    """Return a text with its letters beyond ASCII as rich text writes them."""
    units = text.encode("utf-16-le")
    codes = [int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2)]
    return "".join(
        chr(code) if code < 128 else f"\\u{code if code < 0x8000 else code - 0x10000}?" for code in codes
    )


def row(*cells: str, edges: tuple[int, ...] = EDGES, merged: tuple[int, ...] = ()) -> str:
    marks = ["\\clvmrg" if at in merged else "\\clvmgf" for at in range(len(edges))]
    defined = "".join(
        f"{mark}\\clbrdrt\\brdrs \\cellx{edge}" for mark, edge in zip(marks, edges, strict=True)
    )
    words = "".join(f"\\pard\\intbl {cell}\\cell\n" for cell in cells)
    return f"\\trowd\\trgaph70 {defined}\n{words}\\trowd {defined}\\row\n"


def rtf(*parts: str) -> bytes:
    fonts = "{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}{\\f1\\fcharset163 Arial;}}"
    return ("{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0" + fonts + "".join(parts) + "}").encode("latin-1")


HEAD = row(*map(u, HEADER))


def task(*cells: str) -> str:
    return row(*map(u, cells))


def titles(*parts: str) -> list[str]:
    return [one.title for one in read_document("k.rtf", rtf(HEAD, *parts)).plan.tasks]


def test_a_table_of_tasks_is_read_with_the_words_around_it() -> None:
    before = u("KẾ HOẠCH") + "\\par " + u("Chuyển đổi số năm 2025") + "\\par\n"
    plan = read_document(
        "k.rtf", rtf(before, HEAD, task("1", "Rà soát", *REST), "\\pard " + u("Nơi nhận:"))
    ).plan
    (one,) = plan.tasks
    assert (plan.title, one.title, one.lead, one.source) == (
        "Chuyển đổi số năm 2025",
        "Rà soát",
        ("Sở Y tế",),
        "bảng 1, dòng 2",
    )


def test_a_cell_merged_downwards_belongs_to_every_row_and_one_across_takes_its_columns() -> None:
    group = row(u("I. Về thể chế"), edges=(9000,))
    below = row("2", "Hai", "", "", u("Quý II"), merged=(2,))
    plan = read_document("k", rtf(HEAD, group, task("1", "Một", *REST), below)).plan
    assert [one.number for one in plan.groups] == ["I"]
    assert [one.lead for one in plan.tasks] == [("Sở Y tế",)] * 2


def test_edges_that_are_almost_the_same_are_one() -> None:
    moved = row("1", "Hai", *map(u, REST), edges=(510, 2990, 5020, 7000, 9010))
    rows = [piece for piece in read_content(rtf(HEAD, moved)) if isinstance(piece, Row)]
    assert {len(piece.cells) for piece in rows} == {5}


def test_tables_with_words_between_them_are_two() -> None:
    pieces = read_content(rtf(HEAD, "\\pard " + u("II. Về hạ tầng") + "\\par ", task("1", "Một", *REST)))
    assert [piece.table for piece in pieces if isinstance(piece, Row)] == [1, 2]


def test_a_cell_may_have_several_paragraphs() -> None:
    two = f"{u('Sở Y tế')}\\par {u('Sở Nội vụ')}"
    (one,) = read_document("k", rtf(HEAD, row("1", u("Rà soát"), two, "", u("Quý I/2025")))).plan.tasks
    assert one.lead == ("Sở Y tế", "Sở Nội vụ")


@pytest.mark.parametrize("mark", ["listtext", "pntext"])
def test_numbers_of_lists_are_written_out(mark: str) -> None:
    first = row(f"{{\\{mark}\\pard\\plain 14.\\tab}}", u("Rà soát"), *map(u, REST))
    assert read_document("k", rtf(HEAD, first)).plan.tasks[0].number == "14"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("R\\'e0 so\\'e1t", "Rà soát"),
        ("{\\f1 R\\'e0 so\\'e1t}", "Rà soát"),
        ("Ra\\u768? soa\\u769?t", "Rà soát"),
        (u("Rà soát 😀"), "Rà soát 😀"),
        (u("Rà soát") + "{\\v  n\\'e1p}{\\deleted b\\'e1}{\\*\\unknown x}{\\footnote y}", "Rà soát"),
        (u("Rà soát") + "{\\super 1}{\\loch\\super\\loch\n2}{\\loch\\v\\loch\nx}", "Rà soát"),
        (u("Rà soát") + '{\\field{\\*\\fldinst{HYPERLINK "http://a"}}{\\fldrslt  web}}', "Rà soát web"),
        (u("Rà so") + "\\-" + u("át"), "Rà soát"),
    ],
)
def test_letters_are_read_however_they_are_written(written: str, title: str) -> None:
    assert titles(row("1", written, *map(u, REST))) == [title]


def test_letters_of_an_old_encoding_are_known_by_their_words() -> None:
    rows = row("1", "R\\'b5 so\\-\\'b8t nhi\\'d6m v\\'f4", "S\\'eb Y t\\'d5", "", "Qu\\'fd I/2025")
    head = row(
        "TT",
        "N\\'e9i dung nhi\\'d6m v\\'f4",
        "\\'a7\\'acn v\\'de ch\\'f1 tr\\'d7",
        "\\'a7\\'acn v\\'de phèi hîp",
        "Thêi gian hoµn thµnh",
    )
    reading = read_document("k.rtf", rtf(head, rows))
    assert [(one.title, one.lead) for one in reading.plan.tasks] == [("Rà soát nhiệm vụ", ("Sở Y tế",))]
    assert "TCVN3" in reading.problems[0].reason


def test_a_row_without_edges_and_one_without_cells_are_taken_as_they_are() -> None:
    pieces = read_content(rtf("\\trowd\\row ", "\\trowd a\\cell b\\cell\\row ", "\\pard c"))
    assert [piece.texts for piece in pieces if isinstance(piece, Row)] == [("a", "b")]
    assert [piece.text for piece in pieces if isinstance(piece, Line)] == ["c"]


def test_a_damaged_file_and_one_too_large_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableDocumentError, match="hỏng"):
        read_content(b"{\\rtf1 \\uc \\u99999999? }")
    monkeypatch.setattr(reader, "_LARGEST", 10)
    with pytest.raises(UnreadableDocumentError, match="quá lớn"):
        read_content(rtf(HEAD))
