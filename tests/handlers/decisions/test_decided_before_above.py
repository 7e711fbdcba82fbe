"""A request that was passed up is decided below: before the level above answers, or by the day it names."""

from datetime import date

import pytest

from storage.models import Extension, ExtensionState
from tests.auxil.cast import COMMUNE
from tests.auxil.three_levels import HAMLET, Levels
from tests.handlers.decisions.test_upward_extensions import dues, passed, states

FOLLOW = "Theo hạn 10/7/2025 của cấp trên"


@pytest.mark.parametrize("press", ["Đồng ý", "Không đồng ý"])
async def test_what_is_decided_below_first_is_withdrawn_above(levels: Levels, press: str):
    await passed(levels)
    below = levels.commune.secretariat
    await below.presses(press, message=next(one for one in below.from_bot() if one.text.startswith("⏳")))
    assert states(levels.world)[1] == (1, ExtensionState.WITHDRAWN)
    assert levels.world.secretariat.last().text == (
        f"{COMMUNE} rút đề nghị gia hạn NV 3; hạn cũ vẫn áp dụng."
    )
    assert below.last().text == (
        "↩️ Ở đây đã quyết định trước khi Công an tỉnh trả lời, nên đề nghị gia hạn NV 3 của cấp mình "
        "đã được rút, hạn vẫn là 30/6/2025."
    )
    assert {one.passed_to for one in levels.world.rows_of_every_office(Extension)} == {None}


async def test_another_day_in_words_leaves_the_request_above_until_the_unit_takes_it(levels: Levels):
    await passed(levels)
    below = levels.commune.secretariat
    await below.says("25/6", reply_to=next(one.id for one in below.from_bot() if one.text.startswith("⏳")))
    assert [state for _, state in states(levels.world)] == [ExtensionState.PROPOSED, ExtensionState.WAITING]
    await levels.hamlet.presses("Nhận hạn 25/6/2025")
    assert [state for _, state in states(levels.world)] == [ExtensionState.GRANTED, ExtensionState.WITHDRAWN]


async def test_a_day_proposed_above_is_taken_and_passed_on_with_one_press(levels: Levels):
    await passed(levels)
    await levels.world.secretariat.answers("10/7")
    below = levels.commune.secretariat
    assert below.labels()[0] == FOLLOW
    assert "nhận hạn ấy với cấp trên và báo hạn ấy cho đơn vị" in below.last().text
    await below.presses(FOLLOW)
    assert dues(levels.world, 1, "3") == {date(2025, 7, 10)}
    assert f"{COMMUNE} nhận hạn 10/7/2025 cho NV 3" in levels.world.secretariat.last().text
    assert "Gia hạn NV 3 đến 10/7/2025" in levels.world.commune.last().text
    assert "đề xuất hạn 10/7/2025 cho NV 1" in levels.hamlet.last().text
    assert "Công an tỉnh đồng ý gia hạn NV 3 của cấp mình đến 10/7/2025." in below.last().text
    assert not below.labels()
    await levels.hamlet.presses("Nhận hạn 10/7/2025")
    assert dues(levels.world, 2, "1") == {date(2025, 7, 10)}
    assert f"{HAMLET} nhận hạn 10/7/2025 cho NV 1" in below.last().text


async def test_a_shorter_day_granted_above_is_passed_on_with_one_press(levels: Levels):
    await passed(levels)
    await levels.world.secretariat.answers("10/7")
    await levels.world.commune.presses("Nhận hạn 10/7/2025")
    await levels.commune.secretariat.presses(FOLLOW)
    assert "đề xuất hạn 10/7/2025 cho NV 1" in levels.hamlet.last().text
    assert dues(levels.world, 1, "3") == {date(2025, 7, 10)}


async def test_a_later_day_proposed_above_grants_what_was_asked(levels: Levels):
    await passed(levels)
    await levels.world.secretariat.answers("15/8")
    await levels.commune.secretariat.presses("Theo hạn 15/8/2025 của cấp trên")
    assert dues(levels.world, 1, "3") == {date(2025, 8, 15)}
    assert dues(levels.world, 2, "1") == {date(2025, 7, 30)}


async def test_a_day_that_is_proposed_no_more_is_not_taken(levels: Levels):
    await passed(levels)
    await levels.world.secretariat.answers("10/7")
    await levels.world.commune.presses("Không nhận, giữ hạn cũ")
    below = levels.commune.secretariat
    stale = next(one for one in below.from_bot() if FOLLOW in below.labels(one))
    assert "không còn đề xuất ngày này" in await below.presses(FOLLOW, message=stale)
    assert states(levels.world)[0] == (2, ExtensionState.WAITING)
