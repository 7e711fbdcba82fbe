"""What was written in a reply is found among what mail programs put around it."""

from unicodedata import normalize

import pytest

from chat.mail.html_words import words_of
from chat.mail.quotes import reply_in, unflowed, unwrapped

SAID = "NV 1 đang thực hiện 85%"
HEAD = "Đôn đốc <dondoc@tinh.gov.vn>"
QUOTED = "> Sở Tài chính · Thứ Năm\n>\n> • NV 1: Ban hành chính sách"
PLAIN = "Sở Tài chính · Thứ Năm\n\n• NV 1: Ban hành chính sách"

ABOVE = {
    "Gmail in Vietnamese": f"Vào Th 5, 12 thg 6, 2025 lúc 07:30 {HEAD} đã viết:\n\n{QUOTED}",
    "Gmail, its line broken": "Vào Th 5, 12 thg 6, 2025 lúc 07:30 Đôn đốc\n<dondoc@tinh.gov.vn> đã viết:\n"
    + QUOTED,
    "Gmail in English": f"On Thu, Jun 12, 2025 at 7:30 AM {HEAD}\nwrote:\n\n{QUOTED}",
    "Apple": f"Vào 12 thg 6, 2025, lúc 07:30, {HEAD} đã viết:\n\n{QUOTED}",
    "Yahoo, which quotes without signs": (
        f"Vào 07:30:00 GMT+7 Thứ Năm, 12 tháng 6, 2025, {HEAD} đã viết:\n\n{PLAIN}"
    ),
    "Thunderbird": f"Vào 12/06/2025 07:30, {HEAD} đã viết:\n{QUOTED}",
    "an author alone": f"{HEAD} wrote:\n{QUOTED}",
    "Outlook": (
        "________________________________\n"
        f"Từ: {HEAD}\nĐã gửi: Thứ Năm, 12 Tháng Sáu 2025\nĐến: Sở Tài chính\nChủ đề: Đôn đốc\n\n{PLAIN}"
    ),
    "Outlook in English": (
        f"From: {HEAD}\nSent: Thursday, June 12, 2025\nTo: stc@tinh.gov.vn\nSubject: Đôn đốc\n\n{PLAIN}"
    ),
    "an old Outlook": f"-----Original Message-----\nFrom: {HEAD}\n{PLAIN}",
    "Zimbra": f"----- Thư gốc -----\nTừ: {HEAD}\nTới: stc@tinh.gov.vn\n{PLAIN}",
    "a mail passed on": f"---------- Forwarded message ---------\nFrom: {HEAD}\n{PLAIN}",
    "quotes without a head": QUOTED,
}
ADDED = {
    "a telephone": "Đã gửi từ iPhone của tôi",
    "another telephone": "Được gửi từ điện thoại thông minh Samsung Galaxy của tôi.",
    "Outlook on a telephone": "Tải Outlook cho iOS",
    "English": "Sent from my iPhone",
    "a signature": "-- \nNguyễn Thu Hà\nChuyên viên",
    "a closing": "Trân trọng,\n\nNguyễn Thu Hà\nSở Tài chính\nĐT: 0912345678",
    "a courteous closing": "Trân trọng cảm ơn!\nHà",
    "English regards": "Best regards,\nHa",
}


@pytest.mark.parametrize("quote", ABOVE.values(), ids=ABOVE)
def test_what_is_quoted_below_is_left_out(quote: str):
    assert reply_in(f"{SAID}\n\n{quote}") == SAID


@pytest.mark.parametrize("quote", ABOVE.values(), ids=ABOVE)
def test_nothing_is_found_where_nothing_was_written(quote: str):
    assert reply_in(quote) == ""


@pytest.mark.parametrize("added", ADDED.values(), ids=ADDED)
def test_what_is_added_below_is_left_out(added: str):
    assert reply_in(f"{SAID}\n\n{added}\n\n{ABOVE['Gmail in Vietnamese']}") == SAID


@pytest.mark.parametrize(
    "greeting", ["Kính gửi: Công an tỉnh,", "Kính gửi anh chị", "Dear anh Nam,", "Chào anh/chị!"]
)
def test_a_greeting_is_left_out(greeting: str):
    assert reply_in(f"{greeting}\n{SAID}") == SAID


def test_what_is_written_between_and_below_quotes_is_kept():
    text = f"{ABOVE['Gmail in English']}\n{SAID}\n> • NV 2: Thanh toán\nNV 2 đã xong"
    assert reply_in(text) == f"{SAID}\nNV 2 đã xong"


def test_a_postscript_below_the_closing_is_kept():
    assert "NV 2 đã xong" in reply_in(f"{SAID}\nTrân trọng,\nHà\nTái bút: NV 2 đã xong")


