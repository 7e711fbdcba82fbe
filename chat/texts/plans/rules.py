"""The report rules of a plan, and changes to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from chat.texts.plans.preview import rule_in_words
from chat.texts.words import and_others, capitalised, joined, names, period, period_deadline, short
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


def card(title: str, rules: Sequence[RuleLine]) -> str:
    """Return the rules of a plan, each with the sentence it was read from."""
    lines = [f"📋 <b>Chế độ báo cáo</b> – {short(title, 120)}"]
    lines += [f"{number}. {_line(line)}" for number, line in enumerate(rules, start=1)]
    if not rules:
        lines.append("Kế hoạch chưa có chế độ báo cáo nào.")
    lines += ["", "Đổi ở đây chỉ áp dụng cho kỳ chưa đến hạn và chưa nộp. Báo cáo đột xuất: /yeucau"]
    return "\n".join(lines)


def _line(line: RuleLine) -> str:
    parts = [f"<b>{capitalised(rule_in_words(line.rule))}</b>", line.whom]
    if line.channel:
        parts.append(f"qua {escape(line.channel)}")
    return f"{', '.join(parts)}\n   “{short(line.rule.source_text, 160)}”"


def whom_all() -> str:
    """Return how everybody is called."""
    return "mọi đơn vị"


def whom_leads() -> str:
    """Return how those who lead a task are called."""
    return "các đơn vị chủ trì"


def whom_levels(levels: Sequence[str]) -> str:
    """Return how the units of some levels are called."""
    called = {"province": "các sở, ban, ngành", "district": "UBND cấp huyện", "commune": "UBND cấp xã"}
    return joined([called.get(level, "các cơ quan ngành dọc") for level in levels])


def whom_named(units: Sequence[str]) -> str:
    """Return how named units are called."""
    return names(units, 3, "đơn vị") if units else "chưa có đơn vị nào"


def ask_day(rule: ReportRule) -> str:
    """Return the question for another day."""
    if rule.kind is RuleKind.WEEKLY:
        return (
            f"Đang là: {rule_in_words(rule)}. Đổi thành thứ mấy, mấy giờ? "
            f"Xin <b>trả lời (reply) tin này</b>, ví dụ: {WEEKLY_EXAMPLE}."
        )
    return (
        f"Đang là: {rule_in_words(rule)}. Đổi thành ngày nào? "
        f"Xin <b>trả lời (reply) tin này</b>, ví dụ: “trước ngày 13”, {EXAMPLE}."
    )


def ask_new() -> str:
    """Return the question which report is asked for as well."""
    return (
        f"Thêm chế độ báo cáo nào? Xin <b>trả lời (reply) tin này</b>, ví dụ: {EXAMPLE}, "
        "“6 tháng trước ngày 15/6”, “hằng tuần trước 15 giờ thứ Sáu”, "
        "“kế hoạch của đơn vị trước ngày 25/3/2025”."
    )


def ask_units(rule: ReportRule) -> str:
    """Return the question whom a report is asked of."""
    return (
        f"{capitalised(rule_in_words(rule))}: những đơn vị nào phải báo cáo? Xin bấm nút, hoặc "
        "<b>trả lời (reply) tin này</b> bằng tên đơn vị, ví dụ: Sở Tài chính, Công an tỉnh"
    )


def ask_stop(rule: ReportRule) -> str:
    """Return the question whether a report is really asked for no more."""
    return (
        f"Dừng “{rule_in_words(rule)}”? Các kỳ chưa đến hạn sẽ không còn phải nộp; "
        "kỳ đã qua và báo cáo đã nộp giữ nguyên."
    )


def not_understood() -> str:
    """Return the answer to words that state no rule."""
    return f"Chưa rõ báo cáo kỳ nào, ngày nào. Ví dụ: {EXAMPLE}."


def added(rules: Sequence[ReportRule], person: str) -> str:
    """Return that reports are asked for from now on."""
    listed = joined([rule_in_words(rule) for rule in rules])
    return f"✅ Đã thêm: {listed} (người thêm: {escape(person)})."


def changed(rule: ReportRule, moved: Sequence[NamedPeriod], person: str) -> str:
    """Return that a rule names another day, and which periods moved."""
    heading = f"✅ Đã đổi: {rule_in_words(rule)} (người đổi: {escape(person)})."
    return "\n".join([heading, *_periods("Kỳ đang mở chuyển hạn", moved)])


def addressed(rule: ReportRule, whom: str, person: str) -> str:
    """Return that a rule is for other units."""
    return f"✅ Đã đổi: {rule_in_words(rule)}, {whom} (người đổi: {escape(person)})."


def stopped(rule: ReportRule, removed: Sequence[NamedPeriod], person: str) -> str:
    """Return that a report is asked for no more."""
    heading = f"✅ Đã dừng: {rule_in_words(rule)} (người dừng: {escape(person)})."
    return "\n".join([heading, *_periods("Không còn phải nộp", removed)])


def _periods(heading: str, periods: Sequence[NamedPeriod]) -> list[str]:
    listed = [f"• {heading}: {period(one)}, {period_deadline(one)}" for one in periods[:LISTED]]
    return listed + and_others(LISTED, len(periods), "kỳ")
