"""The settings of a plan."""

from collections.abc import Sequence
from datetime import time

from chat.markup import Marked, joined, printed
from plans.periods import Months

MONTHS = {
    Months.DECREE: "từ ngày 15 tháng trước đến ngày 14 (Nghị định 09/2019/NĐ-CP)",
    Months.CALENDAR: "theo tháng dương lịch",
}
EXAMPLES = (
    "“giờ nhắc 08:00”, “nhắc trước 10, 5, 2, 1 ngày”, “báo lãnh đạo sau 3 và 7 ngày”, "
    "“tiêu đề UBND tỉnh Lam Sơn / Sở Nội vụ”, “căn cứ số 27/KH-UBND ngày 15/01/2025”"
)


def card(
    title: str,
    morning: time,
    ladder: Sequence[int],
    escalation_days: tuple[int, int],
    months: Months,
    letterhead: tuple[str, str],
    plan_in_words: str,
) -> Marked:
    """Return how a plan reminds and what stands above its reports, and how that is changed."""
    leader, secretariat = escalation_days
    return Marked(
        "⚙️ <b>{title}</b>\n"
        "• Giờ nhắc: {morning:%H:%M} sáng ngày làm việc\n"
        "• Nhắc trước: {days_before} ngày, và đúng ngày\n"
        "• Quá hạn {leader} ngày làm việc: báo lãnh đạo đơn vị; "
        "{secretariat} ngày: đề nghị đôn đốc bằng văn bản\n"
        "• Kỳ báo cáo: {months}\n"
        "• Tiêu đề báo cáo, công văn: {above} / {agency}\n"
        "• Căn cứ: {basis}\n\n"
        "Đổi: <b>trả lời (reply) tin này</b>, ví dụ: {examples}; hoặc bấm nút."
    ).format(
        title=printed(title, 150),
        morning=morning,
        days_before=joined([str(days) for days in ladder]),
        leader=leader,
        secretariat=secretariat,
        months=MONTHS[months],
        above=printed(letterhead[0], 80),
        agency=printed(letterhead[1], 80),
        basis=printed(plan_in_words, 150),
        examples=EXAMPLES,
    )


def not_understood() -> Marked:
    """Return the answer to words that name no setting, or one that cannot be."""
    return Marked(
        "Chưa rõ cần đổi gì. Ví dụ: {}. "
        "Giờ nhắc từ 06:00 đến 17:00; nhắc trước nhiều nhất 8 mốc, không quá 90 ngày."
    ).format(EXAMPLES)


def changed(person: str) -> Marked:
    """Return that settings were changed, by whom."""
    return Marked("✅ Đã đổi (người đổi: {}). Áp dụng từ lần nhắc tới.").format(person)
