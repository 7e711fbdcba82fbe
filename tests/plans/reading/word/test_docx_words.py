"""The words of a Word document are those seen: no footnote digits, hidden text or unfilled form fields."""

import pytest

from plans.plan import Task
from plans.reading.content import Line, Part, Row
from plans.reading.document import read_document
from plans.reading.formats import read_content
from plans.reading.ledger import Fate, Kind
from tests.plans.reading.word.parts_of_word import REST, cell, document, p, row, run, table

RAISED = '<w:vertAlign w:val="superscript"/>'


def task_of(title: str, *, styles: str = "") -> Task:
    (task,) = read_document("k.docx", document(table(["1", cell(title), *REST]), styles=styles)).plan.tasks
    return task


def title_of(*runs: str, styles: str = "") -> str:
    return task_of(p("".join(runs)), styles=styles).title


def math(content: str) -> str:
    return f"<m:oMath>{content}</m:oMath>"


def letters(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("word", "mark", "title"),
    [
        ("Sở Y tế", "1", "Sở Y tế và"),
        ("Sở Y tế", "(2), *", "Sở Y tế và"),
        ("năm 2025", "3", "năm 2025 và"),
        ("trên 5 km", "2", "trên 5 km² và"),
        ("trên 500m", "2", "trên 500m² và"),
        ("đạt 10", "6", "đạt 10⁶ và"),
        ("số thứ 1", "st", "số thứ 1st và"),
    ],
)
def test_a_raised_footnote_digit_does_not_join_the_word(word: str, mark: str, title: str) -> None:
    assert title_of(run(word), run(mark, RAISED), run(" và")) == title


def test_a_footnote_digit_may_be_raised_by_its_style() -> None:
    styles = f'<w:style w:type="character" w:styleId="Ref"><w:rPr>{RAISED}</w:rPr></w:style>'
    styles += '<w:style w:type="character" w:styleId="Own"><w:basedOn w:val="Ref"/></w:style>'
    marked = run("1", '<w:rStyle w:val="Own"/>')
    lowered = run(" 2", '<w:rStyle w:val="Ref"/><w:vertAlign w:val="baseline"/>')
    assert title_of(run("Rà soát"), marked, lowered, styles=styles) == "Rà soát 2"


@pytest.mark.parametrize(
    ("hidden", "title"),
    [
        ("<w:vanish/>", "Rà soát"),
        ('<w:vanish w:val="1"/>', "Rà soát"),
        ('<w:vanish w:val="false"/>', "Rà soát nháp"),
        ('<w:rStyle w:val="Secret"/>', "Rà soát"),
        ('<w:rStyle w:val="Secret"/><w:vanish w:val="0"/>', "Rà soát nháp"),
        ("<w:webHidden/>", "Rà soát nháp"),
    ],
)
def test_hidden_words_are_not_read(hidden: str, title: str) -> None:
    styles = '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    assert title_of(run("Rà soát"), run(" nháp", hidden), styles=styles) == title


def test_soft_hyphens_disappear() -> None:
    soft = "<w:t>Rà so</w:t><w:softHyphen/><w:t>át đội\u00ad ngũ</w:t>"
    assert title_of(f"<w:r>{soft}<w:noBreakHyphen/><w:t>cán bộ</w:t></w:r>") == "Rà soát đội ngũ-cán bộ"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (letters("≥85%"), "≥85%"),
        (f"<m:f><m:num>{letters('1')}</m:num><m:den>{letters('3')}</m:den></m:f>", "1/3"),
        (f"<m:sSup><m:e>{letters('m')}</m:e><m:sup>{letters('2')}</m:sup></m:sSup>", "m²"),
        (f"<m:sSup><m:e>{letters('x')}</m:e><m:sup>{letters('ab')}</m:sup></m:sSup>", "x^ab"),
        (f"<m:rad><m:deg/><m:e>{letters('9')}</m:e></m:rad>", "√9"),
        (f"<m:d><m:e>{letters('a')}</m:e></m:d>", "(a)"),
        (
            f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{letters("a")}</m:e></m:d>',
            "[a]",
        ),
        (f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:e>{letters("x")}</m:e></m:nary>', "∑x"),
        (f"<m:nary><m:e>{letters('x')}</m:e></m:nary>", "∫x"),
        (f"<m:rad><m:deg/></m:rad>{letters('y')}", "√y"),
    ],
)
def test_an_equation_keeps_its_text(content: str, text: str) -> None:
    assert title_of(run("đạt "), math(content), run(" hồ sơ")) == f"đạt {text} hồ sơ"


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ('<w:sym w:font="Symbol" w:char="F0B3"/>', "≥"),
        ('<w:sym w:font="Symbol" w:char="F025"/>', "%"),
        ('<w:sym w:font="Symbol" w:char="F061"/>', ""),
        ('<w:sym w:font="Wingdings" w:char="F0FE"/>', "☑"),
        ('<w:sym w:font="Arial" w:char="2265"/>', "≥"),
        ('<w:sym w:font="Arial" w:char="D800"/>', ""),
        ('<w:sym w:font="Arial" w:char="nonsense"/>', ""),
        ("<w:t>\uf0b3</w:t>", "≥"),
        ('<w:t xml:space="preserve"> \uf0b3</w:t><w:tab/><w:t>9</w:t>', "≥ 9"),
    ],
)
def test_a_sign_of_a_symbol_font_is_what_it_shows(sign: str, text: str) -> None:
    assert title_of(run("đạt "), f"<w:r>{sign}</w:r>", run("85%")).removeprefix("đạt").strip() == f"{text}85%"


