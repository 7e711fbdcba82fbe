"""Units that are written to by mail: what the secretariat hears of it, and what stands around our words."""

import re
from collections.abc import Sequence
from datetime import date

from chat.markup import LONGEST_PLAIN, Listing, Marked, message, names, printed, short, to_call
from chat.texts.words import count
from plans.text import clean

LISTED = 20
MOST_ADDRESSES = 5
SHOWN_SUBJECT = 60
LONGEST_SUBJECT = 110
REASONS = {
    "unknown": "không phải địa chỉ đã đăng ký",
    "no token": "không phải thư trả lời thư của Đôn đốc",
    "foreign token": "mang mã thư của đơn vị khác",
    "ended": "đơn vị không còn dùng thư",
    "too many": "quá nhiều thư trong một giờ",
    "too large": "thư quá lớn",
    "too many parts": "thư có quá nhiều phần",
    "takes too long": "thư không đọc được",
    "cannot be read": "thư không đọc được",
}
"""Why a mail was put aside, in words."""
NO_ADDRESS = "no address"
FAILURES = {
    "5.1.": "địa chỉ không tồn tại",
    "user unknown": "địa chỉ không tồn tại",
    "does not exist": "địa chỉ không tồn tại",
    "no such user": "địa chỉ không tồn tại",
    "5.2.2": "hộp thư đầy",
    "quota": "hộp thư đầy",
    "full": "hộp thư đầy",
    "5.2.1": "hộp thư đã bị khóa",
    "disabled": "hộp thư đã bị khóa",
    NO_ADDRESS: "không còn địa chỉ nào",
}
_SERVERS_WORD = re.compile(r"(?:smtp; ?)?[2-5]\d\d[ -]")


def usage() -> Marked:
    """Return how a unit is written to by mail."""
    return Marked(
        "Để nhắc việc và nhận báo cáo qua thư điện tử:\n"
        "• đăng ký, đổi địa chỉ: <code>/lienket thư Sở Y tế, soyte@tinh.gov.vn</code>\n"
        "• nhiều địa chỉ: viết lần lượt, cách nhau bằng dấu phẩy\n"
        "• thôi dùng thư: <code>/lienket thư Sở Y tế, thôi</code>"
    )


def switched_off() -> Marked:
    """Return why no unit can be written to by mail."""
    return Marked(
        "Hệ thống chưa được cài đặt để gửi, nhận thư. Xin đề nghị người vận hành đặt MAIL_URL, MAIL_FROM và "
        "IMAP_URL; trong lúc chờ, xin liên kết nhóm của đơn vị: <code>/lienket</code> kèm tên đơn vị."
    )


def wrong_address(address: str) -> Marked:
    """Return that something is no mail address."""
    return Marked("“{}” không phải địa chỉ thư. {}").format(short(address), usage())


def which_unit(name: str) -> Marked:
    """Return that it is not clear which unit is meant."""
    return Marked(
        "Chưa rõ “{}” là đơn vị nào trong danh bạ. Xin ghi đủ tên, hoặc thêm đơn vị trước: "
        "<code>/donvi</code>"
    ).format(short(name))


def registered(unit: str, addresses: Sequence[str], before: Sequence[str]) -> Marked:
    """Return that a unit is written to at these addresses from now on."""
    instead = Marked(" (thay cho {})").format(_listed(before)) if before else Marked("")
    return Marked(
        "✉️ <b>{}</b> từ nay nhận nhắc việc và báo cáo qua thư: {}{}.\n"
        "Đôn đốc vừa gửi thư đầu tiên; nếu thư bị trả lại, ở đây sẽ có tin báo."
    ).format(unit, _listed(addresses), instead)


def ended(unit: str, addresses: Sequence[str]) -> Marked:
    """Return that a unit is no longer written to by mail."""
    return Marked("Đã thôi gửi thư cho <b>{}</b> ({}).").format(unit, _listed(addresses))


def not_by_mail(unit: str) -> Marked:
    """Return that a unit is not written to by mail, and how it would be."""
    return Marked(
        "<b>{unit}</b> chưa đăng ký địa chỉ thư. Để đăng ký: "
        "<code>/lienket thư {unit}, tên@tinh.gov.vn</code>"
    ).format(unit=unit)


