"""Shares of several times: of "tháng 5 đạt 40%, tháng 6 đạt 62%" the one of the latest time counts now."""

from datetime import date
from itertools import pairwise
from typing import NamedTuple

from chat.understanding.things.days import When
from chat.understanding.things.quantities import PERCENT
from chat.understanding.things.tasks import TASKS
from chat.understanding.typed.phrases import Phrase
from chat.understanding.typed.tokens import Found, Tokens

_LEAD = (
    "(?: (?:đã|mới|chỉ|báo|đạt|được|là|thì|có|làm|thực hiện|triển khai|tiến độ|lên|khoảng|tầm|ước|hoàn thành"
    "|xong|kết quả|TASKS|:|-|=)){0,4}?"
)
_AGO = "(?:tháng|tuần|kỳ|quý|đợt|lần|hôm|bữa) (?:trước|rồi|qua)"
_NOW = "(?:đến|tới|hiện) nay|hiện|nay|giờ|tính lại|rà lại"
_TIME_BEFORE = Phrase(rf"(?P<time>DATE|(?P<ago>{_AGO})|{_NOW}){_LEAD} PERCENT")
_TIME_BEHIND = Phrase(
    rf"PERCENT (?:(?:trong|vào|hồi|ở|của) )?(?P<time>DATE|(?P<ago>{_AGO})|(?:hiện|hôm) nay)(?! PERCENT)"
)


class _Timed(NamedTuple):
    """A share, the first and the last token of what names it and its time, and when that was."""

    at: int
    first: int
    after: int
    when: tuple[bool, date]


def superseded(tokens: Tokens) -> dict[int, int]:
    """Return the token of each share of an earlier time, with that of the share that is of the latest."""
    if tokens.words.count(PERCENT) < 2:
        return {}
    found = list(_timed(tokens, _TIME_BEFORE))
    found = found if len(found) > 1 else list(_timed(tokens, _TIME_BEHIND))
    earlier: dict[int, int] = {}
    for run in _runs(tokens.words, found):
        latest = max(run, key=lambda one: one.when)
        earlier |= {one.at: latest.at for one in run if one.when < latest.when}
    return earlier


def _timed(tokens: Tokens, pattern: Phrase) -> list[_Timed]:
    """Return each share whose time is over or now: of one to come nobody knows it yet."""
    found = []
    for one in tokens.find(pattern):
        when = _when(tokens, one)
        if when:
            at = next(at for at in range(one.first, one.after) if tokens.words[at] == PERCENT)
            found.append(_Timed(at, one.first, one.after, when))
    return found


def _when(tokens: Tokens, found: Found) -> tuple[bool, date] | None:
    when = tokens.items[tokens.at(found.match.start("time"))].value
    if not isinstance(when, When):
        return (False, date.min) if found.match["ago"] else (True, date.max)
    if when.is_past:
        return (False, when.day) if when.day else None
    return (True, date.max) if when.is_now else None


def _runs(message: list[str], found: list[_Timed]) -> list[list[_Timed]]:
    """Return the shares that are of the same tasks: no other task stands between them."""
    runs = [found[:1]] if found else []
    for before, one in pairwise(found):
        if TASKS in message[before.after : one.after]:
            runs.append([])
        runs[-1].append(one)
    return runs
