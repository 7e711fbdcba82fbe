"""A list of units that was sent: what it would change, what should be looked at, what was done."""

from collections import Counter
from collections.abc import Sequence
from datetime import time

from chat.markup import Block, Listing, Marked, message, short, without_end
from chat.texts.units.directory import LEVELS
from chat.texts.words import count
from plans.plan import Problem
from plans.reading.unit_sheet import ListedUnit
from plans.units import UnitLevel, level_in_directory
from storage.units.imports import Comparison, DoubtKind, ListDoubt

LISTED = 8
LONGEST = 80
CHOOSE = Marked(
    "Xin chọn cách nhập, hoặc sửa trong tệp rồi gửi lại. Gửi lại nhiều lần không tạo đơn vị trùng."
)
CONFIRM = Marked("Chưa nhập gì. Xin bấm “Nhập danh sách” nếu đúng.")


def preview(name: str, value: Comparison, problems: Sequence[Problem]) -> Marked:
    """Return what a list would change; nothing is taken yet."""
    total = len(value.new) + len(value.changed) + value.same
    lines: list[Block] = [
        Marked("📋 <b>Danh sách đơn vị</b> “{}”: {}").format(short(name, LONGEST), count(total, "đơn vị")),
        f"• Mới: {len(value.new)}{_levels(value.new)}",
        f"• Thay đổi: {len(value.changed)}",
        f"• Đã có, không đổi: {value.same}",
    ]
    if value.doubts:
        lines += ["", f"⚠️ {count(len(value.doubts), 'dòng')} nên xem lại:"]
        doubts = [Marked("• {}").format(_doubt(doubt)) for doubt in value.doubts[:LISTED]]
        lines.append(Listing(doubts, LISTED, "dòng", len(value.doubts)))
    if problems:
        lines += ["", f"⛔ {count(len(problems), 'dòng')} không nhập được:"]
        refused = [_problem(one) for one in problems[:LISTED]]
        lines.append(Listing(refused, LISTED, "dòng", len(problems)))
    return message(*lines, "", _next_step(value))


def _problem(one: Problem) -> Marked:
    return Marked("• {where}: “{text}” {reason}").format(
        where=one.where, text=short(one.text, LONGEST), reason=one.reason
    )


def _next_step(value: Comparison) -> Marked:
    if not value.new and not value.changed:
        return Marked("Danh sách này không có gì mới.")
    return CHOOSE if value.doubts else CONFIRM


def decided(shown: Marked, at: time, person: str, *, is_taken: bool) -> Marked:
    """Return a list as it was shown, with what became of it instead of what was to be decided."""
    what = "✅ Đã nhập lúc" if is_taken else "Đã bỏ lúc"
    outcome = Marked("{} {} – {}").format(what, f"{at:%H:%M}", person)
    return message(without_end(without_end(shown, CHOOSE), CONFIRM), "", outcome)


def _levels(units: Sequence[ListedUnit]) -> str:
    numbers = Counter(unit.fields.level or level_in_directory(unit.name) for unit in units)
    parts = [f"{label} {numbers[level]}" for level, label in LEVELS.items() if numbers[level]]
    return f" ({', '.join(parts)})" if parts else ""


def _doubt(doubt: ListDoubt) -> Marked:
    row = Marked("{}: “{}”").format(doubt.unit.place, short(doubt.unit.name, LONGEST))
    match doubt.kind:
        case DoubtKind.LIKE_ANOTHER:
            return Marked("{} gần giống “{}”").format(row, short(doubt.about, LONGEST))
        case DoubtKind.TWICE:
            return Marked("{} có hai dòng trong danh sách").format(row)
        case DoubtKind.UNKNOWN_LEVEL if doubt.about:
            return Marked("{}: chưa hiểu cấp “{}”").format(row, short(doubt.about, LONGEST))
        case DoubtKind.UNKNOWN_LEVEL:
            return Marked("{}: chưa rõ cấp").format(row)
        case _:
            return Marked("{}: chưa có đơn vị cấp trên “{}”").format(row, short(doubt.about, LONGEST))


def row_question(doubt: ListDoubt, left: int) -> Marked:
    """Return the question what becomes of one doubtful row, with how many are left."""
    return Marked(
        "❓ <b>Nhập dòng này?</b> (còn {} cần xem lại)\n{}\n\n"
        "Các dòng khác của danh sách được nhập khi đã xem xong."
    ).format(count(left, "dòng"), _doubt(doubt))


def row_decided(unit: ListedUnit, *, is_taken: bool) -> Marked:
    """Return the confirmation of what becomes of one row."""
    row = Marked("{} (“{}”)").format(unit.place, short(unit.name, LONGEST))
    return Marked("✅ Nhập {}.").format(row) if is_taken else Marked("✅ Bỏ qua {}.").format(row)


def taken(added: int, changed: int, unknown: int, person: str) -> Marked:
    """Return the confirmation of a list that was taken."""
    lines = [
        Marked(
            "✅ Đã nhập danh sách: {added} đơn vị mới, {changed} đơn vị thay đổi. Người nhập: {person}."
        ).format(added=added, changed=changed, person=person)
    ]
    if unknown:
        label = LEVELS[UnitLevel.UNSPECIFIED]
        lines.append(
            Marked("{} {}; sửa: <code>/donvi sửa TÊN; cấp: xã</code>").format(count(unknown, "đơn vị"), label)
        )
    return message(*lines, "Xem: /donvi")


def dropped(person: str) -> Marked:
    """Return the confirmation that a list was thrown away."""
    return Marked("Đã bỏ danh sách, không nhập gì. Người bỏ: {}.").format(person)


def decided_before() -> Marked:
    """Return what is said of a second decision about the same list."""
    return Marked("Danh sách này đã được quyết định trước đó.")


def template_caption(units: int) -> Marked:
    """Return what to do with the sheet."""
    present = f"Đang có {count(units, 'đơn vị')}. " if units else ""
    return Marked(
        "{}Xin điền hoặc sửa trong tệp (trang “Ví dụ” cho biết cách ghi), "
        "rồi <b>trả lời (reply) tin này</b> bằng tệp đã điền. Tệp .csv có cùng các cột cũng được."
    ).format(present)


def template_name() -> str:
    """Return the name of the sheet."""
    return "danh-sach-don-vi.xlsx"
