"""The leaders' page over HTTP: who sees what, of which day, and that nothing is changed."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import html
from sqlalchemy import select
from sqlalchemy.orm import Session

from sandbox.server import RunningSandbox
from storage.groups import codes
from storage.models import LinkRole, Plan, Unit
from tests.auxil.browser_client import ADDRESS, PAGE, Browser
from tests.auxil.cast import COMMUNE, FINANCE, POLICE
from tests.auxil.watching import everything
from tests.auxil.world import World, everybody


async def signed_in(world: World, role: LinkRole, unit: str | None, name: str) -> Browser:
    """Return somebody of a role at a browser."""
    number = next((row.id for row in world.rows(Unit) if row.name == unit), None)
    code = world.database.transact(codes.issue_one, role, number, world.stage.clock())
    browser = Browser(world.stage)
    await browser.signs_in(code, name)
    return browser


@pytest.fixture
async def chairman(world: World) -> Browser:
    return await signed_in(world, LinkRole.PROVINCE_LEADER, None, "Đỗ Minh Tuấn")


async def shown(browser: Browser, address: str = "/bang") -> str:
    """Return the words of a page."""
    answer = await browser.client.get(address)
    assert answer.status_code == 200, (address, answer.text)
    return words_of(answer.text)


def words_of(page: str) -> str:
    return " ".join(" ".join(html.fromstring(page).xpath("//body//text()")).split())


async def walked(browser: Browser) -> Mapping[str, str]:
    """Return every page that the board leads to, by its address."""
    found: dict[str, str] = {}
    left = ["/bang"]
    while left:
        address = left.pop()
        answer = await browser.client.get(address)
        assert answer.status_code == 200, (address, answer.text)
        found[address] = answer.text
        links = html.fromstring(answer.text).xpath("//a/@href")
        wanted = {link.partition("#")[0] for link in links if link.startswith("/bang")}
        left += sorted(wanted - found.keys() - set(left))
    return found


async def test_a_leader_of_all_units_sees_what_summary_tells(world: World, chairman: Browser):
    await world.link(FINANCE, world.finance)
    await world.finance.says("/nhiemvu")
    await world.finance.answers("NV 1 hoàn thành")
    told = await shown(chairman)
    assert "Triển khai thực hiện Đề án 06 năm 2025 Tính đến 07:00 ngày 12/6/2025" in told
    assert "1/4 nhiệm vụ hoàn thành" in told
    assert "0 việc chờ lãnh đạo" in told
    assert "Hoàn thành 1" in told
    for unit in (FINANCE, COMMUNE, POLICE):
        assert unit in told


async def test_every_way_that_the_board_shows_leads_somewhere_and_changes_nothing(
    world: World, chairman: Browser
):
    await world.move_to("2025-06-20 08:00")
    before = everything(world)
    pages = await walked(chairman)
    assert {re.sub(r"\d+", "N", address.partition("?")[0]) for address in pages} == {
        "/bang",
        "/bang/qua-han",
        "/bang/nhiem-vu",
        "/bang/nhiem-vu/N",
        "/bang/bao-cao/N",
        "/bang/cho-quyet-dinh",
        "/bang/don-vi",
        "/bang/don-vi/N",
    }
    assert everything(world) == before


async def test_nobody_from_outside_sees_anything(world: World, chairman: Browser):
    addresses = await walked(chairman)
    stranger = Browser(world.stage)
    for address in addresses:
        answer = await stranger.client.get(address)
        assert answer.status_code == 401
        assert "Kính đề nghị anh/chị mở bằng liên kết" in words_of(answer.text)
        assert FINANCE not in answer.text
        for method in ("POST", "PUT", "DELETE"):
            assert (await stranger.client.request(method, address)).status_code == 405


@pytest.mark.parametrize("role", [LinkRole.LEADER, LinkRole.UNIT])
async def test_a_unit_and_its_leader_see_their_own_and_nothing_else(
    world: World, chairman: Browser, role: LinkRole
):
    director = await signed_in(world, role, FINANCE, "Trần Quốc Bảo")
    own = next(row.id for row in world.rows(Unit) if row.name == FINANCE)
    told = await shown(director)
    assert told.startswith(f"Đến nội dung {FINANCE} Triển khai thực hiện Đề án 06 năm 2025")
    assert "2 nhiệm vụ chủ trì" in told
    for address in await walked(chairman):
        answer = await director.client.get(address)
        if address.partition("?")[0] in {"/bang", f"/bang/don-vi/{own}"}:
            assert answer.status_code == 200
            assert "Cấp tài khoản định danh tổ chức" not in answer.text
        else:
            assert answer.status_code == 404
            assert "Không tìm thấy nội dung" in answer.text
        assert POLICE not in answer.text
    pages = await walked(director)
    assert {address.partition("?")[0] for address in pages} == {"/bang"}


async def test_who_looks_after_the_machine_sees_nothing(world: World):
    operator = await signed_in(world, LinkRole.OPERATOR, None, "Vũ Máy")
    answer = await operator.client.get("/bang")
    assert answer.status_code in {401, 404}
    assert FINANCE not in answer.text


async def test_a_device_that_is_shut_out_sees_nothing_at_once(chairman: Browser):
    await shown(chairman)
    await chairman.posts("/ra")
    assert (await chairman.client.get("/bang")).status_code == 401


async def test_a_past_day_is_shown_as_it_was_with_the_days_around_it(world: World, chairman: Browser):
    await world.link(FINANCE, world.finance)
    await world.move_to("2025-06-20 08:00")
    await world.finance.says("/nhiemvu")
    await world.finance.answers("NV 1 hoàn thành")
    assert "1/4 nhiệm vụ hoàn thành" in await shown(chairman)
    answer = await chairman.client.get("/bang?ngay=2025-06-19")
    page = html.fromstring(answer.text)
    assert "0/4 nhiệm vụ hoàn thành" in words_of(answer.text)
    assert "Tình hình đến hết ngày 19/6/2025" in words_of(answer.text)
    steps = {link.text_content(): link.get("href") for link in page.xpath('//a[@class="step"]')}
    assert steps == {
        "‹ Ngày trước": "/bang?ke-hoach=1&ngay=2025-06-18",
        "Ngày sau ›": "/bang?ke-hoach=1",
        "Hôm nay": "/bang?ke-hoach=1",
    }
    first = html.fromstring((await chairman.client.get("/bang?ngay=2025-06-12")).text)
    assert "‹ Ngày trước" not in first.xpath('//a[@class="step"]/text()')


@pytest.mark.parametrize("day", ["2025-06-13", "2025-06-11", "2025-02-30", "hôm qua", "9999-99-99", "1"])
async def test_of_a_day_without_figures_it_is_said_which_days_have_some(chairman: Browser, day: str):
    answer = await chairman.client.get("/bang", params={"ngay": day})
    assert answer.status_code == 400
    assert "từ ngày 12/6/2025 đến hôm nay, 12/6/2025" in words_of(answer.text)


@pytest.mark.parametrize(
    "address",
    [
        "/bang?ke-hoach=9",
        "/bang?ke-hoach=x",
        "/bang/nhiem-vu",
        "/bang/nhiem-vu?tinh-trang=x",
        "/bang/nhiem-vu/999",
        "/bang/nhiem-vu/99999999999999999999999",
        "/bang/bao-cao/999",
        "/bang/don-vi?tinh-trang=x",
        "/bang/don-vi/999",
        "/bang/don-vi/99999999999999999999999",
    ],
)
async def test_what_is_not_there_is_said_not_to_be_there(chairman: Browser, address: str):
    answer = await chairman.client.get(address)
    assert answer.status_code == 404
    assert "Không tìm thấy nội dung anh/chị cần xem" in words_of(answer.text)


async def test_words_of_people_are_words_on_the_page(world: World, chairman: Browser):
    def rename(session: Session) -> None:
        session.scalars(select(Plan)).one().title = "<script>alert(1)</script> & 'x\""
        session.scalars(select(Unit).where(Unit.name == POLICE)).one().name = '"><img src=x> 079203001234'

    world.database.transact(rename)
    for page in (await walked(chairman)).values():
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "079203001234" not in page
    assert "<script>alert(1)</script> & 'x\"" in await shown(chairman)


async def test_before_there_is_a_plan_that_is_said(sandbox: RunningSandbox, tmp_path: Path):
    async with everybody(sandbox, tmp_path, "2025-06-12 07:00", **PAGE) as world:
        chairman = await signed_in(world, LinkRole.PROVINCE_LEADER, None, "Đỗ Minh Tuấn")
        assert "Chưa có kế hoạch nào được theo dõi" in await shown(chairman)
        await world.link(FINANCE, world.finance)
        director = await signed_in(world, LinkRole.LEADER, FINANCE, "Trần Quốc Bảo")
        assert "đơn vị chưa được giao nhiệm vụ" in await shown(director)


async def test_the_pages_need_no_script_and_keep_to_the_rules_of_the_site(chairman: Browser):
    answer = await chairman.client.get("/bang")
    assert "script-src 'self'; style-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    page = html.fromstring(answer.text)
    assert page.xpath("//@style | //style | //script[not(@src)] | //@onclick") == []
    for path in (*page.xpath("//link/@href"), *page.xpath("//script/@src")):
        assert (await chairman.client.get(path)).status_code == 200


async def test_bang_gives_a_leader_a_link_for_a_new_device_that_leads_to_the_board(
    world: World, chairman: Browser
):
    told = (await chairman_says(chairman))["html"]
    assert f"{ADDRESS}/bang" in told
    assert "/vao/" not in told  # this device is let in
    private = world.private(world.stage.people.create_person("Đỗ Minh", "Tuấn"))
    await world.secretariat.says("/lienket Chủ tịch UBND tỉnh")
    found = re.search(r"/start (\w+)", world.secretariat.last().text)
    await private.says(f"/start {found[1] if found else ''}")
    await private.says("/bang")
    link = re.search(rf"{ADDRESS}(/vao/(\w+)\?den=/bang)", private.last().text)
    assert link is not None, private.last().text
    phone = Browser(world.stage)
    form = re.search(r'name="form" value="([^"]+)"', (await phone.client.get(link[1])).text)
    assert form is not None
    answer = await phone.client.post(link[1], data={"form": form[1], "name": "Đỗ Minh Tuấn"})
    assert answer.headers["location"] == "/bang"
    assert "nhiệm vụ theo trạng thái" in await shown(phone)


async def chairman_says(chairman: Browser) -> dict[str, str]:
    await chairman.says("/bang")
    return await chairman.last()


async def test_bang_tells_the_secretariat_and_units_how_a_device_is_let_in(world: World):
    await world.link(FINANCE, world.finance)
    await world.secretariat.says("/bang")
    assert re.search(rf"{ADDRESS}/vao/\w+\?den=/bang", world.secretariat.last().text)
    await world.finance.says("/bang")
    assert f"/lienket web {FINANCE}" in world.finance.last().text
    assert "/vao/" not in world.finance.last().text
