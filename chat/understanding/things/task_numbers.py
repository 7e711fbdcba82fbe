"""Task numbers as people list them: "NV 32", "nv 9, 17", "từ 8 đến 11", "4.2.1-4.2.3", "54: xong"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from chat.understanding.things.dates import DATE
from chat.understanding.things.numbers import COUNTED
from chat.understanding.things.own_name import Name, is_named_before
from chat.understanding.things.rates import PERIODS, begins_a_rate
from chat.understanding.things.task_headings import headed
from chat.understanding.typed.clauses import CLAUSE_ENDS, start_of
from chat.understanding.typed.phrases import Phrase, keyed
from chat.understanding.typed.spelling import words

MARK = "MARK"
"""The word of a token that stands for "NV", "nhiệm vụ số", "mục" before a number."""
PREDICATE = (
    "đã đang chưa xong hoàn vẫn đều cũng xin sẽ thì cơ sắp gần mới được chờ đợi không tạm hiện thực triển"
    " đạt làm bị vướng khó như giữ ok thường cho lùi gia còn tiếp tiến báo nhé nha ạ rồi tốt chậm duy kẹt"
    " theo"
)
"""Words with which something begins to be said of a task."""

_FOLLOWERS = words(PREDICATE) | {":", "|", "->", "=", "\t", "✅"}
_STATED = words("đã đang chưa xong vẫn sẽ cũng hoàn thành")
_BETWEEN_STATEMENTS = words("rồi làm ạ nhé nha xuyên trì") | {"%", "✅"}
_STATED_BRIEFLY = _STATED | words("thường duy chờ")
_DONE_WITH = words("ban nộp gửi trình ký rà kết lắp mua cài họp soạn viết")
"""What may be done with a task whose bare number opens a line."""
_STARTS = (
    words("dạ vâng thưa và còn riêng trừ nhưng là báo cáo thì với ạ em anh chị ơi gửi nhé")
    | set("\n.,;:|-(+•*\t")
    | {"CALL"}
)
_HEADERS = words("xong thành hiện khai làm xuyên dẫn đạo tất")
_SEPARATORS = words("và với cùng lẫn hoặc") | set(",;&+/")
_AFTER_ORDINALS = set(".),/-:")
_LABELS = set("./")
_EXCEPTS = words("trừ")
_THEN = words("thì")
_RISES = words("lên tăng xuống tầm khoảng cỡ chừng gần hơn")
_ENDS = words("rồi ạ nhé nha em anh chị") | set("\n.,;!)") | {""}
_WE = words("em e mình tôi bên bọn")
_UNITS, _OURS = words("xã phường huyện phòng ban cơ"), words("em mình tôi bọn chúng tụi cháu con nhà")
_ASKS_FOR_ITSELF = Phrase("(?:đơn vị|sở|xã|phường|phòng|bên|ngành)(?: em| mình)? (?:xin|đề nghị|kiến nghị)")
_HEADS = {"", *"\n,;:"}
_FEWEST_OF_A_SERIES = 3
_LINE_STARTS = {"", "\n", "-", "+", "*", "•"}
_ISSUES = Phrase("ban hành")
_STRETCH = Phrase(r"%|phần trăm|tháng (?:đầu|cuối|năm)|năm (?:\d{4}|qua|tới)")
_TO = words("đến tới") | {"-", "->", "~"}
_FROM = words("từ")
_NUMBERED = words("số")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,4}")
_LARGE = re.compile(r"\d{1,3}(?:\.\d{3})+")
_NUMBERS = re.compile(rf"{_NUMBER.pattern}(?:,{_NUMBER.pattern})+")
_LONGEST_RANGE = 300
_FEW = 3
"""More numbers than so many times those the unit leads are no range: "15 - 34" are two tasks."""
_LONGEST_TAIL = 40


class Listed(NamedTuple):
    """A list of task numbers: its first word, the one after its last, the numbers."""

    first: int
    after: int
    numbers: tuple[str, ...]


class TaskNumbers:
    """Reads the task numbers out of the words of a message, where `MARK` stands for "NV" and the like."""

    def __init__(self, message: list[str], tasks: tuple[str, ...], name: Name = ()) -> None:
        self._words = message
        self._name = name
        self._tasks = tasks
        self._known = frozenset(tasks)
        self._headed = headed(message, self._known)
        self._has_marks = MARK in message
        self._are_nested = any("." in task for task in tasks)
        self._no_list_until = 0
        """Where numbers end that are surely no tasks, however many of the first are left out."""

    def lists(self) -> Iterator[Listed]:
        """Yield each list of task numbers, in order."""
        position = 0
        while position < len(self._words):
            numbers, after = self._list(position) if self._may_begin(position) else ([], position)
            if numbers:
                after += self._is_label(position, after)
                yield Listed(position, after, tuple(dict.fromkeys(numbers)))
            position = max(after, position + 1, self._no_list_until - _LONGEST_TAIL)

    def _is_label(self, first: int, after: int) -> bool:
        """Return whether a sign only sets a number off from what is said: "12. xong 15. đang làm"."""
        is_bare = self._word(first) in self._known and after == first + 1
        is_alike = self._word(after) == self._word(1) and self._word(0) in self._known
        return is_bare and is_alike and self._word(after) in _LABELS and self._states_something(after + 1)

    def _may_begin(self, position: int) -> bool:
        word = self._words[position]
        return word == MARK or word[0].isdigit() or word in _FROM

    def _list(self, position: int) -> tuple[list[str], int]:
        if self._word(position) == MARK:
            numbers, after = self._element(position + 1)
            return self._continued(numbers, after, position) if numbers else ([], position)
        if self._follows_a_statement(position):
            return [self._plain(self._word(position))], position + 1
        if position and not self._follows_a_start(position) and not self._follows_the_name(position):
            return [], position
        is_said = self._word(position - 1) == ":" and self._word(position - 2)[:1].isdigit()
        numbers, after = self._element(position)
        if not numbers or is_said or position in self._headed.counts or self._is_ordinal(after):
            return [], position
        numbers, after = self._continued(numbers, after, position)
        if self._stands_alone(numbers, position, after):
            return numbers, after
        self._no_list_until = after
        return [], position

    def _follows_a_start(self, position: int) -> bool:
        """Return whether a list may begin: of "NV 29 mới xong 1/2" the last is no list, but a half."""
        is_half = self._has_marks and self._word(position + 1) == "/"
        before = self._word(position - 1)
        is_headed = position in self._headed.tasks
        return is_headed or before in _STARTS or (before in _HEADERS and not is_half)

    def _follows_the_name(self, position: int) -> bool:
        is_known = self._known.issuperset(self._words[position].split(","))
        return is_known and is_named_before(self._words, position, self._name)

    def _follows_a_statement(self, position: int) -> bool:
        """Return whether the next task is named with no sign before it: "9 chưa 11 xong 17 đang"."""
        sign = self._word(position + 1)
        is_numbered = sign in _AFTER_ORDINALS and sign == self._word(1) and self._word(0) in self._known
        says = self._states_something(position + 2) if is_numbered else sign in _STATED_BRIEFLY
        is_next = self._word(position - 1) in _STATED | _BETWEEN_STATEMENTS
        return self._word(position) in self._known and is_next and says

    def _continued(self, numbers: list[str], after: int, first: int) -> tuple[list[str], int]:
        """Return the numbers with those that follow in the same list.

        In "đang làm NV 5, NV 6 đã xong" the comma ends the list: something is said before it and after it.
        """
        before_mark = None
        while True:
            position = after
            while self._word(position) in _SEPARATORS:
                position += 1
            position += position > after and self._word(position) in _NUMBERED
            is_marked = self._word(position) == MARK
            more, end = self._element(position + is_marked)
            is_parted = position > after or is_marked or self._known.issuperset(numbers + more)
            if not more or not is_parted or not (is_marked or self._goes_on(more, position, end)):
                break
            if is_marked and self._word(after) in {",", ";"}:
                before_mark = (numbers, after)
            numbers, after = numbers + more, end
        clause = self._words[start_of(self._words, first, CLAUSE_ENDS) : first]
        is_said_twice = not _STATED.isdisjoint(clause) and self._word(after) in _FOLLOWERS - _ENDS
        return before_mark if before_mark and is_said_twice else (numbers, after)

    def _element(self, position: int) -> tuple[list[str], int]:
        """Return the numbers of one number or range, and the position after it."""
        is_from = self._word(position) in _FROM
        is_sure = self._word(position - 1) == MARK and is_from
        position += is_from
        written = self._word(position)
        if _STRETCH.opens(keyed(self._words[position + 1 : position + 4])):
            return [], position
        if _NUMBERS.fullmatch(written):
            return [self._plain(part) for part in written.split(",")], position + 1
        if not _NUMBER.fullmatch(written):
            return [], position
        end = position + 2 + (self._word(position + 2) == MARK == self._word(position - 1))
        last = self._word(end)
        is_range = self._word(position + 1) in _TO and _NUMBER.fullmatch(last) is not None
        if is_range and (is_sure or not self._is_counted(end + 1)):
            return self._range(self._plain(written), self._plain(last)), end + 1
        return [self._plain(written)], position + 1

    def _is_ordinal(self, after: int) -> bool:
        """Return whether "NV" follows a number: "1. NV 18", "3 nhiệm vụ 20, 25, 26"."""
        return self._word(after + (self._word(after) in _AFTER_ORDINALS)) == MARK

    def _goes_on(self, numbers: list[str], position: int, after: int) -> bool:
        """Return whether numbers after a separator belong to the list, rather than count something."""
        follower = self._word(after)
        is_slashed = follower == "/" == self._word(position - 1)
        if self._is_counted(after) and not is_slashed:
            return False
        return self._known.issuperset(numbers) or follower in _FOLLOWERS | _SEPARATORS | _ENDS

    def _stands_alone(self, numbers: list[str], first: int, after: int) -> bool:
        """Return whether numbers without "NV" are tasks: known ones before or after what is said of them."""
        before, follower = self._word(first - 1), self._word(after)
        are_known = self._known.issuperset(numbers)
        if are_known and self._surely_stand_alone(first, after):
            return True
        if self._is_counted(after) or not (are_known or self._may_be_unknown(numbers)):
            return False
        if not are_known and self._has_marks and before not in _LINE_STARTS:
            return False  # "NV 29: 6/11 đề án xong, 3 đang làm, 2 chưa"
        if before in _EXCEPTS and are_known and follower in _ENDS | _STARTS:
            return True
        if before in _HEADERS or (before == ":" and self._word(first - 2) in _HEADERS):
            return are_known and follower in _ENDS | _STATED | _THEN
        return self._is_followed_by_a_statement(follower, after, are_known)

    def _surely_stand_alone(self, first: int, after: int) -> bool:
        return (
            first in self._headed.tasks
            or self._opens_with_a_rate(first, after)
            or self._is_ticked_off(first, after)
            or self._asks_in_a_series(first, after)
        )

    def _is_ticked_off(self, first: int, after: int) -> bool:
        """Return whether a number with a stroke opens a line: "12/ xong"."""
        opens = self._word(first - 1) in _LINE_STARTS and self._word(after) == "/"
        return opens and self._word(after + 1) in _STATED_BRIEFLY

    def _asks_in_a_series(self, first: int, after: int) -> bool:
        """Return whether bare numbers open one clause after another, as in "12 xong, 33 đơn vị xin lùi"."""
        if self._has_marks or not _ASKS_FOR_ITSELF.opens(keyed(self._words[after : after + 4])):
            return False
        opened = {word for at, word in enumerate(self._words) if self._word(at - 1) in _HEADS}
        return self._word(first - 1) in _HEADS and len(self._known & opened) >= _FEWEST_OF_A_SERIES

    def _opens_with_a_rate(self, first: int, after: int) -> bool:
        """Return whether a dotted number opens a line with a title and a rate: "3.1 hồ sơ số đạt 92%"."""
        opens = self._word(first - 1) in _LINE_STARTS and "." in self._word(first)
        return opens and begins_a_rate(self._words, after, _ENDS)

    def _is_followed_by_a_statement(self, follower: str, after: int, are_known: bool) -> bool:
        if follower in {"-", "("} or (follower in {".", ")"} and not self._has_marks):
            return are_known and self._states_something(after + 1)
        if follower in {":", "|", "\t"} and not are_known:
            return self._states_something(after + 1)
        if are_known and follower in _DONE_WITH:
            return self._opens_a_line(after)
        return follower in _FOLLOWERS or (are_known and self._states_something(after))

    def _opens_a_line(self, after: int) -> bool:
        return after == 1 or self._word(after - 2) == "\n"

    def _states_something(self, position: int) -> bool:
        """Return whether a statement begins: a word of one, "85%", or "lên 85%" but for "từ 12 lên 15%"."""
        position += self._word(position) in _WE
        word = self._word(position)
        if word[:1].isdigit() and self._word(position + 1) == "/":
            return self._word(position - 1) == "("
        while word in _RISES and self._word(position - 2) not in _FROM:
            word, position = self._word(position + 1), position + 1
        if word == DATE:
            return self._word(position + 1) in _FOLLOWERS
        if _LARGE.fullmatch(word):
            return True
        return word in _FOLLOWERS or (word[:1].isdigit() and self._word(position + 1) == "%")

    def _may_be_unknown(self, numbers: list[str]) -> bool:
        return all("." not in number or self._are_nested for number in numbers)

    def _is_counted(self, position: int) -> bool:
        word = self._word(position)
        if word in _UNITS and self._word(position + 1) in _OURS:
            return False  # "15, 19, 48 xã em vẫn như cũ"
        if _ISSUES.opens(keyed(self._words[position : position + 2])):
            return False
        return (word in COUNTED and word not in _FOLLOWERS) or word in PERIODS or word == "/"

    def _range(self, first: str, last: str) -> list[str]:
        """Return the numbers from one to another; between unlike ones or far apart, those the unit leads."""
        between = self._known_between(first, last)
        head, _, low = first.rpartition(".")
        other, _, high = last.rpartition(".")
        span = int(high) - int(low) + 1
        is_plain = not between or span <= _FEW * len(between)
        if (head == other or not other) and is_plain and 0 < span <= _LONGEST_RANGE:
            return [f"{head}.{number}" if head else str(number) for number in range(int(low), int(high) + 1)]
        return between or [first, last]

    def _known_between(self, first: str, last: str) -> list[str]:
        """Return the tasks that the unit leads from one to another, if it leads both."""
        if not {first, last} <= self._known:
            return []
        return list(self._tasks[self._tasks.index(first) : self._tasks.index(last) + 1])

    def _plain(self, written: str) -> str:
        """Return the number as the plan writes it: "05" is "5", unless the unit leads a task "05"."""
        return written if written in self._known else re.sub(r"^0+(?=\d)", "", written)

    def _word(self, position: int) -> str:
        return self._words[position] if 0 <= position < len(self._words) else ""
