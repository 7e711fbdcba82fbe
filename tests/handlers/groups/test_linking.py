"""Linking groups: codes, deep links, refusals, re-linking, groups that go, come back and are upgraded."""

import re

import pytest

from chat.texts import access
from chat.texts.groups import linking as linking_texts
from chat.texts.guide import PRIVATE_COMMANDS, SECRETARIAT_COMMANDS, UNIT_COMMANDS
from storage.models import ChatLink, LinkCode, LinkRole, LinkState, Unit
from tests.auxil.cast import FINANCE
from tests.auxil.group import Group
from tests.auxil.world import PLAN, World


def links(world: World) -> list[tuple[int, LinkRole, LinkState]]:
    return [(link.chat_id, link.role, link.state) for link in world.rows(ChatLink)]


async def test_a_new_unit_is_added_by_a_button_and_linked_by_its_code(world: World):
    await world.secretariat.says(f"/lienket {FINANCE}")
    assert "Chưa có đơn vị “Sở Tài chính”" in world.secretariat.last().text
    await world.secretariat.presses(f"Thêm đơn vị mới: {FINANCE}")
    code = re.search(r"/start (\w+)", world.secretariat.last().text)
    assert code is not None

    await world.finance.says(f"/start {code[1]}")

    assert "Nhóm này đã được liên kết với Sở Tài chính" in world.finance.last().text
    notice = world.secretariat.last().text
    assert "Sở Tài chính đã liên kết nhóm “Nhóm Sở Tài chính” (người liên kết: Nguyễn Thu Hà)" in notice


async def test_a_unit_is_added_once_also_by_a_doubled_press(world: World):
    await world.secretariat.says(f"/lienket {FINANCE}")
    first, second = await world.secretariat.presses_twice(f"Thêm đơn vị mới: {FINANCE}")
    assert (first, second) == ("", access.already_done())
    assert len(world.rows(Unit)) == 1
    assert len([code for code in world.rows(LinkCode) if code.role is LinkRole.UNIT]) == 1


async def test_a_known_unit_gets_its_code_at_once_also_by_a_short_name(june: World):
    await june.secretariat.says("/lienket stc")
    assert "Mã liên kết của Sở Tài chính" in june.secretariat.last().text


async def test_of_several_units_that_a_name_may_mean_one_is_chosen(june: World):
    await june.secretariat.says("/lienket sở t")
    assert "có thể là một trong các đơn vị sau" in june.secretariat.last().text
    assert {"Sở Tài chính", "Sở Tư pháp"} <= set(june.secretariat.labels())
    await june.secretariat.presses("Sở Tư pháp")
    assert "Mã liên kết của Sở Tư pháp" in june.secretariat.last().text


async def test_a_phrase_for_many_units_gets_no_code(world: World):
    await world.secretariat.says("/lienket các sở, ban, ngành cấp tỉnh")
    assert "là một nhóm nhiều đơn vị" in world.secretariat.last().text
    assert not world.secretariat.last().buttons


async def test_a_name_that_no_agency_has_is_refused_without_a_button(world: World):
    await world.secretariat.says("/lienket " + "Sở Tài chính " * 300)
    assert "dài quá 150 ký tự" in world.secretariat.last().text
    assert not world.secretariat.last().buttons


async def test_markup_in_a_name_is_shown_as_it_was_typed(world: World):
    await world.secretariat.says("/lienket Ban <b>A</b> số 1")
    assert "Ban <b>A</b> số 1" in world.secretariat.last().text
    await world.secretariat.presses(world.secretariat.labels()[0])
    assert "Mã liên kết của Ban <b>A</b> số 1" in world.secretariat.last().text


async def test_a_deep_link_brings_the_bot_into_the_group_and_links_it(world: World):
    code = await world.code_for(FINANCE)
    link = re.search(r"startgroup=(\w+)", world.secretariat.last().text)
    assert link is not None
    assert link[1] == code
    people = world.stage.people
    group = Group(world.stage, people.create_group("Nhóm mới", world.finance.person), world.finance.person)

    people.add_bot(group.chat, group.person, payload=code)
    await world.stage.settle()

    (welcome,) = group.from_bot()
    assert "Nhóm này đã được liên kết với Sở Tài chính" in welcome.text


