"""A group reports no more to one of its levels: what is said for that level is not taken for another's."""

import pytest

from chat.texts.units import levels as texts
from sandbox.views import ChatMessage
from storage.models import Acknowledgement, Statement
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.levels import Level, code_in, opened, planned
from tests.auxil.owing_twice import BELOW
from tests.auxil.world import World
from tests.handlers.units.test_answers_to_levels import recorded

GONE = texts.no_more_here("Thôn Đông")


@pytest.fixture
async def joint(june: World, both: Level) -> ChatMessage:
    """13 June: the joint message lists the commune's NV 1; then the commune's office is closed."""
    await june.move_to("2025-06-13 07:31")
    message = june.finance.last()
    await closed(june)
    return message


async def closed(world: World) -> None:
    await world.secretariat.says("/mocap")
    await world.secretariat.presses("Đóng 1")
    await world.secretariat.presses("Đóng cấp này")


@pytest.mark.parametrize(
    "words", ["NV 1 (xã) xong", "NV 1 xong", "1 xong", "xã: 1 xong", "Xã: NV 1 xong, Tỉnh: NV 2 đang làm"]
)
async def test_an_answer_for_a_level_that_is_gone_is_recorded_nowhere(
    june: World, joint: ChatMessage, words: str
):
    await june.finance.says(words, reply_to=joint.id)
    assert recorded(june) == []
    assert june.finance.last().text == GONE


async def test_nor_are_words_that_name_it(june: World, joint: ChatMessage):
    await june.finance.says("/baocao NV 1 (xã) xong")
    assert june.finance.last().text == GONE
    assert recorded(june) == []


@pytest.mark.parametrize("words", ["NV 1 (tỉnh) xong", "/baocao NV 1 xong"])
async def test_what_is_said_for_the_level_that_remains_is_recorded(
    june: World, joint: ChatMessage, words: str
):
    await june.finance.says(words, reply_to=joint.id if "(" in words else None)
    assert recorded(june) == [(1, "1", "done")]


async def test_a_message_of_a_unit_that_has_gone_is_answered_in_vain(june: World, both: Level):
    await june.finance.says("/nhiemvu")
    await june.finance.says("/baocao NV 9 đang thực hiện 10%")
    answered = june.finance.last()
    await closed(june)
    await june.finance.says("NV 1 xong", reply_to=answered.id)
    assert june.finance.last().text == GONE
    assert await june.finance.presses("Thu hồi", message=answered) == GONE
    assert recorded(june) == [(2, "9", "in_progress 10%")]


async def test_of_a_group_that_was_anothers_only_what_is_said_anew_is_recorded(june: World):
    """Unlinked from the one unit and linked to the other of the same office."""
    reminder = june.finance.last()
    june.given_no_link(FINANCE, june.finance)
    await june.link(COMMUNE, june.finance)
    await june.finance.says("NV 1 xong", reply_to=reminder.id)
    assert june.finance.last().text == texts.no_more_here(FINANCE)
    await june.finance.presses("👀 Đã nhận", message=reminder)
    assert june.rows(Acknowledgement) == []
    await june.finance.says("/baocao NV 3 xong")
    assert len(june.rows(Statement)) == 1


async def test_the_successor_of_a_unit_goes_on_with_its_messages(june: World):
    reminder = june.finance.last()
    await june.secretariat.says(f"/donvi sáp nhập {FINANCE} vào Sở Tài chính và Kế hoạch")
    await june.secretariat.presses("Sáp nhập")
    await june.finance.says("NV 1 đang thực hiện 60%", reply_to=reminder.id)
    assert recorded(june) == [(1, "1", "in_progress 60%")]


async def test_an_office_that_is_opened_again_is_not_gone(june: World, both: Level):
    await closed(june)
    again = await opened(june, june.secretariat, COMMUNE, "Thường trực xã mới", "Hoa")
    await planned(again, "xa.txt", BELOW)
    await again.secretariat.says("/lienket Thôn Đông")
    await june.finance.says(f"/start {code_in(again.secretariat.last().text)}")
    await june.finance.says("/baocao NV 1 (xã) xong")
    assert recorded(june) == [(3, "1", "done")]
