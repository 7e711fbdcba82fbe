"""A new version of the plan above: offices below are told which of their linked tasks it touches."""

from tests.auxil.cast import COMMUNE
from tests.auxil.levels import Level
from tests.auxil.two_levels import PROVINCE, two_levels
from tests.auxil.world import World


async def amended(world: World, document: str) -> None:
    await world.preview("tinh.txt", document.encode())
    await world.secretariat.presses(next(one for one in world.secretariat.labels() if "ập nhật" in one))


async def linked(world: World) -> Level:
    level = await two_levels(world)
    await level.secretariat.says("/noiviec NV 1, 4 = NV 11")
    await level.secretariat.says("/noiviec NV 3 = NV 12")
    return level


async def test_days_words_and_tasks_that_are_gone_are_told_with_what_serves_them(world: World):
    level = await linked(world)
    new = PROVINCE.replace("20/9/2025", "20/8/2025").replace("định danh điện tử", "định danh")
    new = new.replace(f"không dùng tiền mặt\t{COMMUNE}", "không dùng tiền mặt\tSở Y tế")
    new += f"15\tSố hóa sổ hộ tịch\t{COMMUNE}\t\tHoàn thành trước ngày 30/9/2025\n"
    await amended(world, new)
    text = level.secretariat.last().text
    assert "Cấp trên vừa cập nhật “Thực hiện Đề án 06 của tỉnh năm 2025”" in text
    assert "• NV 11 cấp trên: hạn mới “Hoàn thành trước ngày 20/8/2025” – đã nối NV 1, NV 4" in text
    assert "• NV 12 cấp trên: nội dung mới “Cấp tài khoản định danh cho tổ chức” – đã nối NV 3" in text
    assert "• NV 15 cấp trên: mới giao “Số hóa sổ hộ tịch” – chưa việc nào nối" in text
    assert "NV 13" not in text


async def test_what_serves_a_task_that_is_gone_is_told(world: World):
    level = await linked(world)
    await amended(world, PROVINCE.replace(f"tổ chức\t{COMMUNE}", "tổ chức\tSở Y tế"))
    assert "• NV 12 cấp trên: không còn giao đơn vị – đã nối NV 3" in level.secretariat.last().text
    await level.secretariat.says("/noiviec")
    assert "Việc của mình chưa quyết định: NV 2, NV 3." in level.secretariat.last().text


async def test_who_is_not_touched_is_not_told(world: World):
    level = await linked(world)
    before = len(level.secretariat.from_bot())
    await amended(world, PROVINCE.replace("Bí mật của riêng", "Việc của riêng"))
    assert len(level.secretariat.from_bot()) == before
