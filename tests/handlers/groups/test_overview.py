"""The secretariat's overview of links: lists, unused codes, the sheet of all links, links that end."""

import re

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from chat.texts import access
from chat.texts.groups import linking as linking_texts
from chat.texts.groups import overview as overview_texts
from storage.groups import codes
from storage.models import ChatLink, LinkCode, LinkState, LogEvent, Unit
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.world import World


@pytest.fixture
async def overview(june: World) -> World:
    """June, with the overview of links on the screen."""
    await june.secretariat.says("/lienket")
    return june


async def test_the_overview_counts_by_level(overview: World):
    text = overview.secretariat.last().text
    assert "Liên kết nhóm: 2/5 đơn vị" in text
    assert "• cấp tỉnh: 1 đã liên kết · 3 chưa liên kết\n• cấp xã: 1 đã liên kết\n" in text


async def test_a_list_opens_in_place_and_leads_back(overview: World):
    await overview.secretariat.presses("Chưa liên kết (3)")
    shown = overview.secretariat.last()
    assert shown.text == "Đơn vị chưa liên kết: 3\n1. Công an tỉnh\n2. Sở Tư pháp\n3. Sở Y tế"
    await overview.secretariat.presses("‹ Tổng quan liên kết")
    assert "Liên kết nhóm: 2/5" in overview.secretariat.again(shown).text


async def test_an_unused_code_is_listed_and_revoked_and_then_links_nothing(june: World):
    code = await june.code_for("Sở Y tế")
    await june.secretariat.says("/lienket")
    await june.secretariat.presses("Mã chưa dùng (1)")
    assert "• Sở Y tế: hiệu lực đến 07:30 ngày 13/6/2025" in june.secretariat.last().text
    assert await june.secretariat.presses("Thu hồi mã: Sở Y tế") == "Đã thu hồi 1 mã."
    assert june.secretariat.last().text == "Không có mã nào đang chờ dùng."
    await june.outsider.says(f"/start {code}")
    assert june.outsider.last().text == linking_texts.revoked_code()
    assert [row.action for row in june.rows(LogEvent)][-2:] == ["issue_code", "revoke_codes"]


async def test_all_codes_are_revoked_only_at_the_second_press(june: World):
    for unit in ("Sở Y tế", "Sở Tư pháp"):
        await june.code_for(unit)
    await june.secretariat.says("/lienket")
    await june.secretariat.presses("Mã chưa dùng (2)")
    assert "Sẽ thu hồi 2 mã" in await june.secretariat.presses("Thu hồi mọi mã của các đơn vị")
    assert not [row for row in june.rows(LinkCode) if row.revoked_at]
    assert await june.secretariat.presses("Chắc chắn thu hồi 2 mã") == "Đã thu hồi 2 mã."
    assert len([row for row in june.rows(LinkCode) if row.revoked_at]) == 2


async def test_a_leaders_code_is_listed_as_such(june: World):
    await june.secretariat.says("/lienket lãnh đạo Sở Y tế")
    await june.secretariat.says("/lienket")
    await june.secretariat.presses("Mã chưa dùng (1)")
    assert june.secretariat.labels()[0] == "Thu hồi mã: lãnh đạo Sở Y tế"


def sent_files(world: World) -> dict[str, bytes]:
    people, chat = world.stage.people, world.secretariat.chat
    return {
        one.attachment.name: people.attachment(chat, one.id)
        for one in world.secretariat.from_bot()
        if one.attachment is not None
    }


async def test_the_sheet_has_a_link_for_every_unit_without_a_group(june: World):
    await june.secretariat.says("/lienket tất cả")
    files = sent_files(june)
    assert set(files) == {"lien-ket-don-vi-2025-06-12.xlsx", "lien-ket-don-vi-2025-06-12.html"}
    page = files["lien-ket-don-vi-2025-06-12.html"].decode()
    assert page.count("<svg") == 3
    assert FINANCE not in page
    assert "hiệu lực đến hết ngày 11/7/2025" in page
    await june.move_to("2025-07-11 23:00")
    (code,) = re.findall(r"<b>Sở Y tế</b>.*?/start (\w+)", page)
    await june.outsider.says(f"/start {code}")
    assert "đã được liên kết với Sở Y tế" in june.outsider.last().text


async def test_the_sheet_behind_the_button_is_sent_once(overview: World):
    before = len(overview.rows(LinkCode))
    label = "Gửi bảng liên kết cho 3 đơn vị chưa có nhóm"
    assert await overview.secretariat.presses_twice(label) == ("", access.already_done())
    assert len(overview.rows(LinkCode)) == before + 3
    assert len(sent_files(overview)) == 2


async def test_where_everybody_is_linked_there_is_nothing_to_send(world: World):
    await world.secretariat.says("/lienket tatca")
    assert world.secretariat.last().text == overview_texts.everybody_linked()


async def test_a_shared_chat_may_be_one_units_again(june: World):
    await june.link(COMMUNE, june.finance)
    notice = june.secretariat.last()
    assert june.secretariat.labels(notice) == [f"Thôi liên kết: {FINANCE}", f"Thôi liên kết: {COMMUNE}"]
    await june.secretariat.presses(f"Thôi liên kết: {COMMUNE}", message=notice)
    assert f"Đã thôi liên kết “Nhóm {FINANCE}” với {COMMUNE}" in june.secretariat.last().text
    assert june.finance.last().text == f"Ở đây không còn liên kết với {COMMUNE}."
    await june.finance.says("/nhiemvu")
    assert june.finance.last().text.startswith(FINANCE)


async def test_a_link_ends_once(june: World):
    await june.link(COMMUNE, june.finance)
    notice = june.secretariat.last()
    pressed = await june.secretariat.presses_twice(f"Thôi liên kết: {COMMUNE}", message=notice)
    assert pressed == ("", access.already_done())
    assert len([row for row in june.rows(ChatLink) if row.state is LinkState.REPLACED]) == 1


async def test_a_closed_unit_is_counted_no_more(june: World):
    def close(session: Session) -> None:
        unit = session.scalars(select(Unit).where(Unit.name == "Sở Y tế")).one()
        unit.closed_on = june.stage.clock().date()

    june.database.transact(close)
    await june.secretariat.says("/lienket")
    assert "Liên kết nhóm: 2/4 đơn vị" in june.secretariat.last().text


def test_the_sheets_codes_outlive_the_roll_out():
    assert codes.SHEET_LIFETIME.days == 30
