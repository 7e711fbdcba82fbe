"""A request in one message: "Báo cáo số liệu | UBND cấp xã | trước 16:00 ngày 20/6"."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from chat.understanding.things.dates import DATE, with_dates
from chat.understanding.things.days import When
from chat.understanding.typed.tokens import tokenize
from plans.deadline import read_deadline
from plans.text import clean, fold

MOST_PARTS = 3
LONG_PAST = timedelta(days=180)
_HOUR = re.compile(
    r"(?<![\d/])(?P<hour>\d{1,2}) ?(?:[:hg]|gio) ?(?P<minute>[0-5]\d)?(?: ?phut)?(?![\d/a-z])"
    r"(?: (?P<part>sang|trua|chieu|toi))?"
)
_LATER_HALF = frozenset({"chieu", "toi"})
_UNTIL = re.compile(
    r"[\s,;.(–-]*\b(?:trước|chậm nhất|muộn nhất|hạn|đến|xong trong)\b[^|\n]{0,60}\d[^|\n]{0,20}$",
    re.IGNORECASE,
)
_LEFT_OF_AN_HOUR = frozenset({"", "luc", "vao luc", "vao", "cham nhat", "muon nhat", "den", "han"})


@dataclass(frozen=True, slots=True)
class Until:
    """A day, and an hour if one was named."""

    day: date
    hour: time | None


@dataclass(frozen=True, slots=True)
class RequestWords:
    """What is asked, of whom and by when, as far as a message says it."""

    what: str
    whom: str | None
    until: Until | None
    wrong_until: str | None = None
    """Words that stand where the day should, and name none."""


def read_request(text: str, today: date) -> RequestWords:
    """Return the parts of a request; the first is what is asked, the others stand in any order."""
    what, *rest = _parts(text)
    if not rest:
        return _in_one_sentence(what, today)
    whom: list[str] = []
    until = None
    for part in rest:
        found = read_until(part, today)
        if found is not None and until is None:
            until = found
        else:
            whom.append(part)
    wrong = whom.pop() if until is None and len(whom) > 1 else None
    return RequestWords(what, "; ".join(whom) or None, until, wrong)


def _parts(text: str) -> list[str]:
    """Return what "|" separates, else two or three lines; more lines than that are one long text."""
    lines = [line for line in map(clean, text.splitlines()) if line]
    if "|" in text:
        parts = [_lines(part) for part in text.split("|")]
    else:
        parts = lines if len(lines) <= MOST_PARTS else ["\n".join(lines)]
    return [part for part in parts if part] or [""]


def _lines(text: str) -> str:
    return "\n".join(line for line in map(clean, text.splitlines()) if line)


def _in_one_sentence(sentence: str, today: date) -> RequestWords:
    tail = _UNTIL.search(sentence)
    until = read_until(tail[0], today) if tail else None
    if tail is None or until is None or not tail.start():
        return RequestWords(sentence, None, None)
    return RequestWords(sentence[: tail.start()], None, until)


def read_until(words: str, today: date) -> Until | None:
    """Return until when words give time: "16h chiều mai", "trước ngày 20/6"; None where they do not say."""
    folded = fold(words)
    hour = _HOUR.search(folded)
    at = _time(hour) if hour else None
    if hour is not None and at is None:
        return None
    day = _day(words, folded, hour, today)
    return Until(day, at) if day is not None else None


def _time(match: re.Match[str]) -> time | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["part"] in _LATER_HALF and hour < 12:
        hour += 12
    return time(hour, minute) if hour < 24 else None


def _day(words: str, folded: str, hour: re.Match[str] | None, today: date) -> date | None:
    """Return the day meant; "trước 16:00 ngày 20/6" is that day, "trước ngày 20/6" the day before."""
    rest = words if hour is None else _without(words, folded, hour)
    if hour is not None and fold(rest) in _LEFT_OF_AN_HOUR:
        return today
    written = read_deadline(rest, today.year)
    day = (written.before if hour and written.before else written.due) if not written.doubt else None
    if day is not None and re.search(r"\d", rest):
        is_of_next_year = today - day > LONG_PAST and str(day.year) not in rest
        return _next_year(day) if is_of_next_year else day
    named = (token.value for token in with_dates(tokenize(words), today).items if token.word == DATE)
    found = next(named, None)
    return found.day if isinstance(found, When) else None


def _without(words: str, folded: str, hour: re.Match[str]) -> str:
    """Return the words without the hour and a "trước" that belongs to it."""
    plain = clean(words)
    if len(plain) != len(folded):
        return plain
    kept = f"{plain[: hour.start()]} {plain[hour.end() :]}"
    return clean(re.sub(r"(?i)\btrước\b", "", kept)).strip(" ,;")


def _next_year(day: date) -> date:
    return day.replace(year=day.year + 1) if (day.month, day.day) != (2, 29) else day + timedelta(days=365)
