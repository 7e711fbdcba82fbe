"""The script of the month: the plans of the province and of three communes, and who says what when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

Unit = tuple[str, str]
"""An office and a unit of it."""
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
UNITS = (
    *(f"Thôn {name}" for name in ("Đông", "Đoài", "Nam", "Bắc", "Trung", "Thượng")),
    *(f"Thôn {name}" for name in ("Hạ", "Nội", "Ngoại", "Tiền", "Hậu")),
    POLICE,
)
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
BEGUN = [("2", 0, 5, False), ("2", 1, 5, False)]
DAYS_OF_SAYING = (3, 4, 5, 9, 10, 11)
"""On which days of June the units speak of the first task, by turns."""
OF_OTHER_TASKS = {
    # task, unit, day of June, whether it is done
    FIRST: [*BEGUN, ("3", 4, 10, True), ("3", 5, 10, True), ("3", 6, 11, True), ("3", 11, 12, True)],
    SECOND: [*BEGUN, ("3", 4, 10, True), ("3", 5, 11, False), ("4", 7, 6, True), ("4", 8, 9, True)],
    THIRD: [("3", 4, 10, True), ("3", 5, 12, True), ("3", 6, 13, True)],
}


def plan_of(office: str) -> str:
    """Return the document of a commune's own plan."""
    leads = {f"of_{number}": "; ".join(units) for number, units in LEADS.items()}
    return BELOW.format(name=office.removeprefix("UBND "), day=OFFICES[office], due=DUE[office], **leads)


@dataclass(frozen=True, slots=True)
class Said:
    """What a unit says of a task: that it is done or not, how far it is, and of how many households."""

    unit: Unit
    task: str
    is_done: bool = False
    percent: int | None = None
    households: tuple[int, int] | None = None

    @property
    def words(self) -> str:
        """Return it as people write it."""
        state = "đã hoàn thành" if self.is_done else "đang thực hiện"
        percent = f" {self.percent}%" if self.percent is not None else ""
        counted = ", {}/{} hộ".format(*self.households) if self.households else ""
        return f"NV {self.task} {state}{percent}{counted}"


def said_on(day: date) -> Iterator[Said]:
    """Yield what units say on a day of June."""
    for which, office in enumerate(OFFICES):
        for index, name in enumerate(UNITS):
            if day == date(2025, 6, DAYS_OF_SAYING[index % len(DAYS_OF_SAYING)]):
                yield from _of_the_first_task((office, name), index, which)
        for number, index, on, is_done in OF_OTHER_TASKS[office]:
            if day == date(2025, 6, on):
                yield Said((office, UNITS[index]), number, is_done, None if is_done else 50)
    for index, name in enumerate(COMMUNES[len(OFFICES) :]):
        if day == date(2025, 6, 10) and index % 3 == 0:
            yield Said((TOP, name), "1", is_done=True)
        if day == date(2025, 6, 12) and index % 3 == 1:
            yield Said((TOP, name), "1", percent=30)


def _of_the_first_task(unit: Unit, index: int, which: int) -> Iterator[Said]:
    """Yield nothing of every fourth unit; of the others one is done, two have some of their households."""
    total = 120 + 10 * index + which
    match (index + which) % 4:
        case 0:
            yield Said(unit, "1", is_done=True, households=(total, total))
        case 1:
            yield Said(unit, "1", percent=60, households=(total // 2, total))
        case 2:
            yield Said(unit, "1", households=(index + 1, total))


def submitted_on(day: date) -> Iterator[Unit]:
    """Yield the units that submit their reports on a day of June; every fourth never does."""
    for office in OFFICES:
        for index, name in enumerate(UNITS):
            if day == _in_june({0: 10, 1: 11, 2: 13}.get(index % 4)):
                yield office, name
    for index, name in enumerate(COMMUNES[len(OFFICES) :]):
        if day == _in_june({0: 10, 1: 12, 2: 13, 3: 16 if index % 8 == 3 else None}[index % 4]):
            yield TOP, name


def _in_june(day: int | None) -> date | None:
    return date(2025, 6, day) if day else None
