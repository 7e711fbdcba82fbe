"""What a new version of a saved plan changes, and who is told."""

from collections.abc import Callable, Sequence

from chat.markup import Block, Listing, Marked, joined, message, printed
from chat.texts.plans.doubts import meaning
from chat.texts.plans.preview import rule_in_words
from chat.texts.words import count
from plans.amendment import Amendment, ChangedTask
from plans.plan import ReportRule, Task
from plans.rule_amendment import KeptRule, RulesAmendment

LISTED = 5
RULES_LISTED = 8


def difference(title: str, found: Amendment) -> Marked:
    """Return what saving the new version would change in the saved plan."""
    heading = Marked("🔁 Kế hoạch này đã được lưu trước đó: <b>{}</b>").format(printed(title, 160))
    if found.is_empty:
        same = "Bản mới không thay đổi nhiệm vụ hay chế độ báo cáo nào."
        return message(heading, "", same, *_unchanged(found.rules))
    lines: list[Block] = [heading, ""]
    lines += _part("Thêm", found.added, _new)
    lines += _part("Bỏ", found.removed, _new)
    changed = found.changed
    lines += _part("Đổi thời hạn", [pair for pair in changed if pair.deadline], _deadline)
    lines += _part("Đổi đơn vị chủ trì", [pair for pair in changed if pair.lead], _lead)
    others = [pair for pair in changed if not pair.deadline and not pair.lead]
    lines += _part("Đổi nội dung hoặc đơn vị phối hợp", others, lambda pair: _new(pair.new))
    lines += _rules(found.rules)
    return message(*lines, "Báo cáo và hạn ban đầu đã có được giữ nguyên.")


def _rules(found: RulesAmendment) -> list[Block]:
    lines = [
        *(f"• Thêm: {rule_in_words(rule)}" for rule in found.asked_anew),
        *(f"• Đổi: {_other_day(pair.saved.values, pair.new)}" for pair in found.changed),
        *(f"• Bỏ: {rule_in_words(rule.values)}" for rule in found.dropped),
    ]
    if not lines:
        return _unchanged(found)
    heading = Marked("<b>Chế độ báo cáo</b> (áp dụng cho kỳ chưa đến hạn)")
    return [heading, _some_rules(lines), *_unchanged(found)]


def _some_rules(lines: Sequence[str]) -> Listing:
    return Listing(lines, RULES_LISTED, "chế độ")


def _other_day(old: ReportRule, new: ReportRule) -> str:
    return f"{rule_in_words(old)} → {rule_in_words(new)}"


def _unchanged(found: RulesAmendment) -> list[Block]:
    """Return which rules stay though the new version says otherwise, and where to change that."""
    if found.is_silent:
        return [
            "Bản mới không ghi chế độ báo cáo nào: chế độ đang có được giữ nguyên. Muốn đổi: /chedobaocao"
        ]
    if not found.kept:
        return []
    return [
        Marked("<b>Chế độ báo cáo giữ như anh chị đã đặt</b> (muốn đổi: /chedobaocao)"),
        _some_rules([f"• {_kept(one)}" for one in found.kept]),
    ]


def _kept(one: KeptRule) -> str:
    stands = rule_in_words(one.saved.values) + (" (đã dừng)" if one.saved.stopped else "")
    document = f"ghi {rule_in_words(one.document)}" if one.document else "không ghi"
    return f"{stands}; bản mới {document}"


def _part(heading: str, rows: Sequence[object], line: Callable[..., Marked]) -> list[Block]:
    if not rows:
        return []
    listed = [Marked("• {}").format(line(row)) for row in rows]
    counted = Marked("<b>{}: {}</b>").format(heading, count(len(rows), "nhiệm vụ"))
    return [counted, Listing(listed, LISTED, "nhiệm vụ")]


def _new(task: Task) -> Marked:
    return Marked("NV {}: {}").format(task.number, printed(task.title, 70))


def _deadline(pair: ChangedTask) -> Marked:
    return Marked("NV {number}: {before} → {now}").format(
        number=pair.new.number, before=meaning(pair.old.deadline), now=meaning(pair.new.deadline)
    )


def _lead(pair: ChangedTask) -> Marked:
    old, new = (joined(list(task.lead)) or "chưa rõ" for task in (pair.old, pair.new))
    return Marked("NV {number}: {old} → {new}").format(number=pair.new.number, old=old, new=new)


def applied(title: str, found: Amendment, told: int, person: str) -> Marked:
    """Return the confirmation that the saved plan was brought up to date."""
    text = Marked(
        "✅ Đã cập nhật: <b>{title}</b> (thêm {added}, bỏ {removed}, đổi {changed} nhiệm vụ). "
        "Người lưu: {person}. Đã báo {told}."
    ).format(
        title=printed(title, 160),
        added=len(found.added),
        removed=len(found.removed),
        changed=len(found.changed),
        person=person,
        told=count(told, "nhóm đơn vị"),
    )
    return message(text, *_rules(found.rules))


def told_unit(unit: str, title: str, lines: Sequence[Marked], reports: Sequence[Marked] = ()) -> Marked:
    """Return what a unit is told of changes to its tasks and to the reports it sends."""
    return message(
        Marked("🔁 <b>{}</b>: kế hoạch “{}” vừa được cập nhật.").format(unit, printed(title, 120)),
        Listing([Marked("• {}").format(line) for line in lines], LISTED, "nhiệm vụ"),
        _some_rules([Marked("• {}").format(line) for line in reports]),
        "",
        "Xem việc của đơn vị: /nhiemvu",
    )


def now_yours(number: str, title: str, deadline: str) -> Marked:
    """Return the line of a task that a unit leads from now on."""
    return Marked("NV {number} (mới): {title} — {deadline}").format(
        number=number, title=printed(title, 70), deadline=deadline
    )


def no_longer_yours(number: str, title: str) -> Marked:
    """Return the line of a task that a unit leads no longer."""
    return Marked("NV {} (không còn chủ trì): {}").format(number, printed(title, 70))


def other_deadline(number: str, title: str, deadline: str) -> Marked:
    """Return the line of a task with another deadline."""
    return Marked("NV {number}: {title} — hạn mới: {deadline}").format(
        number=number, title=printed(title, 70), deadline=deadline
    )


def report_asked(before: ReportRule | None, after: ReportRule | None) -> Marked:
    """Return the line of a report that a unit owes from now on, otherwise, or no more."""
    if before is None and after is not None:
        return Marked("Chế độ báo cáo (mới): {}").format(rule_in_words(after))
    if before is not None and after is not None:
        return Marked("Chế độ báo cáo (đổi hạn): {}").format(_other_day(before, after))
    return Marked("Chế độ báo cáo (không còn phải nộp): {}").format(rule_in_words(before) if before else "")
