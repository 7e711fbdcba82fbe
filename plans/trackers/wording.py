"""The words that another system has for how far a task is."""

import re
from collections.abc import Sequence

from plans.status import STATUS_WORDS, Status
from plans.text import capitalised, fold
from plans.trackers.values import Answer

# Tried in this order: "chưa hoàn thành" is no "hoàn thành", "chưa xử lý" has not begun.
_MEANT: tuple[tuple[Status, re.Pattern[str]], ...] = (
    (
        Status.NOT_STARTED,
        re.compile(
            r"\bchua (?:thuc hien|xu ly|trien khai|bat dau|tiep nhan|nhan)\b|\bmoi (?:giao|nhan|tao)\b"
        ),
    ),
    (
        Status.IN_PROGRESS,
        re.compile(r"\bdang\b|\b(?:chua|khong) (?:hoan thanh|xong|ket thuc|bao cao)\b|\bda tiep nhan\b"),
    ),
    (
        Status.WAITING,
        re.compile(r"\bcho (?:huong dan|y kien|chi dao|phe duyet)\b|\bvuong mac\b|\btam dung\b"),
    ),
    (Status.DONE_ONGOING, re.compile(r"\bthuong xuyen\b|\bduy tri\b")),
    (
        Status.DONE,
        re.compile(r"\bhoan thanh\b|\bda (?:xong|xu ly|thuc hien|bao cao)\b|\bket thuc\b|\bxong\b"),
    ),
)
_LATE = re.compile(r"\b(?:qua han|tre han|cham)\b")
_IN_TIME = re.compile(r"\b(?:trong han|dung han|truoc han|con han)\b")
_NEAREST: dict[Status, tuple[Status, ...]] = {
    Status.DONE: (Status.DONE, Status.DONE_ONGOING),
    Status.DONE_ONGOING: (Status.DONE_ONGOING, Status.DONE),
    Status.WAITING: (Status.WAITING, Status.IN_PROGRESS),
    Status.NOT_STARTED: (Status.NOT_STARTED, Status.IN_PROGRESS),
    Status.IN_PROGRESS: (Status.IN_PROGRESS,),
}
"""What is nearest where a system has no word for a status; nothing that is open is called done."""


def status_word(answer: Answer, choices: Sequence[str], *, only_these: bool) -> str:
    """Return the file's own word for a status, else ours; "" where it must be one of these and none fits."""
    if answer.status is None:
        return ""
    for meant in _NEAREST[answer.status]:
        fitting = [words for words in choices if _meaning(words) is meant]
        if fitting:
            return max(fitting, key=lambda words: _fits_the_date(words, is_late=answer.is_late))
    return "" if only_these else capitalised(STATUS_WORDS[answer.status])


def _meaning(words: str) -> Status | None:
    folded = fold(words)
    if (_LATE.fullmatch(folded) or _IN_TIME.fullmatch(folded)) is not None:
        return Status.IN_PROGRESS  # "Quá hạn" alone is said of what is still open
    return next((status for status, pattern in _MEANT if pattern.search(folded)), None)


def _fits_the_date(words: str, *, is_late: bool) -> int:
    folded = fold(words)
    says_late, says_in_time = bool(_LATE.search(folded)), bool(_IN_TIME.search(folded))
    return (says_late is is_late) + (says_in_time is not is_late and (says_late or says_in_time))
