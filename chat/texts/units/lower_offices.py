"""Offices below: opened for a unit, listed, closed."""

from collections.abc import Sequence
from datetime import date

from chat.markup import Marked, short
from chat.texts.words import day

HOW = Marked("Mở cho một đơn vị: gửi /mocap kèm tên đơn vị.")

OF_ITS_GROUP = "của nhóm cơ quan thường trực"
"""How the code is called, before the name of its unit."""


def none_open() -> Marked:
    """Return that no unit runs plans of its own, and how one is let."""
    return Marked(
        "Chưa đơn vị nào được mở cấp. Đơn vị được mở cấp tự ra kế hoạch, nhắc việc và tổng hợp "
        "cho các đơn vị trực thuộc, trong nhóm của mình.\n{}"
    ).format(HOW)


def listed(offices: Sequence[tuple[str, date]], total: int) -> Marked:
    """Return the units that run plans of their own, by name and the day on which they were let."""
    lines = [
        Marked("{}. {} – mở ngày {}").format(row, short(name), day(opened))
        for row, (name, opened) in enumerate(offices, 1)
    ]
    more = Marked("\n… và {} đơn vị nữa").format(total - len(offices)) if total > len(offices) else ""
    listed_ = Marked("\n").join(lines)
    return Marked("<b>Đơn vị đã được mở cấp: {}</b>\n{}{}\n\n{}").format(total, listed_, more, HOW)


def opened(unit: str, code: str, link: str) -> Marked:
    """Return that a unit may run plans, with the code of the group that is to be its secretariat's."""
    return Marked(
        "✅ Đã mở cấp cho <b>{unit}</b>. Mã {code}\n\n"
        "Hai cấp không thấy kế hoạch, đơn vị của nhau; cấp trên chỉ xem được số lượng nhiệm vụ, trừ khi cấp "
        "dưới chọn khác."
    ).format(unit=unit, code=_code(unit, code, link))


def new_code(unit: str, code: str, link: str) -> Marked:
    """Return another code of the group that is to be the secretariat's of a unit which may run plans."""
    return Marked("🔑 Mã mới {}").format(_code(unit, code, link))


def _code(unit: str, code: str, link: str) -> Marked:
    return Marked(
        "{of_group} {unit} (dùng một lần, hiệu lực 24 giờ):\n<code>/start {code}</code>\n\n"
        "Gửi cho {unit} liên kết sau để thêm bot vào nhóm ấy: {link}\n"
        "Nếu bot đã ở trong nhóm, chỉ cần gửi dòng mã trên vào nhóm. Phải là nhóm khác với nhóm báo cáo lên "
        "trên."
    ).format(of_group=OF_ITS_GROUP, unit=unit, code=code, link=link)


def told_above(unit: str, group: str) -> Marked:
    """Return what the secretariat above hears when a unit's office has its secretariat's group."""
    return Marked("🔗 <b>{}</b> đã liên kết nhóm cơ quan thường trực “{}” của cấp mình.").format(unit, group)


def open_already(unit: str) -> Marked:
    """Return that a unit runs plans already."""
    return Marked("<b>{}</b> đã được mở cấp. Xem, cấp mã mới, đóng: /mocap").format(unit)


def open_already_below(unit: str) -> Marked:
    """Return what a unit hears that asks to run plans and does already."""
    return Marked(
        "<b>{}</b> đã được mở cấp. Cần mã mới cho nhóm thường trực của đơn vị, xin nhắn cơ quan thường trực "
        "cấp trên: /lienhe"
    ).format(unit)


def own_level(unit: str) -> Marked:
    """Return why a secretariat cannot let its own unit run plans: it does here."""
    return Marked(
        "<b>{}</b> là chính cấp này. /mocap mở cấp cho một đơn vị trực thuộc; xem các đơn vị: /donvi"
    ).format(unit)


def asked(unit: str) -> Marked:
    """Return the question to the secretariat whether a unit may run plans."""
    return Marked(
        "🏢 <b>{}</b> xin mở cấp: tự ra kế hoạch và tổng hợp cho các đơn vị trực thuộc. Đồng ý không?"
    ).format(unit)


def passed_on(*, arrives: bool) -> Marked:
    """Return what a unit hears that asks to run plans."""
    if not arrives:
        return Marked("Đề nghị mở cấp được giữ lại, sẽ chuyển khi gửi được tới cơ quan thường trực.")
    return Marked("Đã chuyển đề nghị mở cấp tới cơ quan thường trực; có trả lời, bot báo vào nhóm này.")


def granted(unit: str) -> Marked:
    """Return what a unit's group hears when it may run plans."""
    return Marked(
        "✅ <b>{}</b> đã được mở cấp. Cơ quan thường trực có mã để liên kết nhóm thường trực của đơn vị."
    ).format(unit)


