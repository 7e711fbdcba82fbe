"""A list of units that was sent: what it would change, what should be looked at, what was done."""

from collections import Counter
from collections.abc import Sequence
from html import escape

from chat.texts.units.directory import LEVELS
from chat.texts.words import and_others, count, short
from plans.plan import Problem
from plans.reading.unit_sheet import ListedUnit
from plans.units import UnitLevel, level_in_directory
from storage.units.imports import Comparison, DoubtKind, ListDoubt

LISTED = 8
LONGEST = 80


def preview(name: str, value: Comparison, problems: Sequence[Problem]) -> str:
    """Return what a list would change; nothing is taken yet."""
    total = len(value.new) + len(value.changed) + value.same
    lines = [
        f"📋 <b>Danh sách đơn vị</b> “{short(name, LONGEST)}”: {count(total, 'đơn vị')}",
        f"• Mới: {len(value.new)}{_levels(value.new)}",
        f"• Thay đổi: {len(value.changed)}",
        f"• Đã có, không đổi: {value.same}",
    ]
    if value.doubts:
        lines += ["", f"⚠️ {count(len(value.doubts), 'dòng')} nên xem lại:"]
        lines += [f"• {_doubt(doubt)}" for doubt in value.doubts[:LISTED]]
        lines += and_others(LISTED, len(value.doubts), "dòng")
    if problems:
        lines += ["", f"⛔ {count(len(problems), 'dòng')} không nhập được:"]
        lines += [
            f"• {escape(one.where)}: “{short(one.text, LONGEST)}” {escape(one.reason)}"
            for one in problems[:LISTED]
        ]
        lines += and_others(LISTED, len(problems), "dòng")
    return "\n".join([*lines, "", _next_step(value)])


def _next_step(value: Comparison) -> str:
    if not value.new and not value.changed:
        return "Danh sách này không có gì mới."
    if value.doubts:
        return "Xin chọn cách nhập, hoặc sửa trong tệp rồi gửi lại. Gửi lại nhiều lần không tạo đơn vị trùng."
    return "Chưa nhập gì. Xin bấm “Nhập danh sách” nếu đúng."


def _levels(units: Sequence[ListedUnit]) -> str:
    numbers = Counter(unit.fields.level or level_in_directory(unit.name) for unit in units)
    parts = [f"{label} {numbers[level]}" for level, label in LEVELS.items() if numbers[level]]
    return f" ({', '.join(parts)})" if parts else ""


def _doubt(doubt: ListDoubt) -> str:
    row = f"{escape(doubt.unit.place)}: “{short(doubt.unit.name, LONGEST)}”"
    match doubt.kind:
        case DoubtKind.LIKE_ANOTHER:
            return f"{row} gần giống “{short(doubt.about, LONGEST)}”"
        case DoubtKind.TWICE:
            return f"{row} có hai dòng trong danh sách"
        case DoubtKind.UNKNOWN_LEVEL if doubt.about:
            return f"{row}: chưa hiểu cấp “{short(doubt.about, LONGEST)}”"
        case DoubtKind.UNKNOWN_LEVEL:
            return f"{row}: chưa rõ cấp"
        case _:
            return f"{row}: chưa có đơn vị cấp trên “{short(doubt.about, LONGEST)}”"


def row_question(doubt: ListDoubt, left: int) -> str:
    """Return the question what becomes of one doubtful row, with how many are left."""
    return (
        f"❓ <b>Nhập dòng này?</b> (còn {count(left, 'dòng')} cần xem lại)\n{_doubt(doubt)}\n\n"
        "Các dòng khác của danh sách được nhập khi đã xem xong."
    )


def row_decided(unit: ListedUnit, *, is_taken: bool) -> str:
    """Return the confirmation of what becomes of one row."""
    row = f"{escape(unit.place)} (“{short(unit.name, LONGEST)}”)"
    return f"✅ Nhập {row}." if is_taken else f"✅ Bỏ qua {row}."


def taken(added: int, changed: int, unknown: int, person: str) -> str:
    """Return the confirmation of a list that was taken."""
    lines = [
        f"✅ Đã nhập danh sách: {added} đơn vị mới, {changed} đơn vị thay đổi. Người nhập: {escape(person)}."
    ]
    if unknown:
        label = LEVELS[UnitLevel.UNSPECIFIED]
        lines.append(f"{count(unknown, 'đơn vị')} {label}; sửa: <code>/donvi sửa TÊN; cấp: xã</code>")
    return "\n".join([*lines, "Xem: /donvi"])


def dropped(person: str) -> str:
    """Return the confirmation that a list was thrown away."""
    return f"Đã bỏ danh sách, không nhập gì. Người bỏ: {escape(person)}."


def decided_before() -> str:
    """Return what is said of a second decision about the same list."""
    return "Danh sách này đã được quyết định trước đó."


def template_caption(units: int) -> str:
    """Return what to do with the sheet."""
    present = f"Đang có {count(units, 'đơn vị')}. " if units else ""
    return (
        f"{present}Xin điền hoặc sửa trong tệp (trang “Ví dụ” cho biết cách ghi), "
        "rồi <b>trả lời (reply) tin này</b> bằng tệp đã điền. Tệp .csv có cùng các cột cũng được."
    )


def template_name() -> str:
    """Return the name of the sheet."""
    return "danh-sach-don-vi.xlsx"
