"""What a leader reads in private: the own unit, and as a member of the secretariat the whole."""

import pytest

from chat.texts import access
from chat.texts.summary import details as detail_texts
from sandbox.faults import FaultKind
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.group import Group
from tests.auxil.world import World

LATER = "2025-06-12 07:33"
"""When what Telegram said at 07:30 is no longer believed."""


@pytest.fixture
async def leader(june: World) -> Group:
    """Return the private chat of the commune's leader, linked as such."""
    private = june.private(june.stage.people.create_person("Lê Văn", "Lãnh Đạo"))
    await june.secretariat.says(f"/lienket lãnh đạo {COMMUNE}")
    code = june.secretariat.last().text.split("/start ")[1].split("\n")[0]
    await private.says(f"/start {code}")
    return private


async def test_a_leader_sees_the_own_unit_in_private(june: World, leader: Group):
    await leader.says("/summary")
    assert leader.last().text.startswith(f"📊 {COMMUNE}\n")
    assert leader.labels() == ["Từng nhiệm vụ"]
    await leader.says(f"/summary {FINANCE}")
    assert leader.last().text == detail_texts.only_ones_own()
    await leader.says("/xephang")
    assert leader.last().text == access.leaders_read()
    await leader.says("/lich")
    assert COMMUNE in leader.from_bot()[-2].text


async def test_a_leader_who_is_in_the_secretariat_sees_the_whole_and_still_what_the_unit_owes(
    june: World, leader: Group
):
    june.stage.people.join(june.secretariat.chat, leader.person)
    await june.move_to(LATER)
    await june.secretariat.says("/summary")
    await leader.says("/summary")
    assert leader.last().text == june.secretariat.last().text
    await leader.presses("Theo nhóm")
    await leader.says(f"/summary {COMMUNE}")
    assert leader.last().text.startswith(f"📊 {COMMUNE}\n")
    await leader.says("/nhiemvu")
    assert leader.last().text.startswith(f"{COMMUNE} đang có 1 nhiệm vụ")
    await leader.says("/kehoach")
    assert leader.last().text == access.leaders_read()


async def test_a_leader_keeps_what_leaders_see_while_telegram_does_not_say_who_is_a_member(
    june: World, leader: Group
):
    await june.move_to(LATER)
    june.stage.people.add_fault(FaultKind.BAD_GATEWAY, method="getChatMember", times=None)
    await leader.says("/summary")
    assert leader.last().text.startswith(f"📊 {COMMUNE}\n")
    await leader.says("/xephang")
    assert leader.last().text == access.secretariat_unknown()
