"""A province's plan that gives a commune tasks, and the commune's own plan that serves them."""

from tests.auxil.cast import COMMUNE
from tests.auxil.levels import PAST, Level, linked, opened, planned
from tests.auxil.world import World

PROVINCE = f"""KẾ HOẠCH
Thực hiện Đề án 06 của tỉnh năm 2025

Các đơn vị báo cáo định kỳ hàng tháng (trước ngày 15 hàng tháng) gửi về Công an tỉnh.

TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành
11\tLàm sạch dữ liệu hộ tịch, dữ liệu đất đai\t{COMMUNE}\t\tHoàn thành trước ngày 20/9/2025
12\tCấp tài khoản định danh điện tử cho tổ chức\t{COMMUNE}\t\tHoàn thành trước ngày 30/6/2025
13\tChi trả an sinh xã hội không dùng tiền mặt\t{COMMUNE}\t\tThực hiện thường xuyên
14\tBí mật của riêng Sở Tài chính\tSở Tài chính\t\tThực hiện thường xuyên
"""
COMMUNES = """KẾ HOẠCH
Thực hiện Đề án 06 trên địa bàn xã năm 2025

Các đơn vị báo cáo định kỳ hàng tháng (trước ngày {day} hàng tháng) gửi về Văn phòng xã.

TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành
1\tRà soát, làm sạch dữ liệu hộ tịch, đất đai\tThôn Đông; Thôn Đoài\t\tHoàn thành trước ngày 10/9/2025
2\tVận động hộ nghèo mở tài khoản (nhiệm vụ số 13 Kế hoạch của tỉnh)\tThôn Đông\t\tThường xuyên
3\tCấp tài khoản định danh điện tử cho các tổ chức\tThôn Đoài\t\tHoàn thành trước ngày 15/7/2025
4\tTrồng cây xanh ven đường\tThôn Đông\t\tHoàn thành trước ngày 30/8/2025
"""


async def two_levels(world: World, *, day: int = 13) -> Level:
    """Let the province have a plan, and the commune a plan of its own with two hamlets that are linked."""
    await world.import_plan("tinh.txt", PROVINCE.encode())
    level = await opened(world, world.secretariat, COMMUNE, "Thường trực xã", "Vân")
    await planned(level, "xa.txt", COMMUNES.format(day=day))
    proposal = level.secretariat.last()
    await linked(world, level, "Thôn Đông", "Sơn")
    await linked(world, level, "Thôn Đoài", "Thủy")
    assert PAST not in level.secretariat.labels(proposal)
    return level
