"""The report rules of a plan, and changes to them."""

from collections.abc import Sequence
from dataclasses import dataclass

from chat.markup import Listing, Marked, joined, message, names, printed
from chat.texts.plans.preview import rule_in_words
from chat.texts.words import capitalised, period, period_deadline
from plans.plan import ReportRule, RuleKind
from plans.standing import NamedPeriod

EXAMPLE = "“hằng tháng trước ngày 13”, “hằng quý trước ngày 15 qua thư điện tử”"
WEEKLY_EXAMPLE = "“trước 15 giờ thứ Sáu”"
LISTED = 6


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule as it is shown: what it asks, of whom, by which way."""

    rule: ReportRule
    whom: str
    channel: str | None


def card(title: str, rules: Sequence[RuleLine]) -> Marked:
    """Return the rules of a plan, each with the sentence it was read from."""
    heading = Marked("📋 <b>Chế độ báo cáo</b> – {}").format(printed(title, 120))
    lines: list[str] = [
        Marked("{}. {}").format(number, _line(line)) for number, line in enumerate(rules, start=1)
    ]
    return message(
        heading,
        Listing(lines or ["Kế hoạch chưa có chế độ báo cáo nào."], max(len(lines), 1), "chế độ"),
        "",
        "Đổi ở đây chỉ áp dụng cho kỳ chưa đến hạn và chưa nộp. Báo cáo đột xuất: /yeucau",
    )


def _line(line: RuleLine) -> Marked:
    return Marked("<b>{rule}</b>, {whom}{by}\n   “{words}”").format(
        rule=capitalised(rule_in_words(line.rule)),
        whom=line.whom,
        by=f", qua {line.channel}" if line.channel else "",
        words=printed(line.rule.source_text, 160),
    )


def whom_all() -> Marked:
    """Return how everybody is called."""
    return Marked("mọi đơn vị")


def whom_leads() -> Marked:
    """Return how those who lead a task are called."""
    return Marked("các đơn vị chủ trì")


def whom_levels(levels: Sequence[str]) -> Marked:
    """Return how the units of some levels are called."""
    called = {"province": "các sở, ban, ngành", "district": "UBND cấp huyện", "commune": "UBND cấp xã"}
    return joined([called.get(level, "các cơ quan ngành dọc") for level in levels])


def whom_named(units: Sequence[str]) -> Marked:
    """Return how named units are called."""
    return names(units, 3, "đơn vị") if units else Marked("chưa có đơn vị nào")


def ask_day(rule: ReportRule) -> Marked:
    """Return the question for another day."""
    if rule.kind is RuleKind.WEEKLY:
        return Marked(
            "Đang là: {}. Đổi thành thứ mấy, mấy giờ? Xin <b>trả lời (reply) tin này</b>, ví dụ: {}."
        ).format(rule_in_words(rule), WEEKLY_EXAMPLE)
    return Marked(
        "Đang là: {}. Đổi thành ngày nào? Xin <b>trả lời (reply) tin này</b>, ví dụ: “trước ngày 13”, {}."
    ).format(rule_in_words(rule), EXAMPLE)


def ask_new() -> Marked:
    """Return the question which report is asked for as well."""
    return Marked(
        "Thêm chế độ báo cáo nào? Xin <b>trả lời (reply) tin này</b>, ví dụ: {}, "
        "“6 tháng trước ngày 15/6”, “hằng tuần trước 15 giờ thứ Sáu”, "
        "“kế hoạch của đơn vị trước ngày 25/3/2025”."
    ).format(EXAMPLE)


def ask_units(rule: ReportRule) -> Marked:
    """Return the question whom a report is asked of."""
    return Marked(
        "{}: những đơn vị nào phải báo cáo? Xin bấm nút, hoặc "
        "<b>trả lời (reply) tin này</b> bằng tên đơn vị, ví dụ: Sở Tài chính, Công an tỉnh"
    ).format(capitalised(rule_in_words(rule)))


def ask_stop(rule: ReportRule) -> Marked:
    """Return the question whether a report is really asked for no more."""
    return Marked(
        "Dừng “{}”? Các kỳ chưa đến hạn sẽ không còn phải nộp; kỳ đã qua và báo cáo đã nộp giữ nguyên."
    ).format(rule_in_words(rule))


def not_understood() -> Marked:
    """Return the answer to words that state no rule."""
    return Marked("Chưa rõ báo cáo kỳ nào, ngày nào. Ví dụ: {}.").format(EXAMPLE)


def added(rules: Sequence[ReportRule], person: str) -> Marked:
    """Return that reports are asked for from now on."""
    listed = joined([rule_in_words(rule) for rule in rules])
    return Marked("✅ Đã thêm: {} (người thêm: {}).").format(listed, person)


def changed(rule: ReportRule, moved: Sequence[NamedPeriod], person: str) -> Marked:
    """Return that a rule names another day, and which periods moved."""
    heading = Marked("✅ Đã đổi: {} (người đổi: {}).").format(rule_in_words(rule), person)
    return message(heading, _periods("Kỳ đang mở chuyển hạn", moved))


def addressed(rule: ReportRule, whom: str, person: str) -> Marked:
    """Return that a rule is for other units."""
    return Marked("✅ Đã đổi: {rule}, {whom} (người đổi: {person}).").format(
        rule=rule_in_words(rule), whom=whom, person=person
    )


def stopped(rule: ReportRule, removed: Sequence[NamedPeriod], person: str) -> Marked:
    """Return that a report is asked for no more."""
    heading = Marked("✅ Đã dừng: {} (người dừng: {}).").format(rule_in_words(rule), person)
    return message(heading, _periods("Không còn phải nộp", removed))


def _periods(heading: str, periods: Sequence[NamedPeriod]) -> Listing:
    listed = [f"• {heading}: {period(one)}, {period_deadline(one)}" for one in periods]
    return Listing(listed, LISTED, "kỳ")
