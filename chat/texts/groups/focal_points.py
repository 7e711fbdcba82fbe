"""Who speaks for a unit: focal points, a new person's first report, handing over, being forgotten."""

from collections.abc import Sequence

from chat.markup import Marked, names, to_call
from chat.texts.words import ONCE_HEARD
from storage.models import Reporters

LISTED = 10
REPORTER_RULES = {
    Reporters.ANYONE: "mọi thành viên trong nhóm của đơn vị (ghi rõ tên người báo cáo)",
    Reporters.REGISTERED: "chỉ cán bộ đầu mối đã đăng ký; người mới báo cáo lần đầu phải được đồng ý",
}


def nameless() -> str:
    """Return what stands for somebody who took their name back."""
    return "cán bộ đầu mối"


def who_is_this(person: str, unit: str, registered: Sequence[str], *, arrives: bool) -> Marked:
    """Return what a unit's group hears when somebody who is not registered reports.

    Where nobody else of the unit can say it, the secretariat is asked: now, or once its group hears.
    """
    by_secretariat = "đã hỏi cơ quan thường trực" if arrives else f"bot sẽ hỏi {ONCE_HEARD}"
    asked = (
        Marked("Xin một trong các đầu mối ({}) bấm “Đồng ý”.").format(names(registered, LISTED, "người"))
        if registered
        else f"Đơn vị chưa đăng ký đầu mối nào nên {by_secretariat}."
    )
    return Marked(
        "<b>{person}</b> chưa đăng ký là đầu mối của {unit}. Báo cáo đã được giữ lại, chưa ghi nhận. {asked}"
    ).format(person=person, unit=unit, asked=asked)


def asked_secretariat(person: str, unit: str) -> Marked:
    """Return what the secretariat is asked about somebody who reports for the first time."""
    return Marked(
        "<b>{}</b> muốn báo cáo cho <b>{}</b> nhưng chưa đăng ký là đầu mối. "
        "Xin bấm “Đồng ý” nếu đúng là người của đơn vị."
    ).format(person, unit)


def also_waits() -> Marked:
    """Return what is said to the second report of somebody who is asked about."""
    return Marked("Báo cáo này cũng được giữ lại, chờ đồng ý cùng báo cáo trước.")


def press_waits() -> Marked:
    """Return what pops up when somebody who is not registered presses a button."""
    return Marked(
        "Bạn chưa đăng ký là đầu mối. Thao tác được giữ lại, chờ đầu mối hoặc cơ quan thường trực đồng ý."
    )


def agreed(person: str, unit: str, by: str) -> Marked:
    """Return what stands in place of the question after a yes."""
    return Marked("✅ {by} đã đồng ý: <b>{person}</b> là đầu mối của {unit}.").format(
        by=by, person=person, unit=unit
    )


def refused(person: str, unit: str, by: str) -> Marked:
    """Return what stands in place of the question after a no."""
    return Marked(
        "{by} không đồng ý để <b>{person}</b> báo cáo cho {unit}. Nội dung đã giữ không được ghi nhận."
    ).format(by=by, person=person, unit=unit)


def passed_on(*, arrives: bool) -> Marked:
    """Return what pops up when the secretariat is asked instead, now or once its group hears."""
    if arrives:
        return Marked("Đã chuyển câu hỏi cho cơ quan thường trực.")
    return Marked("Đã ghi nhận câu hỏi, sẽ chuyển {}.").format(ONCE_HEARD)


def not_yours_to_decide() -> Marked:
    """Return what pops up for somebody who may not say who speaks for the unit."""
    return Marked("Việc này do đầu mối đã đăng ký của đơn vị hoặc cơ quan thường trực quyết định.")


def focal_points(unit: str, rule: Reporters, registered: Sequence[str]) -> Marked:
    """Return who speaks for a unit, and how that is changed."""
    who = names(registered, LISTED, "người") if registered else "chưa có ai đăng ký"
    return Marked(
        "<b>Đầu mối của {unit}</b>: {who}\n"
        "Người được báo cáo: {rules}.\n\n"
        "Bàn giao cho người khác: trả lời (reply) một tin của người đó bằng /bangiao"
    ).format(unit=unit, who=who, rules=REPORTER_RULES[rule])


def unit_from_outside(unit: str, rule: Reporters, registered: Sequence[str]) -> Marked:
    """Return to the secretariat who speaks for a unit."""
    return focal_points(unit, rule, registered).partition("\n\n")[0]


