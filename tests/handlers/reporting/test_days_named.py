"""When a task was done, or is expected to be; ranges; and words that take a step back."""

from tests.auxil.cast import FINANCE
from tests.auxil.world import World


async def test_the_day_a_task_was_done_is_kept_and_shown_to_both_sides(june: World):
    await june.finance.answers("NV 1 xong từ tháng 2")
    assert "NV 1: hoàn thành, xong tháng 2/2025" in june.finance.last().text
    for words in ("/summary NV 1", f"/summary {FINANCE}", "/xacnhan"):
        await june.secretariat.says(words)
        assert "xong tháng 2/2025" in june.secretariat.last().text, words
    await june.finance.says("/summary")
    assert "xong tháng 2/2025" in june.finance.last().text


async def test_an_expected_day_is_shown_until_the_task_is_done(june: World):
    await june.finance.answers("dự kiến 25/6 xong nv1")
    assert "NV 1: đang thực hiện, dự kiến xong 25/6/2025" in june.finance.last().text
    await june.finance.answers("NV 1 được 60%")
    assert "đang thực hiện, 60%, dự kiến xong 25/6/2025" in june.finance.last().text
    await june.secretariat.says("/summary NV 1")
    assert "dự kiến xong 25/6/2025" in june.secretariat.last().text
    await june.finance.says("/baocao")
    assert "dự kiến xong 25/6/2025" in june.finance.last().text
    await june.finance.answers("NV 1 xong")
    assert "25/6" not in june.finance.last().text


async def test_of_a_range_the_lower_end_is_recorded_and_that_is_said(june: World):
    await june.finance.answers("NV 1 đạt 50-60%")
    text = june.finance.last().text
    assert "NV 1: đang thực hiện, 50%" in text
    assert "Lời báo cáo nêu khoảng “50-60%”: ghi theo mức thấp, 50%" in text


async def test_to_correct_right_after_a_confirmation_undoes_it(june: World):
    await june.finance.answers("NV 1 được 60%")
    await june.finance.answers("NV 1 xong")
    await june.finance.answers("sửa lại")
    assert "Đã thu hồi báo cáo của NV 1" in june.finance.last().text
    await june.secretariat.says("/summary NV 1")
    assert "đang thực hiện, 60%" in june.secretariat.last().text


async def test_an_edit_that_says_less_is_asked_about_once(june: World):
    message = await june.finance.answers("NV 1 đã hoàn thành")
    await june.finance.edits(message, "NV 1 đang thực hiện 80%")
    assert "Tin vừa sửa nói thấp hơn báo cáo đã ghi" in june.finance.last().text
    assert "• NV 1: hoàn thành → đang thực hiện, 80%" in june.finance.last().text
    await june.secretariat.says("/summary NV 1")
    assert "Hoàn thành" in june.secretariat.last().text
    await june.finance.presses(june.finance.labels()[0])
    assert "NV 1: đang thực hiện, 80%" in june.finance.last().text
    await june.secretariat.says("/summary NV 1")
    assert "Đang thực hiện" in june.secretariat.last().text
    # What says more than before is simply followed.
    await june.finance.edits(message, "NV 1 đã hoàn thành nhé")
    assert "Đã ghi lại theo tin vừa sửa" in june.finance.last().text
