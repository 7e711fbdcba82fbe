"""Mails as programs write them: encodings, names of files, what no person wrote, what is too much."""

import base64
from email.header import Header
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from urllib.parse import quote

import pytest

from chat.mail.letter import Letter
from chat.mail.reading import MOST_PARTS, UnreadableMailError, read

SAID = "NV 1 đang thực hiện 85%, vướng mắc về kinh phí"
TCVN3 = "NV 1 ®ang thùc hiÖn 85%, v­íng m¾c vÒ kinh phÝ"
NAME = "Báo cáo số 12 – Sở Tài chính.xlsx"


def mail(body: bytes, content_type: str, encoding: str = "8bit", more: str = "") -> Letter:
    head = (
        f"From: Ha <stc@tinh.gov.vn>\nMessage-ID: <1@tinh.gov.vn>\n{more}MIME-Version: 1.0\n"
        f"Content-Type: {content_type}\nContent-Transfer-Encoding: {encoding}\n\n"
    )
    return read(head.encode() + body)


WRITTEN = {
    "UTF-8": (SAID.encode(), "text/plain; charset=utf-8"),
    "UTF-8 said to be Latin": (SAID.encode(), "text/plain; charset=iso-8859-1"),
    "UTF-8 said to be ASCII": (SAID.encode(), "text/plain; charset=us-ascii"),
    "UTF-8 of an unknown name": (SAID.encode(), "text/plain; charset=x-vietnam"),
    "no charset": (SAID.encode(), "text/plain"),
    "UTF-16": (SAID.encode("utf-16"), "text/plain; charset=utf-16"),
    "TCVN3, whose letters are those of Latin": (TCVN3.encode("cp1252"), "text/plain; charset=windows-1252"),
    "HTML": (f"<p>{SAID}</p>".encode(), "text/html; charset=utf-8"),
}


@pytest.mark.parametrize(("body", "kind"), WRITTEN.values(), ids=WRITTEN)
def test_words_are_read_in_any_encoding(body: bytes, kind: str):
    assert mail(body, kind).words == SAID


def test_the_windows_encoding_of_vietnamese_has_a_sign_for_each_tone():
    body = "NV 1 đang thư\u0323c hiê\u0323n".encode("cp1258")
    quoted = b"".join(
        b"=%02X" % letter if letter > 126 or letter == 61 else bytes([letter]) for letter in body
    )
    assert mail(quoted, "text/plain; charset=windows-1258", "quoted-printable").words == "NV 1 đang thực hiện"


def test_of_a_mail_with_both_the_html_is_read_whose_lines_no_program_broke():
    whole = MIMEMultipart("alternative")
    whole.attach(MIMEText("NV 1 đang thực hiện\n85%", "plain", "utf-8"))
    whole.attach(MIMEText("<div>NV 1 đang thực hiện 85%</div>", "html", "utf-8"))
    assert read(whole.as_bytes()).words == "NV 1 đang thực hiện 85%"


FIRST, SECOND = quote("Báo cáo số 12 – "), quote("Sở Tài chính.xlsx")
NAMED = {
    "RFC 2231": f"attachment; filename*=UTF-8''{quote(NAME)}",
    "RFC 2231 in pieces": f"attachment; filename*0*=UTF-8''{FIRST};\n filename*1*={SECOND}",
    "a word of a header, as Outlook writes it": f'attachment; filename="{Header(NAME, "utf-8").encode()}"',
    "as it is": f'attachment; filename="{NAME}"',
    "base64 in one piece": f'attachment; filename="=?utf-8?B?{base64.b64encode(NAME.encode()).decode()}?="',
}


@pytest.mark.parametrize("disposition", NAMED.values(), ids=NAMED)
def test_names_of_files_are_read_however_they_are_written(disposition: str):
    letter = mail(b"abc", "application/octet-stream", more=f"Content-Disposition: {disposition}\n")
    assert [(file.name, file.content) for file in letter.files] == [(NAME, b"abc")]


