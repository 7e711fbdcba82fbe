"""A group that owes to two levels: the finance department's is that of a hamlet of a commune, too."""

import re
from collections.abc import Sequence

import pytest

from sandbox.views import ChatMessage
from tests.auxil.cast import COMMUNE
from tests.auxil.levels import Level, code_in, opened, planned
from tests.auxil.world import World

BELOW = """KẾ HOẠCH
Thực hiện Đề án 06 trên địa bàn xã năm 2025

Các đơn vị báo cáo định kỳ hàng tháng (trước ngày 30 hàng tháng) gửi về Văn phòng xã.

TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành
1\tRà soát hộ khẩu\tThôn Đông\tThôn Đoài\tHoàn thành trước ngày 17/6/2025
8\tTuyên truyền\tThôn Đoài\t\tThực hiện thường xuyên
9\tLập danh sách\tThôn Đông\t\tHoàn thành trước ngày 27/6/2025
"""
OF_LEVEL = re.compile(r"NV (\S+) \((tỉnh|xã)\)")


async def owing_to_both(world: World) -> Level:
    """Let the finance department's group be that of a hamlet of a commune with a plan of its own."""
    level = await opened(world, world.secretariat, COMMUNE, "Thường trực xã", "Vân")
    await planned(level, "xa.txt", BELOW)
    await level.secretariat.says("/lienket Thôn Đông")
    await world.finance.says(f"/start {code_in(level.secretariat.last().text)}")
    return level


@pytest.fixture
async def both(june: World) -> Level:
    """The commune on 12 June, when the province alone had reminded the group already."""
    return await owing_to_both(june)


def numbers_in(messages: Sequence[ChatMessage]) -> list[set[str]]:
    """Return the tasks that each message lists, with their levels: "1 tỉnh"."""
    return [
        {f"{number} {level}" for number, level in OF_LEVEL.findall(_listed(one.text))} for one in messages
    ]


def _listed(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if line.startswith("•"))
