"""The script of the month: the plans of the province and of three communes, and who says what on which day."""

TOP = "tỉnh"
NAMES = (
    "An Bình,An Hà,An Lâm,An Lộc,An Minh,An Phú,An Sơn,An Thành,An Vĩnh,An Xuân,"
    "Châu Bình,Châu Hà,Châu Lâm,Châu Lộc,Châu Minh,Châu Phú,Châu Sơn,Châu Thành,Châu Vĩnh,Châu Xuân,"
    "Đông Bình,Đông Hà,Đông Lâm,Đông Lộc,Đông Minh,Đông Phú,Đông Sơn,Đông Thành,Đông Vĩnh,Đông Xuân"
)
COMMUNES = tuple(f"UBND xã {name}" for name in NAMES.split(","))
OFFICES = dict(zip(COMMUNES, (12, 13, 14), strict=False))
"""The communes with plans of their own, and before which day of the month their units report."""
FIRST, SECOND, THIRD = OFFICES
POLICE = "Công an xã"
UNITS = (*(f"Thôn {name}" for name in "Đông,Đoài,Nam,Bắc,Trung,Thượng,Hạ,Nội,Ngoại,Tiền,Hậu".split(",")), POLICE)
"""Each of the three has units of the same names."""
PAGED = frozenset(UNITS[1:11:2]) | {UNITS[10]}
"""Half of the twelve read our page; the others are on Telegram."""
OF_BOTH = (FIRST, POLICE)
"""Its group is that of the commune, too: it owes to both levels."""

PROVINCE = """KẾ HOẠCH
Thực hiện Đề án 06 của tỉnh năm 2025

Các đơn vị báo cáo định kỳ hàng tháng (trước ngày 15 hàng tháng) gửi về Công an tỉnh.

TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành
1\tCấp tài khoản định danh điện tử cho tổ chức\tUBND cấp xã\t\tHoàn thành trước ngày 20/6/2025
2\tLàm sạch dữ liệu hộ tịch, dữ liệu đất đai\tUBND cấp xã\t\tHoàn thành trước ngày 20/9/2025
3\tChi trả an sinh xã hội không dùng tiền mặt\tUBND cấp xã\t\tThực hiện thường xuyên
"""
BELOW = """KẾ HOẠCH
Thực hiện Đề án 06 trên địa bàn {name} năm 2025

Các đơn vị báo cáo định kỳ hàng tháng (trước ngày {day} hàng tháng) gửi về Văn phòng xã.

TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành
1\tRà soát, làm sạch dữ liệu hộ tịch, đất đai\t{of_1}\t\tHoàn thành trước ngày 10/9/2025
2\tVận động hộ nghèo mở tài khoản (nhiệm vụ số 3 Kế hoạch của tỉnh)\t{of_2}\t\tThực hiện thường xuyên
3\tCấp tài khoản định danh điện tử cho các tổ chức\t{of_3}\t\tHoàn thành trước ngày {due}/6/2025
4\tTrồng cây xanh ven đường\t{of_4}\t\tHoàn thành trước ngày 30/8/2025
"""
LEADS = {"1": UNITS, "2": UNITS[:4], "3": (*UNITS[4:7], POLICE), "4": UNITS[7:9]}
SERVES = {"1": "2", "2": "3", "3": "1"}
"""Which task of the province each task of a commune serves; the fourth is the commune's own."""
DUE = dict(zip(OFFICES, (13, 14, 16), strict=True))
"""Before which day of June the third task is to be done: the last's day is a Sunday."""


def plan_of(office: str) -> str:
    """Return the document of a commune's own plan."""
    leads = {f"of_{number}": "; ".join(units) for number, units in LEADS.items()}
    return BELOW.format(name=office.removeprefix("UBND "), day=OFFICES[office], due=DUE[office], **leads)
