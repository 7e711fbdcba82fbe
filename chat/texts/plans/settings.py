"""The settings of a plan."""

from collections.abc import Sequence
from datetime import time
from html import escape

from chat.texts.words import joined, short
from plans.periods import Months

MONTHS = {
    Months.DECREE: "từ ngày 15 tháng trước đến ngày 14 (Nghị định 09/2019/NĐ-CP)",
    Months.CALENDAR: "theo tháng dương lịch",
}
EXAMPLES = "“giờ nhắc 08:00”, “nhắc trước 10, 5, 2, 1 ngày”, “báo lãnh đạo sau 3 và 7 ngày”"


def card(
    title: str, morning: time, ladder: Sequence[int], escalation_days: Sequence[int], months: Months
) -> str:
    """Return how a plan reminds, and how that is changed."""
    leader, secretariat = escalation_days
    return (
        f"⚙️ <b>{short(title, 150)}</b>\n"
        f"• Giờ nhắc: {morning:%H:%M} sáng ngày làm việc\n"
        f"• Nhắc trước: {joined([str(days) for days in ladder])} ngày, và đúng ngày\n"
        f"• Quá hạn {leader} ngày làm việc: báo lãnh đạo đơn vị; "
        f"{secretariat} ngày: đề nghị đôn đốc bằng văn bản\n"
        f"• Kỳ báo cáo: {MONTHS[months]}\n\n"
        f"Đổi: <b>trả lời (reply) tin này</b>, ví dụ: {EXAMPLES}; hoặc bấm nút."
    )


def not_understood() -> str:
    """Return the answer to words that name no setting, or one that cannot be."""
    return (
        f"Chưa rõ cần đổi gì. Ví dụ: {EXAMPLES}. "
        "Giờ nhắc từ 06:00 đến 17:00; nhắc trước nhiều nhất 8 mốc, không quá 90 ngày."
    )


def changed(person: str) -> str:
    """Return that settings were changed, by whom."""
    return f"✅ Đã đổi (người đổi: {escape(person)}). Áp dụng từ lần nhắc tới."
