"""Mails that are nobody's word: strangers, stolen tokens, machines, lists, bounces, the same mail twice."""

from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

import pytest

from chat.mail.saying import FIRST_UPDATE
from storage.models import ChatLink, InboxUpdate, LinkState, MailFate, OutboxState, ReceivedMail, Statement
from storage.models import OutboxMessage as Row
from tests.auxil.by_mail import ADDRESS, ByMail
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.post import OWN, reply, words_of

REPORT = "NV 1 đang thực hiện 85%"


def fates(mail: ByMail) -> list[tuple[MailFate, str | None]]:
    return [(row.fate, row.reason) for row in mail.world.rows(ReceivedMail)]


def nothing_was_taken(mail: ByMail) -> bool:
    by_mail = [row for row in mail.world.rows(InboxUpdate) if row.update_id >= FIRST_UPDATE]
    return not by_mail and not mail.world.rows(Statement)


async def test_a_stranger_who_knows_the_token_is_not_heard_and_not_answered(morning: ByMail):
    before = len(morning.mails)
    await morning.answers(REPORT, sender="la@noikhac.vn")
    assert fates(morning) == [(MailFate.PUT_ASIDE, "unknown")]
    assert nothing_was_taken(morning)
    assert len(morning.mails) == before
    assert morning.post.unread() == 1


async def test_a_registered_address_without_the_token_is_asked_to_reply(morning: ByMail):
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"], mail["Subject"] = ADDRESS, OWN, "Báo cáo"
    mail["Message-ID"] = "<moi@tinh.gov.vn>"
    mail.set_content(REPORT, cte="quoted-printable")
    await morning.comes(mail)
    assert fates(morning) == [(MailFate.PUT_ASIDE, "no token")]
    assert nothing_was_taken(morning)
    assert "không phải là thư trả lời" in morning.said()
    before = len(morning.mails)
    del mail["Message-ID"]
    mail["Message-ID"] = "<lai@tinh.gov.vn>"
    await morning.comes(mail)
    assert len(morning.mails) == before


async def test_another_units_token_is_refused(morning: ByMail):
    await morning.world.secretariat.says(f"/lienket thư {COMMUNE}, xa@tinh.gov.vn")
    await morning.answers(REPORT, to=morning.post.last)
    assert fates(morning) == [(MailFate.PUT_ASIDE, "foreign token")]
    assert nothing_was_taken(morning)


async def test_who_ended_mail_is_not_heard(morning: ByMail):
    await morning.world.secretariat.says(f"/lienket thư {FINANCE}, thôi")
    await morning.answers(REPORT)
    assert fates(morning) == [(MailFate.PUT_ASIDE, "unknown")]


async def test_what_was_put_aside_is_told_once_a_day(morning: ByMail):
    await morning.answers(REPORT, sender="la@noikhac.vn")
    await morning.world.move_to("2025-06-13 07:50")
    told = [one.text for one in morning.world.secretariat.from_bot() if "📭" in one.text]
    assert len(told) == 1
    assert "📭 1 thư chưa nhận" in told[0]
    assert "• la@noikhac.vn: “Re: Đôn đốc" in told[0]
    assert "không phải địa chỉ đã đăng ký" in told[0]
    await morning.world.move_to("2025-06-16 07:50")
    assert len([one for one in morning.world.secretariat.from_bot() if "📭" in one.text]) == 1


AUTOMATIC = {
    "RFC 3834": {"Auto_Submitted": "auto-replied"},
    "a list": {"List_Id": "<thao-luan.tinh.gov.vn>"},
    "bulk": {"Precedence": "bulk"},
    "an old program": {"X_Autoreply": "yes"},
    "a subject": {"Subject": "Trả lời tự động: Đôn đốc"},
    "out of office": {"Subject": "Automatic reply: Đôn đốc"},
    "no sender": {"Return_Path": "<>"},
}


@pytest.mark.parametrize("headers", AUTOMATIC.values(), ids=AUTOMATIC)
async def test_what_no_person_wrote_is_not_heard_and_not_answered(morning: ByMail, headers: dict[str, Any]):
    before = len(morning.mails)
    await morning.answers("Tôi đi công tác, NV 1 xong", **headers)
    assert [fate for fate, _ in fates(morning)] == [MailFate.AUTOMATIC]
    assert nothing_was_taken(morning)
    assert len(morning.mails) == before


async def test_our_own_mail_that_comes_back_is_not_heard(morning: ByMail):
    await morning.answers(REPORT, sender=OWN)
    assert fates(morning) == [(MailFate.AUTOMATIC, "own")]


async def test_the_same_mail_twice_has_one_effect(morning: ByMail):
    mail = await morning.answers(REPORT)
    before = len(morning.mails)
    await morning.comes(mail)
    assert len(morning.world.rows(Statement)) == 1
    assert len(morning.mails) == before


async def test_whoever_writes_very_often_is_put_aside(morning: ByMail):
    reminder = morning.post.last
    for number in range(32):
        morning.post.comes(reply(reminder, f"NV 1 đang thực hiện {number}%", sender=ADDRESS))
    await morning.world.stage.settle()
    kinds = [fate for fate, _ in fates(morning)]
    assert (kinds.count(MailFate.TAKEN), kinds.count(MailFate.PUT_ASIDE)) == (30, 2)


