"""Three offices in which everything has happened, with a secret word of its own in every text of each."""

from dataclasses import dataclass

from tests.auxil import secrets_behind_walls as secrets
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.group import Group
from tests.auxil.levels import Level, linked, opened, planned
from tests.auxil.world import World

PLAN = """KẾ HOẠCH
Kế hoạch của {secret} năm 2025

Các đơn vị báo cáo định kỳ hàng tháng (trước ngày 13 hàng tháng) gửi về Văn phòng.

TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành
1\tViệc thứ nhất của {secret}\t{first}\t{second}\tHoàn thành trước ngày 10/6/2025
2\tViệc thứ hai của {secret}\t{second}\t\tThực hiện thường xuyên
3\tViệc thứ ba của {secret}\t{first}\t\tHoàn thành trước ngày 20/6/2025
"""


@dataclass
class Country:
    """The top and two offices below it, which are sisters."""

    world: World
    secretariats: dict[int, Group]
    units: dict[int, Group]

    @property
    def chats(self) -> dict[int, int]:
        """Return the office of each chat."""
        groups = [*self.secretariats.items(), *self.units.items()]
        return {group.chat: office for office, group in groups}


async def lived_in(world: World) -> Country:
    """Return three offices in which everything has happened; the words are not planted yet."""
    country = Country(world, {1: world.secretariat}, {1: world.finance})
    for office, unit in ((2, COMMUNE), (3, FINANCE)):
        secret = secrets.secret_of(office)
        level = await opened(world, world.secretariat, unit, f"Thường trực {secret}", f"Vân {secret}")
        first, second = f"Thôn Đông {office}", f"Thôn Đoài {office}"
        await planned(level, "xa.txt", PLAN.format(secret=secret, first=first, second=second))
        country.units[office] = await linked(world, level, first, f"Sơn {secret}")
        country.secretariats[office] = level.secretariat
        await _lives(level, country.units[office], secret)
    await _lives(Level("", world.secretariat, {}), world.finance, secrets.secret_of(1))
    return country


async def _lives(level: Level, unit: Group, secret: str) -> None:
    above = level.secretariat
    await unit.says("/nhiemvu")
    await unit.answers(f"xin gia hạn NV 1 đến 30/7/2025 vì chờ {secret}")
    await unit.says("/nhiemvu")
    await unit.answers(f"NV 1 đã hoàn thành theo văn bản 12/{secret}")
    await unit.answers(f"NV 3 đang thực hiện 40%, vướng {secret}")
    await unit.says(f"/vuongmac Chưa có kinh phí {secret}")
    await above.says(f"/lienhe Bà Lan {secret}, 0900000000")
    await above.says(f"/yeucau Báo cáo {secret} | tất cả đơn vị | trước 16h ngày 20/6/2025")
    await above.says("/xacnhan")
    await above.says("/ngaynghi thêm 17/6/2025")
    await above.says("/kehoach")
    await above.sends("ban-moi.txt", PLAN.format(secret=secret, first="Tổ 1", second="Tổ 2").encode())
