"""What a unit says in one of its chats the others see, and can be answered from there."""

from storage.models import Statement
from tests.auxil.cast import FINANCE
from tests.auxil.world import World


async def test_what_is_reported_in_one_group_is_told_in_the_other(june: World):
    second = june.group("Nhóm lãnh đạo Sở", "Lê Thị", "Mai")
    june.given_link(FINANCE, second)
    await june.finance.answers("NV 1 đang thực hiện 85%")
    assert second.last().text == (
        "💬 Nguyễn Thu Hà (qua Telegram):\n✅ Đã ghi nhận của Sở Tài chính:\n• NV 1: đang thực hiện, 85%\n"
        "Người báo cáo: Nguyễn Thu Hà."
    )
    await second.answers("sửa lại thành 90%")
    assert june.rows(Statement)[-1].percent == 90
    assert "Lê Thị Mai (qua Telegram)" in june.finance.last().text


async def test_what_is_only_asked_is_told_nobody_else(june: World):
    second = june.group("Nhóm lãnh đạo Sở", "Lê Thị", "Mai")
    june.given_link(FINANCE, second)
    before = len(second.from_bot())
    await june.finance.says("/nhiemvu")
    await june.finance.says("/baocao")
    assert len(second.from_bot()) == before


async def test_a_unit_with_one_group_hears_nothing_twice(june: World):
    before = len(june.commune.from_bot())
    await june.finance.answers("NV 1 đang thực hiện 85%")
    assert len(june.commune.from_bot()) == before
