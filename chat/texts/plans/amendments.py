"""What a new version of a saved plan changes, and who is told."""

from collections.abc import Callable, Sequence
from html import escape

from chat.texts.plans.doubts import meaning
from chat.texts.plans.preview import rule_in_words
from chat.texts.words import and_others, count, joined, short
from plans.amendment import Amendment, ChangedTask
from plans.plan import ReportRule, Task
from plans.rule_amendment import KeptRule, RulesAmendment

LISTED = 5
RULES_LISTED = 8


def difference(title: str, found: Amendment) -> str:
    """Return what saving the new version would change in the saved plan."""
    lines = [f"🔁 Kế hoạch này đã được lưu trước đó: <b>{short(title, 160)}</b>", ""]
    if found.is_empty:
        lines.append("Bản mới không thay đổi nhiệm vụ hay chế độ báo cáo nào.")
        return "\n".join([*lines, *_unchanged(found.rules)])
    lines += _part("Thêm", found.added, _new)
    lines += _part("Bỏ", found.removed, _new)
    lines += _part("Đổi thời hạn", [pair for pair in found.changed if pair.deadline], _deadline)
    lines += _part("Đổi đơn vị chủ trì", [pair for pair in found.changed if pair.lead], _lead)
    others = [pair for pair in found.changed if not pair.deadline and not pair.lead]
    lines += _part("Đổi nội dung hoặc đơn vị phối hợp", others, lambda pair: _new(pair.new))
    lines += _rules(found.rules)
    return "\n".join([*lines, "Báo cáo và hạn ban đầu đã có được giữ nguyên."])


def _rules(found: RulesAmendment) -> list[str]:
    lines = [
        *(f"• Thêm: {rule_in_words(rule)}" for rule in found.asked_anew),
        *(f"• Đổi: {_other_day(pair.saved.values, pair.new)}" for pair in found.changed),
        *(f"• Bỏ: {rule_in_words(rule.values)}" for rule in found.dropped),
    ]
    heading = ["<b>Chế độ báo cáo</b> (áp dụng cho kỳ chưa đến hạn)"] if lines else []
    return heading + _some_rules(lines) + _unchanged(found)


def _some_rules(lines: Sequence[str]) -> list[str]:
    return [*lines[:RULES_LISTED], *and_others(RULES_LISTED, len(lines), "chế độ")]


def _other_day(old: ReportRule, new: ReportRule) -> str:
    return f"{rule_in_words(old)} → {rule_in_words(new)}"


def _unchanged(found: RulesAmendment) -> list[str]:
    """Return which rules stay though the new version says otherwise, and where to change that."""
    if found.is_silent:
        return [
            "Bản mới không ghi chế độ báo cáo nào: chế độ đang có được giữ nguyên. Muốn đổi: /chedobaocao"
        ]
    if not found.kept:
        return []
    return [
        "<b>Chế độ báo cáo giữ như anh chị đã đặt</b> (muốn đổi: /chedobaocao)",
        *_some_rules([f"• {_kept(one)}" for one in found.kept]),
    ]


def _kept(one: KeptRule) -> str:
    stands = rule_in_words(one.saved.values) + (" (đã dừng)" if one.saved.stopped else "")
    document = f"ghi {rule_in_words(one.document)}" if one.document else "không ghi"
    return f"{stands}; bản mới {document}"


def _part(heading: str, rows: Sequence[object], line: Callable[..., str]) -> list[str]:
    if not rows:
        return []
    listed = [f"• {line(row)}" for row in rows[:LISTED]]
    return [
        f"<b>{heading}: {count(len(rows), 'nhiệm vụ')}</b>",
        *listed,
        *and_others(LISTED, len(rows), "nhiệm vụ"),
    ]


def _new(task: Task) -> str:
    return f"NV {escape(task.number)}: {short(task.title, 70)}"


def _deadline(pair: ChangedTask) -> str:
    return f"NV {escape(pair.new.number)}: {meaning(pair.old.deadline)} → {meaning(pair.new.deadline)}"


def _lead(pair: ChangedTask) -> str:
    old, new = (escape(joined(list(task.lead)) or "chưa rõ") for task in (pair.old, pair.new))
    return f"NV {escape(pair.new.number)}: {old} → {new}"


def applied(title: str, found: Amendment, told: int, person: str) -> str:
    """Return the confirmation that the saved plan was brought up to date."""
    text = (
        f"✅ Đã cập nhật: <b>{short(title, 160)}</b> "
        f"(thêm {len(found.added)}, bỏ {len(found.removed)}, đổi {len(found.changed)} nhiệm vụ). "
        f"Người lưu: {escape(person)}. Đã báo {count(told, 'nhóm đơn vị')}."
    )
    return "\n".join([text, *_rules(found.rules)])


def told_unit(unit: str, title: str, lines: Sequence[str], reports: Sequence[str] = ()) -> str:
    """Return what a unit is told of changes to its tasks and to the reports it sends."""
    shown = [f"• {line}" for line in lines[:LISTED]]
    return "\n".join(
        [
            f"🔁 <b>{escape(unit)}</b>: kế hoạch “{short(title, 120)}” vừa được cập nhật.",
            *shown,
            *and_others(LISTED, len(lines), "nhiệm vụ"),
            *_some_rules([f"• {line}" for line in reports]),
            "",
            "Xem việc của đơn vị: /nhiemvu",
        ]
    )


def now_yours(number: str, title: str, deadline: str) -> str:
    """Return the line of a task that a unit leads from now on."""
    return f"NV {escape(number)} (mới): {short(title, 70)} — {deadline}"


def no_longer_yours(number: str, title: str) -> str:
    """Return the line of a task that a unit leads no longer."""
    return f"NV {escape(number)} (không còn chủ trì): {short(title, 70)}"


def other_deadline(number: str, title: str, deadline: str) -> str:
    """Return the line of a task with another deadline."""
    return f"NV {escape(number)}: {short(title, 70)} — hạn mới: {deadline}"


def report_asked(before: ReportRule | None, after: ReportRule | None) -> str:
    """Return the line of a report that a unit owes from now on, otherwise, or no more."""
    if before is None and after is not None:
        return f"Chế độ báo cáo (mới): {rule_in_words(after)}"
    if before is not None and after is not None:
        return f"Chế độ báo cáo (đổi hạn): {_other_day(before, after)}"
    return f"Chế độ báo cáo (không còn phải nộp): {rule_in_words(before) if before else ''}"
