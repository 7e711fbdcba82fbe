"""What is asked of /summary: a period, a day, a part, a file, a task, a level or a unit, in any order."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from plans.patterns import sought
from plans.plan import RuleKind
from plans.standing import NamedPeriod
from plans.text import clean, fold
from plans.units import UnitLevel
from storage.models import ExportKind


class Topic(StrEnum):
    """The part of a summary that words can ask for."""

    GROUPS = "groups"
    UNITS = "units"
    OVERDUE = "overdue"
    OBSTACLES = "obstacles"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class AskedPeriod:
    """A report period as people name it; without a year the one that is nearest is meant."""

    kind: RuleKind
    number: int | None
    year: int | None


@dataclass(frozen=True, slots=True)
class SummaryQuestion:
    """What is asked of /summary; `unit` is what remains, in the words as typed."""

    period: AskedPeriod | None = None
    day: date | None = None
    topic: Topic | None = None
    file: ExportKind | None = None
    task: str | None = None
    level: UnitLevel | None = None
    no_day: str | None = None
    """What is written like a day and is none ("31/2")."""
    unit: str | None = None


_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = r"(?:\s*[/-]?\s*(?:nam\s*)?(\d{4}))?"
_HALF = sought(rf"\b(?:6|06|sau)\s*thang(?:\s*(dau|cuoi)\s*nam)?{_YEAR}\b")
_MONTH = sought(rf"\bt(?:hang)?\s*(\d{{1,2}}){_YEAR}\b")
_MONTH_OF_YEAR = sought(r"(?<![\w./-])(\d{1,2})[/-](\d{4})\b")
_QUARTER = sought(rf"\bquy\s*([1-4]|iv|i{{1,3}}){_YEAR}\b")
_WHOLE_YEAR = sought(r"\b(?:ca\s+)?nam\s*(\d{4})\b|\bca\s+nam\b")
_DAY = sought(
    r"(?<![\w./-])(?:(?:tinh\s+)?(?:den\s+)?(?:het\s+)?ngay\s+)?(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?(?![\d/]|\.\d)"
)
_YESTERDAY = sought(r"\bhom\s+qua\b")
_LAST_WEEK = sought(r"\btuan\s+(?:truoc|qua)\b")
_NEAR_MONTH = sought(r"\bthang\s+(?:(truoc|qua)|nay)\b")
_TASK = sought(r"\b(?:nv|nhiem\s+vu)\s*(?:so\s*)?(\d[\w.]*)")
_TOPICS = {
    Topic.OVERDUE: sought(r"\b(?:(?:viec|nhiem\s+vu)\s+)?(?:qua|tre)\s+han\b"),
    Topic.OBSTACLES: sought(r"\b(?:kho\s+khan\s*,?\s*)?vuong\s+mac\b|\bkho\s+khan\b"),
    Topic.MISSING: sought(r"\b(?:don\s+vi\s+)?chua\s+(?:bao\s+cao|nop)\b"),
    Topic.GROUPS: sought(r"\b(?:theo\s+)?nhom(?:\s+nhiem\s+vu)?\b"),
    # "đơn vị" alone: unit names begin with these words too.
    Topic.UNITS: sought(r"\btheo\s+don\s+vi\b|^\s*(?:cac\s+)?don\s+vi\s*$"),
}
_FILES = {
    ExportKind.CHART: sought(r"\bbieu\s+do\b"),
    ExportKind.WORD: sought(r"\b(?:(?:file|tep)\s+)?word\b"),
    ExportKind.EXCEL: sought(r"\b(?:(?:file|tep|bang)\s+)?excel\b"),
}
_LEVELS = {
    UnitLevel.PROVINCE: sought(r"^(?:cac\s+|cap\s+)?(?:tinh|so|so,?\s+(?:ban,?\s+)?nganh)$"),
    UnitLevel.DISTRICT: sought(r"^(?:cac\s+|cap\s+|ubnd\s+cap\s+)?huyen$"),
    UnitLevel.COMMUNE: sought(r"^(?:cac\s+|cap\s+|ubnd\s+cap\s+)?(?:xa|phuong|xa,?\s+phuong)$"),
}
_NUMBER_ALONE = sought(r"\d[\w.]{0,7}")
_FILLERS = sought(r"\b(?:tong\s+hop|tinh\s+hinh|bao\s+cao|ky|cua|ve|hom\s+nay|hien\s+nay)\b")


def period_meant(known: Sequence[NamedPeriod], asked: AskedPeriod, today: date) -> NamedPeriod | None:
    """Return the period of a plan that is asked for, the nearest where several fit; None if there is none."""
    meant = [
        one
        for one in known
        if one.kind is asked.kind and asked.number in {None, one.number} and asked.year in {None, one.year}
    ]
    return min(meant, key=lambda one: abs(one.due - today), default=None)


class _Words:
    """The words as typed and without marks, of which what is understood is taken out."""

    def __init__(self, text: str) -> None:
        self.typed, self.plain = clean(text), fold(text)
        if len(self.typed) != len(self.plain):  # a letter whose plain form is longer: no name of ours has one
            self.typed = self.plain

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Return the first match of a pattern, and leave a gap in its place."""
        found = pattern.search(self.plain)
        if found is not None:
            gap = " " * (found.end() - found.start())
            self.plain = self.plain[: found.start()] + gap + self.plain[found.end() :]
            self.typed = self.typed[: found.start()] + gap + self.typed[found.end() :]
        return found


