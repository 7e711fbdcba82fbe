"""A unit without Telegram does on the page all that others do in their groups."""

from plans.status import Status
from storage.models import ChatLink, Statement
from tests.auxil.browser_client import Browser, plain
from tests.auxil.world import World


async def test_a_unit_signs_in_and_is_welcomed_and_the_secretariat_told(world: World, finance: Browser):
    told = world.secretariat.last().text
    assert told == (
        "🔗 Sở Tài chính đã liên kết nhóm “Trang web của Sở Tài chính” (người liên kết: Nguyễn Thu Hà)."
    )
    (welcome,) = await finance.messages()
    assert "đã được liên kết với <b>Sở Tài chính</b>" in welcome["html"]
    link = world.rows(ChatLink)[-1]
    assert (link.chat_id, link.title) == (-(5 * 10**15 + (link.unit_id or 0)), "Trang web của Sở Tài chính")


async def test_a_unit_gets_its_reminder_on_the_page_and_answers_by_button_and_in_words(
    world: World, finance: Browser
):
    await world.move_to("2025-06-12 07:30")
    reminder = await finance.last()
    assert "NV 1" in reminder["html"]
    await finance.says("NV 1 đang thực hiện 85%", reply=reminder["id"])
    assert "Đã ghi nhận của Sở Tài chính" in plain(await finance.last())
    assert await finance.labels() == ["Sửa", "Thu hồi"]
    (statement,) = world.rows(Statement)
    assert (statement.status, statement.percent) == (Status.IN_PROGRESS, 85)
    await finance.presses("Thu hồi")
    assert "Đã thu hồi" in (await finance.last())["html"]
