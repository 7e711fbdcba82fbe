"""Codes cannot be guessed: whoever tries several is held back, and the secretariat hears of it."""

from storage.models import ChatLink
from tests.auxil.world import World


async def test_whoever_tries_codes_is_held_back_and_the_secretariat_is_told_once(june: World):
    """After five wrong codes a person is not answered any more in that hour, not even with a good one."""
    good = await june.code_for("Sở Y tế")
    before = len(june.secretariat.from_bot())
    for number in range(8):
        await june.outsider.says(f"/start SAI{number}MA")
    assert "tạm không nhận mã trong 1 giờ" in june.outsider.last().text
    assert len(june.outsider.from_bot()) == 6
    (notice,) = june.secretariat.from_bot()[before:]
    assert "đã nhập sai mã liên kết 5 lần" in notice.text
    await june.outsider.says(f"/start {good}")
    assert len(june.rows(ChatLink)) == 3
    await june.move_to("2025-06-12 09:30")
    await june.outsider.says(f"/start {good}")
    assert "đã được liên kết với Sở Y tế" in june.outsider.last().text
