"""By when a given task is to be done, or how often: "trước ngày 20/12", "mỗi thứ Sáu", "thường xuyên"."""

import re
from dataclasses import dataclass
from datetime import date, time

from chat.understanding.commands.requests import read_until
from plans.deadline import read_deadline
from plans.given import FRIDAY, LAST_OF_MONTH, Again
from plans.patterns import sought
from plans.plan import Deadline, DeadlineKind, RuleKind
from plans.reading.given.terms import terms_in
from plans.text import clean, fold

_EVERY = r"(?:mỗi|hằng|hàng)"
_WEEKDAYS = {
    "hai": 1, "2": 1, "ba": 2, "3": 2, "tư": 3, "4": 3, "năm": 4, "5": 4, "sáu": 5, "6": 5, "bảy": 6, "7": 6,
}  # fmt: skip
_NAMED = "|".join(_WEEKDAYS)
_AT = r"(?:(?:và )?(?:định kỳ,? )?(?:vào )?(?P<before>trước )?(?:vào )?)"
_WEEKLY = sought(
    rf"{_AT}(?:{_EVERY} (?:tuần,? )?(?:vào )?thứ (?P<one>{_NAMED})|thứ (?P<other>{_NAMED}) {_EVERY} tuần"
    rf"|{_EVERY} tuần)(?!\w)",
    re.IGNORECASE,
)
_MONTHLY = sought(
    rf"{_AT}(?:ngày (?P<one>\d{{1,2}}) (?:của )?{_EVERY} tháng"
    rf"|{_EVERY} tháng(?:,? (?:vào |trước )?ngày (?P<other>\d{{1,2}}))?)(?!\w)",
    re.IGNORECASE,
)
_QUARTERLY = sought(
    rf"{_AT}(?:ngày (?P<one>\d{{1,2}}) (?:tháng cuối )?(?:của )?{_EVERY} quý"
    rf"|{_EVERY} quý(?:,? (?:vào |trước )?ngày (?P<other>\d{{1,2}})(?: tháng cuối quý)?)?)(?!\w)",
    re.IGNORECASE,
)
_FORMS = {RuleKind.WEEKLY: _WEEKLY, RuleKind.MONTHLY: _MONTHLY, RuleKind.QUARTERLY: _QUARTERLY}
_OPEN = sought(
    r"(?:thực hiện |làm )?thường xuyên|(?:không|chưa) (?:có |quy định |ấn định )?(?:thời )?hạn", re.IGNORECASE
)
_IS_A_TERM = sought(
    r"(?:truoc|cham nhat|muon nhat|thoi han|han|den|trong|xong|hoan thanh|ngay|thang|quy|cuoi|het|thu \w+"
    r"|chieu|sang|mai|hom nay|tuan|luc|\d{1,2})\b"
)
_LONGEST = 60
_TAIL = sought(
    r"[\s,;(]+(?P<term>(?:(?:hoàn thành|xong|báo cáo)[ ,]+)?(?:trước|chậm nhất|muộn nhất|hạn|đến hết|trong)\b"
    r"[^|\n,;]{1,40}?)\)?\.?$",
    re.IGNORECASE,
)
_LABEL = sought(r"(?:thời hạn|hạn cuối|hạn chót|hạn)(?: hoàn thành| là)?\s*:?\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class GivenTerm:
    """The words, and what they mean; without a day and not repeated, it simply goes on."""

    words: str
    due: date | None = None
    hour: time | None = None
    """Until when on the day, where an hour is named."""
    again: Again | None = None


def read_term(words: str, today: date) -> GivenTerm | None:
    """Return what the words mean if they say by when or how often, and nothing else."""
    said = clean(words).rstrip(".")
    again = _again(said)
    if again is not None and again[1] == said:
        return GivenTerm(said, again=again[0])
    if _OPEN.fullmatch(said):
        return GivenTerm(said)
    if len(said) > _LONGEST or not _IS_A_TERM.match(fold(said)):
        return None
    words = _LABEL.sub("", said, count=1) if _LABEL.match(said) else said
    return _until(words, said, today)


def term_in(sentence: str, today: date) -> tuple[str, GivenTerm | None]:
    """Return a sentence without the words that say by when or how often, and what these mean."""
    again = _again(sentence)
    if again is not None:
        return _without(sentence, again[1]), GivenTerm(again[1], again=again[0])
    for words in (*(term.text for term in reversed(terms_in(sentence))), *_tail(sentence)):
        if (term := _until(words, words, today)) is not None:
            return _without(sentence, words), term
    return sentence, None


def _tail(sentence: str) -> tuple[str, ...]:
    found = _TAIL.search(sentence)
    return (found["term"],) if found else ()


def _without(sentence: str, words: str) -> str:
    before, _, behind = sentence.rpartition(words)
    return f"{before.rstrip(' ,;.–-')} {behind.lstrip(' ')}".strip(" ,;.–-")


def deadline_of(words: str, due: date | None, today: date) -> Deadline:
    """Return a day as the deadline of a task, as its words are read in a document where that is the same."""
    if due is None:
        return Deadline(DeadlineKind.ONGOING, ongoing=True)
    read = read_deadline(words, today.year)
    return read if read.due == due and not read.doubt else Deadline(DeadlineKind.BY_DATE, due=due)


def _until(words: str, said: str, today: date) -> GivenTerm | None:
    """Return words with the day and perhaps the hour that is `said`; None where no day is."""
    until = read_until(said, today)
    if until is not None:
        return GivenTerm(words, until.day, until.hour)
    read = read_deadline(said, today.year)
    return GivenTerm(words, read.due) if read.due is not None and not read.doubt else None


def _again(said: str) -> tuple[Again, str] | None:
    """Return how often the words say that it comes back, and which words say it."""
    for kind, form in _FORMS.items():
        if found := form.search(said):
            named = (found["one"] or found["other"] or "").lower()
            before = found["before"] is not None
            words = found[0].strip()
            if kind is RuleKind.WEEKLY:
                return Again(kind, weekday=_WEEKDAYS.get(named, FRIDAY), strictly_before=before), words
            day = int(named or LAST_OF_MONTH)
            return (Again(kind, day=day, strictly_before=before), words) if 0 < day <= LAST_OF_MONTH else None
    return None
