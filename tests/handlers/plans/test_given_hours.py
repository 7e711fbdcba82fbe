"""A task that is due at an hour is reminded of by the hour, as a one-off request is."""

from storage.models import Task
from tests.auxil.world import World


async def given(world: World, words: str) -> None:
    await world.secretariat.says(f"/giaoviec {words}")
    await world.secretariat.presses(world.secretariat.labels()[0])


async def test_who_has_not_done_it_is_reminded_hours_before_and_at_the_hour(june: World):
    await given(
        june, "Hỏa tốc: Sở Tài chính; UBND xã Hoa Lộc | Báo cáo thiệt hại do mưa lũ | trước 17h hôm nay"
    )
    assert "(“trước 17h hôm nay”)" in june.finance.last().text
    await june.finance.answers("đã xong")
    before = len(june.finance.from_bot())
    await june.move_to("2025-06-12 14:01")
    assert june.commune.last().text == (
        "⏰ NV 101 – UBND xã Hoa Lộc: còn 3 giờ\n"
        "Báo cáo thiệt hại do mưa lũ\n"
        "Hạn: trước 17:00 thứ Năm, 12/6/2025. Báo kết quả: trả lời (reply) tin này."
    )
    await june.move_to("2025-06-12 17:00")
    assert "đến hạn bây giờ" in june.commune.last().text
    assert june.secretariat.last().text == (
        "⏰ NV 101 đã đến hạn 17:00: Báo cáo thiệt hại do mưa lũ\nChưa báo xong: UBND xã Hoa Lộc"
    )
    said = len(june.commune.from_bot())
    await june.move_to("2025-06-12 17:10")
    assert len(june.commune.from_bot()) == said
    assert len(june.finance.from_bot()) == before
    await june.commune.answers("đã xong")
    assert "NV 101" in june.commune.last().text


async def test_an_hour_that_has_passed_is_asked_about_and_another_day_has_none(june: World):
    await june.secretariat.says("/giaoviec Sở Tài chính | Báo cáo nhanh | trước 7h hôm nay")
    assert june.secretariat.last().text.startswith("⚠️ Thời điểm “trước 7h hôm nay” đã qua.")
    await june.secretariat.answers("trước 16h ngày 13/6")
    await june.secretariat.presses("Giao 1 đơn vị")
    (task,) = (row for row in june.rows(Task) if row.origin_id is not None)
    assert f"{task.due_at:%d/%m %H:%M}" == "13/06 09:00"  # kept as UTC
    await june.secretariat.says("/viec 101")
    await june.secretariat.presses("Đổi hạn")
    await june.secretariat.answers("trước 15:30 ngày 16/6")
    await june.move_to("2025-06-16 14:15")
    assert june.finance.last().text.startswith("⏰ NV 101 – Sở Tài chính: còn 75 phút")
    await june.secretariat.says("/viec 101")
    await june.secretariat.presses("Đổi hạn")
    await june.secretariat.answers("20/6")
    (task,) = (row for row in june.rows(Task) if row.origin_id is not None)
    assert task.due_at is None
    said = len(june.finance.from_bot())
    await june.move_to("2025-06-16 15:31")
    assert len(june.finance.from_bot()) == said
