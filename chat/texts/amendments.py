"""What a new version of a saved plan changes, and who is told."""

from collections.abc import Callable, Sequence
from html import escape

from chat.texts.doubts import meaning
from chat.texts.words import and_others, count, joined, short
from plans.amendment import Amendment, ChangedTask
from plans.plan import Task

LISTED = 5


def difference(title: str, found: Amendment) -> str:
    """Return what saving the new version would change in the saved plan."""
    lines = [f"🔁 Kế hoạch này đã được lưu trước đó: <b>{short(title, 160)}</b>", ""]
    if found.is_empty:
        return "\n".join([*lines, "Bản mới không thay đổi nhiệm vụ nào."])
    lines += _part("Thêm", found.added, _new)
    lines += _part("Bỏ", found.removed, _new)
    lines += _part("Đổi thời hạn", [pair for pair in found.changed if pair.deadline], _deadline)
    lines += _part("Đổi đơn vị chủ trì", [pair for pair in found.changed if pair.lead], _lead)
    others = [pair for pair in found.changed if not pair.deadline and not pair.lead]
    lines += _part("Đổi nội dung hoặc đơn vị phối hợp", others, lambda pair: _new(pair.new))
    return "\n".join([*lines, "Báo cáo và hạn ban đầu đã có được giữ nguyên."])


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
    return (
        f"✅ Đã cập nhật: <b>{short(title, 160)}</b> "
        f"(thêm {len(found.added)}, bỏ {len(found.removed)}, đổi {len(found.changed)} nhiệm vụ). "
        f"Người lưu: {escape(person)}. Đã báo {count(told, 'nhóm đơn vị')}."
    )


def told_unit(unit: str, title: str, lines: Sequence[str]) -> str:
    """Return what a unit is told of changes to its tasks."""
    shown = [f"• {line}" for line in lines[:LISTED]]
    return "\n".join(
        [
            f"🔁 <b>{escape(unit)}</b>: kế hoạch “{short(title, 120)}” vừa được cập nhật.",
            *shown,
            *and_others(LISTED, len(lines), "nhiệm vụ"),
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
