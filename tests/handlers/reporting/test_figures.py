"""Figures of a task with targets: asked for, compared with target and last period, doubted, refused."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from chat.texts import access
from plans.status import Status
from sandbox.server import RunningSandbox
from storage.models import Figure, Statement
from tests.auxil.cast import FINANCE
from tests.auxil.stages import Past, after
from tests.auxil.world import PLAN, World

TARGETS = "100% cơ quan; 80% doanh nghiệp; 50% tổ chức khác"
ACCOUNTS = f"{PLAN}9\tCấp tài khoản định danh cho {TARGETS}\t{FINANCE}\t\tTháng 12/2025\n"


@pytest.fixture
async def counting(sandbox: RunningSandbox, tmp_path: Path, lived_through: Past) -> AsyncIterator[World]:
    """15 May, with a plan whose task 9 has three targets."""
    async with after(lived_through, ACCOUNTS, sandbox, tmp_path) as world:
        yield world


def figures(world: World) -> list[tuple[str | None, float, float | None]]:
    return [(row.target, row.done, row.total) for row in world.rows(Figure)]


async def test_figures_are_stored_and_shown_against_their_targets(counting: World):
    await counting.finance.says("/baocao NV 9 đang thực hiện: cơ quan 30/30; DN 1.250/1.480; TC khác 10/60")
    assert figures(counting) == [
        ("100% cơ quan", 30, 30),
        ("80% doanh nghiệp", 1250, 1480),
        ("50% tổ chức khác", 10, 60),
    ]
    assert counting.finance.last().text.splitlines()[1:5] == [
        "• NV 9: đang thực hiện",
        "   – 30/30 cơ quan (100%; chỉ tiêu “100% cơ quan”: đạt)",
        "   – 1.250/1.480 DN (84,5%; chỉ tiêu “80% doanh nghiệp”: đạt)",
        "   – 10/60 TC khác (16,7%; chỉ tiêu “50% tổ chức khác”: chưa đạt)",
    ]


async def test_a_status_by_button_asks_for_the_figures_and_a_reply_gives_them(counting: World):
    await counting.finance.says("/nhiemvu")
    await counting.finance.presses("NV 9")
    await counting.finance.presses("Đang thực hiện")
    recorded = counting.finance.last().text
    assert "Chưa có số liệu của chỉ tiêu “100% cơ quan”; “80% doanh nghiệp”; “50% tổ chức khác”." in recorded
    await counting.finance.answers("1.250/1.480 doanh nghiệp")
    assert figures(counting) == [("80% doanh nghiệp", 1250, 1480)]
    answer = counting.finance.last().text
    assert "NV 9: đang thực hiện" in answer
    assert "Chưa có số liệu của chỉ tiêu “100% cơ quan”; “50% tổ chức khác”." in answer


async def test_the_change_since_the_last_period_is_shown(counting: World):
    await counting.finance.says("/baocao NV 9 đang thực hiện, đã cấp 1.100/1.480 doanh nghiệp")
    assert "kỳ trước" not in counting.finance.last().text
    await counting.move_to("2025-06-20 08:00")
    await counting.finance.says("/baocao NV 9 đang thực hiện, đã cấp 1.250/1.480 doanh nghiệp")
    assert "tăng 150 so với kỳ trước" in counting.finance.last().text


async def test_more_done_than_there_is_is_refused_and_the_rest_is_recorded(counting: World):
    await counting.finance.says("/baocao NV 9 đang thực hiện: DN 1.500/1.480; cơ quan 30/30")
    assert figures(counting) == [("100% cơ quan", 30, 30)]
    assert "⚠️ Chưa ghi 1.500/1.480 DN: số đạt được lớn hơn tổng số." in counting.finance.last().text
    assert [row.status for row in counting.rows(Statement)] == [Status.IN_PROGRESS]


async def test_less_than_nothing_is_refused_and_never_taken_without_its_minus(counting: World):
    await counting.finance.says("/baocao NV 9 đang thực hiện: DN -5/1.480; cơ quan 30/30")
    assert figures(counting) == [("100% cơ quan", 30, 30)]
    assert "⚠️ Chưa ghi -5/1.480 DN: số liệu không được âm" in counting.finance.last().text
    await counting.finance.says("/baocao NV 9 đạt -5%")
    assert "⚠️ Chưa ghi -5/100" in counting.finance.last().text
    assert [row.percent for row in counting.rows(Statement)] == [None, None]


async def doubted(world: World) -> None:
    await world.finance.says("/baocao NV 9 đang thực hiện, đã cấp 1.250/1.480 doanh nghiệp")
    await world.finance.says("/baocao NV 9 đang thực hiện, đã cấp 135/1.480 doanh nghiệp")


async def test_a_figure_far_from_the_last_one_is_asked_about_and_waits(counting: World):
    await doubted(counting)
    assert counting.finance.last().text == (
        "Số liệu của NV 9 khác nhiều so với lần trước, xin xem lại:\n"
        "• 135/1.480 doanh nghiệp (trước đây: 1.250/1.480 doanh nghiệp)"
    )
    assert len(figures(counting)) == 1
    await counting.finance.presses("Đúng, ghi số này")
    assert figures(counting)[1:] == [("80% doanh nghiệp", 135, 1480)]
    assert counting.finance.last().text == "✅ Đã ghi số liệu của NV 9: 135/1.480 doanh nghiệp."


async def test_a_doubted_figure_is_left_out_and_the_right_one_given_by_reply(counting: World):
    await doubted(counting)
    await counting.finance.presses("Bỏ số này")
    await counting.finance.answers("1.350/1.480 doanh nghiệp")
    assert figures(counting)[1:] == [("80% doanh nghiệp", 1350, 1480)]


async def test_a_doubt_is_answered_once(counting: World):
    await doubted(counting)
    assert await counting.finance.presses_twice("Đúng, ghi số này") == ("", access.already_done())
    assert len(figures(counting)) == 2


async def test_the_figures_of_withdrawn_words_are_not_taken_later(counting: World):
    await doubted(counting)
    recorded = counting.finance.from_bot()[-2]
    await counting.finance.presses("Thu hồi", message=recorded)
    question = next(one for one in counting.finance.from_bot() if one.text.startswith("Số liệu"))
    said = await counting.finance.presses("Đúng, ghi số này", message=question)
    assert said == access.already_done()
    assert len(figures(counting)) == 1


async def test_obstacle_proposal_and_document_are_shown_as_understood(counting: World):
    words = "NV 1 đang thực hiện 60%, vướng mắc do thiếu kinh phí, đề nghị UBND tỉnh bố trí; VB 123/UBND-NC"
    await counting.finance.says(f"/baocao {words}")
    answer = counting.finance.last().text
    assert "   – Vướng mắc: thiếu kinh phí\n" in answer
    assert "   – Kiến nghị: UBND tỉnh bố trí" in answer
    assert "123/UBND-NC" in answer


async def test_a_figure_out_of_a_total_says_that_work_has_begun(counting: World):
    await counting.finance.says("/baocao NV 9 đã cấp 1.250/1.480 doanh nghiệp")
    assert figures(counting) == [("80% doanh nghiệp", 1250, 1480)]
    assert "– 1.250/1.480 doanh nghiệp (84,5%" in counting.finance.last().text
    assert "NV 9: đang thực hiện" in counting.finance.last().text


async def test_what_a_colleague_said_the_same_day_is_shown_and_kept(counting: World):
    await counting.finance.says("/baocao NV 1 đang thực hiện 60%")
    binh = await counting.finance.somebody_joins("Trần Văn", "Bình")
    await counting.finance.says("/baocao NV 1 đang thực hiện 80%", person=binh)
    assert (
        "Thay báo cáo lúc 08:00 của Nguyễn Thu Hà (đang thực hiện, 60%); báo cáo đó vẫn được lưu"
        in counting.finance.last().text
    )
    assert [row.percent for row in counting.rows(Statement)] == [60, 80]
