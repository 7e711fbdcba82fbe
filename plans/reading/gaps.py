"""Signs that something was not read: numbers missing between tasks, and counts that do not come true."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from plans.plan import Problem
from plans.reading.content import Line, Row
from plans.reading.ledger import Fate
from plans.reading.numbering import split_declared_count
from plans.reading.row_reading import RowFate

_GAP = "Số thứ tự nhảy từ {before} sang {after}: có thể thiếu nhiệm vụ hoặc nhóm ở giữa. Đề nghị đối chiếu."
_START = "Số thứ tự bắt đầu từ {after}: có thể thiếu phần ở trước. Đề nghị đối chiếu với văn bản."
_NO_HEADING = "Số thứ tự chuyển từ {steps} mà không có dòng tên nhóm ở giữa. Đề nghị đối chiếu với văn bản."
_MOST_NAMED = 5
_MISCOUNT = "Nhóm này ghi có {declared} nhiệm vụ nhưng đọc được {found}. Đề nghị đối chiếu với văn bản."
_ROMAN = re.compile(r"[IVX]+")
_VALUES = {"I": 1, "V": 5, "X": 10}
_LETTERS = "ABCDEGHIKLM"
"""Đ and F may stand between them or be left out."""

_Step = tuple[str, int]
_Path = tuple[_Step, ...]
"""A number part by part, each with its kind: "II.1" is (("roman", 2), ("digit", 1))."""


def find_gaps(fates: Sequence[RowFate]) -> Iterator[Problem]:
    """Yield a problem for each number that does not follow the one before; `fates` stand in their order."""
    numbers = Counter(fate.number for fate in fates if fate.number)
    headless: list[tuple[str, str]] = []
    walk = _Walk(restarts=max(numbers.values(), default=0) > 1, all_numbers=frozenset(map(_path, numbers)))
    for fate in fates:
        path = _path(fate.number)
        if path:
            reason = walk.take(path, fate.number, is_group=fate.fate is Fate.GROUP)
            if reason:
                yield Problem(fate.source.place, fate.number, reason)
            if walk.lacks_heading:
                headless.append((fate.source.place, walk.lacks_heading))
    if headless:
        # A document may have no headings at all: then one word about it is enough.
        steps = ", ".join(step for _, step in headless[:_MOST_NAMED])
        yield Problem(headless[0][0], steps, _NO_HEADING.format(steps=steps))


def find_miscounts(fates: Sequence[RowFate]) -> Iterator[Problem]:
    """Yield a problem for each heading that claims another number of tasks than stand below it.

    Tasks below a task, as "4.1" below "4", may be counted or not.
    """
    headings = [place for place, fate in enumerate(fates) if fate.fate is Fate.GROUP]
    for place in headings:
        heading = fates[place]
        title, declared = _claim(heading.source)
        later = (one for one in headings if one > place and _kind(fates[one].number) == _kind(heading.number))
        below = [fate for fate in fates[place : next(later, len(fates))] if fate.fate is Fate.TASK]
        shallowest = min((len(_path(fate.number)) for fate in below if fate.number), default=0)
        counts = {len(below), sum(1 for fate in below if len(_path(fate.number)) == shallowest)}
        if declared is not None and declared not in counts:
            reason = _MISCOUNT.format(declared=declared, found=len(below))
            yield Problem(heading.source.place, title, reason)


def _claim(heading: Row | Line) -> tuple[str, int | None]:
    """Return the title in a heading without the number of tasks that it claims, and this number."""
    texts = heading.texts if isinstance(heading, Row) else (heading.text,)
    claims = (split_declared_count(text) for text in texts)
    return next((claim for claim in claims if claim[1] is not None), ("", None))


def _kind(number: str) -> tuple[str, ...]:
    """Return how a number is written, by which headings of one rank are known."""
    return tuple(kind for kind, _ in _path(number))


def _path(number: str) -> _Path:
    """Return the parts of a number, without the letter of "5a"; empty when they cannot be counted."""
    steps = tuple(_step(part) for part in number.rstrip(".)/: ").split("."))
    return tuple(step for step in steps if step) if all(steps) else ()


def _step(part: str) -> _Step | None:
    digits = part.rstrip("abcdeđghik")
    if digits.isascii() and digits.isdigit() and len(digits) <= 3:
        return "digit", int(digits)
    if _ROMAN.fullmatch(part):
        return "roman", _roman(part)
    return ("letter", _LETTERS.index(part) + 1) if len(part) == 1 and part in _LETTERS else None


def _roman(digits: str) -> int:
    values = [_VALUES[digit] for digit in digits]
    return sum(
        -value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True)
    )


@dataclass(slots=True)
class _Walk:
    """Goes from number to number, knowing for each series ("1.…", "I …") how far tasks and groups came."""

    restarts: bool
    """Whether numbers come again, as in each group: then one that is missing here may stand elsewhere."""
    all_numbers: frozenset[_Path]
    last: dict[tuple[_Path, str, bool], int] = field(default_factory=dict)
    named: set[_Path] = field(default_factory=set)
    before: str = ""
    is_below_heading: bool = False
    lacks_heading: str = ""
    """The step to the last number, if a heading should have stood before it."""

    def take(self, path: _Path, number: str, *, is_group: bool) -> str | None:
        """Take the next number; return the doubt if it does not follow."""
        *parent, (kind, ordinal) = path
        reached = [self.last.get((tuple(parent), kind, of_group), 0) for of_group in (False, True)]
        follows = ordinal == 1 or any(done > 0 and ordinal <= done + 1 for done in reached)
        reason = None
        if not follows and not self._stands_elsewhere(path, max(reached)):
            reason = (_GAP if self.before else _START).format(before=self.before, after=number)
        is_first = ordinal == 1 and bool(parent) and not is_group
        self.lacks_heading = self._step_over(tuple(parent), number) if is_first else ""
        self._go_to(path, number, is_group=is_group)
        return reason

    def _stands_elsewhere(self, path: _Path, done: int) -> bool:
        """Return whether what seems to be missing stands in another place, in a list that is in no order."""
        *parent, (kind, ordinal) = path
        missing = [(*parent, (kind, between)) for between in range(done + 1, ordinal)]
        return not self.restarts and all(between in self.all_numbers for between in missing)

    def _step_over(self, parent: _Path, number: str) -> str:
        """Return "1.12 sang 2.1" where these follow and no heading of 2, nor any other, stands between."""
        is_named = not self.before or self.is_below_heading or parent in self.named
        return "" if is_named else f"{self.before} sang {number}"

    def _go_to(self, path: _Path, number: str, *, is_group: bool) -> None:
        *parent, (kind, ordinal) = path
        self.last[tuple(parent), kind, is_group] = ordinal
        self.named.add(path)
        self.before, self.is_below_heading = number, is_group