async def test_a_mark_in_the_text_is_enough_where_a_program_lost_the_headers(morning: ByMail):
    mail = reply(morning.post.last, REPORT, sender=ADDRESS)
    del mail["In-Reply-To"]
    del mail["References"]
    await morning.comes(mail)
    assert [row.percent for row in morning.world.rows(Statement)] == [85]


def bounce(of: EmailMessage, status: str, action: str = "failed") -> bytes:
    """Return what a mail server says of a mail of ours, as Postfix writes it."""
    return f"""Return-Path: <>
From: MAILER-DAEMON@tinh.gov.vn (Mail Delivery System)
To: {OWN}
Subject: Undelivered Mail Returned to Sender
Message-ID: <bounce-{status}@tinh.gov.vn>
Auto-Submitted: auto-replied
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.tinh.gov.vn

Final-Recipient: rfc822; {ADDRESS}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 {status} User unknown

--b
Content-Type: text/rfc822-headers

Message-ID: {of["Message-ID"]}

--b--
""".encode()


async def test_a_bounce_makes_the_address_unreachable_and_is_told(morning: ByMail):
    await morning.comes(bounce(morning.post.last, "5.1.1"))
    assert morning.world.secretariat.last().text.startswith(f"⚠️ Thư gửi {FINANCE} ({ADDRESS}) bị trả lại")
    assert [row.state for row in morning.world.rows(ChatLink) if row.chat_id < -6e15] == [
        LinkState.UNREACHABLE
    ]
    await morning.world.secretariat.says(f"/lienket thư {FINANCE}")
    assert "địa chỉ không tồn tại" in morning.world.secretariat.last().text
    await morning.answers(REPORT)  # somebody writes from there: it is good again
    assert f"Thư lại đến được {FINANCE}" in morning.world.secretariat.last().text


async def test_a_bounce_of_one_of_several_addresses_is_told_once_and_the_others_go_on(morning: ByMail):
    await morning.world.secretariat.says(f"/lienket thư {FINANCE}, {ADDRESS}, hai@tinh.gov.vn")
    sent = morning.post.last
    await morning.comes(bounce(sent, "5.1.1"))
    await morning.comes(bounce(sent, "5.1.2"))
    told = [one.text for one in morning.world.secretariat.from_bot() if "⚠️" in one.text]
    assert [one.split(" bị")[0] for one in told] == [f"⚠️ Thư gửi {FINANCE} ({ADDRESS})"]
    assert LinkState.UNREACHABLE not in {row.state for row in morning.world.rows(ChatLink)}


@pytest.mark.parametrize(("status", "action"), [("4.4.1", "failed"), ("4.2.2", "delayed")])
async def test_a_delay_is_no_bounce(morning: ByMail, status: str, action: str):
    await morning.comes(bounce(morning.post.last, status, action))
    assert [fate for fate, _ in fates(morning)] == [MailFate.BOUNCE]
    assert LinkState.UNREACHABLE not in {row.state for row in morning.world.rows(ChatLink)}


async def test_a_bounce_of_a_mail_that_is_not_ours_changes_nothing(morning: ByMail):
    strange = EmailMessage()
    strange["Message-ID"] = "<gia@noikhac.vn>"
    await morning.comes(bounce(strange, "5.1.1"))
    assert [fate for fate, _ in fates(morning)] == [MailFate.AUTOMATIC]
    assert LinkState.UNREACHABLE not in {row.state for row in morning.world.rows(ChatLink)}


async def test_a_reply_without_words_is_told(morning: ByMail):
    await morning.answers("")
    assert morning.said().startswith("Thư trả lời vừa nhận không có nội dung nào")


async def test_files_packed_by_outlook_are_told(morning: ByMail):
    mail = reply(morning.post.last, REPORT, sender=ADDRESS)
    mail.add_attachment(
        b"\x78\x9f\x3e\x22", maintype="application", subtype="ms-tnef", filename="winmail.dat"
    )
    await morning.comes(mail)
    assert any("winmail.dat" in words_of(one) for one in morning.mails)
    assert len(morning.world.rows(Statement)) == 1


async def test_a_mail_that_cannot_be_read_is_put_aside_and_told_to_its_writer(morning: ByMail):
    mail = reply(morning.post.last, REPORT, sender=ADDRESS)
    for number in range(120):
        mail.add_attachment(b"x", maintype="application", subtype="pdf", filename=f"{number}.pdf")
    await morning.comes(mail)
    assert fates(morning) == [(MailFate.PUT_ASIDE, "too many parts")]
    assert "chưa được ghi nhận: thư có quá nhiều phần" in morning.said()


async def test_a_mail_of_unknown_fate_that_is_answered_has_arrived(by_mail: ByMail):
    by_mail.post.office.to_content = [""]
    await by_mail.world.move_to("2025-06-12 07:30")
    (row,) = [one for one in by_mail.world.rows(Row) if one.state is OutboxState.UNKNOWN]
    before = len(by_mail.mails)
    await by_mail.world.move_to("2025-06-12 07:50")
    assert len(by_mail.mails) == before
    await by_mail.answers(REPORT)
    (again,) = [one for one in by_mail.world.rows(Row) if one.id == row.id]
    assert again.state is OutboxState.SENT
    assert [one.percent for one in by_mail.world.rows(Statement)] == [85]
