"""Documents in TCVN3 and VNI are read as what they show: by the names of fonts, or by their words."""

import pytest

from plans.plan import UnreadableDocumentError
from plans.reading.document import read_document
from plans.reading.old_encodings import (
    FontReader,
    OldEncoding,
    encoding_of,
    encoding_of_font,
    in_unicode,
)
from plans.reading.raised import Written
from tests.plans.reading.documents import HEADER, workbook
from tests.plans.reading.word.parts_of_word import cell, document, p, run, table

VNI = "TT\tNoäi dung nhieäm vuï\tÑôn vò chuû trì\tÑôn vò phoái hôïp\tThôøi gian hoaøn thaønh"
TCVN3 = "TT\tNéi dung nhiÖm vô\t§¬n vÞ chñ tr×\t§¬n vÞ phèi hîp\tThêi gian hoµn thµnh"
LETTERS = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"


def as_tcvn3(text: str) -> str:
    """Return a text as the fonts of TCVN3 have its letters."""
    old = {in_unicode(chr(code), OldEncoding.TCVN3): chr(code) for code in range(0xA1, 0xFF)}
    return "".join(old.get(letter, letter) for letter in text)


def test_every_letter_has_a_code_in_tcvn3() -> None:
    assert in_unicode(as_tcvn3(LETTERS + "ĂÂĐÊÔƠƯ"), OldEncoding.TCVN3) == LETTERS + "ĂÂĐÊÔƠƯ"
    assert as_tcvn3(LETTERS).isascii() is False
    assert not set(as_tcvn3(LETTERS)) & set("ạảấđơưếộ")


@pytest.mark.parametrize(
    ("old", "text"),
    [
        ("KEÁ HOAÏCH", "KẾ HOẠCH"),
        ("Trieån khai nhieäm vuï chuyeån ñoåi soá naêm 2025", "Triển khai nhiệm vụ chuyển đổi số năm 2025"),
        ("UÛy ban nhaân daân tænh, Sôû Y teá, ngöôøi daân", "Ủy ban nhân dân tỉnh, Sở Y tế, người dân"),
        (
            "laëp, laép, laèp, laúp, laüp, kyù, kyõ, kî, Ñaûng, nghó, bò",
            "lặp, lắp, lằp, lẳp, lẵp, ký, kỹ, kỵ, Đảng, nghĩ, bị",
        ),
    ],
)
def test_letters_and_signs_of_vni_are_one_letter(old: str, text: str) -> None:
    assert in_unicode(old, OldEncoding.VNI) == text


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", OldEncoding.TCVN3),
        (".VnArialH", OldEncoding.TCVN3),
        ("VNI-Times", OldEncoding.VNI),
        ("Times New Roman", None),
        ("", None),
    ],
)
def test_an_encoding_is_known_by_its_fonts(font: str, encoding: OldEncoding | None) -> None:
    assert encoding_of_font(font) is encoding


def test_a_font_of_capitals_draws_small_codes_as_capitals() -> None:
    reader = FontReader()
    assert (
        reader.text([Written("kÕ ho¹ch", ".VnTimeH"), Written(" nhiÖm vô", ".VnTime")]) == "KẾ HOẠCH nhiệm vụ"
    )
    assert reader.met == {OldEncoding.TCVN3}


def test_unicode_under_an_old_font_stays_what_it_is() -> None:
    reader = FontReader()
    assert reader.text([Written("kế hoạch", ".VnTime"), Written(" 2025", ".VnTime")]) == "kế hoạch 2025"
    assert not reader.met


