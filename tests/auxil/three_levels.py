"""A commune with an office below the province, and a hamlet below that, in which something can go up."""

from dataclasses import dataclass

import pytest

from tests.auxil.cast import COMMUNE
from tests.auxil.group import Group
from tests.auxil.levels import Level, linked, opened, planned
from tests.auxil.world import World

HAMLET, TEAM = "Thôn Đông", "Tổ Một"
BELOW = """KẾ HOẠCH
Thực hiện Đề án 06 năm 2025

Các đơn vị báo cáo định kỳ hàng tháng (trước ngày 13 hàng tháng) gửi về Văn phòng.

TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành
1\tRà soát hộ khẩu\t{first}\t\tHoàn thành trước ngày 18/6/2025
2\tTuyên truyền\t{first}\t\tThực hiện thường xuyên
3\tLàm thẻ\tThôn Đoài\t\tHoàn thành trước ngày 18/6/2025
"""
RAISED = "NV 1 đang thực hiện 40%, vướng mắc: thiếu máy quét"


@dataclass
class Levels:
    """A province, a commune below it, and a hamlet below that."""

    world: World
    commune: Level
    hamlet: Group


@pytest.fixture
async def levels(june: World) -> Levels:
    commune = await opened(june, june.secretariat, COMMUNE, "Thường trực xã", "Vân")
    await planned(commune, "xa.txt", BELOW.format(first=HAMLET))
    return Levels(june, commune, await linked(june, commune, HAMLET, "Sơn"))
