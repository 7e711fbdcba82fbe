"""What the level below makes up takes nothing away from a recorded report before a person has agreed."""

import pytest

from plans.status import Status
from sandbox.views import ChatMessage
from storage.models import Figure, Statement, StatementSource
from tests.auxil.cast import COMMUNE
from tests.auxil.levels import Level
from tests.auxil.two_levels import two_levels
from tests.auxil.world import World

FETCH, TAKE, YES = "⬇️ Lấy từ cấp dưới", "✅ Ghi 1 nhiệm vụ", "Ghi như vậy"
WEAKER = "⚠️ Thấp hơn báo cáo đã ghi: bot hỏi lại trước khi thay"
QUESTION = "Tổng hợp từ cấp dưới thấp hơn báo cáo đã ghi"


@pytest.fixture
async def commune(world: World) -> Level:
    """The commune's task 1 serves the province's 11; its hamlets count 1.250 of 1.480 households."""
    level = await two_levels(world)
    await level.secretariat.says("/noiviec NV 1 = NV 11")
    await world.link(COMMUNE, world.commune)
    await level.groups["Thôn Đông"].says("/baocao NV 1 đang thực hiện, 750/880 hộ")
    await level.groups["Thôn Đoài"].says("/baocao NV 1 đang thực hiện, 500/600 hộ")
    return level


async def fetched(world: World, recorded: str) -> str:
    """Let the commune report, then fetch; return what is shown."""
    await world.commune.says(f"/baocao NV 11 {recorded}")
    await world.commune.says("/baocao")
    await world.commune.presses(FETCH)
    return world.commune.last().text


async def question(world: World) -> ChatMessage:
    """Take what is shown; return the question that holds it."""
    await world.commune.presses(TAKE)
    assert compiled(world) == []
    return next(one for one in world.commune.from_bot() if one.text.startswith(QUESTION))


def compiled(world: World) -> list[Statement]:
    return [row for row in world.rows(Statement) if row.source is StatementSource.COMPILED]


async def test_a_recorded_share_is_not_lost_without_asking(world: World, commune: Level):
    text = await fetched(world, "đang thực hiện 95%")
    assert "đang thực hiện, 95% → đang thực hiện" in text
    assert WEAKER in text
    asked = await question(world)
    assert "• NV 11: đang thực hiện, 95% → đang thực hiện; không còn 95%" in asked.text
    await world.commune.presses(YES, message=asked)
    (said,) = compiled(world)
    assert (said.status, said.percent) == (Status.IN_PROGRESS, None)


async def test_a_figure_that_falls_is_shown_beside_the_recorded_one_and_asked_about(
    world: World, commune: Level
):
    text = await fetched(world, "đang thực hiện, 1.400/1.480 hộ")
    assert "Số liệu: 1.250/1.480 hộ (đã ghi 1.400/1.480)" in text
    assert WEAKER in text
    asked = await question(world)
    line = "• NV 11: đang thực hiện → đang thực hiện; 1.400/1.480 hộ → 1.250/1.480 hộ"
    assert line in asked.text
    await world.commune.presses("Không ghi", message=asked)
    assert [row.done for row in world.rows(Figure)] == [1400]


async def test_a_total_that_is_lost_is_asked_about(world: World, commune: Level):
    await commune.groups["Thôn Đoài"].says("/baocao NV 1 đang thực hiện, 700 hộ")
    text = await fetched(world, "đang thực hiện, 1.400/1.480 hộ")
    assert "Số liệu: 1.450 hộ (đã ghi 1.400/1.480)" in text
    assert "1.400/1.480 hộ → 1.450 hộ" in (await question(world)).text


async def test_a_figure_that_rises_is_shown_and_taken_at_once(world: World, commune: Level):
    text = await fetched(world, "đang thực hiện, 1.200/1.480 hộ")
    assert "Số liệu: 1.250/1.480 hộ (đã ghi 1.200/1.480)" in text
    assert WEAKER not in text
    await world.commune.presses(TAKE)
    assert len(compiled(world)) == 1


async def test_a_share_gives_way_to_what_is_finished(world: World, commune: Level):
    for unit, said in (("Thôn Đông", "880/880"), ("Thôn Đoài", "600/600")):
        await commune.groups[unit].says(f"/baocao NV 1 đã hoàn thành, {said} hộ")
    assert WEAKER not in await fetched(world, "đang thực hiện 95%")
    await world.commune.presses(TAKE)
    assert [row.status for row in compiled(world)] == [Status.DONE]


async def test_the_units_own_lower_share_is_recorded_as_ever(world: World, commune: Level):
    await fetched(world, "đang thực hiện 95%")
    await world.commune.answers("NV 11 đang thực hiện 90%")
    assert WEAKER not in world.commune.last().text
    await world.commune.presses(TAKE)
    assert [row.percent for row in world.rows(Statement)] == [95, 90]
