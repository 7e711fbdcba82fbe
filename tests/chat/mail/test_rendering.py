"""A mail as it goes over the network: what others wrote stands in it as words, never as a head."""

import email
from datetime import UTC, datetime

import pytest
from markupsafe import Markup

from chat.mail.marks import Mark
from chat.mail.rendering import File, Letterhead, Mail, Part, rendered

HEAD = Letterhead("Đôn đốc", "dondoc@tinh.gov.vn")
NOW = datetime(2025, 6, 12, tzinfo=UTC)


def mail(answers: str | None = None, file: File | None = None) -> bytes:
    part = Part(1, Markup("Đã ghi nhận"), file=file)
    mark = Mark("abcdabcdabcdabcd", 2)
    written = Mail(-1, ["a@b.vn"], mark, "Đôn đốc", [], answers, [part], "Sở Y tế", None)
    return rendered(written, HEAD, NOW)


@pytest.mark.parametrize(
    "answers", ["so 1\n\tx", "<a@b>\r\n Bcc: x@y.vn", "<a@b>\nx", "<a b>", "", "<\x00\x00\x00>"]
)
def test_what_is_no_number_of_a_mail_goes_into_no_head(answers: str):
    written = mail(answers)
    assert b"In-Reply-To" not in written
    assert b"\n" not in written.replace(b"\r\n", b"")


@pytest.mark.parametrize("name", ["a\nb.pdf", "a\r\nBcc: x@y.vn.pdf", '"; x="y.pdf', "Báo\x00 cáo.pdf"])
def test_the_name_of_a_file_is_no_head(name: str):
    written = mail(file=File(name, b"abc"))
    assert not any("Bcc" in part for part in email.message_from_bytes(written).walk())
    assert b"\n" not in written.replace(b"\r\n", b"")