def everybodys_rule(rule: Reporters) -> Marked:
    """Return who speaks for the units that have no rule of their own."""
    return Marked(
        "Quy định chung, người được báo cáo: {}.\n"
        "Đơn vị nào đã tự chọn thì theo lựa chọn của đơn vị đó.\n\n"
        "Xem, đổi cho một đơn vị: <code>/daumoi Sở Tài chính</code>"
    ).format(REPORTER_RULES[rule])


def rule_chosen(unit: str | None, rule: Reporters, by: str) -> Marked:
    """Return what both sides hear when the rule changes."""
    whose = Marked("của <b>{}</b>").format(unit) if unit else "chung"
    return Marked("Đã đổi quy định {whose}: người được báo cáo là {rules} ({by}).").format(
        whose=whose, rules=REPORTER_RULES[rule], by=by
    )


def registered(person: str, unit: str) -> Marked:
    """Return what a group hears of a new focal point."""
    return Marked("✅ <b>{}</b> là đầu mối của {}.").format(person, unit)


def ended(person: str, unit: str, by: str) -> Marked:
    """Return what a group hears of a focal point who is none any more."""
    return Marked("<b>{person}</b> thôi làm đầu mối của {unit} ({by}).").format(
        person=person, unit=unit, by=by
    )


def handed_over(giver: str, taker: str, unit: str) -> Marked:
    """Return what both sides hear of a handover."""
    return Marked(
        "🤝 {giver} đã bàn giao đầu mối của <b>{unit}</b> cho <b>{taker}</b>. "
        "Việc, báo cáo và lịch sử của đơn vị giữ nguyên."
    ).format(giver=giver, unit=unit, taker=taker)


def to_whom() -> Marked:
    """Return how a focal point hands over when nobody is named."""
    return Marked(
        "Bàn giao đầu mối cho ai? Xin chọn tên dưới đây, "
        "hoặc trả lời (reply) một tin của người nhận bằng lệnh /bangiao."
    )


def nobody_known() -> Marked:
    """Return how a focal point hands over when nobody else is known."""
    return Marked("Xin trả lời (reply) một tin của người nhận bằng lệnh /bangiao.")


def left(person: str, unit: str) -> Marked:
    """Return what the secretariat hears when a registered focal point leaves the group."""
    return Marked(
        "<b>{}</b>, đầu mối của <b>{}</b>, đã rời nhóm của đơn vị và không còn báo cáo thay đơn vị."
    ).format(person, unit)


def unknown_unit(query: str) -> Marked:
    """Return the answer where no single unit has that name."""
    return Marked(
        "Chưa rõ “{}” là đơn vị nào. Xin ghi tên đầy đủ hơn; tìm tên: <code>/donvi …</code>"
    ).format(query)


def forget_question(name: str) -> Marked:
    """Return what being forgotten means, before it is done."""
    return Marked(
        "Bot chỉ lưu mã số Telegram và tên hiển thị của bạn (<b>{}</b>).\n"
        "• Bấm nút dưới đây thì tên được xóa ngay: các báo cáo cũ sẽ ghi “{}”.\n"
        "• Bản gốc tin bạn gửi được bot tự xóa sau 30 ngày.\n"
        "• Giữ lại theo chế độ lưu hồ sơ: nội dung báo cáo, tệp minh chứng, nhật ký thao tác (không còn "
        "tên), các tin bot đã gửi.\n"
        "Nếu sau này bạn lại báo cáo, tên hiển thị lúc đó sẽ được lưu lại."
    ).format(name, nameless())


def forgotten() -> Marked:
    """Return what stands once a name is taken out."""
    return Marked("Đã xóa tên của bạn. Các báo cáo cũ ghi “{}”.").format(nameless())


def only_for_oneself() -> Marked:
    """Return what pops up when somebody presses another person's button."""
    return Marked("Nút này dành cho người đã gửi lệnh /xoatoi.")


def contact(value: str) -> Marked:
    """Return whom to call."""
    return Marked("Cần hỗ trợ, xin liên hệ cơ quan thường trực: <b>{}</b>").format(to_call(value))


def contact_chosen(value: str) -> Marked:
    """Return what the secretariat hears after it said whom units call."""
    return Marked("Đã ghi. Các đơn vị sẽ thấy: {}").format(contact(value))


def no_contact() -> Marked:
    """Return the answer where nobody to call is known."""
    return Marked(
        "Chưa có thông tin liên hệ. Cơ quan thường trực ghi bằng lệnh: "
        "<code>/lienhe Chị Lan, 0912 345 678</code>"
    )


def contact_too_long(letters: int) -> Marked:
    """Return the refusal of words that are no contact."""
    return Marked("Thông tin liên hệ dài quá {} ký tự. Xin ghi ngắn gọn: tên, điện thoại.").format(letters)