def test_a_name_is_no_path():
    letter = mail(
        b"abc", "application/pdf", more='Content-Disposition: attachment; filename="../../etc/a.pdf"\n'
    )
    assert letter.files[0].name == "_.._etc_a.pdf"


def test_a_file_without_a_name_gets_one():
    assert (
        mail(b"abc", "application/pdf", more="Content-Disposition: attachment\n").files[0].name == "tep-1.pdf"
    )


def test_a_small_picture_within_the_text_is_no_file_and_a_photo_is():
    inline = "Content-Disposition: inline; filename=IMG_1.jpg\n"
    assert mail(b"logo", "image/jpeg", more=inline).files == ()
    (photo,) = mail(b"p" * 50_000, "image/jpeg", more=inline).files
    assert (photo.name, photo.is_picture) == ("IMG_1.jpg", True)


def test_signatures_and_invitations_are_no_files():
    attachment = "Content-Disposition: attachment; filename=smime.p7s\n"
    assert mail(b"x", "application/pkcs7-signature", more=attachment).files == ()
    assert mail(b"x", "text/calendar").files == ()


def test_who_writes_and_about_what_is_read_in_unicode():
    letter = mail(
        b"x",
        "text/plain",
        more=f"Subject: Báo cáo thô\nReply-To: x@y\nX-From: {Header('Hà', 'utf-8').encode()}\n",
    )
    assert (letter.subject, letter.sender, letter.sender_name) == ("Báo cáo thô", "stc@tinh.gov.vn", "Ha")


def test_a_mail_without_a_number_is_known_by_what_it_says():
    first, again, other = (read(b"From: a@b.vn\n\n" + words) for words in (b"x", b"x", b"y"))
    assert first.message_id == again.message_id != other.message_id


def test_a_server_that_tells_in_words_what_could_not_be_delivered_is_understood():
    body = b"Sorry: <syt@tinh.gov.vn>\n550 5.1.1 No such user\n"
    letter = read(b"From: postmaster@tinh.gov.vn\nContent-Type: text/plain\n\n" + body)
    assert letter.bounce is not None
    assert (letter.bounce.is_final, letter.bounce.said) == (True, "550 5.1.1 No such user")


def test_what_passes_between_processes_is_the_same():
    letter = mail(b"abc", "application/pdf", more="Content-Disposition: attachment; filename=a.pdf\n")
    assert Letter.from_json(letter.as_json()) == letter


def test_more_parts_than_a_person_sends_are_not_read():
    part = b"--b\nContent-Type: text/plain\n\nx\n"
    whole = b"Content-Type: multipart/mixed; boundary=b\n\n" + part * (MOST_PARTS + 1) + b"--b--\n"
    with pytest.raises(UnreadableMailError, match="too many parts"):
        read(whole)


@pytest.mark.parametrize(
    "raw",
    [b"", b"\xff\xfe", b"Content-Type: multipart/mixed\n\nx", b"Content-Type: /;=\nFrom: =?x?Q?=E?=\n\n"],
)
def test_what_is_no_mail_is_read_as_one_without_words_of_use(raw: bytes):
    assert read(raw).files == ()


FROM = {
    "a name with a comma": ("Nguyễn Thu Hà, Sở Tài chính <STC@tinh.gov.vn>", "stc@tinh.gov.vn"),
    "a quoted name": ('"Hà <x@y.vn>" <stc@tinh.gov.vn>', "stc@tinh.gov.vn"),
    "the address as its name": ("stc@tinh.gov.vn <stc@tinh.gov.vn>", "stc@tinh.gov.vn"),
    "a remark": ("stc@tinh.gov.vn (Hà)", "stc@tinh.gov.vn"),
    "an address as the name of another": ("stc@tinh.gov.vn <la@noikhac.vn>", ""),
    "the same, quoted": ('"stc@tinh.gov.vn" <la@noikhac.vn>', "la@noikhac.vn"),
    "two writers": ("la@noikhac.vn, stc@tinh.gov.vn", ""),
    "two writers with a name": ("la@noikhac.vn, Ha <stc@tinh.gov.vn>", ""),
    "something behind it": ("<stc@tinh.gov.vn>la@noikhac.vn", ""),
    "two headers": ("stc@tinh.gov.vn\nFrom: la@noikhac.vn", ""),
}


