"""A plan document as `dondoc read plan` prints it: plain text, one task a paragraph."""

from collections.abc import Iterator

from chat.texts.plans.pieces import what_was_read
from chat.texts.plans.preview import rule_in_words
from chat.texts.words import count, day
from plans.plan import Deadline, PlanReading, Task


def reading_as_text(reading: PlanReading) -> str:
    """Return header, report rules, tasks and problems of a document, as plain text."""
    return "\n".join(_lines(reading))


def _lines(reading: PlanReading) -> Iterator[str]:
    plan = reading.plan
    yield plan.title or "Kế hoạch chưa rõ tên"
    yield f"Số: {plan.number or '?'} · Ngày: {day(plan.issued) if plan.issued else '?'}"
    yield f"Cơ quan ban hành: {plan.issuer or '?'} · Cơ quan thường trực: {plan.standing_unit or '?'}"
    yield "\nChế độ báo cáo:"
    yield from (f"  {rule_in_words(rule)} – “{rule.source_text}”" for rule in plan.report_rules)
    groups = {group.number: group.title for group in plan.groups}
    shown = None
    for task in plan.tasks:
        if task.group != shown and task.group is not None:
            shown = task.group
            yield f"\n{shown}. {groups.get(shown, '')}"
        yield from _task(task)
    yield f"\n{count(len(plan.tasks), 'nhiệm vụ')}, {count(len(reading.problems), 'chỗ')} cần xem lại"
    yield from (f"  {item.where}: {item.reason}{_quoted(item.text)}" for item in reading.problems)
    said = what_was_read(reading)
    if said:
        yield f"\n{said}"


def _task(task: Task) -> Iterator[str]:
    proposed = " (đọc từ lời văn, chờ xác nhận)" if task.proposed else ""
    yield f"  {task.number}. {task.title}{proposed}"
    yield f"     Chủ trì: {'; '.join(task.lead) or '?'}"
    if task.coordinating:
        yield f"     Phối hợp: {'; '.join(task.coordinating)}"
    yield f"     Thời hạn: {task.deadline_text or '?'} → {_meaning(task.deadline)}"


def _meaning(deadline: Deadline) -> str:
    due = f"ngày cuối đúng hạn {day(deadline.due)}" if deadline.due else "chưa có ngày"
    ongoing = ", thường xuyên" if deadline.ongoing else ""
    doubt = f" (cần xem lại: {deadline.doubt})" if deadline.doubt else ""
    return due + ongoing + doubt


def _quoted(text: str) -> str:
    return f" (“{text}”)" if text else ""
