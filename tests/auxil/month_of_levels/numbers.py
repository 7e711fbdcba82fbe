"""Every number of what secretariats are told: of digests, lists of claims and of who is missing, /tonghop."""

import re
from collections.abc import Sequence

from tests.auxil.month_of_levels.heard import REPORT, numbers

Numbers = dict[str, object]


def one(pattern: str, text: str) -> int:
    """Return the number in what a pattern finds, 0 where it finds nothing."""
    return (numbers(pattern, text) or (0,))[0]


def numbers_of(kind: str, texts: Sequence[str]) -> object:
    """Return the numbers of what the clock said to a secretariat on a day, all of one kind."""
    if kind == "missing":
        return [numbers(r"^⏰ (\d+):00[\s\S]*Đã nộp: (\d+)/(\d+) đơn vị$", text) for text in texts]
    (text,) = texts
    match kind:
        case "digest":
            return in_digest(text)
        case "claims":
            return one(r"(\d+) báo cáo hoàn thành", text) + one(r"Còn (\d+) báo cáo", text)
        case "doubtful":
            sent = numbers(r"Tin nhắc sáng nay: (\d+)/(\d+) nhóm đã nhận được", text)
            return *sent, _words(r"Chưa chắc đã đến \(.*\): (.+)$", text)
        case _:
            return {}


def in_digest(text: str) -> Numbers:
    """Return every number of a digest."""
    return {
        "due": _due_lines(text),
        "late": one(r"[Qq]uá hạn: (\d+) việc", text),
        "late things": _late_lines(text),
        "still": numbers(r"các bản tin trước: (\d+) đơn vị, (\d+) việc quá hạn\n• .+ – (\d+) ngày", text),
        "settled": one(r"Đã báo xong từ bản tin trước: (\d+) việc", text),
        "reporting": numbers(r"đã nộp (\d+)/(\d+) đơn vị$", text),
        "obstacles": one(r"Vướng mắc, kiến nghị mới: (\d+) mục", text),
        "unsure": _words(r"Có tin chưa chắc đã đến: (.+)$", text),
        "before": _before(text),
    }


def _before(text: str) -> tuple[int, ...]:
    """Return what a digest counts since the one before; nothing at all is said in words."""
    if re.search(r"^(?:Hôm qua|Từ .+): không có tin nhắc và báo cáo nào\.$", text, re.MULTILINE):
        return (0,) * 6
    return numbers(
        r"^(?:Hôm qua|Từ .+): (\d+) tin nhắc · (\d+) lượt báo cáo của (\d+) đơn vị · "
        r"(\d+) lượt báo hoàn thành(?: \(\d+ chờ xác nhận\))? · "
        r"(\d+) báo cáo kỳ đã nộp(?: \((\d+) chậm\))?\.$",
        text,
    )


def _words(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.MULTILINE)
    return found[1] if found else ""


def _late_lines(text: str) -> dict[str, tuple[int, int]]:
    """Return what a digest names as newly late: of how many units, and the longest delay."""
    section = re.search(r"[Qq]uá hạn: \d+ việc\n((?:• .+\n)+)", text)
    found = re.findall(
        rf"^• (NV \d+|{REPORT}).* – .+?(?: và (\d+) đơn vị khác)? – (\d+) ngày làm việc$",
        section[1] if section else "",
        re.MULTILINE,
    )
    return {what: (1 + int(others or 0), int(days)) for what, others, days in found}


def _due_lines(text: str) -> dict[str, int]:
    """Return what a digest names as due today, with the number of units that owe it."""
    found = re.findall(rf"^• (NV \d+|{REPORT}).* \(.+?(?: và (\d+) đơn vị khác)?\)$", text, re.MULTILINE)
    return {what: 1 + int(others or 0) for what, others in found}


def summed_up(text: str) -> Numbers:
    """Return every number of a /tonghop."""
    return {
        "done": one(r"^✅ Hoàn thành: (\d+)$", text),
        "begun": one(r"^🔵 Đang thực hiện: (\d+)$", text),
        "nothing": one(r"^❔ Chưa có thông tin: (\d+)$", text),
        "unconfirmed": one(r"chờ xác nhận: (\d+)$", text),
        "soon": one(r"Đến hạn trong 14 ngày tới: (\d+) nhiệm vụ", text),
        "reports": numbers(r"^(\d+) đơn vị: (\d+) đúng hạn · (\d+) chậm · (\d+) chưa báo cáo$", text),
        "overdue": one(r"Quá hạn: (\d+) nhiệm vụ", text),
        "obstacles": one(r"Vướng mắc, kiến nghị chưa trả lời: (\d+)", text),
    }


def own_plans(text: str) -> Numbers:
    """Return every number of how a unit's own plans stand, as the level above sees it."""
    (line,) = [line for line in text.splitlines() if "Kế hoạch của chính đơn vị" in line]
    return {
        "done": one(r"hoàn thành (\d+)", line),
        "begun": one(r"đang thực hiện (\d+)", line),
        "nothing": one(r"chưa có thông tin (\d+)", line),
        "overdue": one(r"(\d+) nhiệm vụ có đơn vị quá hạn", line),
    }
