"""The district's real plan of 2024 under a province's plan made for it: links, days, the one-tap report."""

from pathlib import Path

import pytest

from storage.models import Statement, StatementSource, TaskLink
from tests.auxil.levels import PAST, Level, linked, opened
from tests.auxil.world import World

SAMPLE = Path(__file__).parents[3] / ".." / "shared" / "plans" / "hau-loc-2024.docx"
DISTRICT = "UBND huyện Hậu Lộc"
PROVINCE = f"""KẾ HOẠCH
Triển khai Đề án 06 trên địa bàn tỉnh năm 2025

Các đơn vị báo cáo định kỳ hàng tháng (trước ngày {{day}} hàng tháng) gửi về Công an tỉnh.

TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành
4\tXác thực sinh trắc học trên thẻ CCCD gắn chíp tại Bộ phận một cửa\t{DISTRICT}\t\tThực hiện thường xuyên
5\tHoàn thành xây dựng cơ sở dữ liệu về Lao động việc làm\t{DISTRICT}\t\tThực hiện thường xuyên
6\tTiếp tục triển khai lập bản điện tử Giấy khai sinh, Trích lục khai tử\t{DISTRICT}\t\tThực hiện thường xuyên
7\tTriển khai Học bạ số trên địa bàn\t{DISTRICT}\t\tThực hiện thường xuyên
8\tThu nhận mẫu ADN thân nhân liệt sĩ\t{DISTRICT}\t\tThực hiện thường xuyên
"""


async def district(world: World, *, day: int) -> Level:
    """Let the province save its plan, and the district the real one."""
    await world.import_plan("tinh.txt", PROVINCE.format(day=day).encode())
    level = await opened(world, world.secretariat, DISTRICT, "Thường trực huyện", "Vân")
    group = level.secretariat
    await group.says("/kehoach")
    await group.sends(SAMPLE.name, SAMPLE.read_bytes(), reply_to=group.last().id)
    preview = group.last()
    await group.presses(PAST, message=preview)
    await group.presses("Lưu kế hoạch", message=group.again(preview))
    return level


@pytest.mark.slow
@pytest.mark.skipif(not SAMPLE.exists(), reason="../shared is not here")
async def test_links_days_and_the_report_of_one_tap(world: World):
    level = await district(world, day=15)
    text = level.secretariat.last().text
    assert "Cấp trên giao 5 nhiệm vụ; đã so với 72 nhiệm vụ của mình" in text
    assert "báo cáo hằng tháng" not in text.casefold()  # the 13th and the 12th leave time for the 15th
    agree = next(one for one in level.secretariat.labels() if one.startswith("Đồng ý"))
    await level.secretariat.presses(agree)
    await level.secretariat.says("/noiviec NV 16 = NV 6")
    await level.secretariat.says("/noiviec NV 40 = NV 7")
    assert len(world.rows_of_every_office(TaskLink)) >= 3
    justice = await linked(world, level, "Phòng Tư pháp", "Sơn")
    await justice.says("/baocao NV 16 đang thực hiện, 1.250/1.480 hồ sơ")
    office = world.group(f"Nhóm {DISTRICT}", "Bình")
    await world.link(DISTRICT, office)
    await office.says("/baocao")
    await office.presses("⬇️ Lấy từ cấp dưới")
    assert "• NV 6 Tiếp tục triển khai lập bản điện tử" in office.last().text
    await office.presses("✅ Ghi 1 nhiệm vụ")
    (said,) = [row for row in world.rows(Statement) if row.source is StatementSource.COMPILED]
    assert (said.text or "").startswith(
        "Tổng hợp từ cấp dưới đến ngày 15/5/2025: 0/1 đơn vị đã hoàn thành; 1.250/1.480 hồ sơ. Nguồn: NV 16 ("
    )


@pytest.mark.slow
@pytest.mark.skipif(not SAMPLE.exists(), reason="../shared is not here")
async def test_the_districts_days_are_too_late_for_a_province_that_asks_for_the_12th(world: World):
    level = await district(world, day=12)
    assert "đơn vị cấp dưới nộp ngày 12/6/2025: không kịp" in level.secretariat.last().text
