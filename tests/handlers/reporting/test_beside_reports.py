"""Thanks, questions about what is owed, reports sent another way: each is answered as what it is."""

import pytest

from storage.models import PeriodText, Statement
from tests.auxil.statements import standing
from tests.auxil.world import World


@pytest.mark.parametrize(
    "words",
    [
        "bao giờ phải nộp báo cáo tháng 6 vậy em",
        "bao gio phai nop bao cao",
        "sở còn mấy nhiệm vụ chưa xong vậy",
    ],
)
async def test_a_question_about_what_is_owed_is_answered(june: World, words: str):
    await june.finance.answers(words)
    assert june.finance.last().text.startswith("Sở Tài chính đang có 2 nhiệm vụ chưa hoàn thành")
    assert "Báo cáo tháng 7/2025: trước ngày 15/7/2025" in june.finance.last().text
    assert june.rows(Statement) == []


@pytest.mark.parametrize("words", ["cảm ơn em", "tks e nhiều", "cam on nhe"])
async def test_thanks_get_a_thumb(june: World, words: str):
    before = len(june.finance.from_bot())
    await june.finance.answers(words)
    assert len(june.finance.from_bot()) == before
    assert june.rows(Statement) == []


async def test_nothing_is_kept_of_a_task_where_a_report_went_another_way(june: World):
    await june.finance.answers("đã gửi báo cáo qua TD office rồi nhé")
    assert standing(june) == {}
    assert june.rows(Statement) == []
    assert "được gửi qua đường khác" in june.finance.last().text
    (kept,) = june.rows(PeriodText)
    assert kept.text == "đã gửi báo cáo qua TD office rồi nhé"


async def test_a_unit_where_nothing_arose_says_so_of_all_by_one_press(june: World):
    await june.finance.answers("NV 1 đang thực hiện 60%")
    await june.move_to("2025-07-11 08:00")
    await june.finance.says("/baocao tháng này đơn vị không phát sinh")
    assert len(june.rows(Statement)) == 1
    assert "Không thay đổi (1 việc còn lại)" in june.finance.labels()
