"""What somebody passes on is not their word: not another unit's report, not the bot's own words."""

from plans.status import Status
from storage.models import Statement
from tests.auxil.world import World

REPORT = "NV 1 đã hoàn thành 100%"


async def passes_on(world: World, source: int, message: int) -> None:
    """Let somebody forward a message into the group of Sở Tài chính, where the bot hears everything."""
    world.stage.people.promote(world.finance.chat, world.stage.people.bot())
    if source != world.finance.chat:
        world.stage.people.join(source, world.finance.person)
    world.stage.people.forward(world.finance.chat, world.finance.person, source=source, message_id=message)
    await world.stage.settle()


async def test_another_units_report_is_not_this_units_until_somebody_says_so(june: World):
    said = await june.outsider.says(REPORT)
    await passes_on(june, june.outsider.chat, said)
    assert june.rows(Statement) == []
    assert "tin chuyển tiếp" in june.finance.last().text
    await june.finance.presses("Đây là báo cáo của đơn vị")
    (statement,) = june.rows(Statement)
    assert statement.status in {Status.DONE, Status.DONE_ONGOING}


async def test_it_is_taken_once(june: World):
    said = await june.outsider.says(REPORT)
    await passes_on(june, june.outsider.chat, said)
    await june.finance.presses_twice("Đây là báo cáo của đơn vị")
    assert len(june.rows(Statement)) == 1


async def test_the_bots_own_confirmation_records_nothing(june: World):
    await june.finance.says("/baocao NV 1 đang thực hiện 60%")
    before = len(june.rows(Statement))
    await passes_on(june, june.finance.chat, june.finance.last().id)
    assert len(june.rows(Statement)) == before


async def test_a_command_that_is_passed_on_is_not_carried_out(june: World):
    said = await june.outsider.says("/baocao NV 1 đã hoàn thành")
    await passes_on(june, june.outsider.chat, said)
    assert june.rows(Statement) == []


async def test_chatter_that_is_passed_on_is_left_alone(june: World):
    said = await june.outsider.says("Mời các anh chị họp lúc 14 giờ.")
    before = june.finance.from_bot()
    await passes_on(june, june.outsider.chat, said)
    assert june.finance.from_bot() == before
