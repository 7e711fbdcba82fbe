"""What is said to a person who asks what is kept about them."""

from datetime import date, datetime

from chat.markup import Marked, printed
from chat.texts.words import count, day, moment


def in_private() -> Marked:
    """Return where a person gets what is kept about them."""
    return Marked("Dữ liệu của bạn chỉ gửi ở tin riêng: xin mở tin riêng với bot rồi gửi /dulieu.")


def nothing_kept() -> Marked:
    """Return that nothing is kept about a person but what was just said."""
    return Marked("Bot không lưu tên hay báo cáo nào của bạn; tin bạn vừa gửi tự xóa sau 30 ngày.")


def kept(rows: int) -> Marked:
    """Return what is said beside the file."""
    return Marked(
        "Đây là mọi điều bot lưu về bạn ({}): mã số Telegram, tên hiển thị, những gì bạn đã báo cáo và "
        "thao tác. Xóa tên: /xoatoi. Cần sửa hay hỏi thêm: /lienhe; cơ quan thường trực đã được báo."
    ).format(count(rows, "mục"))


def asked(name: str, at: datetime, until: date) -> Marked:
    """Return what the secretariat is told when somebody asked."""
    return Marked(
        "🗂 <b>{}</b> đã lấy dữ liệu cá nhân bot lưu về mình, lúc {}. Nếu người đó yêu cầu sửa, xóa hay "
        "giải thích, xin trả lời chậm nhất ngày {}."
    ).format(printed(name), moment(at), day(until))