def sure_to_close(unit: str, matters: int, extensions: int) -> Marked:
    """Return the question before an office is closed, with how much that it passed up is undecided."""
    waiting = _passed_up(matters, extensions)
    stay = Marked("\nCòn {} do cấp này chuyển lên chưa trả lời: vẫn chờ cơ quan thường trực trả lời đơn vị.")
    return Marked(
        "Đóng cấp của <b>{}</b>? Các nhóm của cấp này, và của cấp dưới nữa, thôi liên kết; "
        "kế hoạch và báo cáo được giữ nguyên.{}"
    ).format(unit, stay.format(waiting) if waiting else "")


def _passed_up(matters: int, extensions: int) -> str:
    """Return how much is undecided that an office passed up, nothing where nothing is."""
    counted = ((matters, "vướng mắc"), (extensions, "đề nghị gia hạn"))
    return " và ".join(f"{number} {what}" for number, what in counted if number)


def becomes_of(unit: str, successor: str | None, matters: int, extensions: int) -> Marked:
    """Return what becomes of an office when its unit ends, with how much that it passed up is undecided."""
    goes = (
        Marked("thành cấp của <b>{}</b>, việc nối giữ nguyên").format(successor)
        if successor is not None
        else Marked("không chuyển được cho đơn vị mới: vẫn chạy, nhưng số liệu và vướng mắc thôi chuyển lên")
    )
    waiting = _passed_up(matters, extensions)
    stay = Marked(". Còn {} do cấp này chuyển lên chưa trả lời: vẫn chờ cơ quan thường trực trả lời")
    return Marked("• Cấp đã mở cho <b>{}</b> {}{}").format(
        unit, goes, stay.format(waiting) if waiting else ""
    )


def closed(unit: str) -> Marked:
    """Return that an office was closed."""
    return Marked("Đã đóng cấp của <b>{}</b>. Mở lại từ đầu: <code>/mocap {}</code>").format(unit, unit)


def told_closed(unit: str) -> Marked:
    """Return what the secretariat of an office that was closed is told."""
    return Marked(
        "Cấp của <b>{}</b> đã được cấp trên đóng. Nhóm này không còn là nhóm cơ quan thường trực."
    ).format(unit)


def told_group_closed(office: str) -> Marked:
    """Return what a group of a unit or a leader hears when the office to which it belonged is closed."""
    return Marked(
        "Cấp của <b>{}</b> đã được cấp trên đóng. Từ nay bot không ghi báo cáo và không gửi tin của cấp này "
        "ở đây nữa; những gì đã báo cáo được giữ nguyên."
    ).format(office)


def closed_here(office: str) -> Marked:
    """Return why nothing is recorded in a group whose office was closed; plain, fit for an alert."""
    return Marked(
        "Cấp của {} đã đóng, nên báo cáo gửi ở đây không được ghi, lệnh không xem được gì. "
        "Cần dùng cho cấp khác, xin cơ quan thường trực cấp đó cấp mã, rồi gửi: /start MÃ"
    ).format(short(office, 60))


def whose_now(unit: str, *, follows: bool) -> Marked:
    """Return whose an office is whose unit has merged or split, as the level above hears it."""
    if follows:
        return Marked("🏢 Cấp đã mở cho đơn vị cũ nay là cấp của <b>{}</b>; mọi việc nối giữ nguyên.").format(
            unit
        )
    return Marked(
        "🏢 Cấp đã mở cho <b>{}</b> không chuyển được cho đơn vị mới: vẫn chạy cho các đơn vị trực thuộc, "
        "nhưng số liệu và vướng mắc thôi chuyển lên. Đóng cấp này, hoặc mở cho đơn vị mới: /mocap"
    ).format(unit)


def told_whose_now(unit: str, *, follows: bool) -> Marked:
    """Return whose an office is whose unit has merged or split above, as its own secretariat hears it."""
    if follows:
        return Marked(
            "🏢 Ở cấp trên, đơn vị của cấp mình nay là <b>{}</b>. Kế hoạch, đơn vị trực thuộc và việc nối "
            "với cấp trên giữ nguyên."
        ).format(unit)
    return Marked(
        "🏢 Ở cấp trên, <b>{}</b> đã sáp nhập hoặc tách. Cấp mình vẫn chạy cho các đơn vị trực thuộc, nhưng "
        "số liệu và vướng mắc thôi chuyển lên. Cần tiếp tục, xin cơ quan thường trực cấp trên mở cấp "
        "cho đơn vị mới."
    ).format(unit)


def other_office() -> Marked:
    """Return that a group that belongs to one level cannot be the secretariat's of another."""
    return Marked(
        "Nhóm này đang thuộc một cấp khác, nên không làm nhóm cơ quan thường trực được. "
        "Xin gửi mã vào một nhóm khác; mã vẫn dùng được."
    )
