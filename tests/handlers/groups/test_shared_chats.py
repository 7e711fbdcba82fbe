"""One chat for several units, several chats for one, and a leader's chat, which only reads."""

import pytest

from chat.texts import access
from chat.texts.groups import linking as linking_texts
from storage.models import Question, Statement
from tests.auxil.cast import COMMUNE, FINANCE, POLICE
from tests.auxil.group import Group
from tests.auxil.world import World


@pytest.fixture
async def shared(june: World) -> World:
    """June, with the police department in the finance department's group too."""
    await june.link(POLICE, june.finance)
    return june


def reported(world: World) -> list[tuple[str, str | None]]:
    """Return who reported what: unit and words."""
    return world.database.read(
        lambda session: [(row.unit.name, row.text) for row in session.query(Statement).order_by(Statement.id)]
    )


async def test_both_sides_hear_that_a_chat_is_shared(shared: World):
    assert f"đã được liên kết với {POLICE}" in shared.finance.last().text
    notice = shared.secretariat.last().text
    assert f"nay dùng chung cho 2 đơn vị: {FINANCE}, {POLICE}" in notice


async def test_a_reply_to_a_units_reminder_speaks_for_that_unit(shared: World):
    await shared.move_to("2025-06-13 07:30")
    reminders = {one.text.split(" · ")[0]: one for one in shared.finance.from_bot() if "Thứ Sáu" in one.text}
    assert reminders.keys() == {FINANCE, POLICE}
    assert await shared.finance.says("NV 1 xong, NV 2 đang làm", reply_to=reminders[FINANCE].id)
    assert {unit for unit, _ in reported(shared)} == {FINANCE}
    await shared.finance.says("đang thực hiện 85%", reply_to=reminders[POLICE].id)
    assert f"Đã ghi nhận của {POLICE}" in shared.finance.last().text


async def test_a_press_below_a_units_message_speaks_for_that_unit(shared: World):
    await shared.finance.says("/nhiemvu")
    await shared.finance.presses(FINANCE)
    tasks = shared.finance.last()
    assert tasks.text.startswith(FINANCE)
    await shared.finance.presses("NV 1", message=tasks)
    await shared.finance.presses("Hoàn thành")
    assert reported(shared) == [(FINANCE, None)]


async def test_a_command_asks_for_which_unit_and_is_then_answered(shared: World):
    await shared.finance.says("/nhiemvu")
    assert shared.finance.last().text == "Nhóm này dùng chung cho 2 đơn vị. Xin chọn:"
    assert shared.finance.labels() == [FINANCE, POLICE]
    question = shared.finance.last()
    await shared.finance.presses(POLICE)
    assert shared.finance.last().text.startswith(POLICE)
    assert shared.finance.again(question).text == f"Đã chọn: {POLICE}."


async def test_words_that_name_a_task_of_one_unit_need_no_question(shared: World):
    await shared.finance.says("/baocao NV 4 đang thực hiện 40%")
    await shared.finance.says("/baocao NV 1 đang thực hiện 50%")
    assert [unit for unit, _ in reported(shared)] == [POLICE, FINANCE]


async def test_words_of_which_it_is_not_sure_wait_and_are_recorded_for_the_unit_chosen(shared: World):
    await shared.finance.says("/baocao đang thực hiện 70%")
    assert "Xin chọn:" in shared.finance.last().text
    assert reported(shared) == []
    await shared.finance.presses(POLICE)
    assert reported(shared) == [(POLICE, "đang thực hiện 70%")]
    assert f"Đã ghi nhận của {POLICE}" in shared.finance.last().text


async def test_a_unit_is_chosen_once_also_by_a_doubled_press(shared: World):
    await shared.finance.says("/nhiemvu")
    before = len(shared.finance.from_bot())
    first, second = await shared.finance.presses_twice(FINANCE)
    assert (first, second) == ("", access.already_done())
    assert len(shared.finance.from_bot()) == before + 1


async def test_chatter_in_a_shared_chat_is_left_alone(shared: World):
    shared.stage.people.promote(shared.finance.chat, shared.stage.people.bot())
    before = len(shared.finance.from_bot())
    await shared.finance.says("Chiều nay họp lúc mấy giờ?")
    assert len(shared.finance.from_bot()) == before
    assert not [row for row in shared.rows(Question) if row.kind == "which_unit"]


async def test_a_unit_has_several_groups_that_are_all_reminded(june: World):
    second = june.group("Nhóm hai", "Hoa")
    await june.link(FINANCE, second)
    await june.move_to("2025-06-13 07:30")
    assert second.last().text == june.finance.last().text


async def test_another_code_of_the_same_unit_changes_nothing(june: World):
    await june.link(FINANCE, june.finance)
    assert june.finance.last().text == linking_texts.linked_before()


@pytest.fixture
async def leader(june: World) -> Group:
    """The private chat of the finance department's leader, linked by a code."""
    await june.secretariat.says(f"/lienket lãnh đạo {FINANCE}")
    code = june.secretariat.last().text.split("/start ")[1].split("\n")[0]
    assert f"?start={code}" in june.secretariat.last().text
    person = june.stage.people.create_person("Hoàng Văn", "Sơn")
    june.stage.people.start(person, payload=code)
    await june.stage.settle()
    return june.private(person)


async def test_a_leader_is_linked_in_private_and_reads(june: World, leader: Group):
    assert f"Đã liên kết với lãnh đạo {FINANCE}" in leader.last().text
    assert f"Lãnh đạo {FINANCE} đã liên kết" in june.secretariat.last().text
    await leader.says("/nhiemvu")
    assert "NV 1: Ban hành chính sách thu phí" in leader.last().text
    assert leader.labels() == []
    await leader.says("/huongdan")
    assert leader.last().text.startswith("Lãnh đạo đơn vị với Đôn đốc")


async def test_a_leader_reports_nothing_and_is_told_so(june: World, leader: Group):
    for words in ("NV 1 đã hoàn thành", "/baocao NV 1 đã hoàn thành", "/lienket"):
        await leader.says(words)
        assert leader.last().text == access.leaders_read()
    assert reported(june) == []


async def test_a_leader_of_a_name_that_fits_several_units_is_chosen(june: World):
    await june.secretariat.says("/lienket lãnh đạo sở t")
    await june.secretariat.presses("Sở Tư pháp")
    assert "Mã dành cho lãnh đạo Sở Tư pháp" in june.secretariat.last().text


async def test_a_units_code_does_nothing_in_a_leaders_chat(june: World, leader: Group):
    await leader.says(f"/start {await june.code_for(COMMUNE)}")
    assert leader.last().text == linking_texts.groups_only()