async def test_a_code_is_taken_in_small_letters_and_with_gaps(world: World):
    code = (await world.code_for(FINANCE)).lower()
    await world.finance.says(f"/start {code[:6]} {code[6:]}")
    assert "đã được liên kết với Sở Tài chính" in world.finance.last().text


async def test_a_code_is_stored_hashed(world: World):
    code = await world.code_for(FINANCE)
    assert all(code not in (row.code_hash, row.code_hash.upper()) for row in world.rows(LinkCode))


async def test_a_used_code_is_refused_and_changes_nothing(world: World):
    code = await world.code_for(FINANCE)
    await world.finance.says(f"/start {code}")
    before = links(world)
    await world.outsider.says(f"/start {code}")
    assert world.outsider.last().text == linking_texts.used_code()
    assert links(world) == before


async def test_a_code_sent_twice_by_its_own_group_is_refused_the_second_time(world: World):
    code = await world.code_for(FINANCE)
    await world.finance.says(f"/start {code}")
    await world.finance.says(f"/start {code}")
    assert world.finance.last().text == linking_texts.used_code()


async def test_a_code_is_good_for_just_less_than_a_day(world: World):
    code = await world.code_for(FINANCE)
    await world.move_to("2025-05-16 07:59")
    await world.finance.says(f"/start {code}")
    assert "đã được liên kết với Sở Tài chính" in world.finance.last().text


async def test_an_expired_code_is_refused(world: World):
    code = await world.code_for(FINANCE)
    await world.move_to("2025-05-16 08:00")
    await world.finance.says(f"/start {code}")
    assert world.finance.last().text == linking_texts.expired_code()
    assert len(links(world)) == 1


async def test_an_invented_code_is_refused(world: World):
    await world.outsider.says("/start ABCD2345EFGH")
    assert world.outsider.last().text == linking_texts.unknown_code()
    assert len(links(world)) == 1


async def test_the_code_of_a_unit_leaves_the_secretariats_group_as_it_is(world: World):
    code = await world.code_for(FINANCE)
    await world.secretariat.says(f"/start {code}")
    assert "không dùng trong nhóm cơ quan thường trực" in world.secretariat.last().text
    assert links(world) == [(world.secretariat.chat, LinkRole.SECRETARIAT, LinkState.ACTIVE)]
    await world.finance.says(f"/start {code}")
    assert "đã được liên kết với Sở Tài chính" in world.finance.last().text


async def test_a_code_is_not_used_up_in_a_private_chat(world: World):
    code = await world.code_for(FINANCE)
    private = world.private(world.finance.person)
    world.stage.people.start(private.person, payload=code)
    await world.stage.settle()
    assert private.last().text == linking_texts.groups_only()
    await world.finance.says(f"/start {code}")
    assert "đã được liên kết với Sở Tài chính" in world.finance.last().text


async def test_start_without_a_code_says_what_comes_next(june: World):
    await june.outsider.says("/start")
    assert "xin gửi mã do cơ quan thường trực cấp: /start MÃ" in june.outsider.last().text
    await june.finance.says("/start")
    assert "Ở đây đã liên kết: Sở Tài chính" in june.finance.last().text
    await june.secretariat.says("/start")
    assert "Ở đây đã liên kết: nhóm cơ quan thường trực" in june.secretariat.last().text
    private = june.private(june.outsider.person)
    june.stage.people.start(private.person)
    await june.stage.settle()
    assert "Xin thêm bot vào nhóm của đơn vị" in private.last().text


async def test_a_unit_linked_after_the_plan_is_told_of_its_tasks(world: World):
    world.given_plan(PLAN)
    await world.link(FINANCE, world.finance)
    await world.finance.says("/nhiemvu")
    assert "NV 1: Ban hành chính sách thu phí" in world.finance.last().text


@pytest.fixture
async def without_bot(june: World) -> World:
    """The same June, after the finance department's group has removed the bot."""
    june.stage.people.remove_bot(june.finance.chat, june.finance.person)
    await june.stage.settle()
    return june


