"""What a unit's people say among themselves: a report is recorded or asked about, never lost in silence."""

import pytest

from plans.status import Status
from tests.auxil.statements import said, standing
from tests.auxil.world import World


async def _hears_everything(world: World) -> int:
    """Let the bot hear the whole group; return how much it has said in it."""
    world.stage.people.promote(world.finance.chat, world.stage.people.bot())
    await world.stage.settle()
    return len(world.finance.from_bot())


@pytest.mark.parametrize(
    "words",
    [
        "Tiến độ 12/27 huyện. NV 1 đã hoàn thành, NV 6 đang làm",
        "NV 1 đã hoàn thành, NV 6 đang làm, NV 77 chưa làm",
        "đã xong 60%.\nNV 1 đã hoàn thành\nNV 6 đang làm",
    ],
)
async def test_tasks_that_are_named_are_recorded_though_other_words_name_none(urgent: World, words: str):
    await _hears_everything(urgent)
    await urgent.finance.says(words)
    assert {number: status for number, (status, _) in standing(urgent).items()} == {
        "1": Status.DONE,
        "6": Status.IN_PROGRESS,
    }


async def test_what_is_said_of_no_task_beside_a_report_is_asked_about(urgent: World):
    await _hears_everything(urgent)
    await urgent.finance.says("NV 1 đã hoàn thành, NV 77 chưa làm")
    assert urgent.finance.last().text.startswith("Kế hoạch không có NV 77")


async def test_more_time_is_asked_for_though_another_task_is_named_too(urgent: World):
    before = await _hears_everything(urgent)
    await urgent.finance.says("NV 1 xin lùi đến 30/6, NV 77 xin lùi đến 30/6")
    assert len(urgent.finance.from_bot()) > before


@pytest.mark.parametrize(
    "words", ["xã đã cài đặt VNeID cho 3.250 người, đạt 87,5%", "đến nay đã cấp cho 12/27 huyện"]
)
async def test_what_was_counted_as_done_is_asked_about(urgent: World, words: str):
    await _hears_everything(urgent)
    await urgent.finance.says(words)
    assert "của nhiệm vụ nào" in urgent.finance.last().text
    assert said(urgent) == []
    await urgent.finance.presses("NV 1")
    assert [number for number, *_ in said(urgent)] == ["1"]


@pytest.mark.parametrize(
    "words", ["NV 77 đã hoàn thành", "đang thực hiện 85%", "đã xong", "NV 77 đạt 5/9 thôn"]
)
async def test_other_words_stay_among_colleagues(urgent: World, words: str):
    before = await _hears_everything(urgent)
    await urgent.finance.says(words)
    assert len(urgent.finance.from_bot()) == before