def addresses_of(unit: str, addresses: Sequence[str], failure: str | None) -> Marked:
    """Return at which addresses a unit is written to, and how to change that."""
    return Marked(
        "✉️ <b>{unit}</b> dùng thư: {addresses}{failure}.\n"
        "Đổi địa chỉ: <code>/lienket thư {unit}, địa chỉ mới</code> · "
        "thôi dùng: <code>/lienket thư {unit}, thôi</code>"
    ).format(unit=unit, addresses=_listed(addresses), failure=_failing(failure))


def overview(units: Sequence[tuple[str, Sequence[str], str | None]]) -> Marked:
    """Return which units are written to by mail (name, addresses, why it fails), and how it is begun."""
    lines = [
        Marked("• <b>{}</b>: {}{}").format(unit, _listed(addresses), _failing(failure))
        for unit, addresses, failure in units
    ]
    heading = Marked("✉️ <b>{} dùng thư</b>").format(count(len(units), "đơn vị"))
    return message(heading, Listing(lines, LISTED, "đơn vị"), "", usage())


def _failing(failure: str | None) -> Marked:
    return Marked(" – ⚠️ {}").format(why(failure)) if failure is not None else Marked("")


def _listed(addresses: Sequence[str]) -> Marked:
    return names([to_call(address, 100) for address in addresses], MOST_ADDRESSES, "địa chỉ")


def is_a_servers_word(error: str) -> bool:
    """Return whether a mail server said so: its words begin with a number (RFC 5321)."""
    return error == NO_ADDRESS or _SERVERS_WORD.match(error) is not None


def why(error: str) -> str:
    """Return in words why mail to a unit fails, from what a server said."""
    told = error.casefold()
    return next((words for part, words in FAILURES.items() if part in told), "máy chủ thư bên nhận từ chối")


def unreachable(unit: str, title: str, error: str) -> Marked:
    """Return the secretariat's notice that mail to a unit came back."""
    return Marked(
        "⚠️ Thư gửi <b>{unit}</b> ({title}) bị trả lại: {why}. "
        "Xin kiểm tra địa chỉ với đơn vị rồi đăng ký lại: <code>/lienket thư {unit}, địa chỉ</code>; "
        "hoặc liên kết nhóm: <code>/lienket {unit}</code>"
    ).format(unit=unit, title=to_call(title), why=why(error))


def reachable_again(unit: str, title: str, _error: str) -> Marked:
    """Return the secretariat's notice that mail reaches a unit again."""
    return Marked("✉️ Thư lại đến được <b>{}</b> ({}).").format(unit, to_call(title))


def welcome(unit: str, morning: str, contact: str | None) -> Marked:
    """Return the first mail to a unit: what comes, and how to answer."""
    call = Marked("\nCần hỗ trợ, xin liên hệ: {}").format(to_call(contact)) if contact else Marked("")
    return Marked(
        "Kính gửi <b>{unit}</b>,\n\n"
        "Từ nay Đôn đốc gửi nhắc việc và nhận báo cáo của quý đơn vị qua địa chỉ thư này:\n"
        "• vào {morning} ngày làm việc, khi có việc đến hạn, quý đơn vị nhận một thư;\n"
        "• xin <b>bấm Trả lời (Reply)</b> và viết như bình thường, ví dụ: “NV 1 đang thực hiện 60%, "
        "còn chờ thẩm định”;\n"
        "• ảnh, văn bản minh chứng và biểu Excel xin gửi kèm thư trả lời; "
        "nhận biểu Excel: trả lời <code>/mau</code>;\n"
        "• gia hạn, vướng mắc, kiến nghị: viết ngay trong thư trả lời.\n\n"
        "Những gì đã ghi nhận được trả lời bằng thư.{call}"
    ).format(unit=unit, morning=morning, call=call)


def thumbs_up() -> Marked:
    """Return what stands for a 👍, which a mail cannot show."""
    return Marked("👍 Đã nhận thư của quý đơn vị.")


def link_to_the_page(unit: str, link: str) -> Marked:
    """Return the link that opens the page of a unit, which somebody has asked for by mail."""
    return Marked(
        "Để mở trang của <b>{}</b>, xin bấm đường dẫn sau (dùng một lần, trong 15 phút):\n{}\n\n"
        "Nếu quý đơn vị không yêu cầu, xin bỏ qua thư này; không ai vào được nếu không có đường dẫn."
    ).format(unit, link)


def nothing_written() -> Marked:
    """Return that a reply had nothing of its own."""
    return Marked(
        "Thư trả lời vừa nhận không có nội dung nào ngoài phần trích thư cũ, nên chưa có gì được ghi nhận. "
        "Xin viết nội dung ở phía trên phần trích rồi gửi lại."
    )


