"""Sentences that ask for reports time and again, and from which no rule could be read."""

from collections.abc import Iterable, Iterator
from datetime import date

from plans.patterns import sought
from plans.plan import Problem
from plans.reading.content import Line
from plans.reading.prose import fold_in_place, sentences
from plans.reading.rule_dues import find_dues
from plans.reading.rule_periods import find_periods
from plans.reading.rule_quarters import find_quarters
from plans.reading.rule_sections import sections
from plans.reading.rule_sentences import asked, is_upwards, speaks_to_many
from plans.reading.rules import LONGEST_SENTENCE, rules_in

_SENT_IN = sought(
    r"\b(?:gui|nop|dinh ky|che do)\b.{0,120}\bbao cao\b|\bbao cao\b.{0,160}\b(?:gui|ve|cho)\b|^\W*bao cao\b"
)
_TIME_AND_AGAIN = sought(
    r"\bdinh ky\b|\b(?:hang|moi) (?:tuan|thang|quy|nam)\b"
    r"|\b\d{1,2} (?:tuan|thang|quy)(?: ?/ ?| mot | 1 | 01 )lan\b"
    r"|\b\d{1,2} lan ?/ ?(?:tuan|thang|quy|nam)\b"
)
_UNREAD = (
    "Câu này nói đến báo cáo định kỳ nhưng chưa đọc được thành chế độ báo cáo nào; nếu các đơn vị phải báo "
    "cáo theo câu này, đề nghị ghi ở /chedobaocao sau khi lưu."
)
_LONGEST = 300


def unread_rules(lines: Iterable[Line], year: int, issued: date | None) -> Iterator[Problem]:
    """Yield a doubt for each sentence on regular reports that gives no rule."""
    for section in sections(lines):
        for sentence in sentences(section.lines):
            folded = fold_in_place(sentence)
            is_apart = section.is_of_one_unit and not speaks_to_many(folded)
            if len(sentence) > LONGEST_SENTENCE or is_apart or not _asks_time_and_again(folded):
                continue
            if not any(True for _ in rules_in(sentence, year, issued)):
                yield Problem(_place(sentence, section.lines), sentence[:_LONGEST], _UNREAD)


def _asks_time_and_again(sentence: str) -> bool:
    folded = asked(sentence)
    if not _SENT_IN.search(folded) or is_upwards(folded, len(folded)):
        return False
    dues = find_dues(folded)
    return (
        _TIME_AND_AGAIN.search(folded) is not None
        or bool(dues and (find_periods(folded) or find_quarters(folded)))
        or any(due.following or due.quarterly for due in dues)
        or sum(due.month is not None and due.is_last for due in dues) > 1
    )


def _place(sentence: str, lines: Iterable[Line]) -> str:
    """Return where the sentence begins."""
    places = {line.place: None for line in lines}
    begun = (line.place for line in lines if sentence[:20] in " ".join(line.text.split()))
    return next(begun, next(iter(places), ""))
