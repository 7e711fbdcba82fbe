"""Who is written to by mail: /lienket thư, another address, no more; mail that does not arrive."""

import pytest

from chat.texts.groups.reach import why
from storage.models import MailAddress, OutboxMessage, OutboxState
from tests.auxil.by_mail import ADDRESS, ByMail
from tests.auxil.cast import FINANCE
from tests.auxil.world import World


def in_force(mail: ByMail) -> list[str]:
    return [row.address for row in mail.world.rows(MailAddress) if row.ended_at is None]


async def test_the_first_mail_says_what_it_is_and_the_secretariat_hears_of_it(by_mail: ByMail):
    assert by_mail.post.last["To"] == ADDRESS
    assert "Từ nay Đôn đốc gửi nhắc việc" in by_mail.said()
    assert by_mail.world.secretariat.last().text == (
        f"✉️ {FINANCE} từ nay nhận nhắc việc và báo cáo qua thư: {ADDRESS}.\n"
        "Đôn đốc vừa gửi thư đầu tiên; nếu thư bị trả lại, ở đây sẽ có tin báo."
    )


async def test_another_address_takes_the_place_of_the_first(by_mail: ByMail):
    await by_mail.world.secretariat.says(f"/lienket thư {FINANCE}: Moi@tinh.gov.vn, hai@tinh.gov.vn")
    assert in_force(by_mail) == ["moi@tinh.gov.vn", "hai@tinh.gov.vn"]
    assert by_mail.post.last["To"] == "moi@tinh.gov.vn, hai@tinh.gov.vn"
    assert f"(thay cho {ADDRESS})" in by_mail.world.secretariat.last().text


async def test_who_no_longer_wants_mail_gets_none(by_mail: ByMail):
    await by_mail.world.secretariat.says(f"/lienket thư {FINANCE}, thôi")
    assert by_mail.world.secretariat.last().text == f"Đã thôi gửi thư cho {FINANCE} ({ADDRESS})."
    before = len(by_mail.mails)
    await by_mail.world.move_to("2025-06-12 07:30")
    assert (len(by_mail.mails), in_force(by_mail)) == (before, [])


async def test_addresses_are_shown_of_one_unit_and_of_all(by_mail: ByMail):
    await by_mail.world.secretariat.says(f"/lienket thư {FINANCE}")
    assert by_mail.world.secretariat.last().text.startswith(f"✉️ {FINANCE} dùng thư: {ADDRESS}.")
    await by_mail.world.secretariat.says("/lienket thư")
    assert f"• {FINANCE}: {ADDRESS}" in by_mail.world.secretariat.last().text
    await by_mail.world.secretariat.says("/lienket thư UBND xã Hoa Lộc")
    assert "chưa đăng ký địa chỉ thư" in by_mail.world.secretariat.last().text


async def test_what_is_no_address_and_who_is_no_unit_are_told(by_mail: ByMail):
    await by_mail.world.secretariat.says(f"/lienket thư {FINANCE}, stc@tinh")
    assert by_mail.world.secretariat.last().text.startswith("“stc@tinh” không phải địa chỉ thư.")
    await by_mail.world.secretariat.says("/lienket thư Ban Nào Đó, a@tinh.gov.vn")
    assert by_mail.world.secretariat.last().text.startswith("Chưa rõ “Ban Nào Đó”")


async def test_a_unit_whose_name_begins_so_gets_its_code(by_mail: ByMail):
    await by_mail.world.secretariat.says("/lienket Thư viện tỉnh")
    assert "Thư viện tỉnh" in by_mail.world.secretariat.last().text
    assert in_force(by_mail) == [ADDRESS]


async def test_without_servers_it_is_said_that_there_is_no_mail(world: World):
    await world.secretariat.says("/lienket thư Sở Y tế, syt@tinh.gov.vn")
    assert world.secretariat.last().text.startswith("Hệ thống chưa được cài đặt để gửi, nhận thư.")


async def test_an_address_that_does_not_exist_is_told_and_what_waits_is_given_up(by_mail: ByMail):
    by_mail.post.office.to_address[ADDRESS] = ["550 5.1.1 User unknown"]
    await by_mail.world.move_to("2025-06-12 07:30")
    assert by_mail.world.secretariat.from_bot()[-1].text.startswith(
        f"⚠️ Thư gửi {FINANCE} ({ADDRESS}) bị trả lại: địa chỉ không tồn tại."
    )
    (link,) = [row for row in by_mail.world.rows(OutboxMessage) if row.state is OutboxState.DEAD]
    assert "550 5.1.1" in (link.error or "")
    await by_mail.world.secretariat.says(f"/lienket thư {FINANCE}, dung@tinh.gov.vn")
    assert by_mail.post.last["To"] == "dung@tinh.gov.vn"


async def test_a_server_that_does_not_want_us_says_nothing_of_the_address(by_mail: ByMail):
    by_mail.post.office.to_address[ADDRESS] = ["554 5.7.1 Relay access denied"]
    await by_mail.world.move_to("2025-06-12 07:30")
    (row,) = [one for one in by_mail.world.rows(OutboxMessage) if one.state is OutboxState.PENDING]
    assert row.attempts == 1
    assert not any("⚠️ Thư gửi" in one.text for one in by_mail.world.secretariat.from_bot())


async def test_a_server_that_greylists_is_asked_again(by_mail: ByMail):
    by_mail.post.office.to_address[ADDRESS] = ["451 4.7.1 Greylisted, try again", "451 4.7.1 Greylisted"]
    before = len(by_mail.mails)
    await by_mail.world.move_to("2025-06-12 07:30")
    assert len(by_mail.mails) == before
    await by_mail.world.move_to("2025-06-12 07:32")
    await by_mail.world.move_to("2025-06-12 07:35")
    assert len(by_mail.mails) == before + 1
    assert FINANCE in by_mail.said()


async def test_of_two_addresses_the_good_one_goes_on(by_mail: ByMail):
    await by_mail.world.secretariat.says(f"/lienket thư {FINANCE}, {ADDRESS}, cu@tinh.gov.vn")
    by_mail.post.office.to_address["cu@tinh.gov.vn"] = ["550 5.1.1 No such user"]
    await by_mail.world.move_to("2025-06-12 07:30")
    assert any("(cu@tinh.gov.vn) bị trả lại" in one.text for one in by_mail.world.secretariat.from_bot())
    await by_mail.answers("NV 1 đang thực hiện 85%")
    assert by_mail.post.last["To"] == ADDRESS


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("550 5.1.1 User unknown", "địa chỉ không tồn tại"),
        ("smtp; 552 5.2.2 Over quota", "hộp thư đầy"),
        ("554 5.6.0 No", "máy chủ thư bên nhận từ chối"),
        ("no address", "không còn địa chỉ nào"),
        ("Forbidden: bot was kicked from the group chat", "bot đã bị đưa ra khỏi nhóm"),
    ],
)
def test_what_servers_say_is_told_in_words(said: str, words: str):
    assert why(said) == words
