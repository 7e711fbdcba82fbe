"""The secretariat sees the year's days off and corrects them; reminders follow at once."""

from datetime import date

import pytest

from chat.understanding.commands.days_off import read_days_off
from storage.models import CalendarDay, DayKind
from tests.auxil.world import World


async def test_the_days_off_of_a_year_are_shown(june: World):
    await june.secretariat.says("/ngaynghi")
    assert june.secretariat.last().text == (
        "📅 Ngày nghỉ năm 2025 (ngoài thứ Bảy, Chủ nhật)\n"
        "• thứ Tư, 01/01/2025\n"
        "• thứ Bảy, 25/01/2025 – Chủ nhật, 02/02/2025 (9 ngày)\n"
        "• thứ Bảy, 05/4/2025 – thứ Hai, 07/4/2025 (3 ngày)\n"
        "• thứ Tư, 30/4/2025 – Chủ nhật, 04/5/2025 (5 ngày)\n"
        "• thứ Bảy, 30/8/2025 – thứ Ba, 02/9/2025 (4 ngày)\n"
        "Ngày làm bù: thứ Bảy, 26/4/2025\n\n"
        "Không nhắc việc vào ngày nghỉ. Sửa: /ngaynghi thêm 02/5/2025 · /ngaynghi làm bù 26/4/2025 · "
        "/ngaynghi bỏ 02/5/2025"
    )
    await june.secretariat.says("/ngaynghi năm 2026")
    assert june.secretariat.last().text.startswith("📅 Ngày nghỉ năm 2026")


async def test_a_day_said_to_be_off_is_free_of_reminders(june: World):
    await june.secretariat.says("/ngaynghi thêm 13/6, làm bù 14/6/2025")
    assert june.secretariat.last().text == (
        "✅ Đã ghi: nghỉ thứ Sáu, 13/6/2025; làm việc thứ Bảy, 14/6/2025 (người ghi: Phạm Thị Lan). "
        "Lịch cả năm: /ngaynghi"
    )
    before = len(june.finance.from_bot())
    await june.move_to("2025-06-13 07:30")
    assert len(june.finance.from_bot()) == before
    await june.move_to("2025-06-14 07:30")
    assert "hôm nay là hạn cuối" in june.finance.last().text


async def test_what_was_said_can_be_taken_back(june: World):
    await june.secretariat.says("/ngaynghi thêm 13/6/2025")
    await june.secretariat.says("/ngaynghi bỏ 13/6/2025")
    assert [(row.day, row.kind) for row in june.rows(CalendarDay)] == [(date(2025, 6, 13), DayKind.ORDINARY)]


@pytest.mark.parametrize("words", ["mai", "thêm", "thêm 31/6", "thêm 1/1 đến 1/12", "thêm 13/6 làm bù"])
async def test_words_that_name_no_day_change_nothing(june: World, words: str):
    await june.secretariat.says(f"/ngaynghi {words}")
    assert june.secretariat.last().text.startswith("Chưa rõ ngày nào.")
    assert june.rows(CalendarDay) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("thêm 02/5/2025", [("off", ["2025-05-02"])]),
        ("nghỉ bù ngày 2/5", [("off", ["2025-05-02"])]),
        ("thêm ngày làm bù 26/4/2025", [("working", ["2025-04-26"])]),
        ("bo 2-5-2025", [("ordinary", ["2025-05-02"])]),
        ("nghỉ 28/01 đến 30/01/2026", [("off", ["2026-01-28", "2026-01-29", "2026-01-30"])]),
        ("thêm 1/9, 2/9/2026", [("off", ["2026-09-01", "2026-09-02"])]),
    ],
)
def test_days_are_read(words: str, said: list[tuple[str, list[str]]]):
    found = read_days_off(words, 2025) or []
    assert [(one.word.value, [str(day) for day in one.days]) for one in found] == said