@pytest.mark.parametrize(("written", "sender"), FROM.values(), ids=FROM)
def test_whose_a_mail_is_is_certain_or_unknown(written: str, sender: str):
    assert read(f"From: {written}\nContent-Type: text/plain\n\nx".encode()).sender == sender


@pytest.mark.parametrize("number", ["<a@b.vn>", "<a@b.vn>\n\tx", "<a@b.vn>\nMessage-ID: <c@d.vn>"])
def test_the_number_of_a_mail_is_one_on_one_line(number: str):
    head = f"From: a@b.vn\nMessage-ID: {number}\nContent-Type: text/plain\n\nx"
    assert read(head.encode()).message_id == "<a@b.vn>"


RECEIPT = (
    b"Your message\n\n   To:  Ha\n\nwas read on Thursday.\n--b\n"
    b"Content-Type: message/disposition-notification\n\n"
    b"Disposition: manual-action/MDN-sent-manually; displayed\n--b--\n"
)
CALENDAR = b"BEGIN:VCALENDAR\nEND:VCALENDAR\n"


def test_receipts_and_answers_of_calendars_are_no_persons():
    receipt = mail(
        b"--b\nContent-Type: text/plain\n\n" + RECEIPT,
        "multipart/report; report-type=disposition-notification; boundary=b",
    )
    assert receipt.automatic == "multipart/report"
    assert mail(CALENDAR, "text/calendar; method=REPLY").automatic == "text/calendar"


def test_who_passes_on_what_a_machine_wrote_is_a_person():
    inner = b"From: a@b.vn\nContent-Type: multipart/report; boundary=c\n\n--c--\n"
    passed_on = (
        b"--b\nContent-Type: text/plain\n\nNV 1 xong\n--b\nContent-Type: message/rfc822\n\n"
        + inner
        + b"--b--"
    )
    assert mail(passed_on, "multipart/mixed; boundary=b").automatic is None


def told(words: str) -> Letter:
    return read(f"From: postmaster@tinh.gov.vn\nContent-Type: text/plain; charset=utf-8\n\n{words}".encode())


@pytest.mark.parametrize(
    "words",
    [
        "Will keep trying.\n451 4.7.1 greylisted\n\n--- original message ---\nNV 1: hỗ trợ\n500 hộ nghèo",
        "Kính gửi anh, đã chuyển 500 hồ sơ",
        "Warning: delayed.\n\nSubject: 550 hồ sơ\n\n550 - 600 hồ sơ",
    ],
)
def test_a_number_in_the_words_of_a_server_is_no_code(words: str):
    assert told(words).bounce is None


@pytest.mark.parametrize("words", ["host mx said: 550 No such user", "550 No such user", "<a@b.vn>: 550 x"])
def test_a_code_in_the_words_of_a_server_is_final(words: str):
    bounce = told(words).bounce
    assert bounce is not None
    assert (bounce.is_final, bounce.said) == (True, words)


def test_of_a_report_about_several_addresses_those_are_known_that_failed():
    report = (
        b"--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n"
        b"Final-Recipient: rfc822; a@x.vn\nAction: delayed\nStatus: 4.4.1\n\n"
        b"Final-Recipient: rfc822; <B@x.vn>\nOriginal-Recipient: rfc822; c@x.vn\n"
        b"Action: failed\nStatus: 5.1.1\n\n"
        b"Final-Recipient: rfc822; d@x.vn\nAction: failed\nStatus: 5.1.1\n\n--b--\n"
    )
    bounce = mail(report, "multipart/report; report-type=delivery-status; boundary=b").bounce
    assert bounce is not None
    assert (bounce.recipients, bounce.is_final) == (("b@x.vn", "c@x.vn", "d@x.vn"), True)


def test_a_mail_whose_borders_are_broken_is_read_as_one_without_words():
    assert mail(b"x", "multipart/mixed; charset*=utf-8''x").words == ""
