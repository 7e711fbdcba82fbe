"""What the level above newly gives a unit is told to the secretariat of the unit's own office, once."""

import pytest

from storage.models import Plan
from tests.auxil.cast import COMMUNE
from tests.auxil.levels import Level, linked, opened, planned
from tests.auxil.two_levels import COMMUNES, PROVINCE
from tests.auxil.world import World


@pytest.fixture
async def level(june: World) -> Level:
    level = await opened(june, june.secretariat, COMMUNE, "Thường trực xã", "Vân")
    await planned(level, "xa.txt", COMMUNES.format(day=13))
    return level


async def test_a_new_plan_above_is_told_with_what_concerns_the_unit(june: World, level: Level):
    before = len(level.secretariat.from_bot())
    await june.preview("tinh.txt", PROVINCE.replace("Đề án 06", "Đề án 08").encode())
    await june.secretariat.presses("Lưu kế hoạch")
    (told,) = level.secretariat.from_bot()[before:]
    assert told.text == (
        f"📥 Cấp trên mới giao {COMMUNE} 3 nhiệm vụ (“Thực hiện Đề án 08 của tỉnh năm 2025”):\n"
        "• NV 11: Làm sạch dữ liệu hộ tịch, dữ liệu đất đai – hạn “Hoàn thành trước ngày 20/9/2025”\n"
        "• NV 12: Cấp tài khoản định danh điện tử cho tổ chức – hạn “Hoàn thành trước ngày 30/6/2025”\n"
        "• NV 13: Chi trả an sinh xã hội không dùng tiền mặt – hạn “Thực hiện thường xuyên”\n\n"
        "Nối việc của mình với các việc này để lấy số liệu khi báo cáo: /noiviec"
    )
    await level.secretariat.says("/noiviec NV 1 = NV 11")
    assert "Đã nối NV 1 với NV 11" in level.secretariat.last().text


async def test_a_plan_that_gives_the_unit_nothing_is_not_told(june: World, level: Level):
    before = len(level.secretariat.from_bot())
    await june.preview("tinh.txt", PROVINCE.replace("06", "08").replace(COMMUNE, "Sở Y tế").encode())
    await june.secretariat.presses("Lưu kế hoạch")
    assert len({plan.id for plan in june.rows_of_every_office(Plan)}) == 3
    assert len(level.secretariat.from_bot()) == before


async def test_a_task_that_is_given_by_itself_is_told(june: World, level: Level):
    hamlet = await linked(june, level, "Thôn Đông", "Sơn")
    before, heard = len(level.secretariat.from_bot()), len(hamlet.from_bot())
    await june.secretariat.says(f"/giaoviec {COMMUNE} | Rà soát trạm y tế | trước ngày 27/6/2025")
    await june.secretariat.presses("Giao 1 đơn vị")
    (told,) = level.secretariat.from_bot()[before:]
    assert told.text.startswith(f"📥 Cấp trên mới giao {COMMUNE} 1 nhiệm vụ (“Nhiệm vụ được giao năm 2025”):")
    assert "Rà soát trạm y tế – hạn “trước ngày 27/6/2025”" in told.text
    assert len(hamlet.from_bot()) == heard
