"""A unit with an office merges, splits or is renamed above: its office follows, or all hear why not."""

import pytest

from storage.models import Matter, MatterState, Office, Unit
from tests.auxil.cast import COMMUNE
from tests.auxil.levels import Level, opened
from tests.auxil.two_levels import two_levels
from tests.auxil.world import World

FETCH = "⬇️ Lấy từ cấp dưới"
EAST, NEW, OTHER = "Thôn Đông", "UBND xã Lộc Sơn", "UBND xã An Lộc"
PASS_UP, SEND = "Chuyển cấp trên", "Gửi lên cấp trên"


@pytest.fixture
async def commune(world: World) -> Level:
    """The commune's task 1 serves the province's 11, and a hamlet has reported."""
    level = await two_levels(world)
    await level.secretariat.says("/noiviec NV 1 = NV 11")
    await world.link(COMMUNE, world.commune)
    await level.groups[EAST].says("/baocao NV 1 đang thực hiện, 750/880 hộ")
    return level


async def ends(world: World, words: str, button: str) -> None:
    await world.secretariat.says(f"/donvi {words}")
    await world.secretariat.presses(button)


def unit(world: World, name: str) -> int:
    return next(row.id for row in world.rows(Unit) if row.name == name)


def raised_above(world: World) -> list[tuple[int, str]]:
    return [(row.unit_id, row.text) for row in world.rows(Matter)]


async def test_the_office_of_a_unit_that_merges_is_its_successors(world: World, commune: Level):
    await ends(world, f"sáp nhập {COMMUNE} vào {NEW}", "Sáp nhập")
    assert f"Cấp đã mở cho đơn vị cũ nay là cấp của {NEW}" in world.secretariat.last().text
    assert f"đơn vị của cấp mình nay là {NEW}" in commune.secretariat.last().text
    await world.secretariat.says("/mocap")
    assert f"1. {NEW} – mở ngày" in world.secretariat.last().text
    await commune.secretariat.says("/noiviec")
    assert "1/3 nhiệm vụ cấp trên giao đã có việc nối" in commune.secretariat.last().text
    await world.commune.says("/baocao")
    await world.commune.presses(FETCH)
    assert "750/880 hộ" in world.commune.last().text


async def test_what_is_raised_below_is_the_successors_above(world: World, commune: Level):
    await commune.groups[EAST].says("/vuongmac NV 1 thiếu máy quét")
    await commune.secretariat.presses(PASS_UP)
    shown = commune.secretariat.last()
    await ends(world, f"sáp nhập {COMMUNE} vào {NEW}", "Sáp nhập")
    await commune.secretariat.presses(SEND, message=shown)
    assert [owner for owner, _ in raised_above(world)] == [unit(world, NEW)]
    await world.secretariat.answers("Tuần sau cấp máy")
    assert "Tuần sau cấp máy" in commune.groups[EAST].last().text


async def test_two_offices_do_not_become_one(world: World, commune: Level):
    await world.secretariat.says(f"/donvi thêm {OTHER}")
    if world.secretariat.last().buttons:
        await world.secretariat.presses("Thêm đơn vị mới")
    other = await opened(world, world.secretariat, OTHER, "Thường trực An Lộc", "Mai")
    await ends(world, f"sáp nhập {COMMUNE} vào {OTHER}", "Sáp nhập")
    assert f"Cấp đã mở cho {COMMUNE} không chuyển được" in world.secretariat.from_bot()[-1].text
    assert "vẫn chạy cho các đơn vị trực thuộc" in commune.secretariat.last().text
    assert "vẫn chạy" not in other.secretariat.last().text
    await commune.groups[EAST].says("/vuongmac NV 1 thiếu máy quét")
    await commune.secretariat.presses(PASS_UP)
    assert "tới cơ quan nào?" in commune.secretariat.last().text
    assert raised_above(world) == []


async def test_of_a_unit_that_splits_the_office_is_nobodys(world: World, commune: Level):
    await commune.groups[EAST].says("/vuongmac NV 1 thiếu máy quét")
    await commune.secretariat.presses(PASS_UP)
    shown = commune.secretariat.last()
    await ends(world, f"tách {COMMUNE} thành {NEW} và {OTHER}", "Tách")
    assert f"Cấp đã mở cho {COMMUNE} không chuyển được" in world.secretariat.last().text
    assert "đã sáp nhập hoặc tách" in commune.secretariat.last().text
    await commune.secretariat.presses(SEND, message=shown)
    assert raised_above(world) == []
    await world.secretariat.says("/mocap")
    await world.secretariat.presses("Đóng 1")
    await world.secretariat.presses("Đóng cấp này")
    await opened(world, world.secretariat, NEW, "Thường trực mới", "Hoa")
    assert [row.closed_at is None for row in world.rows(Office)] == [False, True]


async def test_the_office_is_called_as_its_unit(world: World, commune: Level):
    await world.secretariat.says(f"/donvi đổi tên {COMMUNE} thành UBND xã Hoa Mới")
    await world.secretariat.says("/mocap")
    assert "1. UBND xã Hoa Mới – mở ngày" in world.secretariat.last().text


async def test_the_question_tells_what_becomes_of_the_office_and_what_it_passed_up(
    world: World, commune: Level
):
    await commune.groups[EAST].says("/vuongmac NV 1 thiếu máy quét")
    await commune.secretariat.presses(PASS_UP)
    await commune.secretariat.presses(SEND)
    waits = "Còn 1 vướng mắc do cấp này chuyển lên chưa trả lời: vẫn chờ cơ quan thường trực trả lời"
    await world.secretariat.says(f"/donvi tách {COMMUNE} thành {NEW} và {OTHER}")
    assert (
        f"• Cấp đã mở cho {COMMUNE} không chuyển được cho đơn vị mới: vẫn chạy, nhưng số liệu và vướng mắc "
        f"thôi chuyển lên. {waits}"
    ) in world.secretariat.last().text
    await world.secretariat.says(f"/donvi sáp nhập {COMMUNE} vào {NEW}")
    assert (
        f"• Cấp đã mở cho {COMMUNE} thành cấp của {NEW}, việc nối giữ nguyên. {waits}"
    ) in world.secretariat.last().text
    await world.secretariat.says("/donvi sáp nhập Sở Tài chính vào Sở Kế hoạch")
    assert "Cấp đã mở" not in world.secretariat.last().text


async def test_what_was_passed_up_before_a_split_can_be_taken_back(world: World, commune: Level):
    await commune.groups[EAST].says("/baocao NV 1 đang thực hiện 60%, vướng mắc: thiếu máy quét")
    report = commune.groups[EAST].last()
    await commune.secretariat.presses(PASS_UP)
    await commune.secretariat.presses(SEND)
    await ends(world, f"tách {COMMUNE} thành {NEW} và {OTHER}", "Tách")
    await commune.groups[EAST].presses("Thu hồi", message=report)
    assert [row.state for row in world.rows(Matter)] == [MatterState.WITHDRAWN]
    assert "không cần trả lời nữa" in world.secretariat.last().text
