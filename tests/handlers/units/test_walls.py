"""Nothing goes over a wall: every command and every button, also forged, of three offices full of secrets."""

from dataclasses import dataclass

import pytest

from bot.conversations import ROUTES
from chat.conversation import OnCommand
from storage.models import OutboxMessage
from tests.auxil import secrets_behind_walls as secrets
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.forging import press_forged
from tests.auxil.group import Group
from tests.auxil.levels import Level, linked, opened, planned
from tests.auxil.world import World

COMMANDS = sorted({name for route in ROUTES if isinstance(route, OnCommand) for name in route.names})
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


@pytest.fixture
async def country(june: World) -> Country:
    """Three offices in which everything has happened, with a secret word in every text."""
    country = Country(june, {1: june.secretariat}, {1: june.finance})
    for office, unit in ((2, COMMUNE), (3, FINANCE)):
        secret = secrets.secret_of(office)
        level = await opened(june, june.secretariat, unit, f"Thường trực {secret}", f"Vân {secret}")
        first, second = f"Thôn Đông {office}", f"Thôn Đoài {office}"
        await planned(level, "xa.txt", PLAN.format(secret=secret, first=first, second=second))
        country.units[office] = await linked(june, level, first, f"Sơn {secret}")
        country.secretariats[office] = level.secretariat
        await _lives(level, country.units[office], secret)
    await _lives(Level("", june.secretariat, {}), june.finance, secrets.secret_of(1))
    kinds = june.database.transact(secrets.plant)
    assert kinds >= {"updates", "matters", "extensions", "report_requests", "tasks", "plans"}, kinds
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


async def _walks(country: Country, office: int, group: Group) -> None:
    """Give every command there is, and press every button there is with what others have."""
    other = 3 if office == 2 else 2
    behind = ("", f" Thôn Đông {other}", f" {FINANCE}", " NV 1", " việc thứ nhất", " 12/6/2025")
    for command in COMMANDS:
        for words in behind:
            group.stage.people.say(group.chat, group.person, f"/{command}{words}")
        await group.stage.settle()
    person = {"id": group.person, "is_bot": False, "first_name": "Vân"}
    await press_forged(group, person, secrets.foreign_presses(country.world, office))
    for message in group.from_bot()[-60:]:
        for label in group.labels(message)[:6]:
            if label in group.labels(group.again(message)):
                await group.presses(label, message=group.again(message))


@pytest.mark.slow
@pytest.mark.parametrize("office", [1, 2, 3])
@pytest.mark.parametrize("who", ["secretariats", "units"])
async def test_nothing_is_seen_or_changed_over_a_wall(country: Country, office: int, who: str):
    world = country.world
    others = [one for one in (1, 2, 3) if one != office]
    before = {one: world.database.read(secrets.rows_of, one) for one in others}
    since = max(row.id for row in world.rows(OutboxMessage))
    await _walks(country, office, getattr(country, who)[office])
    assert secrets.said_in(world, country.chats, since) == []
    assert {one: world.database.read(secrets.rows_of, one) for one in others} == before
