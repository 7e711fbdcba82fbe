"""Who speaks for a unit: focal points, a new person's first report, handing over, being forgotten."""

from collections.abc import Sequence
from html import escape

from chat.texts.words import names
from storage.models import Reporters

LISTED = 10
REPORTER_RULES = {
    Reporters.ANYONE: "mọi thành viên trong nhóm của đơn vị (ghi rõ tên người báo cáo)",
    Reporters.REGISTERED: "chỉ cán bộ đầu mối đã đăng ký; người mới báo cáo lần đầu phải được đồng ý",
}


def nameless() -> str:
    """Return what stands for somebody who took their name back."""
    return "cán bộ đầu mối"


def who_is_this(person: str, unit: str, registered: Sequence[str]) -> str:
    """Return what a unit's group hears when somebody who is not registered reports."""
    asked = (
        f"Xin một trong các đầu mối ({names(registered, LISTED, 'người')}) bấm “Đồng ý”."
        if registered
        else "Đơn vị chưa đăng ký đầu mối nào nên đã hỏi cơ quan thường trực."
    )
    return (
        f"<b>{escape(person)}</b> chưa đăng ký là đầu mối của {escape(unit)}. "
        f"Báo cáo đã được giữ lại, chưa ghi nhận. {asked}"
    )


def asked_secretariat(person: str, unit: str) -> str:
    """Return what the secretariat is asked about somebody who reports for the first time."""
    return (
        f"<b>{escape(person)}</b> muốn báo cáo cho <b>{escape(unit)}</b> nhưng chưa đăng ký là đầu mối. "
        "Xin bấm “Đồng ý” nếu đúng là người của đơn vị."
    )


def also_waits() -> str:
    """Return what is said to the second report of somebody who is asked about."""
    return "Báo cáo này cũng được giữ lại, chờ đồng ý cùng báo cáo trước."


def press_waits() -> str:
    """Return what pops up when somebody who is not registered presses a button."""
    return "Bạn chưa đăng ký là đầu mối. Thao tác được giữ lại, chờ đầu mối hoặc cơ quan thường trực đồng ý."


def agreed(person: str, unit: str, by: str) -> str:
    """Return what stands in place of the question after a yes."""
    return f"✅ {escape(by)} đã đồng ý: <b>{escape(person)}</b> là đầu mối của {escape(unit)}."


def refused(person: str, unit: str, by: str) -> str:
    """Return what stands in place of the question after a no."""
    return (
        f"{escape(by)} không đồng ý để <b>{escape(person)}</b> báo cáo cho {escape(unit)}. "
        "Nội dung đã giữ không được ghi nhận."
    )


def passed_on() -> str:
    """Return what pops up when the secretariat is asked instead."""
    return "Đã chuyển câu hỏi cho cơ quan thường trực."


def not_yours_to_decide() -> str:
    """Return what pops up for somebody who may not say who speaks for the unit."""
    return "Việc này do đầu mối đã đăng ký của đơn vị hoặc cơ quan thường trực quyết định."


def focal_points(unit: str, rule: Reporters, registered: Sequence[str]) -> str:
    """Return who speaks for a unit, and how that is changed."""
    who = names(registered, LISTED, "người") if registered else "chưa có ai đăng ký"
    return (
        f"<b>Đầu mối của {escape(unit)}</b>: {who}\n"
        f"Người được báo cáo: {REPORTER_RULES[rule]}.\n\n"
        "Bàn giao cho người khác: trả lời (reply) một tin của người đó bằng /bangiao"
    )


def unit_from_outside(unit: str, rule: Reporters, registered: Sequence[str]) -> str:
    """Return to the secretariat who speaks for a unit."""
    return focal_points(unit, rule, registered).partition("\n\n")[0]


def everybodys_rule(rule: Reporters) -> str:
    """Return who speaks for the units that have no rule of their own."""
    return (
        f"Quy định chung, người được báo cáo: {REPORTER_RULES[rule]}.\n"
        "Đơn vị nào đã tự chọn thì theo lựa chọn của đơn vị đó.\n\n"
        "Xem, đổi cho một đơn vị: <code>/daumoi Sở Tài chính</code>"
    )


