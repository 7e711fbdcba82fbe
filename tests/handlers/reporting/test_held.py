"""What would change many tasks not named, or set back what is finished, is shown first and confirmed once."""

import pytest

from chat.texts import access
from plans.status import Status
from tests.auxil.cast import FINANCE
from tests.auxil.statements import said, standing
from tests.auxil.world import URGENT, World


def six_tasks(world: World) -> World:
    rows = "".join(f"{number}\tViệc số {number}\t{FINANCE}\t\tTháng 12/2025\n" for number in range(11, 15))
    world.given_plan(URGENT + rows)
    world.given_link(FINANCE, world.finance)
    return world


async def test_words_for_all_tasks_are_shown_first_and_recorded_by_one_press(world: World):
    await six_tasks(world).finance.says("/baocao tất cả các nhiệm vụ đang làm")
    question = world.finance.last()
    assert "Chưa ghi, xin xác nhận" in question.text
    assert "• NV 11: chưa có báo cáo → đang thực hiện" in question.text
    assert said(world) == []
    assert await world.finance.presses_twice("Ghi như vậy") == ("", access.already_done())
    assert {status for status, _ in standing(world).values()} == {Status.IN_PROGRESS}
    await world.finance.presses("Thu hồi tất cả")
    assert standing(world) == {}


async def test_what_is_named_is_recorded_while_the_rest_waits(world: World):
    await six_tasks(world).finance.says("/baocao NV 1 đã hoàn thành, các nhiệm vụ còn lại đang làm")
    assert standing(world) == {"1": (Status.DONE, None)}
    await world.finance.presses("Không ghi")
    assert standing(world) == {"1": (Status.DONE, None)}


async def test_tasks_named_one_by_one_are_recorded_at_once(world: World):
    await six_tasks(world).finance.says("/baocao NV 1, 5, 6, 11, 12 đang làm")
    assert len(standing(world)) == 5


async def test_a_weaker_status_replaces_a_finished_one_only_after_a_press(june: World):
    await june.finance.answers("NV 1 đã hoàn thành")
    await june.finance.answers("dự kiến 25/6 xong nv1")
    assert "• NV 1: hoàn thành → đang thực hiện" in june.finance.last().text
    assert standing(june) == {"1": (Status.DONE, None)}
    await june.finance.presses("Ghi như vậy")
    assert standing(june) == {"1": (Status.IN_PROGRESS, None)}


async def test_a_weaker_status_whose_task_is_chosen_by_a_button_is_asked_about_too(urgent: World):
    await urgent.finance.answers("NV 5 đã hoàn thành")
    await urgent.finance.says("/baocao đang thực hiện 85%")
    question = urgent.finance.last()
    await urgent.finance.presses("NV 5")
    assert "NV 5: hoàn thành → đang thực hiện, 85%" in urgent.finance.again(question).text
    await urgent.finance.presses("Không ghi")
    assert standing(urgent) == {"5": (Status.DONE, None)}


async def test_a_weaker_status_said_beside_no_change_is_asked_about_too(june: World):
    await june.finance.answers("NV 1 đã hoàn thành")
    await june.finance.answers("NV 1 vẫn đang làm, không có gì thay đổi")
    assert standing(june) == {"1": (Status.DONE, None)}
    assert "Chưa ghi, xin xác nhận" in june.finance.last().text


async def test_figures_of_what_is_finished_are_recorded_without_a_question(june: World):
    await june.finance.answers("NV 1 đã hoàn thành")
    await june.finance.answers("NV 1 tỷ lệ hồ sơ trực tuyến đạt 82%")
    assert standing(june) == {"1": (Status.DONE, 82)}


async def test_an_edit_closes_the_question(june: World):
    await june.finance.answers("NV 1 đã hoàn thành")
    message = await june.finance.answers("NV 1 đang làm")
    await june.finance.edits(message, "NV 1 hoàn thành 100%")
    assert standing(june) == {"1": (Status.DONE, 100)}


async def test_the_expected_day_and_the_day_it_was_done_are_shown(june: World):
    await june.finance.answers("dự kiến 25/6 xong nv1")
    assert "dự kiến xong 25/6/2025" in june.finance.last().text
    await june.finance.answers("nv 1 xong từ tháng 2")
    assert "xong tháng 2/2025" in june.finance.last().text


@pytest.mark.parametrize("words", ["NV 1 110%", "NV 1: 120 %"])
async def test_a_bare_share_above_a_hundred_is_asked_about(june: World, words: str):
    """Newcomer, A1: "110%" became finished work, without a question."""
    await june.finance.answers(words)
    assert standing(june) == {}
    assert "chưa rõ tình hình thực hiện" in june.finance.last().text
    await june.finance.presses("Đang thực hiện")
    assert standing(june) == {"1": (Status.IN_PROGRESS, None)}


async def test_a_bare_share_whose_task_is_chosen_is_asked_about_too(urgent: World):
    await urgent.finance.answers("110%")
    await urgent.finance.presses("NV 5")
    assert standing(urgent) == {}
    await urgent.finance.presses("Hoàn thành")
    assert standing(urgent) == {"5": (Status.DONE, None)}


async def test_more_than_was_planned_is_finished_where_it_is_said(june: World):
    await june.finance.answers("NV 1 đã hoàn thành, đạt 110% kế hoạch")
    assert standing(june) == {"1": (Status.DONE, 110)}