@pytest.mark.parametrize(
    ("texts", "encoding"),
    [
        ([TCVN3], OldEncoding.TCVN3),
        ([VNI], OldEncoding.VNI),
        (["Sở Y tế chủ trì", "Công an tỉnh"], None),
        (["thông báo", "công tác", "có gì là"], None),
        (["café", "naïve", "façade"], None),
        (["3×4", "20°C", "«x»"], None),
        (["Së Y tÕ"], None),
        (["plain words"], None),
        ([], None),
    ],
)
def test_an_encoding_is_known_by_words_that_are_vietnamese_only_in_it(
    texts: list[str], encoding: OldEncoding | None
) -> None:
    assert encoding_of(texts) is encoding


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (f"{TCVN3}\n1\tRµ so¸t ®éi ngò\tSë Y tÕ\tC«ng an tØnh\tQuý I/2025", "TCVN3"),
        (f"{VNI}\n1\tRaø soaùt ñoäi nguõ\tSôû Y teá\tCoâng an tænh\tQuyù I/2025", "VNI"),
    ],
)
@pytest.mark.parametrize("saved", ["utf-8", "cp1252"])
def test_a_text_in_an_old_encoding_is_converted_and_that_is_said(
    text: str, encoding: str, saved: str
) -> None:
    reading = read_document("k.txt", text.encode(saved))
    (task,) = reading.plan.tasks
    assert (task.title, task.lead, task.coordinating) == ("Rà soát đội ngũ", ("Sở Y tế",), ("Công an tỉnh",))
    (problem,) = reading.problems
    assert encoding in problem.reason
    assert "đối chiếu" in problem.reason


def test_a_document_without_fonts_is_known_by_all_its_words() -> None:
    rows = [
        [as_tcvn3(text) for text in HEADER],
        ["1", as_tcvn3("Rà soát đội ngũ"), as_tcvn3("Sở Y tế"), "", "2025"],
    ]
    rows.append(["2", "Giữ nguyên", "Sở Nội vụ", "", "2025"])
    content = workbook(lambda book: [book.active.append(row) for row in rows] and book.create_sheet("Trống"))
    reading = read_document("k", content)
    assert [task.title for task in reading.plan.tasks] == ["Rà soát đội ngũ", "Giữ nguyên"]
    assert "TCVN3" in reading.problems[0].reason


def test_a_text_in_the_windows_encoding_of_vietnamese_is_read() -> None:
    rows = "\t".join(HEADER) + "\n1\tRà soát đội ngũ\tSở Y tế\tCông an tỉnh\tQuý I/2025"
    decomposed = "".join(
        {"ộ": "ô\u0323", "ụ": "u\u0323", "ị": "i\u0323", "ủ": "u\u0309", "ì": "i\u0300", "ố": "ô\u0301"}.get(
            one, one
        )
        for one in rows
    )
    for marked, plain in (
        ("ở", "ơ\u0309"),
        ("ế", "ê\u0301"),
        ("ợ", "ơ\u0323"),
        ("ờ", "ơ\u0300"),
        ("ệ", "ê\u0323"),
    ):
        decomposed = decomposed.replace(marked, plain)
    for marked, plain in (("ũ", "u\u0303"), ("ỉ", "i\u0309"), ("ý", "y\u0301"), ("ò", "o\u0300")):
        decomposed = decomposed.replace(marked, plain)
    (task,) = read_document("k.txt", decomposed.encode("cp1258")).plan.tasks
    assert (task.title, task.lead) == ("Rà soát đội ngũ", ("Sở Y tế",))


def test_bytes_that_are_no_text_stay_unknown() -> None:
    with pytest.raises(UnreadableDocumentError, match="Không nhận ra"):
        read_document("k", bytes(range(128, 256)) * 4)


STYLED = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr>'
    '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>'
)
DEFAULT = '<w:rPrDefault><w:rPr><w:rFonts w:hAnsi=".VnTime"/></w:rPr></w:rPrDefault>'
UNICODE_FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'


@pytest.mark.parametrize("where", ["run", "style", "default"])
def test_word_knows_the_encoding_by_font_also_beside_unicode(where: str) -> None:
    font = '<w:rFonts w:ascii=".VnTime"/>' if where == "run" else ""
    styles = {
        "run": "",
        "style": STYLED,
        "default": f"<w:docDefaults>{DEFAULT}</w:docDefaults>",
    }[where]
    title = p(run("Rµ so¸t ", font) + run("đội ngũ", UNICODE_FONT))
    reading = read_document(
        "k", document(table(["1", cell(title), "Sở Y tế", "", "Quý I/2025"]), styles=styles)
    )
    assert reading.plan.tasks[0].title == "Rà soát đội ngũ"
    assert "TCVN3" in reading.problems[0].reason