def rule_chosen(unit: str | None, rule: Reporters, by: str) -> str:
    """Return what both sides hear when the rule changes."""
    whose = f"của <b>{escape(unit)}</b>" if unit else "chung"
    return f"Đã đổi quy định {whose}: người được báo cáo là {REPORTER_RULES[rule]} ({escape(by)})."


def registered(person: str, unit: str) -> str:
    """Return what a group hears of a new focal point."""
    return f"✅ <b>{escape(person)}</b> là đầu mối của {escape(unit)}."


def ended(person: str, unit: str, by: str) -> str:
    """Return what a group hears of a focal point who is none any more."""
    return f"<b>{escape(person)}</b> thôi làm đầu mối của {escape(unit)} ({escape(by)})."


def handed_over(giver: str, taker: str, unit: str) -> str:
    """Return what both sides hear of a handover."""
    return (
        f"🤝 {escape(giver)} đã bàn giao đầu mối của <b>{escape(unit)}</b> cho <b>{escape(taker)}</b>. "
        "Việc, báo cáo và lịch sử của đơn vị giữ nguyên."
    )


def to_whom() -> str:
    """Return how a focal point hands over when nobody is named."""
    return (
        "Bàn giao đầu mối cho ai? Xin chọn tên dưới đây, "
        "hoặc trả lời (reply) một tin của người nhận bằng lệnh /bangiao."
    )


def nobody_known() -> str:
    """Return how a focal point hands over when nobody else is known."""
    return "Xin trả lời (reply) một tin của người nhận bằng lệnh /bangiao."


def left(person: str, unit: str) -> str:
    """Return what the secretariat hears when a registered focal point leaves the group."""
    return (
        f"<b>{escape(person)}</b>, đầu mối của <b>{escape(unit)}</b>, đã rời nhóm của đơn vị "
        "và không còn báo cáo thay đơn vị."
    )


def unknown_unit(query: str) -> str:
    """Return the answer where no single unit has that name."""
    return f"Chưa rõ “{escape(query)}” là đơn vị nào. Xin ghi tên đầy đủ hơn; tìm tên: <code>/donvi …</code>"


def forget_question(name: str) -> str:
    """Return what being forgotten means, before it is done."""
    return (
        f"Bot chỉ lưu mã số Telegram và tên hiển thị của bạn (<b>{escape(name)}</b>).\n"
        f"• Bấm nút dưới đây thì tên được xóa ngay: các báo cáo cũ sẽ ghi “{nameless()}”.\n"
        "• Bản gốc tin bạn gửi được bot tự xóa sau 30 ngày.\n"
        "• Giữ lại theo chế độ lưu hồ sơ: nội dung báo cáo, tệp minh chứng, nhật ký thao tác (không còn "
        "tên), các tin bot đã gửi.\n"
        "Nếu sau này bạn lại báo cáo, tên hiển thị lúc đó sẽ được lưu lại."
    )


def forgotten() -> str:
    """Return what stands once a name is taken out."""
    return f"Đã xóa tên của bạn. Các báo cáo cũ ghi “{nameless()}”."


def only_for_oneself() -> str:
    """Return what pops up when somebody presses another person's button."""
    return "Nút này dành cho người đã gửi lệnh /xoatoi."


def contact(value: str) -> str:
    """Return whom to call."""
    return f"Cần hỗ trợ, xin liên hệ cơ quan thường trực: <b>{escape(value)}</b>"


def contact_chosen(value: str) -> str:
    """Return what the secretariat hears after it said whom units call."""
    return f"Đã ghi. Các đơn vị sẽ thấy: {contact(value)}"


def no_contact() -> str:
    """Return the answer where nobody to call is known."""
    return (
        "Chưa có thông tin liên hệ. Cơ quan thường trực ghi bằng lệnh: "
        "<code>/lienhe Chị Lan, 0912 345 678</code>"
    )


def contact_too_long(letters: int) -> str:
    """Return the refusal of words that are no contact."""
    return f"Thông tin liên hệ dài quá {letters} ký tự. Xin ghi ngắn gọn: tên, điện thoại."
