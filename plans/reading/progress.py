"""The status that the words of a progress column state."""

import re

from plans.status import Status
from plans.text import clean

_LABEL = re.compile(r"^(?:đánh giá|kết quả|tình hình)?[^:.]{0,25}:\s*")
_SENTENCE_END = re.compile(r"\.(?= [^\W\d_]|$)")
_WAITING = re.compile(r"\bchờ\b|\bsẽ\b.*\bkhi có\b|\bphụ thuộc hoàn toàn")
# Tried in this order on the opening words; "chưa hoàn thành" is work under way, "đã triển khai" not yet done.
_OPENINGS: tuple[tuple[Status, re.Pattern[str]], ...] = (
    (Status.DONE_ONGOING, re.compile(r"thường xuyên|duy trì")),
    (
        Status.IN_PROGRESS,
        re.compile(r"\bđang\b|chưa (?:hoàn thành|xong)|chưa có kết quả|đã triển khai|tiếp tục"),
    ),
    (Status.NOT_STARTED, re.compile(r"\bchưa\b")),
    (Status.DONE, re.compile(r"\b(?:đã )?(?:hoàn thành|thực hiện|xong|ban hành)\b")),
)
_OPENING_LENGTH = 90
_STATEMENT_LENGTH = 300


def read_status(progress: str) -> Status | None:
    """Return the status stated at the beginning of a progress text, None when it states none."""
    statement = _LABEL.sub("", clean(progress).casefold())
    first = _SENTENCE_END.split(statement, maxsplit=1)[0]
    if _WAITING.search(first[:_STATEMENT_LENGTH]):
        return Status.WAITING
    opening = first[:_OPENING_LENGTH]
    return next((status for status, words in _OPENINGS if words.search(opening)), None)
