"""The deadline that a group gives to its rows: "THÁNG 02", "Quý IV", "Nhiệm vụ thường xuyên"."""

import re
from collections.abc import Iterable

from plans.dates import find_mentions
from plans.plan import DeadlineKind
from plans.reading.numbering import split_declared_count
from plans.text import fold

_BESIDE = re.compile(
    r"(?:[\s\0.,:;()/+-]|\b(?:cac|nhung|nhiem vu|cong viec|noi dung|de an|van ban|chuong trinh|thuc hien"
    r"|hoan thanh|trinh|trong|den|het|cuoi|truoc|ngay|thoi (?:gian|han)|ke hoach)\b)*"
)
_ONGOING = re.compile(
    r"(?:cac )?(?:nhiem vu|cong viec|noi dung)?(?: thuc hien)? ?thuong xuyen(?:, hang nam)?\W*"
)
_PERIODS = frozenset({DeadlineKind.IN_MONTH, DeadlineKind.IN_QUARTER, DeadlineKind.BY_DATE})
_LONGEST = 80


def deadline_of_group(title: str) -> str | None:
    """Return the title of a group where it only says when its tasks are due, or None.

    A year is none: "Nhiệm vụ năm 2026" is what the whole plan is about.
    """
    words, _ = split_declared_count(title)
    folded = fold(words)
    if len(folded) > _LONGEST:
        return None
    mentions, rest = find_mentions(folded)
    is_dated = any(mention.kind in _PERIODS for mention in mentions) and _BESIDE.fullmatch(rest) is not None
    return words if is_dated or _ONGOING.fullmatch(folded) else None


def names_a_period(texts: Iterable[str]) -> bool:
    """Return whether one cell alone stands in a row and says when the tasks below it are due."""
    filled = [text for text in texts if text.strip()]
    return len(filled) == 1 and deadline_of_group(filled[0]) is not None