async def test_a_group_that_removes_the_bot_is_unreachable_and_the_secretariat_hears_of_it_once(
    without_bot: World,
):
    notices = [one.text for one in without_bot.secretariat.from_bot() if "Không gửi được tin" in one.text]
    assert len(notices) == 1
    assert "của Sở Tài chính" in notices[0]
    await without_bot.secretariat.says("/lienket")
    await without_bot.secretariat.presses("⚠️ Không gửi được (1)")
    assert "1. Sở Tài chính" in without_bot.secretariat.last().text


async def test_a_group_without_the_bot_is_not_reminded(without_bot: World):
    before = len(without_bot.finance.from_bot())
    await without_bot.move_to("2025-06-13 07:30")
    assert len(without_bot.finance.from_bot()) == before
    assert without_bot.commune.last().text.startswith("UBND xã Hoa Lộc · Thứ Sáu")


async def test_a_bot_that_returns_is_linked_as_before_and_reminds_again(without_bot: World):
    without_bot.stage.people.add_bot(without_bot.finance.chat, without_bot.finance.person)
    await without_bot.stage.settle()
    assert (
        without_bot.secretariat.last().text
        == "🔗 Đã gửi lại được tin vào nhóm “Nhóm Sở Tài chính” của Sở Tài chính."
    )
    await without_bot.move_to("2025-06-13 07:30")
    assert without_bot.finance.last().text.startswith("Sở Tài chính · Thứ Sáu")


async def test_a_foreign_group_that_removes_the_bot_is_nobodys_business(june: World):
    before = len(june.secretariat.from_bot())
    june.stage.people.remove_bot(june.outsider.chat, june.outsider.person)
    await june.stage.settle()
    assert len(june.secretariat.from_bot()) == before


async def test_a_group_that_becomes_a_supergroup_stays_linked_and_is_reminded_there(june: World):
    june.finance.chat = june.stage.people.upgrade(june.finance.chat, june.finance.person)
    await june.stage.settle()
    await june.move_to("2025-06-13 07:30")
    assert june.finance.last().text.startswith("Sở Tài chính · Thứ Sáu")
    await june.finance.answers("NV 1 đang thực hiện 85%")
    assert "NV 1: đang thực hiện, 85%" in june.finance.last().text


async def test_the_secretariats_supergroup_keeps_its_commands(june: World):
    new = june.stage.people.upgrade(june.secretariat.chat, june.secretariat.person)
    await june.stage.settle()
    assert {"type": "chat", "chat_id": new} in [one.scope for one in june.stage.people.published_commands()]
    june.secretariat.chat = new
    await june.secretariat.says("/tonghop")
    assert "nhiệm vụ" in june.secretariat.last().text


async def test_in_a_group_with_topics_the_bot_speaks_where_it_was_linked(world: World):
    world.given_plan(PLAN)
    forum = world.forum("Nhóm lớn", "Bình")
    await world.link(FINANCE, forum)
    assert forum.last().topic == forum.topic
    await world.move_to("2025-06-12 07:30")
    reminder = forum.last()
    assert reminder.text.startswith("Sở Tài chính · Thứ Năm")
    assert reminder.topic == forum.topic
    await forum.presses("NV 1")
    assert forum.last().topic == forum.topic
    await forum.says("/nhiemvu")
    assert forum.last().topic == forum.topic


async def test_an_anonymous_administrator_cannot_link_and_is_told_why(world: World):
    code = await world.code_for(FINANCE)
    world.stage.people.say_anonymously(world.finance.chat, world.finance.person, f"/start {code}")
    await world.stage.settle()
    assert world.finance.last().text == access.anonymous()
    assert len(links(world)) == 1


async def test_commands_are_published_for_each_kind_of_chat(world: World):
    published = [(one.scope, one.commands) for one in world.stage.people.published_commands()]
    assert published == [
        ({"type": "all_group_chats"}, UNIT_COMMANDS),
        ({"type": "all_private_chats"}, PRIVATE_COMMANDS),
        ({"type": "chat", "chat_id": world.secretariat.chat}, SECRETARIAT_COMMANDS),
    ]


async def test_after_a_restart_the_secretariats_commands_are_published_again(world: World):
    before = len(world.stage.people.requests("setMyCommands"))
    await world.stage.dondoc.start()
    await world.stage.settle()
    scopes = [one.parameters.get("scope") for one in world.stage.people.requests("setMyCommands")[before:]]
    assert len(scopes) == 3
