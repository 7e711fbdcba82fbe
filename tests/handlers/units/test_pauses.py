"""/tamdung and /tieptuc: a unit is left alone for a while."""

from tests.auxil.cast import FINANCE
from tests.auxil.world import World


async def test_a_paused_unit_gets_no_reminder_and_a_resumed_one_does(urgent: World):
    await urgent.secretariat.says(f"/tamdung {FINANCE} đến 20/6/2025 (thiên tai)")
    said = urgent.secretariat.last().text
    assert said.startswith("⏸ Tạm dừng nhắc Sở Tài chính đến hết ngày 20/6/2025 (thiên tai).")
    assert "tạm dừng nhắc việc Sở Tài chính đến hết ngày 20/6/2025" in urgent.finance.last().text
    before = len(urgent.finance.from_bot())
    await urgent.move_to("2025-06-13 07:30")
    assert len(urgent.finance.from_bot()) == before
    await urgent.secretariat.says(f"/donvi {FINANCE}")
    assert "⏸ Tạm dừng nhắc đến hết ngày 20/6/2025 (thiên tai)" in urgent.secretariat.last().text
    await urgent.secretariat.says("/tieptuc stc")
    assert "Sở Tài chính lại được nhắc việc như thường" in urgent.secretariat.last().text
    await urgent.move_to("2025-06-16 07:30")
    assert "Quá hạn" in urgent.finance.last().text


async def test_a_year_may_be_left_out(june: World):
    await june.secretariat.says(f"/tamdung {FINANCE} den ngay 05/01")
    assert "đến hết ngày 05/01/2026" in june.secretariat.last().text


async def test_what_cannot_be_is_answered_with_why(june: World):
    for words, answer in (
        ("/tamdung", "Cách ghi: /tamdung"),
        (f"/tamdung {FINANCE}", "Cách ghi: /tamdung"),
        (f"/tamdung {FINANCE} đến 31/2/2026", "Cách ghi: /tamdung"),
        (f"/tamdung {FINANCE} đến 01/6/2025", "Ngày 01/6/2025 đã qua"),
        ("/tamdung Sở Xa Lạ đến 30/6/2025", "Chưa có đơn vị nào khớp"),
        ("/tieptuc", "Cách ghi: /tieptuc"),
        (f"/tieptuc {FINANCE}", "đang được nhắc việc như thường"),
    ):
        await june.secretariat.says(words)
        assert answer in june.secretariat.last().text
