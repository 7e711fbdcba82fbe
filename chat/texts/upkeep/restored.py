"""What people are told once the bot goes on from a backup."""

from datetime import datetime

from chat.markup import Marked
from chat.texts.words import moment


def told_secretariat(made_at: datetime, *, is_sure: bool) -> Marked:
    """Return what the secretariat hears: since when words of units are missing, what was not said again."""
    text = Marked(
        "⚠️ Dữ liệu của bot vừa được khôi phục theo bản sao lưu lúc <b>{}</b>. "
        "Những gì các đơn vị gửi từ lúc đó đến nay có thể chưa có; "
        "xin đề nghị đơn vị xem lại bằng /nhiemvu và báo lại phần còn thiếu."
    ).format(moment(made_at))
    if is_sure:
        return text
    return text + Marked(
        "\n\nBot không biết chắc tin nhắc hôm nay đã đến các nhóm hay chưa nên không gửi lại, "
        "để không nhắc hai lần. Nhóm nào chưa nhận được, xin nhắc bằng lời."
    )
