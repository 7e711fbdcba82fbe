"""The deadline in the words of a task, where the table has no cell for it: "Trình đề án trước 30/6/2026"."""

import re
from dataclasses import replace
from datetime import date

from plans.date_repair import mended
from plans.dates import Mention, find_mentions
from plans.deadline import read_deadline, without_citations
from plans.plan import Deadline, DeadlineKind
from plans.reading.prose import fold_in_place
from plans.text import clean

_FROM_TITLE = "Bảng không ghi thời hạn; thời hạn này lấy từ nội dung nhiệm vụ, cần xác nhận."
_CUE = re.compile(
    r"(?:\btruoc|\bcham nhat(?: la)?|\bmuon nhat|\bkhong (?:muon hon|qua)|\bxong(?: truoc| trong)?"
    r"|\bhoan thanh(?: truoc| trong| vao)?|\bthoi han:?|\bhan:?|\btrong|\bden het|\bhet)"
    r"(?: (?:ngay|het|cuoi))* ?$"
)
_UNTIL = re.compile(r"\b(?:den|vao)(?: ngay)? ?$")
_LOOKBACK = 30


def deadline_in_title(title: str, year: int, issued: date | None) -> tuple[str, Deadline] | None:
    """Return the phrase and its meaning, always in doubt; None when the title names no day to be ready by."""
    words = clean(title)
    folded, _ = mended(fold_in_place(words))
    if len(folded) != len(words):
        return None  # a mended date stands elsewhere than in the words to be quoted
    mentions, rest = find_mentions(without_citations(folded))
    starts = [(start, mention) for mention in mentions if (start := _cue_before(mention, rest)) is not None]
    if not starts:
        return None
    start, mention = starts[-1]
    phrase = words[start : mention.end].strip()
    deadline = read_deadline(phrase, year, issued)
    return (phrase, replace(deadline, doubt=_FROM_TITLE)) if deadline.due else None


def _cue_before(mention: Mention, text: str) -> int | None:
    """Return where the words begin that make the date a deadline; "đến năm 2030" is none."""
    before = text[max(0, mention.start - _LOOKBACK) : mention.start]
    until = _UNTIL.search(before) if mention.kind is not DeadlineKind.IN_YEAR else None
    cue = _CUE.search(before) or until
    return mention.start - len(before) + cue.start() if cue else None
