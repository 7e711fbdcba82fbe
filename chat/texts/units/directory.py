"""The directory of units: cards, what was changed, what could not be."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from chat.texts.words import capitalised, count, day, names, short
from plans.units import UnitLevel
from storage.units.cards import UnitCard

LISTED = 10
LONGEST = 200

LEVELS = {
    UnitLevel.CENTRAL: "trung ương",
    UnitLevel.PROVINCE: "cấp tỉnh",
    UnitLevel.DISTRICT: "cấp huyện",
    UnitLevel.COMMUNE: "cấp xã",
    UnitLevel.VERTICAL: "ngành dọc",
    UnitLevel.MASS_ORGANISATION: "mặt trận, đoàn thể, hội",
    UnitLevel.ENTERPRISE: "doanh nghiệp",
    UnitLevel.UNSPECIFIED: "chưa rõ cấp",
}

HOW_TO = (
    "Nhập cả danh sách từ Excel: <code>/donvi mẫu</code>\n"
    "Xem một đơn vị: <code>/donvi Sở Tài chính</code> (một phần tên hoặc chữ tắt cũng được)\n"
    "Thêm: <code>/donvi thêm UBND xã Hoa Lộc; thuộc: UBND huyện Hậu Lộc</code>\n"
    "Sửa: <code>/donvi sửa Sở Tài chính; lãnh đạo: Ông Nguyễn Văn A; viết tắt: STC</code>\n"
    "Đổi tên: <code>/donvi đổi tên Sở A thành Sở B</code>\n"
    "Sáp nhập, tách: <code>/donvi sáp nhập UBND xã A; UBND xã B vào UBND xã C từ 1/7/2025</code>, "
    "<code>/donvi tách Sở A thành Sở B; Sở C</code>"
)
HOW_TO_ADD = (
    "Cách ghi: <code>/donvi thêm UBND xã Hoa Lộc; cấp: xã; thuộc: UBND huyện Hậu Lộc; "
    "viết tắt: …; tên khác: …; lãnh đạo: …</code>\n"
    "Sau tên, mục nào chưa có thì bỏ. Cấp: tỉnh, huyện, xã, ngành dọc, đoàn thể, doanh nghiệp."
)
HOW_TO_CHANGE = (
    "Cách ghi: <code>/donvi sửa Sở Tài chính; lãnh đạo: Ông Nguyễn Văn A; viết tắt: STC; "
    "tên khác: …; cấp: tỉnh; thuộc: …</code>"
)
USAGE = {
    "them": HOW_TO_ADD,
    "sua": HOW_TO_CHANGE,
    "lanh dao": "Cách ghi: <code>/donvi lãnh đạo Sở Tài chính: Ông Nguyễn Văn A, Giám đốc</code>",
    "sap nhap": (
        "Cách ghi: <code>/donvi sáp nhập UBND xã A; UBND xã B vào UBND xã C từ 1/7/2025</code>\n"
        "Không ghi ngày là từ hôm nay."
    ),
    "tach": "Cách ghi: <code>/donvi tách Sở A thành Sở B; Sở C từ 1/7/2025</code>",
    "doi ten": "Cách ghi: <code>/donvi đổi tên Sở A thành Sở B</code>",
}


def overview(numbers: Mapping[UnitLevel, int]) -> str:
    """Return how many units there are of each level, and what can be done."""
    if not numbers:
        return f"Danh sách đơn vị chưa có đơn vị nào.\n\n{HOW_TO}"
    lines = [f"<b>Danh sách đơn vị</b>: {count(sum(numbers.values()), 'đơn vị')}"]
    lines += [f"• {label}: {numbers[level]}" for level, label in LEVELS.items() if numbers.get(level)]
    return "\n".join([*lines, "", HOW_TO])


def usage(about: str) -> str:
    """Return how words that begin with this are written."""
    return USAGE.get(about, USAGE["sap nhap"])


def card(value: UnitCard) -> str:
    """Return a unit with its level, place, leader, groups and what it owes."""
    short_form = f" ({escape(value.abbreviation)})" if value.abbreviation else ""
    lines = [f"<b>{escape(value.name)}</b>{short_form}", _place(value)]
    if value.other_names:
        lines.append(f"Tên khác: {names(value.other_names, LISTED, 'tên')}")
    lines.append(f"Lãnh đạo: {short(value.leader, LONGEST) if value.leader else 'chưa ghi'}")
    if value.children:
        lines.append(f"Đơn vị trực thuộc: {value.children}")
    if value.predecessors:
        taken = [f"{name} (từ {day(on)})" for name, on in value.predecessors]
        lines.append(f"Tiếp nhận từ: {names(taken, LISTED, 'đơn vị')}")
    if value.paused_until is not None:
        lines.append(_pause(value.paused_until, value.paused_reason))
    return "\n".join([*lines, _groups(value), _owed(value)])


def _place(value: UnitCard) -> str:
    level = capitalised(LEVELS.get(value.level, LEVELS[UnitLevel.UNSPECIFIED]))
    return f"{level} · Thuộc: {escape(value.parent)}" if value.parent else level


def _pause(until: date, reason: str | None) -> str:
    return f"⏸ Tạm dừng nhắc đến hết ngày {day(until)}" + (f" ({short(reason)})" if reason else "")


def _groups(value: UnitCard) -> str:
    if not value.groups:
        return f"Nhóm Telegram: chưa liên kết. Lấy mã: <code>/lienket {escape(value.name)}</code>"
    titles = [
        f"“{group.title}”" + ("" if group.is_reachable else " (không gửi được tin)") for group in value.groups
    ]
    return f"Nhóm Telegram: {names(titles, LISTED, 'nhóm')}"


def _owed(value: UnitCard) -> str:
    if not value.open_tasks and not value.open_periods:
        return "Hiện không còn việc phải làm."
    overdue = f", trong đó {value.overdue} quá hạn" if value.overdue else ""
    parts = [
        count(number, noun)
        for number, noun in ((value.open_tasks, "nhiệm vụ"), (value.open_periods, "báo cáo kỳ"))
        if number
    ]
    return f"Đang phải làm: {' và '.join(parts)}{overdue}."


def which_unit(query: str, shown: int, found: int) -> str:
    """Return the question when words fit several units, of which some have a button."""
    rest = f" (có {found} đơn vị; xin ghi rõ hơn nếu chưa thấy)" if found > shown else ""
    return f"“{short(query)}” có thể là một trong các đơn vị sau{rest}. Xin chọn:"


def say_in_full(query: str, found: Sequence[str]) -> str:
    """Return what is said of words that fit several units where one is needed."""
    listed = names(found, LISTED, "đơn vị")
    return f"“{short(query)}” có thể là {listed}. Xin ghi đủ tên."


def unknown_unit(query: str) -> str:
    """Return what is said of words that fit no unit."""
    return (
        f"Chưa có đơn vị nào khớp với “{short(query)}”. Xin thử một phần tên khác, "
        f"hoặc thêm mới: <code>/donvi thêm {short(query)}</code>"
    )


def added(value: UnitCard) -> str:
    """Return the confirmation of a new unit."""
    return f"✅ Đã thêm đơn vị.\n{card(value)}"


def changed(value: UnitCard) -> str:
    """Return the confirmation of a change."""
    return f"✅ Đã sửa.\n{card(value)}"


def renamed(before: str, name: str) -> str:
    """Return the confirmation of another name."""
    return (
        f"✅ Đã đổi tên <b>{escape(before)}</b> thành <b>{escape(name)}</b>. "
        "Tên cũ vẫn tìm được và vẫn dùng được trong kế hoạch."
    )


def told_new_name(before: str, name: str) -> str:
    """Return what the unit's own group is told."""
    return f"Tên đơn vị trong danh sách đã đổi từ <b>{escape(before)}</b> thành <b>{escape(name)}</b>."


