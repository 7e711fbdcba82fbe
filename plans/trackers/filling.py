"""What is written into which cell of another system's file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from plans.status import FINISHED
from plans.text import fold
from plans.trackers.columns import Role
from plans.trackers.values import Answer, Match, Sureness, Tracker
from plans.trackers.wording import status_word

Value = str | float | date
WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that gets another value; rows and columns are counted from 1."""

    row: int
    column: int
    role: Role
    value: Value
    """A share is in percent."""
    before: str
    """What was seen there."""
    task: str
    """The number of the task of ours that it comes from."""


def changes(
    tracker: Tracker, matches: Iterable[Match], choices: Sequence[str], *, only_these: bool
) -> Iterator[Change]:
    """Yield what is to be written for the rows that are surely ours; what is not known is left as it is.

    `choices` are the file's words for a status; where the file allows no others, `only_these`.
    """
    for match in matches:
        if match.sureness is not Sureness.SURE or match.task is None:
            continue
        word = status_word(match.answer, choices, only_these=only_these)
        for role, value in _values(match.answer, word):
            before = match.row[role]
            if role in tracker.columns and not _says_the_same(before, value):
                yield Change(match.row.row, tracker.columns[role], role, value, before, match.task.number)


def _values(answer: Answer, word: str) -> Iterator[tuple[Role, Value]]:
    if word:
        yield Role.STATUS, word
    if answer.words:
        yield Role.RESULT, answer.words
    if answer.status in FINISHED:
        if answer.finished_on is not None:
            yield Role.FINISHED, answer.finished_on
        yield Role.PERCENT, WHOLE
    elif answer.percent is not None:
        yield Role.PERCENT, answer.percent


def _says_the_same(seen: str, value: Value) -> bool:
    if isinstance(value, date):
        return seen.replace("-", "/") in {f"{value:%d/%m/%Y}", f"{value.day}/{value.month}/{value.year}"}
    if isinstance(value, float):
        return seen.rstrip(" %").replace(",", ".") in {f"{value:g}", f"{value:.1f}", f"{value:.2f}"}
    return fold(seen) == fold(value)
