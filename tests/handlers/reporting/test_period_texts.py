"""What a unit that leads no task reports of a period in its own words."""

import pytest

from chat.texts.reporting import periods as card_texts
from storage.models import PeriodText
from storage.reporting import period_texts
from tests.auxil.world import World

SUBMIT = "Nộp báo cáo"


@pytest.fixture
async def coordinating(june: World) -> World:
    """The health department, which leads nothing, has linked its group."""
    june.given_link("Sở Y tế", june.outsider)
    return june


async def test_a_unit_that_leads_no_task_reports_all_the_same(coordinating: World):
    await coordinating.outsider.says("/baocao")
    assert "Đơn vị không có nhiệm vụ nào cần báo cáo trong kỳ này." in coordinating.outsider.last().text
    assert await coordinating.outsider.presses(SUBMIT) == card_texts.nothing_said()
    assert await coordinating.outsider.presses("Không phát sinh") == ""
    assert "Sở Y tế đã nộp" in coordinating.outsider.last().text


@pytest.mark.parametrize(
    ("words", "is_nothing"),
    [("trong kỳ không phát sinh", True), ("đã phối hợp 3 cuộc, không phát sinh vướng mắc", False)],
)
async def test_the_word_that_nothing_arose_is_a_report_counted_apart(
    coordinating: World, words: str, is_nothing: bool
):
    await coordinating.outsider.says("/baocao")
    await coordinating.outsider.answers(words)
    await coordinating.outsider.presses(SUBMIT)
    assert ("nội dung: không phát sinh" in coordinating.outsider.last().text) is is_nothing
    await coordinating.secretariat.says("/tonghop")
    told = "Trong số đã nộp, 1 đơn vị chỉ báo “không phát sinh”: Sở Y tế"
    assert (told in coordinating.secretariat.last().text) is is_nothing


async def test_the_words_of_a_unit_without_tasks_are_kept_shown_and_submitted(coordinating: World):
    await coordinating.outsider.says("/baocao")
    await coordinating.outsider.answers("Đã phối hợp rà soát <dữ liệu> với Sở Tài chính")
    answer = coordinating.outsider.last().text
    assert answer.startswith("✅ Đã ghi nội dung báo cáo của kỳ.\n\n📋 Báo cáo tháng 6/2025")
    assert "“Đã phối hợp rà soát <dữ liệu> với Sở Tài chính”" in answer
    assert {row.text for row in coordinating.rows(PeriodText)} == {
        "Đã phối hợp rà soát <dữ liệu> với Sở Tài chính"
    }
    await coordinating.outsider.presses(SUBMIT)
    assert "đã nộp" in coordinating.outsider.last().text


async def test_the_last_words_of_a_unit_without_tasks_stand(coordinating: World):
    await coordinating.outsider.says("/baocaothang Đã phối hợp 3 cuộc kiểm tra")
    await coordinating.outsider.answers("Đã phối hợp 4 cuộc kiểm tra")
    assert "Đã phối hợp 4 cuộc kiểm tra" in coordinating.outsider.last().text
    assert "3 cuộc" not in coordinating.outsider.last().text
    (period, *_) = [row.period_id for row in coordinating.rows(PeriodText)]
    (unit,) = {row.unit_id for row in coordinating.rows(PeriodText)}
    last = coordinating.database.read(period_texts.last_words, unit, [period])
    assert last is not None
    assert last.text == "Đã phối hợp 4 cuộc kiểm tra"


async def test_edited_words_of_a_unit_without_tasks_are_taken_anew(coordinating: World):
    message = await coordinating.outsider.says("/baocao Đã phối hợp 3 cuộc kiểm tra")
    await coordinating.outsider.edits(message, "/baocao Đã phối hợp 5 cuộc kiểm tra")
    assert "Đã phối hợp 5 cuộc kiểm tra" in coordinating.outsider.last().text


async def test_an_acknowledgement_is_not_a_report(coordinating: World):
    await coordinating.outsider.says("/baocao")
    await coordinating.outsider.answers("Đã nhận được ạ")
    assert coordinating.rows(PeriodText) == []