def control(content: str, *, unfilled: bool) -> str:
    showing = "<w:showingPlcHdr/>" if unfilled else ""
    return f"<w:sdt><w:sdtPr>{showing}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def test_an_unfilled_content_control_is_empty_and_a_filled_one_is_read() -> None:
    prompt = run("Bấm để nhập")
    inline = p(run("Rà soát ") + control(prompt, unfilled=True) + control(run("đội ngũ"), unfilled=False))
    block = control(p("Chọn đơn vị"), unfilled=True)
    around = control(cell("Chọn ngày"), unfilled=True)
    content = document(
        table(row(["1", cell(inline), cell("Sở Y tế"), cell(block), "Quý I/2025"])) + block + around
    )
    (task,) = read_document("k", content).plan.tasks
    assert (task.title, task.coordinating) == ("Rà soát đội ngũ", ())


@pytest.mark.parametrize(
    ("chosen", "text"), [('<w:result w:val="1"/>', "Sở Y tế"), ('<w:result w:val="9"/>', ""), ("", "")]
)
def test_a_drop_down_field_of_an_old_form_says_what_was_chosen(chosen: str, text: str) -> None:
    entries = '<w:listEntry w:val="(chọn)"/><w:listEntry w:val="Sở Y tế"/>'
    data = f"<w:ffData><w:ddList>{chosen}{entries}</w:ddList></w:ffData>"
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    asked = "<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert title_of(run("Việc của "), begin, asked, end) == f"Việc của {text}".strip()


def test_an_unfilled_text_field_of_an_old_form_is_empty() -> None:
    blanks = run("\u2002" * 5)
    content = document(table(["1", "Rà soát", "Sở Y tế", cell(p(blanks)), "Quý I/2025"]))
    assert read_document("k", content).plan.tasks[0].coordinating == ()


def test_words_of_which_only_the_reading_aid_is_small_are_read_once() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('kana')}</w:rt><w:rubyBase>{run('chữ')}</w:rubyBase></w:ruby></w:r>"
    assert title_of(run("Rà soát "), ruby) == "Rà soát chữ"


def box(content: str) -> str:
    """Return a text box as Word writes it: once for itself, once for older programs."""
    inner = f"<w:txbxContent>{content}</w:txbxContent>"
    drawn = f"<w:drawing><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawn}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def old_box(content: str) -> str:
    """Return a text box of old documents."""
    return f"<w:r><w:pict><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></w:pict></w:r>"


@pytest.mark.parametrize("make", [box, old_box])
def test_the_words_of_a_text_box_are_read_once(make: object) -> None:
    assert callable(make)
    beside = p(run("Trước") + make(p("Trong hộp") + p(make(p("Hộp trong hộp")))))
    content = document(beside + table(["1", cell(p(run("Rà soát") + make(p("đội ngũ")))), *REST]))
    pieces = read_content(content)
    assert [piece.text for piece in pieces if isinstance(piece, Line)] == [
        "Trước",
        "Trong hộp",
        "Hộp trong hộp",
    ]
    assert [piece.texts[1] for piece in pieces if isinstance(piece, Row)][1:] == ["Rà soát\nđội ngũ"]
    assert sum(isinstance(piece, Part) and piece.kind is Kind.TEXT_BOX for piece in pieces) == 2


@pytest.mark.parametrize(("size", "is_named"), [("5000000", True), ("900000", False), ("", False)])
def test_a_large_picture_is_left_aside_and_named(size: str, is_named: bool) -> None:
    inline = f'<wp:inline><wp:extent cx="{size}" cy="{size}"/><pic:pic/></wp:inline>'
    picture = f"<w:r><w:drawing>{inline}</w:drawing></w:r>"
    pieces = read_content(document(p(picture) + table(["1", "Rà soát", *REST])))
    named = [piece for piece in pieces if isinstance(piece, Part) and piece.fate is Fate.LEFT_ASIDE]
    assert [(part.kind, part.place) for part in named] == ([(Kind.PICTURE, "ảnh 1")] if is_named else [])


def test_what_was_struck_out_or_moved_away_is_not_read() -> None:
    struck = f"<w:del>{run(' bỏ')}</w:del><w:moveFrom>{run(' đi')}</w:moveFrom>"
    kept = f"<w:ins>{run(' thêm')}</w:ins><w:moveTo>{run(' đến')}</w:moveTo>"
    assert title_of(run("Rà soát"), struck, kept) == "Rà soát thêm đến"


def test_a_paragraph_whose_end_was_struck_out_goes_on_in_the_next() -> None:
    first = p("Rà soát đội ", "<w:rPr><w:del/></w:rPr>")
    assert task_of(first + p("ngũ")).title == "Rà soát đội ngũ"
    content = document(first + p("ngũ") + first + table(["1", cell(first), *REST]) + first)
    pieces = read_content(content)
    lines = [piece.text for piece in pieces if isinstance(piece, Line)]
    assert lines == ["Rà soát đội ngũ", "Rà soát đội", "Rà soát đội"]
    assert [piece.texts[1] for piece in pieces if isinstance(piece, Row)][1:] == ["Rà soát đội"]
