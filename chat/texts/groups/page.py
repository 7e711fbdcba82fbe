"""The page in a browser: who is let in, what is refused there, which devices have it open."""

from collections.abc import Sequence
from datetime import datetime

from chat.markup import Listing, Marked, message, short
from chat.texts.words import moment

BOT = "Đôn đốc"
LONGEST = 60
MOST_DEVICES = 40


def title(unit: str) -> str:
    """Return how a unit's conversation on the page is called."""
    return f"Trang web của {unit}"


def secretariat_title() -> str:
    """Return how the secretariat's conversation on the page is called."""
    return "Trang web của cơ quan thường trực"


def heading() -> Marked:
    """Return the name of the page."""
    return Marked("Đôn đốc")


def entrance(whose: Marked) -> Marked:
    """Return whose conversation a link opens."""
    return Marked("Mở cuộc trò chuyện của <b>{}</b> trên thiết bị này.").format(whose)


def secretariat() -> Marked:
    """Return whose conversation the secretariat's link opens."""
    return Marked("cơ quan thường trực")


def name_wanted() -> Marked:
    """Return the label of the field for a person's name."""
    return Marked("Họ và tên của anh/chị")


def open_button() -> Marked:
    """Return the label of the button that lets somebody in."""
    return Marked("Mở trang")


def whoever_has_it() -> Marked:
    """Return what whoever opens the page on a shared machine has to know."""
    return Marked(
        "Ai dùng thiết bị này cũng đọc và báo cáo được cho đơn vị. Máy dùng chung: xong việc xin bấm “Thoát”."
    )


def signed_out() -> Marked:
    """Return how somebody gets in whom the page does not know."""
    return Marked(
        "Thiết bị này chưa mở được trang. Xin mở bằng liên kết do cơ quan thường trực cấp (dùng một lần)."
    )


def mail_wanted() -> Marked:
    """Return the label of the field for the unit's registered mail address."""
    return Marked("Hoặc nhận liên kết qua địa chỉ thư công vụ của đơn vị")


def mail_button() -> Marked:
    """Return the label of the button that sends a link by mail."""
    return Marked("Gửi liên kết")


def mail_sent() -> Marked:
    """Return what is said to everybody who asks for a link by mail, known or not."""
    return Marked(
        "Nếu địa chỉ này đã được đăng ký, liên kết (dùng một lần, trong 15 phút) đang được gửi tới. "
        "Xin xem cả mục thư rác."
    )


def form_too_old() -> Marked:
    """Return why what was typed was not taken."""
    return Marked("Trang này mở đã lâu. Xin bấm lại một lần nữa.")


def name_missing() -> Marked:
    """Return that a name is needed."""
    return Marked("Xin ghi họ và tên, để biết ai báo cáo.")


def too_often() -> Marked:
    """Return why nothing is taken for a while."""
    return Marked("Thử quá nhiều lần. Xin đợi một giờ rồi thử lại, hoặc liên hệ cơ quan thường trực.")


def slower() -> Marked:
    """Return why something was not taken just now."""
    return Marked("Nhanh quá. Xin đợi một phút rồi thử lại.")


def shut_out() -> Marked:
    """Return why a device may not read any more."""
    return Marked("Thiết bị này không mở được trang nữa. Xin lấy liên kết mới từ cơ quan thường trực.")


def refused() -> Marked:
    """Return why a request was not taken that the page did not make."""
    return Marked("Yêu cầu không hợp lệ. Xin tải lại trang rồi thử lại.")


def not_there() -> Marked:
    """Return that there is no such thing."""
    return Marked("Không tìm thấy.")


def no_button() -> Marked:
    """Return why a press did nothing."""
    return Marked("Nút này không còn dùng được.")


def not_yours() -> Marked:
    """Return why a message cannot be changed."""
    return Marked("Chỉ sửa được tin của chính mình.")


def nothing_said() -> Marked:
    """Return why nothing was sent."""
    return Marked("Tin còn trống.")


def too_long(longest: int) -> Marked:
    """Return why words were not taken, and what can be done."""
    shown = f"{longest:,}".replace(",", ".")
    return Marked("Tin dài quá {} chữ cái. Xin chia thành nhiều tin, hoặc gửi bằng tệp.").format(shown)


def too_large(megabytes: int) -> Marked:
    """Return why a file was not taken."""
    return Marked("Tệp lớn quá {} MB.").format(megabytes)


def trouble() -> Marked:
    """Return that something went wrong, and that the page tries again."""
    return Marked("Máy chủ đang trục trặc. Tin chưa gửi được; xin thử lại sau ít phút.")


def standing_by() -> Marked:
    """Return what a machine answers that waits for another one to end."""
    return Marked("Máy này đang chờ làm thay; bot đang chạy trên máy khác. Xin thử lại sau ít phút.")


def no_page() -> Marked:
    """Return why no link to the page can be made."""
    return Marked(
        "Trang web chưa được bật. Người vận hành đặt WEB_ADDRESS và WEB_PORT rồi chạy lại bot, "
        "xem tài liệu Vận hành, mục Trang web."
    )


def usage() -> Marked:
    """Return how a link to the page is asked for."""
    return Marked(
        "Cấp liên kết mở trang web: <code>/lienket web Sở Y tế</code>, "
        "<code>/lienket web lãnh đạo Sở Y tế</code>, <code>/lienket web lãnh đạo tỉnh</code>, "
        "<code>/lienket web cơ quan thường trực</code>"
    )


def or_page(issued: Marked, link: str | None) -> Marked:
    """Return how a code is used, where there is a page also that it opens that."""
    if link is None:
        return issued
    by_page = Marked("\n\n💻 Không dùng Telegram: mở <b>trang web</b> bằng liên kết {} (cùng mã trên).")
    return issued + by_page.format(link)


def link_issued(whose: Marked, link: str | None) -> Marked:
    """Return a new one-time link that opens the page."""
    return Marked(
        "Liên kết mở trang web cho <b>{whose}</b> (dùng một lần, hiệu lực 24 giờ):\n{link}\n\n"
        "Xin gửi riêng cho người nhận. Ai mở liên kết, ghi tên rồi bấm “Mở trang” thì thiết bị ấy đọc "
        "và báo cáo được; thu hồi thiết bị: <code>/lienket web</code>"
    ).format(whose=whose, link=link or "")


def new_device(name: str, browser: str) -> Marked:
    """Return what a conversation is told of one more device that has it open."""
    return Marked(
        "💻 Thêm một thiết bị mở trang này: <b>{}</b> ({}). Không phải người của mình thì xin thu hồi ở mục "
        "“Thiết bị”, hoặc báo cơ quan thường trực."
    ).format(short(name, LONGEST), browser)


def devices(listed: Sequence[tuple[str, str, str, datetime]]) -> Marked:
    """Return the devices that have the page open: whose page, who, which browser, when it was open last."""
    if not listed:
        return message(Marked("Chưa thiết bị nào mở trang web."), usage())
    lines = [
        Marked("• {}: {} ({}), mở lần cuối {}").format(
            short(where, LONGEST), short(name, LONGEST), browser, moment(seen)
        )
        for where, name, browser, seen in listed
    ]
    heading = Marked("<b>Thiết bị đang mở trang web</b>: {}").format(len(listed))
    return message(heading, Listing(lines, MOST_DEVICES, "thiết bị"), "", usage())