def read_question(text: str, today: date) -> SummaryQuestion:
    """Return what the words behind /summary ask for."""
    words = _Words(text)
    question = SummaryQuestion()
    for take in (
        _take_period,
        _take_near_month,
        _take_task,
        _take_near_day,
        _take_day,
        _take_file,
        _take_topic,
    ):
        question = take(words, question, today)
    while words.take(_FILLERS):
        pass
    return _take_rest(clean(words.typed).strip(" ,.;:"), question)


def _take_rest(rest: str, question: SummaryQuestion) -> SummaryQuestion:
    """Take what remains for the number of a task, a level, or else the name of a unit."""
    if question.task is None and _NUMBER_ALONE.fullmatch(rest):
        return replace(question, task=rest.strip("."))
    level = next((level for level, pattern in _LEVELS.items() if pattern.match(fold(rest))), None)
    return replace(question, level=level, unit=None if level else rest or None)


def _take_period(words: _Words, question: SummaryQuestion, _today: date) -> SummaryQuestion:
    readers: list[tuple[re.Pattern[str], Callable[[re.Match[str]], AskedPeriod]]] = [
        (_HALF, lambda found: AskedPeriod(RuleKind.HALF_YEAR, _half(found[1]), _year(found[2]))),
        (_MONTH, lambda found: AskedPeriod(RuleKind.MONTHLY, int(found[1]), _year(found[2]))),
        (_QUARTER, lambda found: AskedPeriod(RuleKind.QUARTERLY, _quarter(found[1]), _year(found[2]))),
        (_WHOLE_YEAR, lambda found: AskedPeriod(RuleKind.YEAR, 1, _year(found[1]))),
        (_MONTH_OF_YEAR, lambda found: AskedPeriod(RuleKind.MONTHLY, int(found[1]), int(found[2]))),
    ]
    for pattern, read in readers:
        found = words.take(pattern)
        if found is not None:
            return replace(question, period=read(found))
    return question


def _take_near_month(words: _Words, question: SummaryQuestion, today: date) -> SummaryQuestion:
    found = words.take(_NEAR_MONTH)
    if found is None:
        return question
    month = today.replace(day=1) - timedelta(days=1) if found[1] else today
    return replace(question, period=AskedPeriod(RuleKind.MONTHLY, month.month, month.year))


def _half(named: str | None) -> int | None:
    return {"dau": 1, "cuoi": 2}.get(named or "")


def _quarter(named: str) -> int:
    return _QUARTERS.get(named) or int(named)


def _year(named: str | None) -> int | None:
    return int(named) if named else None


def _take_near_day(words: _Words, question: SummaryQuestion, today: date) -> SummaryQuestion:
    """Take "hôm qua", and "tuần trước" for the Sunday that ended it."""
    if words.take(_YESTERDAY):
        return replace(question, day=today - timedelta(days=1))
    if words.take(_LAST_WEEK):
        return replace(question, day=today - timedelta(days=today.isoweekday()))
    return question


def _take_day(words: _Words, question: SummaryQuestion, today: date) -> SummaryQuestion:
    found = words.take(_DAY)
    if found is None:
        return question
    try:
        day = date(int(found[3] or today.year), int(found[2]), int(found[1]))
    except ValueError:
        return replace(question, no_day=found[0].strip())
    if day > today and found[3] is None:
        day = day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)
    return replace(question, day=day)


def _take_task(words: _Words, question: SummaryQuestion, _today: date) -> SummaryQuestion:
    found = words.take(_TASK)
    return replace(question, task=found[1].strip(".")) if found else question


def _take_file(words: _Words, question: SummaryQuestion, _today: date) -> SummaryQuestion:
    for kind, pattern in _FILES.items():
        if words.take(pattern) is not None:
            return replace(question, file=kind)
    return question


def _take_topic(words: _Words, question: SummaryQuestion, _today: date) -> SummaryQuestion:
    for topic, pattern in _TOPICS.items():
        if words.take(pattern) is not None:
            return replace(question, topic=topic)
    return question
