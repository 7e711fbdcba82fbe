"""Where the leaders' page is, and how a device is let in there."""

from chat.markup import Marked

_WAY = Marked("📈 Bảng theo dõi: {}\nXem tình hình trong nửa phút, xem lại một ngày trước đây, in một tờ A4.")


def way(address: str) -> Marked:
    """Return where the page is, to somebody whose device is let in."""
    return _WAY.format(address)


def way_for_new_device(address: str, link: str | None) -> Marked:
    """Return where the page is, and the one-time link that lets a new device in."""
    return _WAY.format(address) + Marked(
        "\n\nThiết bị chưa đăng nhập: xin mở liên kết sau một lần, ghi tên rồi bấm “Mở trang” "
        "(hiệu lực 24 giờ, không chuyển cho người khác):\n{}"
    ).format(link or "")


def ask_in_private(address: str) -> Marked:
    """Return where the page is, in a group, where no link of a leader's is given."""
    return _WAY.format(address) + Marked(
        "\n\nThiết bị chưa đăng nhập: kính đề nghị anh/chị nhắn /bang ở tin riêng với bot để nhận liên kết."
    )


def ask_secretariat(address: str, unit: str | None) -> Marked:
    """Return where the page is, and who lets a new device in: for a unit, or a reader in private."""
    whose = unit or "cơ quan thường trực"
    return _WAY.format(address) + Marked(
        "\n\nThiết bị chưa đăng nhập: kính đề nghị nhận liên kết từ nhóm cơ quan thường trực "
        "(<code>/lienket web {}</code>)."
    ).format(whose)


def no_page() -> Marked:
    """Return where to look while there is no page."""
    return Marked(
        "Bảng theo dõi trên trang web chưa được bật. Anh/chị xem tình hình ngay tại đây bằng /tonghop; "
        "cần bảng theo dõi, kính đề nghị cơ quan thường trực báo người vận hành đặt WEB_ADDRESS và WEB_PORT."
    )
