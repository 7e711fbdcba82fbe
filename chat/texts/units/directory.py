"""The directory of units: cards, what was changed, what could not be."""

from collections.abc import Mapping, Sequence
from datetime import date

from chat.markup import Marked, message, names, short
from chat.texts.words import capitalised, count, day
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

HOW_TO = Marked(
    "Nạp mọi xã, phường, đặc khu của tỉnh: <code>/donvi nạp</code>; các sở, ngành: "
    "<code>/donvi nạp sở</code>\n"
    "Nhập cả danh sách từ Excel: <code>/donvi mẫu</code>\n"
    "Xem một đơn vị: <code>/donvi Sở Tài chính</code> (một phần tên hoặc chữ tắt cũng được)\n"
    "Thêm: <code>/donvi thêm UBND xã Hoa Lộc; thuộc: UBND huyện Hậu Lộc</code>\n"
    "Sửa: <code>/donvi sửa Sở Tài chính; lãnh đạo: Ông Nguyễn Văn A; viết tắt: STC</code>\n"
    "Đổi tên: <code>/donvi đổi tên Sở A thành Sở B</code>\n"
    "Sáp nhập, tách: <code>/donvi sáp nhập UBND xã A; UBND xã B vào UBND xã C từ 1/7/2025</code>, "
    "<code>/donvi tách Sở A thành Sở B; Sở C</code>"
)
HOW_TO_ADD = Marked(
    "Cách ghi: <code>/donvi thêm UBND xã Hoa Lộc; cấp: xã; thuộc: UBND huyện Hậu Lộc; "
    "viết tắt: …; tên khác: …; lãnh đạo: …</code>\n"
    "Sau tên, mục nào chưa có thì bỏ. Cấp: tỉnh, huyện, xã, ngành dọc, đoàn thể, doanh nghiệp."
)
HOW_TO_CHANGE = Marked(
    "Cách ghi: <code>/donvi sửa Sở Tài chính; lãnh đạo: Ông Nguyễn Văn A; viết tắt: STC; "
    "tên khác: …; cấp: tỉnh; thuộc: …</code>"
)
USAGE = {
    "them": HOW_TO_ADD,
    "sua": HOW_TO_CHANGE,
    "lanh dao": Marked("Cách ghi: <code>/donvi lãnh đạo Sở Tài chính: Ông Nguyễn Văn A, Giám đốc</code>"),
    "sap nhap": Marked(
        "Cách ghi: <code>/donvi sáp nhập UBND xã A; UBND xã B vào UBND xã C từ 1/7/2025</code>\n"
        "Không ghi ngày là từ hôm nay."
    ),
    "tach": Marked("Cách ghi: <code>/donvi tách Sở A thành Sở B; Sở C từ 1/7/2025</code>"),
    "doi ten": Marked("Cách ghi: <code>/donvi đổi tên Sở A thành Sở B</code>"),
}


def overview(numbers: Mapping[UnitLevel, int]) -> Marked:
    """Return how many units there are of each level, and what can be done."""
    if not numbers:
        return Marked("Danh sách đơn vị chưa có đơn vị nào.\n\n{}").format(HOW_TO)
    lines = [Marked("<b>Danh sách đơn vị</b>: {}").format(count(sum(numbers.values()), "đơn vị"))]
    lines += [
        Marked("• {}: {}").format(label, numbers[level])
        for level, label in LEVELS.items()
        if numbers.get(level)
    ]
    return message(*lines, "", HOW_TO)


def usage(about: str) -> Marked:
    """Return how words that begin with this are written."""
    return USAGE.get(about, USAGE["sap nhap"])


def card(value: UnitCard) -> Marked:
    """Return a unit with its level, place, leader, groups and what it owes."""
    short_form = f" ({value.abbreviation})" if value.abbreviation else ""
    lines: list[str] = [Marked("<b>{}</b>{}").format(value.name, short_form), _place(value)]
    if value.other_names:
        lines.append(Marked("Tên khác: {}").format(names(value.other_names, LISTED, "tên")))
    lines.append(Marked("Lãnh đạo: {}").format(short(value.leader, LONGEST) if value.leader else "chưa ghi"))
    if value.children:
        lines.append(f"Đơn vị trực thuộc: {value.children}")
    if value.predecessors:
        taken = [f"{name} (từ {day(on)})" for name, on in value.predecessors]
        lines.append(Marked("Tiếp nhận từ: {}").format(names(taken, LISTED, "đơn vị")))
    if value.paused_until is not None:
        lines.append(_pause(value.paused_until, value.paused_reason))
    return message(*lines, _groups(value), _owed(value))


def _place(value: UnitCard) -> str:
    level = capitalised(LEVELS.get(value.level, LEVELS[UnitLevel.UNSPECIFIED]))
    return f"{level} · Thuộc: {value.parent}" if value.parent else level


def _pause(until: date, reason: str | None) -> Marked:
    why = Marked(" ({})").format(short(reason)) if reason else ""
    return Marked("⏸ Tạm dừng nhắc đến hết ngày {}{}").format(day(until), why)


