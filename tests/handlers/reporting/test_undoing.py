"""What was just recorded is taken back by a word or a button, all of it together."""

import pytest

from chat.texts.reporting import held as held_texts
from plans.status import Status
from tests.auxil.statements import standing
from tests.auxil.world import World


@pytest.mark.parametrize("words", ["thu hồi hết", "sửa lại", "nhầm", "ghi nham roi em oi"])
async def test_a_word_in_reply_to_the_confirmation_takes_all_of_it_back(urgent: World, words: str):
    await urgent.finance.answers("NV 1 đang thực hiện 60%, NV 6 đã hoàn thành")
    await urgent.finance.answers(words)
    assert urgent.finance.last().text == (
        "↩️ Đã thu hồi báo cáo của NV 1, NV 6 (người thu hồi: Nguyễn Thu Hà).\nHiện ghi nhận:\n"
        "• NV 1: chưa có báo cáo\n• NV 6: chưa có báo cáo\nXin gửi lại nội dung đúng nếu cần."
    )
    assert standing(urgent) == {}


async def test_a_word_right_after_takes_back_what_the_same_person_said(june: World):
    await june.finance.answers("NV 1 đang thực hiện 60%")
    await june.finance.answers("NV 1 đã hoàn thành")
    await june.finance.says("/baocao nhầm rồi")
    assert standing(june) == {"1": (Status.IN_PROGRESS, 60)}


async def test_all_of_a_confirmation_is_taken_back_by_one_button(urgent: World):
    await urgent.finance.answers("NV 1 đang thực hiện 60%, NV 6 đã hoàn thành")
    await urgent.finance.presses("Thu hồi tất cả")
    assert standing(urgent) == {}


async def test_a_mistake_between_colleagues_is_left_alone(june: World):
    await june.finance.says("nhầm rồi")
    assert "thu hồi" not in june.finance.last().text


async def test_long_after_nothing_is_taken_back_unless_the_confirmation_is_answered(june: World):
    await june.finance.answers("NV 1 đang thực hiện 60%")
    await june.move_to("2025-06-12 11:00")
    await june.finance.says("/baocao nhầm")
    assert june.finance.last().text == held_texts.nothing_to_take_back()


@pytest.mark.parametrize(
    "words", ["thu hồi NV 1", "xin thu hồi báo cáo của NV 1 nhé", "huỷ báo cáo NV 1", "rut lai bao cao nv1"]
)
async def test_the_report_on_a_task_is_taken_back_by_its_number(june: World, words: str):
    """Newcomer, C31: "thu hồi NV 47" was "Chưa hiểu", and it was not told what holds again."""
    await june.finance.answers("NV 1 đang thực hiện 60%")
    await june.finance.answers("NV 1 đã hoàn thành")
    await june.finance.says(f"/baocao {words}")
    assert standing(june) == {"1": (Status.IN_PROGRESS, 60)}
    assert "Hiện ghi nhận:\n• NV 1: đang thực hiện, 60%" in june.finance.last().text


async def test_taking_back_several_by_their_numbers_reports_nothing(urgent: World):
    """ "thu hồi báo cáo NV 47, 48" was recorded as work in progress on both."""
    await urgent.finance.answers("NV 1 đang thực hiện 60%, NV 6 đã hoàn thành")
    await urgent.finance.answers("thu hồi báo cáo NV 1, 6")
    assert standing(urgent) == {}
    await urgent.finance.answers("thu hồi NV 1 và NV 6")
    assert urgent.finance.last().text == "NV 1, NV 6 chưa có báo cáo nào của đơn vị để thu hồi."