def packed_by_outlook() -> Marked:
    """Return why files of a mail could not be opened."""
    return Marked(
        "Tệp kèm thư vừa nhận bị Outlook đóng gói thành winmail.dat nên chưa mở được. Xin gửi lại: "
        "trong Outlook, mở thẻ <b>Format Text</b> (Định dạng Văn bản), chọn <b>HTML</b> hoặc "
        "<b>Plain Text</b> thay cho Rich Text."
    )


def not_a_reply() -> Marked:
    """Return why a new mail of a registered address was not taken."""
    return Marked(
        "Đôn đốc có nhận một thư từ địa chỉ này nhưng chưa ghi nhận, vì không phải là thư trả lời. "
        "Xin <b>bấm Trả lời (Reply)</b> ngay thư này và viết lại nội dung."
    )


def not_readable(reason: str) -> Marked:
    """Return why a mail of a unit was not taken."""
    return Marked(
        "Thư trả lời vừa nhận chưa được ghi nhận: {}. Xin gửi lại thư ngắn hơn, tệp lớn xin chia nhỏ "
        "(mỗi tệp không quá 20 MB)."
    ).format(REASONS.get(reason, REASONS["cannot be read"]))


def which_part(label: str) -> Marked:
    """Return that several parts of a mail can be answered so."""
    return Marked(
        "Chưa rõ “{label}” là trả lời cho mục nào của thư. Xin ghi số mục ở đầu, ví dụ: <b>Mục 2: {label}</b>"
    ).format(label=short(label))


def put_aside(mails: Sequence[tuple[str, str, str]], total: int) -> Marked:
    """Return what the secretariat hears once a day of mails that were not taken (sender, subject, why)."""
    lines = [
        Marked("• {}: “{}” – {}").format(
            to_call(sender, 80),
            short(subject, SHOWN_SUBJECT) or "(không tiêu đề)",
            REASONS.get(reason, reason),
        )
        for sender, subject, reason in mails
    ]
    return message(
        Marked("📭 <b>{} chưa nhận</b>, để riêng trong hộp thư (chưa đọc):").format(count(total, "thư")),
        Listing(lines, LISTED, "thư", total),
        "",
        "Nếu là thư của đơn vị: xin đơn vị trả lời thư của Đôn đốc từ địa chỉ đã đăng ký (/lienket thư).",
    )


def subject(plan: str | None, month: date, unit: str) -> str:
    """Return the subject of the mails to a unit about a plan in a month."""
    about = f"{printed(plan, LONGEST_SUBJECT)} – " if plan else ""
    whole = f"Đôn đốc: {about}tháng {month.month}/{month.year} – {short(unit, LONGEST_PLAIN)}"
    return clean(Marked(whole).unescape())  # noqa: S704 -- it is made plain again


def choices(labels: Sequence[str]) -> Marked:
    """Return how the buttons of a message are pressed by writing."""
    shown = Marked(" · ").join(Marked("“{}”").format(short(label)) for label in labels)
    return Marked("Trả lời thư này bằng một trong các chữ: {}").format(shown)


def by_click() -> Marked:
    """Return how the buttons of a mail work."""
    return Marked(
        "Bấm một nút để mở thư trả lời soạn sẵn rồi bấm Gửi; hoặc trả lời thư này bằng đúng chữ trên nút."
    )


def part(number: int) -> Marked:
    """Return the heading of one of several parts of a mail."""
    return Marked("Mục {}").format(number)


def parts_of_a_mail() -> Marked:
    """Return how to say which part of a mail is answered."""
    return Marked("Thư có nhiều mục: xin ghi “Mục 1:”, “Mục 2:” … ở đầu từng câu trả lời.")


def how_to_answer() -> Marked:
    """Return the line below every mail."""
    return Marked(
        "Xin trả lời trực tiếp thư này (Reply) và viết ở phía trên phần trích; không cần sửa tiêu đề."
    )


def from_whom(contact: str | None) -> Marked:
    """Return who writes, and whom to ask."""
    call = Marked(" Hỗ trợ: {}.").format(to_call(contact)) if contact else Marked("")
    return Marked("Thư do hệ thống Đôn đốc gửi tự động.{}").format(call)


def mark(token: str) -> Marked:
    """Return the mark by which an answer is known where a mail program has lost what belongs to it."""
    return Marked("Mã thư: {} (xin giữ nguyên)").format(token)
