"""An office below the top on the page: its unit's page, its secretariat's, its board, its devices."""

import re

import pytest

from storage.models import ChatLink, LinkCode, LinkRole, Statement, WebDevice
from tests.auxil.browser_client import ADDRESS, Browser, plain
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.group import Group
from tests.auxil.levels import Level, linked, opened, planned
from tests.auxil.world import World
from tests.bot.web.test_board import shown

BELOW = """KẾ HOẠCH
Thực hiện Đề án 06 trên địa bàn xã năm 2025

Các đơn vị báo cáo định kỳ hàng tháng (trước ngày 13 hàng tháng) gửi về Văn phòng xã.

TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành
1\tRà soát hộ khẩu\tThôn Đông\tThôn Đoài\tHoàn thành trước ngày 18/6/2025
2\tTuyên truyền\tThôn Đoài\t\tThực hiện thường xuyên
"""
TITLE = "Thực hiện Đề án 06 trên địa bàn xã năm 2025"


@pytest.fixture
async def commune(world: World) -> Level:
    """A commune's office, with a plan; nobody of it has opened the page."""
    level = await opened(world, world.secretariat, COMMUNE, "Thường trực xã", "Vân")
    await planned(level, "xa.txt", BELOW)
    return level


async def through(world: World, group: Group, whom: str, name: str) -> Browser:
    """Return a browser that came in by the link that a secretariat asked for."""
    await group.says(f"/lienket web {whom}")
    code = re.search(rf"{ADDRESS}/vao/(\w+)", group.last().text)
    assert code is not None, group.last().text
    browser = Browser(world.stage)
    await browser.signs_in(code[1], name)
    return browser


async def test_a_unit_below_reports_on_its_page(world: World, commune: Level):
    hamlet = await through(world, commune.secretariat, "Thôn Đông", "Sơn")
    assert "Thôn Đông đã liên kết nhóm" in commune.secretariat.last().text
    await hamlet.says("NV 1 đang thực hiện 40%")
    (said,) = world.rows_of_every_office(Statement)
    assert (said.office_id, said.percent) == (2, 40)
    told = await shown(hamlet)
    assert TITLE in told
    assert "Rà soát hộ khẩu" in told


async def test_a_unit_below_lets_another_device_in_and_shuts_it_out(world: World, commune: Level):
    hamlet = await through(world, commune.secretariat, "Thôn Đông", "Sơn")
    answer = await hamlet.posts("/devices")
    assert answer.status_code == 200, answer.text
    colleague = Browser(world.stage)
    await colleague.signs_in(answer.json()["link"].rpartition("/")[2], "Hà")
    await colleague.says("NV 1 đang thực hiện 50%")
    assert {row.office_id for row in world.rows_of_every_office(LinkCode) if row.unit_id} == {2}
    assert {row.office_id for row in world.rows_of_every_office(ChatLink) if row.unit_id} == {2}
    other = next(row.id for row in world.rows(WebDevice) if row.browser and row.id != 1)
    assert (await hamlet.posts(f"/devices/{other}/revoke")).status_code == 200
    assert (await colleague.client.get("/messages")).status_code == 401


async def test_the_secretariat_below_works_on_a_page_of_its_own(world: World, commune: Level):
    top = await through(world, world.secretariat, "thường trực", "Lan")
    below = await through(world, commune.secretariat, "thường trực", "Vân")
    assert len({row.chat_id for row in world.rows(WebDevice)}) == 2
    await below.says("/tonghop")
    assert TITLE in plain(await below.last())
    assert TITLE not in str(await top.messages())
    assert TITLE in await shown(below)
    assert TITLE not in await shown(top)
    units = await shown(below, "/bang/don-vi")
    assert "Thôn Đông" in units
    assert FINANCE not in units
    await below.says("/lienket web")
    assert "Vân" in plain(await below.last())
    assert "Lan" not in plain(await below.last())


async def test_a_leader_of_the_commune_sees_the_board_of_the_commune(world: World, commune: Level):
    await commune.secretariat.says("/bang")
    code = re.search(rf"{ADDRESS}/vao/(\w+)", commune.secretariat.last().text)
    assert code is not None, commune.secretariat.last().text
    browser = Browser(world.stage)
    await browser.signs_in(code[1], "Vân")
    assert TITLE in await shown(browser)


async def test_a_page_that_reports_to_two_levels_shows_each_its_own(world: World, commune: Level):
    finance = await through(world, world.secretariat, FINANCE, "Hà")
    await commune.secretariat.says("/lienket Thôn Đông")
    code = re.search(r"/start (\w+)", commune.secretariat.last().text)
    assert code is not None
    await finance.says(f"/start {code[1]}")
    links = [row for row in world.rows_of_every_office(ChatLink) if row.role is LinkRole.UNIT]
    units = {row.office_id: row.unit_id for row in links}
    assert "Rà soát hộ khẩu" in await shown(finance, f"/bang/don-vi/{units[2]}")
    assert "Rà soát hộ khẩu" not in await shown(finance, f"/bang/don-vi/{units[1]}")


async def test_the_page_of_a_closed_office_opens_no_more(world: World, commune: Level):
    hamlet = await through(world, commune.secretariat, "Thôn Đông", "Sơn")
    await world.secretariat.says("/mocap")
    await world.secretariat.presses("Đóng 1")
    await world.secretariat.presses("Đóng cấp này")
    for address in ("/", "/bang", "/messages", "/devices"):
        assert (await hamlet.client.get(address)).status_code == 401


async def test_units_below_are_linked_in_telegram_as_well(world: World, commune: Level):
    await through(world, commune.secretariat, "Thôn Đông", "Sơn")
    group = await linked(world, commune, "Thôn Đông", "Tài")
    await group.says("/nhiemvu")
    assert "Rà soát hộ khẩu" in group.last().text
