"""An edit takes the place of what was said, or its author is told that it does not."""

from storage.models import Matter, Statement
from tests.auxil.world import World


async def test_an_edited_report_behind_a_command_that_names_the_bot_is_replaced(june: World):
    name = june.stage.dondoc.bot.username
    said = await june.finance.says(f"/baocao@{name} NV 1 đang thực hiện 40%")
    await june.finance.edits(said, f"/baocao@{name} NV 1 đang thực hiện 60%")
    assert june.rows(Statement)[-1].percent == 60


async def test_an_edited_obstacle_is_told_that_it_was_sent_already(june: World):
    said = await june.finance.says("/vuongmac NV 1 thiếu kinh phí")
    await june.finance.edits(said, "/vuongmac NV 1 thiếu nhân lực")
    assert len(june.rows(Matter)) == 1
    assert "phần sửa chưa được ghi nhận" in june.finance.last().text


async def test_an_edited_answer_of_the_secretariat_reaches_the_unit(june: World):
    await june.finance.says("/vuongmac NV 1 thiếu kinh phí")
    answered = await june.secretariat.answers("Bố trí trong quý III")
    assert "Bố trí trong quý III" in june.finance.last().text
    await june.secretariat.edits(answered, "Bố trí trong quý II")
    assert "Bố trí trong quý II" in june.finance.last().text


async def test_an_edit_that_nobody_sees_says_nothing(june: World):
    said = await june.finance.says("/vuongmac NV 1 thiếu kinh phí")
    before = june.finance.from_bot()
    await june.finance.edits(said, "/vuongmac NV 1 thiếu kinh phí")
    assert june.finance.from_bot() == before
