"""The percentages, thresholds and ranks that a task asks for, in the words of its title and deadline."""

import re
from collections.abc import Iterator
from itertools import pairwise

from plans.text import clean

_FIGURE = r"\d{1,3}(?:[.,]\d+)*"
_PERCENT = rf"{_FIGURE} ?%"
_AT_LEAST = r"tối thiểu|ít nhất|không dưới|trên|hơn|khoảng|đạt"
_QUANTITY = re.compile(
    rf"(?:(?:{_AT_LEAST}) )?{_PERCENT}|(?:{_AT_LEAST}) {_FIGURE} (?:triệu|nghìn|ngàn|tỷ|vạn)\b"
    rf"|(?:tối thiểu|ít nhất|không dưới) {_FIGURE} (?!ngày|tháng|năm|giờ|tuần|quý)\w",
    re.IGNORECASE,
)
_RANK = re.compile(
    r"\b(?:đứng|xếp|nằm|lọt)\b[^,;.:()]{0,30}?\b(?:top|thứ|hạng|nhóm|tốp)\b[^,;.:()]*?\d+[^,;.:()]*",
    re.IGNORECASE,
)
_REACHED = re.compile(
    rf"\bđạt (?:(?:từ|mức|tỷ lệ|tỉ lệ|{_AT_LEAST}) )*{_PERCENT}(?: trở lên)?"
    r"(?:,? (?:trong|từ|vào|đến) (?:hết |cuối )?(?:quý|năm|tháng) [IVX\d/]+(?: năm \d{4})?)?",
    re.IGNORECASE,
)
# Where one target ends: a clause, or the next quantity in a list.
_CLAUSE_END = re.compile(
    rf"[;:]|(?<!TP)\.(?= (?-i:[^\W\da-z_])|$)|,? và (?=(?:đạt )?(?:{_AT_LEAST} )?{_PERCENT})"
    rf"|, (?=(?:đảm bảo|bảo đảm|phấn đấu|{_AT_LEAST}) {_PERCENT})|, (?={_PERCENT})",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"^(?:(?:đảm bảo|bảo đảm|ph[ấâầảẩ]n đ[ấâầảẩ]u|triển khai|thực hiện|nâng|duy trì|hoàn thành|trong đó"
    r"|và)\b[ ,]*)+",
    re.IGNORECASE,
)
_RATE = re.compile(r"\bt[ỷỉ] lệ\b", re.IGNORECASE)
_LONGEST = 5_000
_PASSIVE = re.compile(r" được ")
# What follows the thing demanded ("được …") and only says how, where or for what.
_CIRCUMSTANCE = re.compile(
    r" (?:theo|khi|được|để|nhằm|phục vụ|trên (?!địa bàn|ứng dụng|cơ sở)"
    r"|(?<!kết nối )(?<!đồng bộ )(?<!gắn )(?<!liên thông )với)\b"
)
_BY_RULE = re.compile(r" theo (?:yêu cầu|quy định|chỉ đạo|hướng dẫn|kế hoạch)\b")


def find_targets(title: str, deadline_text: str | None) -> tuple[str, ...]:
    """Return the targets of a task, verbatim and in reading order."""
    texts = [clean(title)[:_LONGEST], clean(deadline_text or "")[:_LONGEST]]
    return tuple(dict.fromkeys(target for text in texts for target in _targets_in(text)))


def _targets_in(text: str) -> Iterator[str]:
    shared = False
    for clause, joint in _clauses(text):
        target = _target_of(clause, shares_predicate=shared)
        shared = "và" in joint and target is not None and _PASSIVE.search(clause) is None
        if target:
            yield target.strip(" ,.")


def _clauses(text: str) -> Iterator[tuple[str, str]]:
    """Return each clause with the words that join it to the next."""
    ends = [(0, 0), *(match.span() for match in _CLAUSE_END.finditer(text)), (len(text), len(text))]
    for (_, start), (stop, after) in pairwise(ends):
        yield text[start:stop].strip(), text[stop:after]


def _target_of(clause: str, *, shares_predicate: bool) -> str | None:
    rank = _RANK.search(clause)
    if rank:
        return rank[0]
    reached = _REACHED.search(clause)
    if reached:
        return f"{_subject(clause[: reached.start()])}{reached[0]}"
    quantity = _QUANTITY.search(clause)
    if quantity is None:
        return None
    before, rest = clause[: quantity.start()], clause[quantity.end() :]
    if not rest.strip(" .,)") or before.endswith("đến "):
        return _without_circumstance(_LEAD_IN.sub("", clause), shares_predicate=shares_predicate)
    return _without_circumstance(clause[quantity.start() :], shares_predicate=shares_predicate)


def _subject(words: str) -> str:
    """Return what must reach the figure: the last "tỷ lệ …", or the last phrase."""
    words = words[words.rfind("(") + 1 :]
    rates = [match.start() for match in _RATE.finditer(words)]
    start = rates[-1] if rates else words.rfind(", ") + 1
    return _LEAD_IN.sub("", words[start:].lstrip())


def _without_circumstance(target: str, *, shares_predicate: bool) -> str:
    demand = _PASSIVE.search(target)
    if demand is None:
        return _BY_RULE.split(target)[0]
    if shares_predicate:
        return target[: demand.start()]
    end = _CIRCUMSTANCE.search(target, demand.end())
    if end is None:
        return target
    kept = target[: end.start()]
    # In "được A và B, C trên D" the list ends with B: what is left of "C trên D" goes too.
    listed = kept.find(" và ", demand.end())
    return kept[: kept.rfind(",")] if -1 < listed < kept.rfind(",") and end[0].startswith(" trên") else kept
