"""The three ratios by which units are evaluated, as sheets whose formulas can be followed to every row."""

from collections.abc import Sequence

from plans.evaluation import OFF, OwedWork
from plans.text import capitalised
from reports.spreadsheet import Cell, Formula, Sheet, SheetColumn
from reports.words import period

RATIOS, DETAILS = "Tỷ lệ đánh giá", "Chi tiết đánh giá"
PERCENT = "0.0%"
CONFIRMED = "có"
RULE = (
    "Cách tính (theo ba tiêu chí số lượng, chất lượng, tiến độ của Nghị định 335/2025/NĐ-CP): mỗi nhiệm vụ, "
    "báo cáo kỳ đến hạn trong thời gian này, hoặc quá hạn từ trước mà đầu kỳ chưa xong, là một việc được "
    "giao. Nhiệm vụ đơn vị báo hoàn thành mà cơ quan thường trực chưa xác nhận thì chưa tính là đã làm. "
    "Không tính yêu cầu đột xuất và đơn vị chưa có nhóm (chưa ai nhắc). "
    "Số lượng: số việc đã làm / số việc được giao. Chất lượng: mỗi việc đã làm tính 100%, trừ 25% cho mỗi "
    "lần cơ quan thường trực trả lại. Tiến độ: "
    "mỗi việc làm đúng hạn tính 100%, làm chậm tính 75%, chưa làm tính 0%. Việc được gia hạn vì lý do được "
    "chấp nhận tính theo hạn mới. Việc không có ngày đến hạn không tính."
)
NO_GRADE = "Chỉ là số liệu, không phải kết quả xếp loại; việc đánh giá do người có thẩm quyền quyết định."
RATIO_COLUMNS = (
    SheetColumn("Đơn vị", 44),
    SheetColumn("Việc được giao", 12),
    SheetColumn("Số lượng", 12, number_format=PERCENT),
    SheetColumn("Chất lượng", 12, number_format=PERCENT),
    SheetColumn("Tiến độ", 12, number_format=PERCENT),
)
DETAIL_COLUMNS = (
    SheetColumn("Đơn vị", 40),
    SheetColumn("Việc", 34),
    SheetColumn("Hạn", 12),
    SheetColumn("Ngày làm xong", 13),
    SheetColumn("Đã xác nhận", 11),
    SheetColumn("Số lần trả lại", 10),
    SheetColumn("Số lượng", 10, number_format=PERCENT),
    SheetColumn("Chất lượng", 10, number_format=PERCENT),
    SheetColumn("Tiến độ", 10, number_format=PERCENT),
)


def evaluation_sheets(work: Sequence[OwedWork]) -> list[Sheet]:
    """Return a sheet of ratios, a row a unit, and one of all that was owed; none where nothing was."""
    if not work:
        return []
    of_unit: dict[str, list[OwedWork]] = {}
    for one in work:
        of_unit.setdefault(one.unit, []).append(one)
    last = len(work) + 1
    ratios = [_ratios(unit, own, place, last) for place, (unit, own) in enumerate(of_unit.items(), start=2)]
    details = [_detail(one, place) for place, one in enumerate(work, start=2)]
    return [
        Sheet(RATIOS, RATIO_COLUMNS, ratios, notes=(RULE, NO_GRADE)),
        Sheet(DETAILS, DETAIL_COLUMNS, details),
    ]


def _ratios(unit: str, own: Sequence[OwedWork], place: int, last: int) -> list[Cell]:
    """Return a unit's row: each ratio is the sum of the values of its rows by their number."""
    names = f"'{DETAILS}'!$A$2:$A${last}"
    sums = {
        "G": sum(one.quantity for one in own),
        "H": sum(one.quality for one in own),
        "I": sum(one.progress for one in own),
    }
    shares = [
        Formula(
            f"SUMIF({names},A{place},'{DETAILS}'!${column}$2:${column}${last})/B{place}", total / len(own)
        )
        for column, total in sums.items()
    ]
    return [unit, Formula(f"COUNTIF({names},A{place})", float(len(own))), *shares]


def _detail(one: OwedWork, place: int) -> list[Cell]:
    what = f"NV {one.task}" if one.task else f"Báo cáo {period(one.period)}" if one.period else ""
    done = f'E{place}="{CONFIRMED}"'
    return [
        one.unit,
        capitalised(what),
        one.due,
        one.done_on,
        None if one.done_on is None else CONFIRMED if one.is_accepted else "chờ",
        one.returns,
        Formula(f"IF({done},1,0)", one.quantity),
        Formula(f"IF({done},MAX(0,1-{OFF:g}*F{place}),0)", one.quality),
        Formula(f"IF({done},IF(D{place}<=C{place},1,{1 - OFF:g}),0)", one.progress),
    ]
