"""By when something in a sentence is to be done: the words around a date that make it a deadline."""

from dataclasses import dataclass

from plans.dates import Mention, find_mentions
from plans.deadline import CITATION
from plans.patterns import sought
from plans.plan import DeadlineKind
from plans.reading.given.words import lowered
from plans.reading.prose import fold_in_place

_DONE = (
    r"(?:(?:phai |phan dau |bao dam |co ban )?(?:hoan thanh|hoan tat|thuc hien xong|xong"
    r"|ket thuc)(?: viec nay| dut diem)?,? ?)?"
)
_BY = (
    r"(?:cham nhat|muon nhat|truoc|trong|den het|den|het|vao|han(?: cuoi| chot)?|khong qua|ngay trong|tu"
    r"|thoi han|thoi gian"
    r"|hoan thanh|xong|tien do)(?: (?:cham nhat|la|vao|den|truoc|het|trong|cuoi|dau|ngay))*"
)
_HOUR = r"(?: ?\d{1,2} ?(?:gio|h|g)(?: ?\d{2})?(?: phut)?,?(?: cua)?)?"
_CUE = sought(rf"(?<!\w)(?P<cue>{_DONE}{_BY}{_HOUR} ?(?:tuan (?:tu )?)?)$")
_BARE = sought(r"(?:[,;(:–-] ?|^)$")
_STARTS = sought(r"tu(?: ngay| dau)?\b")
_TELLS_OF_STATE = sought(
    r"(?:tinh|luy ke|so lieu|hieu luc|ke|thoi diem|giai doan|tinh hinh|ket qua"
    r"|qua theo doi,?)(?: ke)?(?: tu| den| den het)? (?:ngay )?$"
)
_OUTLOOK = sought(r"(?:tam nhin|dinh huong|muc tieu|giai doan)[^,;.]{0,20}$")
_SPAN = sought(
    r"(?:trong(?: vong| thoi (?:han|gian))?|sau|cham nhat(?: la)?|khong qua) \d{1,3} (?:ngay lam viec|ngay"
    r"|tuan|thang),?"
    r" (?:ke tu|sau khi|tu)[^,;.()]{0,80}"
)
_RECURRING = sought(
    r"(?:dinh ky )?(?:(?:vao |truoc )?(?:thu \w+|ngay \d{1,2}) )?(?:hang|moi) (?:ngay|tuan|thang"
    r"|quy|nam)(?! \d)"
    r"(?: truoc (?:ngay )?\d{1,2}(?: gio)?)?|dinh ky|thuong xuyen"
)
_AGAIN = sought(r",? ?(?:cua )?(?:hang|moi) (?:thang|quy|nam)(?! \d)")
_BANK = sought(r"ngân hàng")
_FINISH_IN_YEAR = sought(r"(?:hoan thanh|xong|trong|het(?: nam)?|[,;(])(?: trong| het)? ?$")
_END_OF_CLAUSE = sought(r" ?(?:[,;.)]|$)")
_ONLY_WHEN = sought(
    r"(?:thời gian |thời hạn )?(?:hoàn thành|xong|gửi kết quả|kết quả|thời gian|thời hạn"
    r"|báo cáo (?:kết quả|tiến độ|ubnd|ủy ban|chủ tịch|về|cho|thường trực|ban|bộ|thủ tướng|chính phủ"
    r"|lãnh đạo))(?!\w)"
)
_MAY_NAME_A_DAY = sought(r"\d|[Qq][uU][ýÝyY]|[Nn]ăm|[Tt]háng")
_TIDY = " ,;:.–-/"
_NO_WORK_LEFT = sought(r"(?:thời gian|thời hạn|tiến độ|hoàn thành|thực hiện|xong|[\s:,.-])*")
_SHORT_SENTENCE = 160
_LOOKBACK = 60
_LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class Term:
    """A deadline in a sentence: its words and where they stand."""

    text: str
    start: int
    end: int


def terms_in(sentence: str) -> list[Term]:
    """Return the deadlines that the sentence states, in their order."""
    if not _MAY_NAME_A_DAY.search(sentence, 0, _LONGEST):
        return []
    folded = CITATION.sub(lambda found: "\0" * len(found[0]), fold_in_place(sentence[:_LONGEST]))
    mentions, rest = find_mentions(folded)
    found = [span for mention in mentions if (span := _span(rest, mention))]
    found += [span.span() for span in _SPAN.finditer(rest)]
    spans = _without_lone_starts(_joined(sorted(found), rest), rest, sentence)
    return [Term(sentence[start:end].strip(" ,;("), start, end) for start, end in spans]


def recurrence_in(sentence: str) -> str | None:
    """Return the words that say it is done again and again, if any."""
    for match in _RECURRING.finditer(fold_in_place(sentence[:_LONGEST])):
        if not _BANK.match(lowered(sentence), max(0, match.start() - len("ngân "))):
            return sentence[match.start() : match.end()].strip()
    return None


def without_terms(what: str) -> str:
    """Return the words without their deadlines."""
    for term in reversed(terms_in(what)):
        what = f"{what[: term.start]} {what[term.end :]}"
    return what.strip(_TIDY)


def without_closing_term(what: str) -> str:
    """Return the words without "…, hoàn thành trước ngày 30/6/2026" at their end."""
    terms = terms_in(what)
    ends = bool(terms) and terms[-1].end >= len(what.rstrip(_TIDY))
    if ends and lowered(terms[-1].text).startswith(("hoàn thành", "xong")):
        return what[: terms[-1].start].strip(_TIDY) or what
    return what


def only_says_when(clause: str) -> bool:
    """Return whether a sentence says by when and nothing else: "Hoàn thành trước ngày 30/6/2026"."""
    said = clause.lstrip()
    return len(said) < _SHORT_SENTENCE and _ONLY_WHEN.match(lowered(said)) is not None


def is_a_term(text: str) -> bool:
    """Return whether a paragraph is a deadline and nothing else: "Hoàn thành trước ngày 30/6/2026."."""
    rest = without_terms(text)
    return rest != text.strip(_TIDY) and _NO_WORK_LEFT.fullmatch(lowered(rest)) is not None


def _span(rest: str, mention: Mention) -> tuple[int, int] | None:
    before = rest[max(0, mention.start - _LOOKBACK) : mention.start]
    cue = _CUE.search(before)
    ends_clause = _END_OF_CLAUSE.match(rest, mention.end) is not None
    if _OUTLOOK.search(before) or _TELLS_OF_STATE.search(before):
        return None
    if cue is None and not (_BARE.search(before) and ends_clause):
        return None
    is_year = mention.kind is DeadlineKind.IN_YEAR
    if is_year and not (ends_clause and _FINISH_IN_YEAR.search(before)):
        return None
    again = _AGAIN.match(rest, mention.end)
    return mention.start - (len(cue["cue"]) if cue else 0), again.end() if again else mention.end


def _joined(spans: list[tuple[int, int]], rest: str) -> list[tuple[int, int]]:
    """Join what touches: "từ ngày 01/5/2026" and "đến hết ngày 31/8/2026" are one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and not rest[joined[-1][1] : start].strip(" -–"):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _without_lone_starts(spans: list[tuple[int, int]], rest: str, sentence: str) -> list[tuple[int, int]]:
    """Leave out "từ 06 giờ ngày 23/8" where another date says by when."""
    ends = [span for span in spans if not _is_lone_start(rest, sentence, *span)]
    return ends or spans


def _is_lone_start(rest: str, sentence: str, start: int, end: int) -> bool:
    return _STARTS.match(rest, start) is not None and " đến " not in lowered(sentence[start:end])
