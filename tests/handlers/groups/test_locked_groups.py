"""A lock passes: what is said meanwhile waits, who waits is told the truth, the reopening is heard."""

from chat.texts.groups import reach as reach_texts
from sandbox.rights import Permission
from storage.models import ChatLink, LinkState
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.group import Group
from tests.auxil.world import World

OBSTACLE = "/vuongmac NV 1 thiếu phần mềm"
WAITS = "Đã ghi nhận, sẽ chuyển ngay khi nhóm cơ quan thường trực nhận được tin"


def state(world: World, group: Group) -> LinkState:
    return next(link.state for link in world.rows(ChatLink) if link.chat_id == group.chat)


def heard_since(group: Group, before: int) -> str:
    return "\n".join(message.text for message in group.from_bot()[before:])


def mornings(group: Group, day: str) -> int:
    return sum(message.text.splitlines()[0].endswith(f", {day}") for message in group.from_bot())


async def test_a_group_that_was_locked_at_the_hour_is_reminded_once_it_is_open(june: World):
    """Locked at 07:30 and open at 08:00, it was reminded of nothing until somebody typed."""
    june.stage.people.lock(june.finance.chat, june.finance.person)
    await june.move_to("2025-06-13 07:30")
    assert state(june, june.finance) is LinkState.LOCKED
    assert f"{FINANCE}: nhóm đang khóa, bot không được phép gửi tin" in heard_since(june.secretariat, -3)
    june.stage.people.unlock(june.finance.chat, june.finance.person)
    await june.move_to("2025-06-13 07:45")
    assert mornings(june.finance, "13/6/2025") == 1
    assert state(june, june.finance) is LinkState.ACTIVE


async def test_an_obstacle_waits_for_a_locked_group_of_the_secretariat_and_its_author_knows(june: World):
    people, secretariat = june.stage.people, june.secretariat
    people.lock(secretariat.chat, secretariat.person)
    said = len(secretariat.from_bot())
    await june.finance.says(OBSTACLE)
    correction = june.finance.last()
    assert correction.text == reach_texts.not_passed_on_yet()
    await june.commune.says("/vuongmac NV 3 thiếu máy")
    assert WAITS in june.commune.last().text, "by now it is known"
    people.unlock(secretariat.chat, secretariat.person)
    await june.move_to("2025-06-12 09:00")
    told = heard_since(secretariat, said)
    assert told.count(f"Vướng mắc của {FINANCE}") == told.count(f"Vướng mắc của {COMMUNE}") == 1
    await june.finance.says("/vuongmac NV 2 thiếu máy in")
    assert "Đã chuyển cơ quan thường trực" in june.finance.last().text


async def test_more_time_asked_for_waits_while_the_bot_is_out_of_the_secretariats_group(june: World):
    people, secretariat = june.stage.people, june.secretariat
    people.remove_bot(secretariat.chat, secretariat.person)
    await june.stage.settle()
    await june.finance.answers("NV 1 xin gia hạn đến 30/6 vì chờ thiết bị")
    assert "sẽ chuyển ngay khi nhóm cơ quan thường trực nhận được tin" in june.finance.last().text
    said = len(secretariat.from_bot())
    people.add_bot(secretariat.chat, secretariat.person)
    await june.stage.settle()
    assert f"{FINANCE}" in heard_since(secretariat, said)


async def test_a_topic_that_is_opened_again_is_spoken_in_at_once(june: World):
    forum = june.forum("Diễn đàn", "Chi")
    await june.link("Sở Y tế", forum)
    people = june.stage.people
    people.close_topic(forum.chat, forum.person, forum.topic or 0)
    await june.secretariat.says("/guithu Sở Y tế")
    await june.stage.settle()
    assert state(june, forum) is LinkState.LOCKED
    assert "chủ đề (topic) đang đóng" in heard_since(june.secretariat, -2)
    people.reopen_topic(forum.chat, forum.person, forum.topic or 0)
    await june.stage.settle()
    assert state(june, forum) is LinkState.ACTIVE
    assert june.secretariat.last().text.startswith("🔗 Đã gửi lại được tin vào nhóm")


async def test_where_topics_are_switched_off_the_group_itself_is_spoken_in(june: World):
    forum = june.forum("Diễn đàn", "Chi")
    await june.link("Sở Y tế", forum)
    june.stage.people.switch_topics_off(forum.chat, forum.person)
    said = len(forum.from_bot())
    await june.secretariat.says("/guithu Sở Y tế")
    await june.stage.settle()
    assert len(forum.from_bot()) == said + 1
    (link,) = (link for link in june.rows(ChatLink) if link.chat_id == forum.chat)
    assert (link.topic_id, link.state) == (None, LinkState.ACTIVE)


async def test_a_table_that_may_not_be_sent_does_not_silence_the_secretariats_group(urgent: World):
    """The first digest's Excel was refused, and the bot said nothing more there."""
    people, secretariat = urgent.stage.people, urgent.secretariat
    people.withhold(secretariat.chat, secretariat.person, Permission.SEND_DOCUMENTS)
    await urgent.move_to("2025-06-12 07:45")
    said = heard_since(secretariat, 0)
    assert "📎 Chưa gửi được tệp “qua-han-2025-06-12.xlsx” vào đây" in said
    assert state(urgent, secretariat) is LinkState.ACTIVE
    number = said.partition("/hoso ")[2].split()[0]
    private = urgent.private(secretariat.person)
    await private.says(f"/hoso {number}")
    attachment = private.last().attachment
    assert attachment is not None
    assert attachment.name == "qua-han-2025-06-12.xlsx"


async def test_a_unit_that_may_get_no_files_gets_its_words_and_goes_on_being_reminded(june: World):
    """The unit's link was given up for a withheld right to files: no reminder on three mornings."""
    people, finance = june.stage.people, june.finance
    people.withhold(finance.chat, finance.person, Permission.SEND_DOCUMENTS)
    await finance.says("/mau")
    refusal = finance.last()
    assert "📎 Chưa gửi được tệp" in refusal.text
    assert "nhóm chưa cho phép thành viên gửi loại tệp này" in refusal.text
    await june.move_to("2025-06-13 07:30")
    assert mornings(finance, "13/6/2025") == 1
    people.withhold(finance.chat, finance.person)
    await finance.presses("📎 Gửi lại tệp", message=refusal)
    assert finance.last().attachment is not None


async def test_a_bot_that_may_not_send_waits_until_it_may(world: World):
    people = world.stage.people
    chat = people.create_supergroup("Nhóm Sở Y tế", world.finance.person)
    people.add_bot(chat, world.finance.person)
    group = Group(world.stage, chat, world.finance.person, "Nhóm Sở Y tế")
    world.given_link("Sở Y tế", group)
    people.restrict_bot(chat, group.person)
    await world.stage.settle()
    told = world.secretariat.last().text
    assert "Chưa gửi được tin vào nhóm “Nhóm Sở Y tế” của Sở Y tế: quản trị viên nhóm đang không cho" in told
    people.lift_restriction(chat, group.person)
    await world.stage.settle()
    assert world.secretariat.last().text.startswith("🔗 Đã gửi lại được tin vào nhóm “Nhóm Sở Y tế”")
