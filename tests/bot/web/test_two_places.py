"""A unit with a group in Telegram and a page: reminded in both, answered from either, each sees the other."""

from storage.models import Statement
from tests.auxil.browser_client import Browser, plain
from tests.auxil.cast import FINANCE
from tests.auxil.world import World

WORD = b"\xd0\xcf\x11\xe0 a document"


async def test_a_reminder_goes_once_to_each_and_is_answered_from_either(world: World, finance: Browser):
    await world.link(FINANCE, world.finance)
    await world.move_to("2025-06-12 07:30")
    assert sum("Sắp đến hạn" in plain(one) for one in await finance.from_bot()) == 1
    assert sum("Sắp đến hạn" in one.text for one in world.finance.from_bot()) == 1
    await world.finance.answers("NV 1 đang thực hiện 85%")
    assert plain(await finance.last()).startswith("💬 Nguyễn Thu Hà (qua Telegram):\n✅ Đã ghi nhận")
    await finance.says("NV 1 đang thực hiện 90%")
    assert world.finance.last().text.startswith("💬 Nguyễn Thu Hà (qua trang web):\n✅ Đã ghi nhận")
    assert [row.percent for row in world.rows(Statement)] == [85, 90]


async def test_a_file_that_telegram_keeps_is_shown_on_the_page(world: World, finance: Browser):
    said = f"/yeucau Báo cáo số liệu | {FINANCE} | trước 16:00 ngày 13/6"
    await world.secretariat.sends("mau.doc", WORD, caption=said)
    await world.secretariat.presses(next(one for one in world.secretariat.labels() if "Gửi" in one))
    shown = next(one for one in await finance.from_bot() if one["file"] is not None)
    assert shown["file"]["name"] == "mau.doc"
    answer = await finance.client.get(f"/file/{shown['id']}")
    assert (answer.content, "mau.doc" in answer.headers["content-disposition"]) == (WORD, True)


async def test_the_secretariat_can_use_the_page_too(world: World):
    await world.secretariat.says("/lienket web cơ quan thường trực")
    code = world.secretariat.last().text.partition("/vao/")[2].split()[0]
    browser = Browser(world.stage)
    await browser.signs_in(code, "Phạm Thị Lan")
    assert (await browser.everything())["chat"]["title"] == "Trang web của cơ quan thường trực"
    await browser.says("/tonghop")
    assert "Đề án 06" in plain(await browser.last())
    commands = {one["command"] for one in (await browser.everything())["commands"]}
    assert {"tonghop", "lienket", "xephang"} <= commands


async def test_a_leader_reads_on_the_page_alone(world: World):
    await world.secretariat.says("/lienket web lãnh đạo tỉnh")
    code = world.secretariat.last().text.partition("/vao/")[2].split()[0]
    browser = Browser(world.stage)
    await browser.signs_in(code, "Nguyễn Văn A")
    everything = await browser.everything()
    assert (everything["chat"]["kind"], everything["chat"]["id"]) == ("private", everything["me"]["id"])
    await browser.says("/tonghop")
    assert len(await browser.from_bot()) == 2
    await browser.says("NV 1 xong")
    assert world.rows(Statement) == []


async def test_without_a_page_no_link_to_it_is_made(world: World):
    world.stage.dondoc.services.channel._web_address = None  # type: ignore[attr-defined]
    await world.secretariat.says("/lienket web Sở Y tế")
    assert "WEB_ADDRESS" in world.secretariat.last().text
    await world.secretariat.says("/lienket Sở Tài chính")
    assert "trang web" not in world.secretariat.last().text
