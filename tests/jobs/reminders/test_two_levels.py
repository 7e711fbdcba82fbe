"""A month of two levels: each reminds, hears and sums up for itself, on days of its own."""

import pytest

from storage.models import OutboxMessage
from tests.auxil.cast import COMMUNE
from tests.auxil.levels import Level, linked, opened, planned
from tests.auxil.world import World

BELOW = """KẾ HOẠCH
Thực hiện Đề án 06 trên địa bàn xã năm 2025

Các đơn vị báo cáo định kỳ hàng tháng (trước ngày 30 hàng tháng) gửi về Văn phòng xã.

TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành
1\tRà soát hộ khẩu\tThôn Đông\tThôn Đoài\tHoàn thành trước ngày 19/6/2025
2\tTuyên truyền\tThôn Đoài\t\tHoàn thành trước ngày 26/6/2025
"""
DAYS = ("2025-06-13", "2025-06-16", "2025-06-17", "2025-06-18", "2025-06-19", "2025-06-20", "2025-06-23")


@pytest.fixture
async def commune(june: World) -> Level:
    """12 June: the commune has a plan, and two hamlets with groups of their own."""
    level = await opened(june, june.secretariat, COMMUNE, "Thường trực xã", "Vân")
    await planned(level, "xa.txt", BELOW)
    await linked(june, level, "Thôn Đông", "Sơn")
    await linked(june, level, "Thôn Đoài", "Thủy")
    return level


def reminded(world: World) -> dict[str, set[str]]:
    """Return which groups were reminded on which day, by their titles."""
    titles = {group.chat: group.title for group in (world.finance, world.commune)}
    found: dict[str, set[str]] = {}
    for row in world.rows(OutboxMessage):
        if (row.dedupe_key or "").startswith("reminder:"):
            day = row.not_before.date().isoformat()
            found.setdefault(day, set()).add(titles.get(row.chat_id, str(row.chat_id)))
    return found


@pytest.mark.slow
async def test_a_month_of_two_levels(june: World, commune: Level):
    east, west = commune.groups["Thôn Đông"], commune.groups["Thôn Đoài"]
    for day in DAYS:
        await june.move_to(f"{day} 07:29")
        await june.move_to(f"{day} 07:31")
        await june.move_to(f"{day} 09:05")
        if day == "2025-06-17":
            await east.answers("NV 1 đã hoàn thành theo văn bản 3/TĐ")
    told = reminded(june)
    # By the ladder, for what is due on 18, 25 and 27 June; what was reported on the 17th is not asked for.
    east_days = {day for day, chats in told.items() if str(east.chat) in chats}
    west_days = {day for day, chats in told.items() if str(west.chat) in chats}
    assert east_days == {"2025-06-13", "2025-06-17", "2025-06-20"}
    assert west_days == {"2025-06-13", "2025-06-18", "2025-06-20"}
    await commune.secretariat.says("/tonghop")
    below = commune.secretariat.last().text
    assert "trên địa bàn xã" in below
    assert "2 nhiệm vụ" in below
    await june.secretariat.says("/tonghop")
    above = june.secretariat.last().text
    assert "4 nhiệm vụ" in above
    assert "trên địa bàn xã" not in above
    digests = [one.text for one in commune.secretariat.from_bot() if "Thôn" in one.text]
    assert digests
    assert not [one.text for one in june.secretariat.from_bot() if "Thôn" in one.text]
