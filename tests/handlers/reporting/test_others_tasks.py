"""What a unit says of tasks that are not its own: it is told whose they are, and asked nothing senseless."""

import pytest

from chat.texts import access
from plans.status import Status
from tests.auxil.statements import said, standing
from tests.auxil.world import World


@pytest.mark.parametrize("words", ["NV 1 đến NV 8 đang thực hiện", "NV 1, 2, 3, 4, 5, 6, 7, 8 đang làm"])
async def test_a_range_that_holds_tasks_of_others_is_one_message_without_a_choice(urgent: World, words: str):
    """Newcomer, C25: "15 tới 28 thì vẫn vậy" was answered by ten messages, nine with a senseless choice."""
    before = len(urgent.finance.from_bot())
    await urgent.finance.answers(words)
    answers = urgent.finance.from_bot()[before:]
    assert [one.text for one in answers if "không do đơn vị chủ trì" in one.text] == [
        "NV 3 và 4 không do đơn vị chủ trì nên không ghi.\nĐơn vị chủ trì: NV 1, 2, 5, 6, 7 và 8."
    ]
    assert len(answers) == 2
    assert not answers[-1].buttons or not answers[0].buttons
    assert set(standing(urgent)) == {"1", "2", "5", "6", "7", "8"}


async def test_a_range_that_is_unchanged_asks_nothing_of_others(urgent: World):
    await urgent.finance.answers("NV 1 đang thực hiện 60%, NV 2 đang thực hiện")
    before = len(urgent.finance.from_bot())
    await urgent.finance.answers("NV 1 đến NV 4 không thay đổi")
    assert len(urgent.finance.from_bot()) == before + 2
    assert urgent.finance.last().text.startswith("NV 3 và 4 không do đơn vị chủ trì nên không ghi.")
    assert urgent.finance.labels() == []


async def test_one_task_of_another_said_alike_is_only_named(june: World):
    await june.finance.answers("NV 1, NV 3 đang thực hiện")
    assert june.finance.last().text == (
        "NV 3 không do đơn vị chủ trì (chủ trì: UBND xã Hoa Lộc). Không ghi cho nhiệm vụ này.\n"
        "Đơn vị chủ trì: NV 1 và 2."
    )
    assert said(june) == [("1", Status.IN_PROGRESS, None)]


async def test_a_number_that_no_plan_has_is_told_with_the_numbers_there_are(june: World):
    """Newcomer, C32: "NV 99 xong" was "NV 99 không do đơn vị chủ trì", and the plan has no such task."""
    await june.finance.answers("NV 99 xong")
    assert june.finance.last().text.startswith(
        "Kế hoạch không có NV 99 (từ NV 1 đến NV 4). Nội dung này là của nhiệm vụ nào?"
    )
    assert june.finance.labels() == ["NV 1", "Nhiệm vụ khác…", "Bỏ, không ghi"]


async def test_the_question_which_task_is_answered_by_a_number(urgent: World):
    """Newcomer, C28: "NV 47" in answer to "của nhiệm vụ nào?" was "Chưa hiểu nội dung này"."""
    await urgent.finance.answers("đang thực hiện 85%")
    question = urgent.finance.last()
    await urgent.finance.says("99", reply_to=question.id)
    assert urgent.finance.last().text == "Chưa rõ NV 99 là nhiệm vụ nào của đơn vị. Xin chọn:"
    await urgent.finance.answers("của NV 6 nhé")
    assert said(urgent) == [("6", Status.IN_PROGRESS, 85)]
    await urgent.finance.says("NV 5", reply_to=question.id)
    assert said(urgent)[0] == ("6", Status.IN_PROGRESS, 85)
    assert standing(urgent) == {"6": (Status.IN_PROGRESS, 85)}


async def test_words_below_a_reminder_may_be_about_another_task_or_none(urgent: World):
    await urgent.finance.answers("NV 99 đang thực hiện 85%")
    assert "NV 2" not in urgent.finance.labels()
    await urgent.finance.presses("Nhiệm vụ khác…")
    assert {"NV 2", "NV 8", "Bỏ, không ghi"} <= set(urgent.finance.labels())
    assert "Nhiệm vụ khác…" not in urgent.finance.labels()
    await urgent.finance.presses("NV 2")
    assert said(urgent) == [("2", Status.IN_PROGRESS, 85)]
    await urgent.finance.says("/baocao đang thực hiện 30%")
    assert await urgent.finance.presses_twice("Bỏ, không ghi") == ("", access.already_done())
    assert urgent.finance.last().text == "Đã bỏ, không ghi nội dung này (người bỏ: Nguyễn Thu Hà)."
    assert len(said(urgent)) == 1
