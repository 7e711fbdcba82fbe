"""What the operator is told of the machine and the bot; never anything of what units report."""

from datetime import datetime

from chat.markup import Marked
from chat.texts.words import moment


def linked() -> Marked:
    """Return the welcome of the operator's chat."""
    return Marked(
        "✅ Ở đây đã liên kết làm <b>nơi nhận tin của người vận hành bot</b>.\n\n"
        "Bot báo khi chạy, khi dừng, khi mất liên lạc với Telegram, đĩa sắp đầy, chưa sao lưu được, "
        "đồng hồ máy sai, hoặc có tin xử lý lỗi; không bao giờ gửi nội dung báo cáo.\n"
        "Bước tiếp theo: chạy <code>dondoc doctor</code> trên máy chủ."
    )


def told_secretariat(title: str, person: str) -> Marked:
    """Return the secretariat's notice that the operator has a chat."""
    return Marked("🔗 “{}” đã liên kết làm nơi nhận tin của người vận hành bot (người liên kết: {}).").format(
        title, person
    )


def guide() -> Marked:
    """Return what the operator's chat is for."""
    return Marked(
        "<b>Người vận hành với Đôn đốc</b>\n"
        "Bot chỉ báo tình trạng của máy và của bot ở đây. Mọi việc làm trên máy chủ:\n\n"
        "• Kiểm tra: <code>dondoc doctor</code>\n"
        "• Tin gửi đi, tin nhận bị lỗi: <code>dondoc messages</code>, <code>dondoc updates</code>\n"
        "• Sao lưu, khôi phục: <code>dondoc backup</code>, <code>dondoc restore</code>"
    )


def started(stopped_at: datetime | None) -> Marked:
    """Return that the bot runs, with when it had stopped where it was away for long."""
    if stopped_at is None:
        return Marked("▶️ Bot đã chạy.")
    return Marked("▶️ Bot đã chạy lại; trước đó bot dừng từ {}.").format(moment(stopped_at))


def stopped() -> Marked:
    """Return that the bot was told to stop."""
    return Marked("⏹ Bot đã dừng theo lệnh. Tin của các nhóm chờ ở Telegram, tối đa 24 giờ.")


def was_unreachable(since: datetime, until: datetime) -> Marked:
    """Return that Telegram could not be reached for a while."""
    return Marked(
        "🌐 Đã có lại liên lạc với Telegram; trước đó mất từ {} đến {}. "
        "Nếu lặp lại, xin kiểm tra mạng và PROXY_URL."
    ).format(moment(since), moment(until))


def disk_is_full(percent: int) -> Marked:
    """Return that the disk is nearly full."""
    return Marked("💽 Đĩa của thư mục dữ liệu chỉ còn trống {}%. Xin dọn bớt hoặc mở rộng.").format(percent)


def backup_failed(reason: str) -> Marked:
    """Return that there is no backup of tonight, and why."""
    return Marked("💾 Chưa sao lưu được: {}\nBot sẽ thử lại sau một giờ.").format(reason)


def clock_is_off(seconds: int) -> Marked:
    """Return that the machine's clock is wrong."""
    return Marked(
        "🕒 Đồng hồ máy lệch {} giây so với Telegram: giờ nhắc sẽ sai. Xin bật đồng bộ giờ "
        "(<code>timedatectl set-ntp true</code>)."
    ).format(seconds)


def update_failed(number: int) -> Marked:
    """Return that something received could not be handled."""
    return Marked(
        "⚠️ Một tin nhận được xử lý bị lỗi (số {}). Tin vẫn được giữ; xem: <code>dondoc updates</code>."
    ).format(number)


def restored(made_at: datetime, messages: int, updates: int) -> Marked:
    """Return that the bot goes on from a backup, and what is to be looked through."""
    return Marked(
        "♻️ Đã khôi phục theo bản sao lưu lúc {}. "
        "Tin gửi đi chưa rõ đã đến: {} (<code>dondoc messages</code>). "
        "Tin nhận sau bản sao lưu, chưa xử lý: {} (<code>dondoc updates</code>)."
    ).format(moment(made_at), messages, updates)


def backup_missing() -> Marked:
    """Return the line of the secretariat's digest on a day without a backup."""
    return Marked("💾 Đêm qua bot chưa sao lưu được dữ liệu. Xin báo người vận hành.")