def _groups(value: UnitCard) -> Marked:
    if not value.groups:
        return Marked("Nhóm Telegram: chưa liên kết. Lấy mã: <code>/lienket {}</code>").format(value.name)
    titles = [
        f"“{group.title}”" + ("" if group.is_reachable else " (không gửi được tin)") for group in value.groups
    ]
    return Marked("Nhóm Telegram: {}").format(names(titles, LISTED, "nhóm"))


def _owed(value: UnitCard) -> Marked:
    if not value.open_tasks and not value.open_periods:
        return Marked("Hiện không còn việc phải làm.")
    overdue = f", trong đó {value.overdue} quá hạn" if value.overdue else ""
    parts = [
        count(number, noun)
        for number, noun in ((value.open_tasks, "nhiệm vụ"), (value.open_periods, "báo cáo kỳ"))
        if number
    ]
    return Marked("Đang phải làm: {}{}.").format(" và ".join(parts), overdue)


def which_unit(query: str, shown: int, found: int) -> Marked:
    """Return the question when words fit several units, of which some have a button."""
    rest = f" (có {found} đơn vị; xin ghi rõ hơn nếu chưa thấy)" if found > shown else ""
    return Marked("“{}” có thể là một trong các đơn vị sau{}. Xin chọn:").format(short(query), rest)


def say_in_full(query: str, found: Sequence[str]) -> Marked:
    """Return what is said of words that fit several units where one is needed."""
    listed = names(found, LISTED, "đơn vị")
    return Marked("“{}” có thể là {}. Xin ghi đủ tên.").format(short(query), listed)


def unknown_unit(query: str) -> Marked:
    """Return what is said of words that fit no unit."""
    return Marked(
        "Chưa có đơn vị nào khớp với “{}”. Xin thử một phần tên khác, "
        "hoặc thêm mới: <code>/donvi thêm {}</code>"
    ).format(short(query), short(query))


def unknown_units(queries: Sequence[str], *, with_form: bool) -> Marked:
    """Return what is said of several names that fit no unit, all at once."""
    listed = names([Marked("“{}”").format(short(one, 60)) for one in queries], LISTED, "tên")
    how = (
        Marked("Xin điền các đơn vị này vào biểu Excel dưới đây, gửi lại vào nhóm, rồi nhập lại lệnh.")
        if with_form
        else Marked("Xin ghi đủ tên, hoặc thêm mới: <code>/donvi thêm …</code>, rồi nhập lại lệnh.")
    )
    return Marked("Chưa có {} trong danh sách đơn vị: {}. Chưa thay đổi gì. {}").format(
        count(len(queries), "tên"), listed, how
    )


def added(value: UnitCard) -> Marked:
    """Return the confirmation of a new unit."""
    return message("✅ Đã thêm đơn vị.", card(value))


def changed(value: UnitCard) -> Marked:
    """Return the confirmation of a change."""
    return message("✅ Đã sửa.", card(value))


def renamed(before: str, name: str) -> Marked:
    """Return the confirmation of another name."""
    return Marked(
        "✅ Đã đổi tên <b>{}</b> thành <b>{}</b>. Tên cũ vẫn tìm được và vẫn dùng được trong kế hoạch."
    ).format(before, name)


def told_new_name(before: str, name: str) -> Marked:
    """Return what the unit's own group is told."""
    return Marked("Tên đơn vị trong danh sách đã đổi từ <b>{}</b> thành <b>{}</b>.").format(before, name)


def name_taken(name: str) -> Marked:
    """Return the refusal of a name that another unit has."""
    return Marked("Đã có đơn vị <b>{}</b>. Xem: <code>/donvi {}</code>").format(name, name)


def unknown_parent(name: str, candidates: Sequence[str]) -> Marked:
    """Return why a higher unit was not taken."""
    if candidates:
        listed = names(candidates, LISTED, "đơn vị")
        return Marked("Mục “thuộc”: “{}” có thể là {}. Xin ghi đủ tên.").format(short(name), listed)
    return Marked("Mục “thuộc”: chưa có đơn vị “{}” trong danh sách. Xin thêm đơn vị đó trước.").format(
        short(name)
    )


def is_collective(name: str) -> Marked:
    """Return why a phrase for many units is no unit."""
    return Marked("“{}” là một nhóm nhiều đơn vị, không phải một đơn vị. Xin thêm từng đơn vị một.").format(
        short(name)
    )


def sure_to_add(name: str, alike: Sequence[str], *, is_level_known: bool) -> Marked:
    """Return the question before a unit is added whose name resembles others, or tells no level."""
    lines: list[str] = [Marked("Thêm đơn vị <b>{}</b>?").format(short(name, LONGEST))]
    if alike:
        lines.append(Marked("Tên gần giống đã có: {}.").format(names(alike, LISTED, "đơn vị")))
    lines.append("Xin bấm nút để thêm." if is_level_known else "Tên chưa cho biết cấp. Xin chọn cấp để thêm:")
    return message(*lines)


def too_long(letters: int) -> Marked:
    """Return the refusal of a name that no agency has."""
    return Marked("Tên đơn vị dài quá {} ký tự. Xin kiểm tra lại.").format(letters)
