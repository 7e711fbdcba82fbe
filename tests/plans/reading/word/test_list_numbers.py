"""Numbers that Word counts by itself are read as Word shows them, however the lists are defined."""

from collections.abc import Sequence

import pytest

from plans.reading.content import Row
from plans.reading.document import read_document
from plans.reading.formats import read_content
from tests.plans.reading.word.parts_of_word import (
    REST,
    cell,
    document,
    level,
    listed,
    num,
    p,
    pattern,
    restart,
    row,
    run,
    table,
)

DELETED = "<w:rPr><w:del/></w:rPr>"


def numbers(items: Sequence[str], numbering: str, styles: str = "") -> list[str]:
    """Return the first cells of a table whose rows begin with paragraphs of these properties."""
    rows = [row([cell(p("", item)), f"Việc {at}", *REST]) for at, item in enumerate(items)]
    content = read_content(document(table(*rows), numbering=numbering, styles=styles))
    return [piece.texts[0] for piece in content if isinstance(piece, Row)][1:]


def test_a_list_starts_where_it_says() -> None:
    assert numbers([listed()] * 3, pattern(1, level(start=14)) + num(1, 1)) == ["14.", "15.", "16."]


def test_an_override_says_where_its_list_starts() -> None:
    assert numbers([listed()] * 2, pattern(1, level()) + num(1, 1, restart(5))) == ["5.", "6."]


def test_lists_of_one_pattern_count_on_from_each_other() -> None:
    numbering = pattern(1, level()) + num(1, 1) + num(2, 1)
    assert numbers([listed(1), listed(1), listed(2)], numbering) == ["1.", "2.", "3."]


def test_a_list_restarts_the_count_once_and_the_others_go_on_from_there() -> None:
    numbering = pattern(1, level()) + num(1, 1) + num(2, 1, restart(8))
    items = [listed(1)] * 3 + [listed(2)] * 2 + [listed(1), listed(2)]
    assert numbers(items, numbering) == ["1.", "2.", "3.", "8.", "9.", "10.", "11."]


def test_a_list_may_define_a_level_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0">{level("upperRoman", "%1)")}</w:lvl></w:lvlOverride>'
    assert numbers([listed()] * 2, pattern(1, level()) + num(1, 1, own)) == ["I)", "II)"]


@pytest.mark.parametrize(
    ("form", "text", "shown"),
    [
        ("decimalZero", "%1", ["01", "02"]),
        ("lowerLetter", "%1)", ["a)", "b)"]),
        ("none", "–%1", ["–", "–"]),
        ("vietnameseCounting", "%1", ["một", "hai"]),
        ("chicken", "%1", ["1", "2"]),
    ],
)
def test_a_count_has_the_form_of_its_level(form: str, text: str, shown: list[str]) -> None:
    assert numbers([listed()] * 2, pattern(1, level(form, text)) + num(1, 1)) == shown


