"""The level above sees how a unit's own plans stand: counts, unless the unit's office chooses otherwise."""

import pytest

from tests.auxil.cast import COMMUNE
from tests.auxil.levels import Level
from tests.auxil.two_levels import two_levels
from tests.auxil.world import World

COUNTS = (
    "🏢 Kế hoạch của chính đơn vị (đơn vị cấp dưới báo): 4 nhiệm vụ – đang thực hiện 1, chưa có thông tin 3"
)


@pytest.fixture
async def commune(world: World) -> Level:
    """One hamlet has reported on the commune's first task, which serves the province's 11."""
    level = await two_levels(world)
    await level.secretariat.says("/noiviec NV 1 = NV 11")
    await level.groups["Thôn Đông"].says("/baocao NV 1 đã hoàn thành theo lời bà Sáu")
    return level


async def seen(world: World) -> str:
    await world.secretariat.says(f"/summary {COMMUNE}")
    return world.secretariat.last().text


async def test_only_counts_are_shown_below_the_units_own_words(world: World, commune: Level):
    text = await seen(world)
    assert text.startswith("📊 UBND xã Hoa Lộc")
    assert text.endswith(COUNTS)


async def test_the_office_may_show_the_tasks_that_serve_those_above(world: World, commune: Level):
    await commune.secretariat.says("/caidat")
    assert "Cấp trên xem được: chỉ số lượng" in commune.secretariat.last().text
    await commune.secretariat.presses("Cả từng nhiệm vụ đã nối")
    text = await seen(world)
    assert COUNTS in text
    assert "• NV 1 (nối NV 11) Rà soát, làm sạch dữ liệu hộ tịch, đất đai: đang thực hiện, 1/2 đơn vị" in text
    assert "Trồng cây" not in text
    assert "Sáu" not in text


async def test_the_office_may_show_nothing(world: World, commune: Level):
    await commune.secretariat.says("/caidat")
    await commune.secretariat.presses("Không cho xem")
    assert "không xem gì ngoài báo cáo đơn vị đã gửi" in commune.secretariat.last().text
    assert "Kế hoạch của chính đơn vị" not in await seen(world)
    await commune.secretariat.says("/nhatky")
    assert "đổi điều cấp trên xem được" in commune.secretariat.last().text


async def test_the_top_has_nobody_to_show_anything(world: World, commune: Level):
    await world.secretariat.says("/caidat")
    assert "Cấp trên xem được" not in world.secretariat.last().text


async def test_of_a_past_day_the_own_plans_are_not_told(world: World, commune: Level):
    await world.secretariat.says(f"/summary {COMMUNE} 10/5/2025")
    assert "Kế hoạch của chính đơn vị" not in world.secretariat.last().text