def name_taken(name: str) -> str:
    """Return the refusal of a name that another unit has."""
    return f"Đã có đơn vị <b>{escape(name)}</b>. Xem: <code>/donvi {escape(name)}</code>"


def unknown_parent(name: str, candidates: Sequence[str]) -> str:
    """Return why a higher unit was not taken."""
    if candidates:
        listed = names(candidates, LISTED, "đơn vị")
        return f"Mục “thuộc”: “{short(name)}” có thể là {listed}. Xin ghi đủ tên."
    return f"Mục “thuộc”: chưa có đơn vị “{short(name)}” trong danh sách. Xin thêm đơn vị đó trước."


def is_collective(name: str) -> str:
    """Return why a phrase for many units is no unit."""
    return f"“{short(name)}” là một nhóm nhiều đơn vị, không phải một đơn vị. Xin thêm từng đơn vị một."


def sure_to_add(name: str, alike: Sequence[str], *, is_level_known: bool) -> str:
    """Return the question before a unit is added whose name resembles others, or tells no level."""
    lines = [f"Thêm đơn vị <b>{short(name, LONGEST)}</b>?"]
    if alike:
        lines.append(f"Tên gần giống đã có: {names(alike, LISTED, 'đơn vị')}.")
    lines.append("Xin bấm nút để thêm." if is_level_known else "Tên chưa cho biết cấp. Xin chọn cấp để thêm:")
    return "\n".join(lines)


def too_long(letters: int) -> str:
    """Return the refusal of a name that no agency has."""
    return f"Tên đơn vị dài quá {letters} ký tự. Xin kiểm tra lại."
