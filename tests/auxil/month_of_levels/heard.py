"""What stands in the bot's messages: every number, read back from the words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

Row = tuple[str, str, str]
"""Of a reminder: the unit, the thing with its level, and how much time is left or gone."""
ESCALATED = "⚠️"
REPORT = "Báo cáo tháng 6/2025"


def kind_of(text: str) -> str:
    """Return what a message is: "reminder", "digest", "doubtful", "claims", "missing", "file", "answer"."""
    first = text.splitlines()[0]
    if re.search(r" · (Thứ|Chủ)|việc của 2 cấp$", first):
        return "reminder"
    signs = {
        "☀️": "digest",
        "🔎 Tin nhắc": "doubtful",
        "🔎": "claims",
        "⏰": "missing",
        "Danh sách việc quá hạn": "file",
    }
    return next((kind for sign, kind in signs.items() if first.startswith(sign)), "answer")


def reminded_of(text: str) -> Iterator[Row]:
    """Yield what a unit's reminder says, line by line; of one for several levels, of each unit."""
    unit = ""
    for line in text.splitlines():
        if heading := re.match(r"(?:▶️ \w+ · )?([^•⚠]+?)(?: · \w+ \w+, [\d/]+)?$", line):
            unit = heading[1] if " · " in line else unit
        elif line.startswith("⚠️"):
            named = line.split(": ", 1)[1].removesuffix(". Kính đề nghị lãnh đạo đơn vị chỉ đạo thực hiện.")
            yield from ((unit, ESCALATED, name) for name in named.split(", "))
        elif task := re.match(r"• (NV \d+(?: \(\w+\))?): .*— hạn “.*”, (.+)$", line):
            yield unit, task[1], task[2]
        elif report := re.match(rf"• ({REPORT}): trước ngày [\d/]+, (.+)$", line):
            yield unit, report[1], report[2]
        elif line.startswith("•"):
            raise ValueError(line)


def numbers(pattern: str, text: str) -> tuple[int, ...]:
    """Return the numbers in what a pattern finds, () where it finds nothing."""
    found = re.search(pattern, text, re.MULTILINE)
    return tuple(int(one.replace(".", "")) for one in found.groups("0")) if found else ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is compiled of one task above."""

    status: str
    done: int
    parts: int
    households: tuple[int, int] | None
    missing: int
    obstacles: int = 0


def proposals(text: str) -> dict[str, Proposal]:
    """Return what a preview of "Lấy từ cấp dưới" says, by the number of the task above."""
    found = {}
    for task in re.split(r"^• NV ", text, flags=re.MULTILINE)[1:]:
        status = re.search(r" → (.+?)(?: \(đơn vị sửa\))?$", task, re.MULTILINE)
        assert status is not None, task
        found[task.split()[0].rstrip(":")] = compiled(task, status[1])
    return found


def compiled(words: str, status: str) -> Proposal:
    """Return what the words of a report say that was compiled from below."""
    done, parts = numbers(r"(\d+)/(\d+) đơn vị đã hoàn thành", words)
    households = numbers(r"([\d.]+)/([\d.]+) hộ", words)
    return Proposal(
        status,
        done,
        parts,
        (households[0], households[1]) if households else None,
        *numbers(r"; (\d+) đơn vị chưa báo cáo trong kỳ", words) or (0,),
        *numbers(r"còn (\d+) vướng mắc", words) or (0,),
    )
