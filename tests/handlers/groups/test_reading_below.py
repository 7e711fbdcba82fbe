"""Members of a lower office's secretariat read in private what its group reads, and of no other level."""

import pytest

from chat.texts import access, guide
from chat.texts.groups import linking as linking_texts
from tests.auxil.group import Group
from tests.auxil.levels import code_in
from tests.auxil.three_levels import Levels
from tests.auxil.world import World

LATER = "2025-06-12 07:33"
"""When what Telegram said at 07:30 is no longer believed."""


async def colleague(world: World, group: Group) -> Group:
    """Return the private chat of somebody who joins a secretariat's group and asks something there."""
    person = await group.somebody_joins("Vũ Quốc", "Huy")
    await group.says("/huongdan", person=person)
    private = world.private(person)
    world.stage.people.start(person)
    await world.stage.settle()
    return private


@pytest.fixture
async def member(levels: Levels) -> Group:
    """Return the private chat of a colleague in the group of the commune's secretariat."""
    return await colleague(levels.world, levels.commune.secretariat)


async def test_a_member_sees_in_private_what_the_group_below_sees(levels: Levels, member: Group):
    assert member.last().text == linking_texts.welcome_reader()
    for words in ("/summary", "/tonghop tháng 6", "/summary Thôn Đông", "/xephang", "/lich", "/nhatky"):
        await levels.commune.secretariat.says(words)
        await member.says(words)
        assert member.last().text == levels.commune.secretariat.last().text


async def test_a_member_presses_buttons_and_gets_files_below(levels: Levels, member: Group):
    await member.says("/tonghop")
    summary = member.last()
    await member.presses("Theo đơn vị", message=summary)
    assert "Thôn Đông" in member.last().text
    await member.presses("Excel", message=summary)
    assert member.last().attachment is not None


async def test_who_linked_the_group_reads_at_once(june: World, levels: Levels):
    private = june.private(levels.commune.secretariat.person)
    june.stage.people.start(private.person)
    await june.stage.settle()
    await private.says("/tonghop")
    assert "Rà soát hộ khẩu" in private.last().text or "3 nhiệm vụ" in private.last().text


async def test_who_was_never_heard_in_the_group_is_told_to_say_something_there(levels: Levels):
    group = levels.commune.secretariat
    private = levels.world.private(await group.somebody_joins("Lê", "Mai"))
    levels.world.stage.people.start(private.person)
    await levels.world.stage.settle()
    await private.says("/tonghop")
    assert private.last().text == access.groups_only()
    await private.says("/huongdan")
    assert private.last().text == guide.anybody()
    assert "sau khi gửi một lệnh trong nhóm" in private.last().text
    await group.says("/tonghop", person=private.person)
    await private.says("/tonghop")
    assert private.last().text == group.last().text


async def test_a_member_below_changes_nothing_in_private(member: Group):
    await member.says("/kehoach")
    assert member.last().text == access.in_secretariat_group()


async def test_who_left_the_group_below_reads_no_more(levels: Levels, member: Group):
    await member.says("/tonghop")
    summary = member.last()
    levels.world.stage.people.leave(levels.commune.secretariat.chat, member.person)
    await levels.world.move_to(LATER)
    await member.says("/tonghop")
    assert member.last().text == access.groups_only()
    assert await member.presses("Theo đơn vị", message=summary) == access.groups_only()


async def test_nobody_reads_of_a_level_that_is_closed(levels: Levels, member: Group):
    await levels.world.secretariat.says("/mocap")
    await levels.world.secretariat.presses("Đóng 1")
    await levels.world.secretariat.presses(levels.world.secretariat.labels()[0])
    await levels.world.move_to(LATER)
    await member.says("/tonghop")
    assert member.last().text == access.groups_only()


# Of two levels


@pytest.fixture
async def both(levels: Levels, member: Group) -> Group:
    """Return the private chat of the same, who joins the group of the secretariat above too."""
    levels.world.stage.people.join(levels.world.secretariat.chat, member.person)
    await levels.world.move_to(LATER)
    return member


async def test_who_belongs_to_two_levels_is_asked_and_the_buttons_know(levels: Levels, both: Group):
    await both.says("/tonghop")
    question = both.last()
    assert both.labels(question) == ["Xem của tỉnh", "Xem của xã"]
    await both.presses("Xem của xã", message=question)
    assert "3 nhiệm vụ" in both.last().text
    await both.presses("Theo đơn vị")
    assert "Thôn Đông" in both.last().text
    await both.says("/tonghop")
    await both.presses("Xem của tỉnh")
    assert "Thôn" not in both.last().text
    await levels.world.secretariat.says("/tonghop")
    assert both.last().text == levels.world.secretariat.last().text


async def test_a_member_of_two_who_left_one_is_shown_nothing_of_it(levels: Levels, both: Group):
    await both.says("/tonghop")
    await both.presses("Xem của xã")
    summary = both.last()
    levels.world.stage.people.leave(levels.commune.secretariat.chat, both.person)
    await levels.world.move_to("2025-06-12 07:37")
    assert await both.presses("Theo đơn vị", message=summary) == access.groups_only()
    await both.says("/tonghop")
    assert "Thôn" not in both.last().text
    assert "Sở" in both.last().text


async def test_a_leader_above_who_is_in_the_secretariat_below_is_asked(levels: Levels, june: World):
    await june.secretariat.says("/lienket lãnh đạo UBND xã Hoa Lộc")
    if june.secretariat.last().buttons:
        await june.secretariat.presses(june.secretariat.labels()[0])
    private = june.private(levels.commune.secretariat.person)
    june.stage.people.start(private.person)
    await private.says(f"/start {code_in(june.secretariat.last().text)}")
    await private.says("/tonghop")
    assert private.labels() == ["Xem của xã", "Xem của tỉnh"]
    await private.presses("Xem của tỉnh")
    assert "UBND xã Hoa Lộc" in private.last().text