def test_a_form_of_later_editions_pads_its_numbers() -> None:
    form = (
        '<mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    numbering = pattern(1, f'<w:start w:val="1"/>{form}<w:lvlText w:val="%1"/>') + num(1, 1)
    assert numbers([listed()] * 2, numbering) == ["001", "002"]


def test_letters_go_on_doubled_after_z() -> None:
    assert numbers([listed()], pattern(1, level("lowerLetter", "%1", start=28)) + num(1, 1)) == ["bb"]


def test_a_legal_level_writes_all_its_numbers_in_digits() -> None:
    deeper = level("decimal", "%1.%2", more="<w:isLgl/>")
    numbering = pattern(1, level("upperRoman", "%1"), deeper) + num(1, 1)
    items = [listed(), listed(), listed(level=1), listed(level=1)]
    assert numbers(items, numbering) == ["I", "II", "2.1", "2.2"]


@pytest.mark.parametrize(
    ("more", "shown"),
    [("", "1.1"), ('<w:lvlRestart w:val="0"/>', "2.3"), ('<w:lvlRestart w:val="1"/>', "2.1")],
)
def test_a_level_starts_anew_below_a_new_number_unless_it_says_otherwise(more: str, shown: str) -> None:
    numbering = pattern(1, level(), level(text="%1.%2", more=more)) + num(1, 1)
    items = [listed(), listed(level=1), listed(level=1), listed(), listed(level=1)]
    assert numbers(items, numbering)[-1] == shown.replace("1.1", "2.1")


def style(name: str, properties: str, based: str = "") -> str:
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="paragraph" w:styleId="{name}">{parent}<w:pPr>{properties}</w:pPr></w:style>'


def styled(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def test_a_style_brings_its_list_also_from_the_style_it_is_based_on() -> None:
    styles = style("A", listed(1, None)) + style("B", "", "A") + style("C", listed(2), "A")
    numbering = pattern(1, level()) + pattern(2, level(text="%1)")) + num(1, 1) + num(2, 2)
    assert numbers([styled("A"), styled("B"), styled("C")], numbering, styles) == ["1.", "2.", "1)"]


def test_a_style_stands_for_a_level_of_its_list() -> None:
    styles = style("One", listed(1, None)) + style("Two", listed(1, None))
    levels = (level(more='<w:pStyle w:val="One"/>'), level(text="%1.%2", more='<w:pStyle w:val="Two"/>'))
    items = [styled("One"), styled("Two"), styled("Two")]
    assert numbers(items, pattern(1, *levels) + num(1, 1), styles) == ["1.", "1.1", "1.2"]


def test_a_list_style_defines_the_lists_that_point_at_it() -> None:
    linked = '<w:numStyleLink w:val="Ours"/>'
    styles = f'<w:style w:type="numbering" w:styleId="Ours"><w:pPr>{listed(1, None)}</w:pPr></w:style>'
    numbering = pattern(1, level(text="NV%1")) + pattern(2, more=linked) + num(1, 1) + num(2, 2)
    assert numbers([listed(2), listed(2)], numbering, styles) == ["NV1", "NV2"]


def test_the_usual_style_may_be_a_list() -> None:
    styles = style("Normal", listed(1)).replace('w:type="paragraph"', 'w:type="paragraph" w:default="1"')
    content = document(
        table([cell(p("")), "Một", *REST]), styles=styles, numbering=pattern(1, level()) + num(1, 1)
    )
    first = next(piece for piece in read_content(content) if isinstance(piece, Row))
    assert first.texts[0] == "1. TT"


@pytest.mark.parametrize("item", [listed(0), listed(9), listed(1, 7), styled("Unknown"), ""])
def test_a_paragraph_of_no_list_has_no_number(item: str) -> None:
    assert numbers([item], pattern(1, level()) + num(1, 1)) == [""]


def test_a_row_that_was_struck_out_is_neither_read_nor_counted() -> None:
    rows = [
        row([cell(p("", listed())), f"Việc {at}", *REST], "<w:del/>" if at == 1 else "") for at in range(3)
    ]
    content = document(table(*rows), numbering=pattern(1, level()) + num(1, 1))
    tasks = read_document("k", content).plan.tasks
    assert [(task.number, task.title) for task in tasks] == [("1", "Việc 0"), ("2", "Việc 2")]


def test_a_paragraph_that_was_struck_out_is_not_counted() -> None:
    gone = p(f"<w:del>{run('bỏ')}</w:del>", listed() + DELETED)
    rows = [row([cell(gone + p("", listed())), "Một", *REST]), row([cell(p("", listed())), "Hai", *REST])]
    content = document(table(*rows), numbering=pattern(1, level()) + num(1, 1))
    assert [task.number for task in read_document("k", content).plan.tasks] == ["1", "2"]


def test_a_hidden_paragraph_is_not_counted() -> None:
    hidden = p(run("ẩn", "<w:vanish/>"), listed() + "<w:rPr><w:vanish/></w:rPr>")
    rows = [row([cell(hidden + p("", listed())), "Một", *REST])]
    content = document(table(*rows), numbering=pattern(1, level()) + num(1, 1))
    assert [task.number for task in read_document("k", content).plan.tasks] == ["1"]


def test_a_column_of_numbers_may_stand_further_right() -> None:
    numbering = pattern(1, level()) + num(1, 1)
    content = document(table(["Sở Y tế", cell(p("", listed())), *REST]), numbering=numbering)
    (_, second) = [piece for piece in read_content(content) if isinstance(piece, Row)]
    assert second.texts[1] == "1."


def test_numbers_before_words_are_told_in_prose_and_in_the_first_column_only() -> None:
    numbering = pattern(1, level()) + pattern(2, level("bullet", "\uf0b7")) + num(1, 1) + num(2, 2)
    body = p("Mục đích", listed()) + p("Rà soát", listed(2)) + p("", listed(2))
    pieces = read_content(
        document(
            body + table([cell(p("Một", listed())), cell(p("Hai", listed())), *REST]), numbering=numbering
        )
    )
    assert [piece.text for piece in pieces if not isinstance(piece, Row) and hasattr(piece, "text")] == [
        "1. Mục đích",
        "- Rà soát",
    ]
    (_, first) = [piece for piece in pieces if isinstance(piece, Row)]
    assert first.texts[:2] == ("2. Một", "Hai")