@pytest.mark.parametrize(
    "words",
    [
        "Vào ngày 12/6 đơn vị đã họp:\n- thống nhất chính sách",
        "Từ: ngày 1/6 đến ngày 12/6 đã làm sạch 80%",
        "Gửi kèm biểu. NV 1 đã xong.",
        "On 12/6 NV 1 xong",
    ],
)
def test_words_that_only_look_like_a_quote_are_kept(words: str):
    assert reply_in(words) == words


def test_letters_written_as_letter_and_sign_are_one():
    assert reply_in(normalize("NFD", SAID)) == SAID


def test_lines_that_a_program_broke_are_joined():
    wrapped = (
        "NV 1 đang thực hiện, đã trình Ủy ban nhân dân tỉnh ban hành quyết định\nmới, đạt 85%.\nNV 2 đã xong"
    )
    assert unwrapped(wrapped) == (
        "NV 1 đang thực hiện, đã trình Ủy ban nhân dân tỉnh ban hành quyết định mới, đạt 85%.\nNV 2 đã xong"
    )


def test_flowed_text_is_read_in_its_paragraphs():
    assert (
        unflowed("NV 1 đang \nthực hiện\n> cũ \n> hơn\n-- \nHà")
        == "NV 1 đang thực hiện\n> cũ \n> hơn\n-- \nHà"
    )
    assert unflowed("NV 1 đan \ng", joined=True) == "NV 1 đang"


OUTLOOK = """<html><head><style>p.MsoNormal {margin:0}</style><!-- [if mso]> <b>x</b> <![endif] --></head>
<body><p class=MsoNormal>NV 1 đang thực hiện&nbsp;85%<o:p></o:p></p>
<div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>Từ:</b> Đôn đốc<br>...</div>
<p>Sở Tài chính</p></body></html>"""
GMAIL = """<div dir="ltr">NV 1 đang <b>thực hiện</b> 85%</div><br><div class="gmail_quote"><div>
Vào Th 5, 12 thg 6, 2025 lúc 07:30 Đôn đốc &lt;<a href="mailto:d@x.vn">d@x.vn</a>&gt; đã viết:<br></div>
<blockquote>Sở Tài chính<br>• NV 1</blockquote></div>"""
LIST = "<ul><li>NV 1 xong</li><li>NV 2 xong</li></ul><table><tr><td>NV 3</td><td>40%</td></tr></table>"


@pytest.mark.parametrize("html", [OUTLOOK, GMAIL], ids=["Outlook", "Gmail"])
def test_a_reply_in_html_is_read_as_it_is_seen(html: str):
    assert reply_in(words_of(html)) == SAID


def test_lists_and_tables_are_lines():
    assert words_of(LIST).split("\n") == ["NV 1 xong", "NV 2 xong", "NV 3 40%"]


OUTLOOK_TABLE = """<p>Sở báo cáo:</p><table><tr><td><p class=MsoNormal>NV 1<o:p></o:p></p></td>
<td><p class=MsoNormal>Hoàn thành</p></td></tr><tr><td>NV 2</td><td><p>40%</p></td></tr></table><p>Hết</p>"""
LAID_OUT = "<table><tr><td><p>NV 1 xong</p><p>NV 2 xong</p></td><td></td></tr></table>"


def test_a_row_of_a_table_is_one_line_and_a_page_laid_out_as_a_table_is_its_lines():
    told = "\n".join(line for line in words_of(OUTLOOK_TABLE).split("\n") if line)
    assert told == "Sở báo cáo:\nNV 1 Hoàn thành\nNV 2 40%\nHết"
    assert reply_in(words_of(LAID_OUT)).replace("\n\n", "\n") == "NV 1 xong\nNV 2 xong"


@pytest.mark.parametrize(
    "signature",
    [
        '<div id="Signature">Nguyễn Văn A<br>ĐT: 0912345678</div>',
        '<div id="ms-outlook-mobile-signature"><div>Nguyễn Văn A</div></div>',
        '<div dir="ltr" class="gmail_signature">Nguyễn Văn A</div>',
        '<div data-marker="__SIG_PRE__">Nguyễn Văn A</div>',
        '<div class="moz-signature">-- <br>Nguyễn Văn A</div>',
    ],
)
def test_a_signature_that_a_program_put_there_is_left_out(signature: str):
    assert reply_in(words_of(f"<div>{SAID}</div>{signature}")) == SAID


INLINE = """<blockquote><div>• NV 1: Ban hành chính sách — hạn</div></blockquote><div>đã xong</div>
<blockquote><div>• NV 2: Thanh toán</div></blockquote><div>40%, vướng kinh phí</div>"""


def test_an_answer_between_quotes_in_html_is_about_the_line_above_it():
    assert reply_in(words_of(INLINE)) == "NV 1: đã xong\nNV 2: 40%, vướng kinh phí"


def test_a_page_without_an_end_is_read_to_its_end():
    assert words_of("NV 1 <!-- xong") == "NV 1"
    assert words_of("NV 1 <b xong") == "NV 1 <b xong"
