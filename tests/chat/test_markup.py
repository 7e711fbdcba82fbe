"""Marked text: what is put into it is masked, cut and escaped; no message is longer than Telegram takes."""

import pytest

from chat import markup
from chat.markup import Listing, Marked, message
from sandbox.formatting import parse_html, units

CARD = "038095001234"


def test_plain_text_that_is_put_in_is_masked_cut_and_escaped():
    name = f'Sở <A> & "B", CCCD {CARD}'
    shown = 'Sở &lt;A&gt; &amp; "B", CCCD •••'
    assert Marked("<b>{}</b>").format(name) == f"<b>{shown}</b>"
    assert Marked("<b>{unit}</b>").format(unit=name) == f"<b>{shown}</b>"
    assert Marked(", ").join([name, name]) == f"{shown}, {shown}"
    assert Marked("• ") + name == f"• {shown}"
    assert name + Marked(" •") == f"{shown} •"
    assert len(Marked("{}").format("dài " * 5000)) <= markup.LONGEST_PLAIN + 1


def test_what_is_marked_stays_as_it_is():
    assert Marked("{}: {}").format(Marked("<b>{}</b>").format("A & B"), 3) == "<b>A &amp; B</b>: 3"


def test_words_of_a_plan_may_speak_of_secret_documents_but_name_nobodys_number():
    assert markup.printed("Quản lý văn bản mật") == "Quản lý văn bản mật"
    assert markup.short("Quản lý văn bản mật") == "[nội dung mang dấu Mật, đã che]"
    assert markup.printed(f"CCCD {CARD}") == "CCCD •••"


def test_whom_to_call_is_shown_with_the_numbers_to_call():
    assert markup.to_call("Lan 0912345678, Bình 0987654321") == "Lan 0912345678, Bình 0987654321"


def test_a_short_text_stays_as_it_is_and_is_escaped():
    assert markup.short("A & B <c>") == "A &amp; B &lt;c&gt;"


def test_a_long_text_is_cut_at_a_word_without_the_sign_before_it():
    assert markup.short("một hai, ba bốn năm", 12) == "một hai, ba…"
    assert markup.short("một hai, ba bốn năm", 9) == "một hai…"


def test_one_long_word_is_cut_where_it_has_to_be():
    assert markup.short("x" * 80, 10) == "x" * 10 + "…"


def test_names_beyond_the_limit_are_counted():
    assert markup.names(["A", "B"], 2, "đơn vị") == "A, B"
    assert markup.names(["A", "<B>", "C", "D"], 2, "đơn vị") == "A, &lt;B&gt; và 2 đơn vị khác"


def test_what_a_list_leaves_out_is_counted():
    assert markup.and_others(5, 5, "việc") == []
    assert markup.and_others(5, 7, "việc") == ["… và 2 việc khác"]


@pytest.mark.parametrize(
    ("values", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a và b"), (["a", "b", "c"], "a, b và c")]
)
def test_a_list_ends_with_and(values: list[str], text: str):
    assert markup.joined(values) == text


def test_a_marked_text_is_cut_at_a_word_and_no_mark_stays_open():
    text = Marked("<b>Sở {}</b>: <code>/lienket {}</code>").format("<A> & B", "một hai ba")
    assert markup.cut(text, 100) == text
    assert markup.cut(text, 23) == "<b>Sở &lt;A&gt; &amp; B</b>: <code>/lienket…</code>"
    assert markup.cut(text, 4) == "<b>Sở &lt;…</b>"


def test_letters_are_counted_as_telegram_does():
    assert markup.length("<b>👍</b> &amp; &lt;") == 6
    assert units(parse_html(message("👍" * 5000)).text) <= markup.LONGEST_MESSAGE


def test_the_longest_list_gives_way_first_and_what_follows_it_stays():
    lines = [f"{number}. {'việc ' * 20}" for number in range(60)]
    text = message("Đầu", Listing(lines, 50, "việc"), Listing(["một", "hai"], 5, "dòng"), "Xin bấm nút.")
    assert markup.LONGEST_MESSAGE - 120 < markup.length(text) <= markup.LONGEST_MESSAGE
    shown = text.splitlines()
    assert shown[-3:] == ["một", "hai", "Xin bấm nút."]
    assert shown[-4] == f"… và {60 - (len(shown) - 5)} việc khác"


def test_the_longest_lines_are_cut_where_no_list_can_give_way():
    long = Marked("<b>{}</b>").format(markup.short("dài " * 3000, 6000))
    text = message("Đầu", long, long, "Xin bấm nút.")
    assert markup.length(text) <= markup.LONGEST_MESSAGE
    assert text.startswith("Đầu\n<b>dài dài")
    assert text.endswith("…</b>\nXin bấm nút.")
    assert [entity["type"] for entity in parse_html(text).entities] == ["bold", "bold"]


def test_many_lines_are_cut_alike_where_all_are_long():
    lines = ["dài " * 60] * 100
    assert markup.length(message(*lines, limit=1024)) <= 1024


def test_words_of_a_plan_stand_among_others_without_the_stop_that_ends_their_row():
    assert markup.printed("Bố trí thiết bị cho cấp xã.") == "Bố trí thiết bị cho cấp xã"
    assert markup.printed("Rà soát; thay thế ;") == "Rà soát; thay thế"
    kept = ["học phí, v.v.", "xe, máy..."]
    assert [markup.printed(one) for one in kept] == kept
