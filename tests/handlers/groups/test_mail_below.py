"""A unit of an office below the top is written to by mail, and what it answers is its office's."""

from email.message import EmailMessage

import pytest

from storage.models import Statement
from tests.auxil.by_mail import ByMail
from tests.auxil.cast import COMMUNE
from tests.auxil.levels import Level, opened, planned
from tests.auxil.post import OWN

BELOW = """KẾ HOẠCH
Thực hiện Đề án 06 trên địa bàn xã năm 2025

Các đơn vị báo cáo định kỳ hàng tháng (trước ngày 13 hàng tháng) gửi về Văn phòng xã.

TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành
1\tRà soát hộ khẩu\tThôn Đông\tThôn Đoài\tHoàn thành trước ngày 12/6/2025
"""
HAMLET = "thondong@xa.gov.vn"


@pytest.fixture
async def below(by_mail: ByMail) -> Level:
    """A commune's office with a hamlet that is written to by mail."""
    world = by_mail.world
    level = await opened(world, world.secretariat, COMMUNE, "Thường trực xã", "Vân")
    await planned(level, "xa.txt", BELOW)
    await level.secretariat.says("/lienhe Bà Lan xã, 0900000000")
    await level.secretariat.says(f"/lienket thư Thôn Đông, {HAMLET}")
    return level


def a_mail(subject: str, sender: str) -> EmailMessage:
    """Return a mail that answers none of ours."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, OWN, subject
    mail["Message-ID"] = f"<{sender}>"
    mail.set_content("Xin gửi", cte="quoted-printable")
    return mail


async def test_a_hamlet_is_reminded_and_reports_by_mail(by_mail: ByMail, below: Level):
    assert "Thôn Đông từ nay nhận nhắc việc" in below.secretariat.last().text
    await by_mail.world.move_to("2025-06-11 07:30")
    reminder = next(one for one in reversed(by_mail.mails) if one["To"] == HAMLET)
    assert "trên địa bàn xã" in str(reminder["Subject"]) + by_mail.said()
    await by_mail.answers("NV 1 đang thực hiện 40%", to=reminder, sender=HAMLET)
    (said,) = by_mail.world.rows_of_every_office(Statement)
    assert (said.office_id, said.percent) == (2, 40)


async def test_who_is_written_to_is_listed_in_the_own_office_alone(by_mail: ByMail, below: Level):
    await below.secretariat.says("/lienket thư")
    assert HAMLET in below.secretariat.last().text
    await by_mail.world.secretariat.says("/lienket thư")
    assert HAMLET not in by_mail.world.secretariat.last().text


async def test_mail_put_aside_is_told_to_the_secretariat_whose_unit_wrote(by_mail: ByMail, below: Level):
    await by_mail.comes(a_mail("Chuyện của thôn", HAMLET))
    await by_mail.comes(a_mail("Quảng cáo", "la@nguoila.vn"))
    await by_mail.world.move_to("2025-06-11 07:50")
    told = [one.text for one in below.secretariat.from_bot() if "để riêng trong hộp thư" in one.text]
    assert len(told) == 1
    assert "Chuyện của thôn" in told[0]
    assert "Quảng cáo" not in told[0]
    above = [one.text for one in by_mail.world.secretariat.from_bot() if "để riêng trong hộp thư" in one.text]
    assert len(above) == 1
    assert "Quảng cáo" in above[0]
    assert "Chuyện của thôn" not in above[0]
