"""Which tasks a message names: "NV 32", "nv 9, 17", "từ 8 đến 11", "4.2.1-4.2.3", "toàn bộ nhiệm vụ"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from chat.understanding.numbers import COUNTED
from chat.understanding.phrases import WORD, Phrase, keyed
from chat.understanding.spelling import words
from chat.understanding.tokens import Group, Tokens

TASKS = "TASKS"


class Scope(Enum):
    """How the tasks are named: one by one, all of the unit, or all that the message does not name."""

    NAMED = auto()
    ALL = auto()
    REST = auto()


@dataclass(frozen=True, slots=True)
class TaskList:
    """The tasks a part of the message is about; an exception takes them out of those named before."""

    numbers: tuple[str, ...]
    scope: Scope = Scope.NAMED
    is_exception: bool = False


_MARKER = Phrase(
    r"(?:các |những )?(?:nhiệm vụ|mục|stt|đầu việc|task|(?:công )?việc số|chỉ tiêu số|nội dung số|#|COMMAND)"
    r"(?: (?:số|thứ|stt|[-:#_.]))*(?= (?:từ )?\d)"
)
_PREDICATE = (
    "đã đang chưa xong hoàn vẫn đều cũng xin sẽ thì cơ sắp gần mới được chờ đợi không tạm hiện thực triển đạt làm bị vướng"
    " khó như giữ ok thường cho lùi gia còn tiếp tiến báo nhé nha ạ rồi tốt chậm"
)
_NEXT = rf"(?={'|'.join(' ' + word for word in _PREDICATE.split())})"
_OWNER = rf"(?: (?:được giao|của {WORD}(?: {WORD}){{0,3}}?|do {WORD}(?: {WORD}){{0,3}}? chủ trì))?"
_REST = Phrase(
    r"(?:(?:các|những|toàn bộ|tất cả|mọi|số|mấy) )*(?:nhiệm vụ|mục|đầu việc|việc|cái) (?:còn lại|khác)"
    rf"|(?:các |số |mấy cái )?còn lại{_NEXT}"
)
_ALL = Phrase(
    rf"(?:toàn bộ|tất cả|mọi)(?: (?:các|những|số))?(?: \d+)? (?:nhiệm vụ|đầu việc){_OWNER}"
    rf"|(?:toàn bộ|tất cả)(?: các| đầu)?(?: việc| mục)?{_NEXT}"
    rf"|(?:các|những) nhiệm vụ{_OWNER}(?= đều)"
)
_ALL_COUNTED = Phrase(
    r"cả (?P<all>\d{1,3}) nhiệm vụ|(?P<count>\d{1,3}) nhiệm vụ(?= (?:đều|đã|đang|chưa|của|trên|xong|được))"
)
_EXCEPT = Phrase(r"(?:ngoại trừ|trừ|trừ ra|không tính)")

_FOLLOWERS = words(_PREDICATE) | {":", "|", "->", "=", "\t", "✅"}
_STARTS = (
    words("và còn riêng trừ nhưng là cáo thì với ạ em anh chị ơi gửi nhé") | set("\n.,;:|-(+•*\t") | {"CALL"}
)
_SEPARATORS = words("và với cùng lẫn hoặc") | set(",;&+/")
_AFTER_ORDINALS = set(".),/-:")
_ENDS = words("rồi ạ nhé nha em anh chị") | set("\n.,;!)")
_HEADERS = words("xong thành hiện khai làm xuyên dẫn đạo tất")
_PERIODS = words("năm tháng ngày tuần giờ quý") | {"%", "phan"}
_STRETCH = Phrase(r"(?:%|phần trăm|tháng (?:đầu|cuối|năm)|năm (?:\d{4}|qua|tới))")
_TO = words("đến tới") | {"-", "->", "~"}
_FROM = words("từ")
_NUMBERED = words("số")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,4}")
_NUMBERS = re.compile(r"\d{1,3}(?:,\d{1,3})+")
_LONGEST_RANGE = 300


def with_tasks(tokens: Tokens, tasks: tuple[str, ...]) -> Tokens:
    """Return the tokens with every mention of tasks gathered into one token that holds a `TaskList`."""
    marked = tokens.gathered(Group(found.first, found.after, "MARK") for found in tokens.find(_MARKER))
    named = marked.gathered(_Reader(marked.words, tasks).groups())
    whole = named.gathered(_wholes(named, tasks))
    return whole.gathered(_exceptions(whole))


def _wholes(tokens: Tokens, tasks: tuple[str, ...]) -> Iterator[Group]:
    mentioned = {
        number
        for token in tokens.items
        if isinstance(token.value, TaskList)
        for number in token.value.numbers
    }
    rest = TaskList(tuple(number for number in tasks if number not in mentioned), Scope.REST)
    for found in tokens.find(_REST):
        yield Group(found.first, found.after, TASKS, rest)
    for found in tokens.find(_ALL):
        yield Group(found.first, found.after, TASKS, TaskList(tasks, Scope.ALL))
    for found in tokens.find(_ALL_COUNTED):
        if int(found.match["all"] or found.match["count"]) == len(tasks):
            yield Group(found.first, found.after, TASKS, TaskList(tasks, Scope.ALL))


def _exceptions(tokens: Tokens) -> Iterator[Group]:
    for found in tokens.find(_EXCEPT):
        excepted = tokens.items[found.after].value if found.after < len(tokens) else None
        if isinstance(excepted, TaskList):
            yield Group(found.first, found.after + 1, TASKS, TaskList(excepted.numbers, excepted.scope, True))


class _Reader:
    """Reads the task numbers of a message from its words."""

    def __init__(self, message: list[str], tasks: tuple[str, ...]) -> None:
        self._words = message
        self._tasks = frozenset(tasks)
        self._has_markers = "MARK" in message
        self._are_nested = any("." in task for task in tasks)
        self._order = tasks

    def groups(self) -> Iterator[Group]:
        """Yield each list of tasks, in order."""
        position = 0
        while position < len(self._words):
            if not self._may_begin(position):
                position += 1
                continue
            numbers, after = self._list(position)
            if numbers:
                yield Group(position, after, TASKS, TaskList(tuple(dict.fromkeys(numbers))))
            position = max(after, position + 1)

    def _may_begin(self, position: int) -> bool:
        word = self._words[position]
        return word == "MARK" or word[0].isdigit() or word in _FROM

    def _list(self, position: int) -> tuple[list[str], int]:
        if self._word(position) == "MARK":
            numbers, after = self._element(position + 1)
            return self._continued(numbers, after) if numbers else ([], position)
        if position and self._word(position - 1) not in _STARTS | _HEADERS:
            return [], position
        numbers, after = self._element(position)
        if not numbers or self._is_ordinal(after):
            return [], position
        numbers, after = self._continued(numbers, after)
        return (numbers, after) if self._stands_alone(numbers, position, after) else ([], position)

    def _continued(self, numbers: list[str], after: int) -> tuple[list[str], int]:
        while True:
            position = after
            while self._word(position) in _SEPARATORS:
                position += 1
            position += position > after and self._word(position) in _NUMBERED
            is_marked = self._word(position) == "MARK"
            more, end = self._element(position + is_marked)
            if not more or not (is_marked or self._goes_on(more, position, end)):
                return numbers, after
            numbers, after = numbers + more, end

    def _element(self, position: int) -> tuple[list[str], int]:
        """Return the numbers of one number or range, and the position after it."""
        position += self._word(position) in _FROM
        written = self._word(position)
        if _STRETCH.opens(keyed(self._words[position + 1 : position + 4])):
            return [], position
        if _NUMBERS.fullmatch(written):
            return [self._known(part) for part in written.split(",")], position + 1
        if not _NUMBER.fullmatch(written):
            return [], position
        end = position + 2 + (self._word(position + 2) == "MARK" and self._word(position - 1) == "MARK")
        last = self._word(end)
        if self._word(position + 1) in _TO and _NUMBER.fullmatch(last) and not self._is_counted(end + 1):
            return self._range(self._known(written), self._known(last)), end + 1
        return [self._known(written)], position + 1

    def _is_ordinal(self, after: int) -> bool:
        """Return whether "NV" follows a number: "1. NV 18", "3 nhiệm vụ 20, 25, 26"."""
        return self._word(after + (self._word(after) in _AFTER_ORDINALS)) == "MARK"

    def _goes_on(self, numbers: list[str], position: int, after: int) -> bool:
        follower = self._word(after)
        is_slashed = follower == "/" and self._word(position - 1) == "/"
        if self._is_counted(after) and not is_slashed:
            return False
        return (
            self._tasks.issuperset(numbers)
            or follower in _FOLLOWERS | _SEPARATORS
            or follower in _ENDS | {""}
        )

    def _stands_alone(self, numbers: list[str], first: int, after: int) -> bool:
        """Return whether numbers without "NV" are tasks: known ones before or after what is said of them."""
        before, follower = self._word(first - 1), self._word(after)
        are_known = self._tasks.issuperset(numbers)
        if self._is_counted(after) or not (are_known or self._may_be_unknown(numbers)):
            return False
        if before in _HEADERS or (before == ":" and self._word(first - 2) in _HEADERS):
            return are_known and (follower in _ENDS or not follower)
        if before not in _STARTS and first:
            return False
        if follower in {"-", "("} or (follower in {".", ")"} and not self._has_markers):
            return are_known and self._says_something(after + 1)
        if follower in {":", "|", "\t"} and not are_known:
            return self._says_something(after + 1)
        return follower in _FOLLOWERS or (are_known and self._says_something(after))

    def _says_something(self, position: int) -> bool:
        word = self._word(position)
        return word in _FOLLOWERS or (word[:1].isdigit() and self._word(position + 1) == "%")

    def _may_be_unknown(self, numbers: list[str]) -> bool:
        return all("." not in number or self._are_nested for number in numbers)

    def _is_counted(self, position: int) -> bool:
        word = self._word(position)
        return (word in COUNTED and word not in _FOLLOWERS) or word in _PERIODS or word == "/"

    def _range(self, first: str, last: str) -> list[str]:
        """Return the numbers from one to another; between unlike ones, those the unit leads."""
        head, _, low = first.rpartition(".")
        other, _, high = last.rpartition(".")
        if (head == other or not other) and 0 <= int(high) - int(low) <= _LONGEST_RANGE:
            return [f"{head}.{number}" if head else str(number) for number in range(int(low), int(high) + 1)]
        if first in self._order and last in self._order:
            between = self._order[self._order.index(first) : self._order.index(last) + 1]
            return list(between) or [first, last]
        return [first, last]

    def _known(self, written: str) -> str:
        stripped = written.lstrip("0")
        return written if written in self._tasks or not stripped or stripped.startswith(".") else stripped

    def _word(self, position: int) -> str:
        return self._words[position] if 0 <= position < len(self._words) else ""
