"""Numbers under a heading that speaks of tasks: "Nhiệm vụ chưa thực hiện: 20 (thiếu vốn), số 33"."""

from collections.abc import Iterator
from typing import NamedTuple

from chat.understanding.things.numbers import COUNTED
from chat.understanding.typed.clauses import end_of, start_of
from chat.understanding.typed.phrases import Phrase, keyed
from chat.understanding.typed.spelling import words

_OF_TASKS = Phrase("nhiệm vụ|đầu việc")
_HOW_MANY = Phrase("(?:tổng|số|số lượng)(?: (?:số|các|những))* (?:nhiệm vụ|đầu việc)")
_SAYS_HOW_FAR = words("đã đang chưa được hoàn thành xong tất thực hiện triển khai làm gồm là các còn")
_LINE_ENDS = frozenset("\n;.")
_BEFORE = words("và với") | set(":,&+")
_BULLETS = frozenset("-+*•")
_NUMBERED = words("số")
_BEHIND = words("và với do vì bởi nguyên lý vướng") | {"", *"\n,;.(-&+"}
_HEADS_A_LIST = _SAYS_HOW_FAR | words("nhiệm vụ đầu việc số đơn vị sở hạn trong quá chậm tiến độ danh sách")
_LONGEST, _LABEL = 16, 2


class Headed(NamedTuple):
    """Where numbers stand that are surely tasks, and where one that only tells how many there are."""

    tasks: frozenset[int] = frozenset()
    counts: frozenset[int] = frozenset()


NONE_HEADED = Headed()


def headed(message: list[str], known: frozenset[str]) -> Headed:
    """Return which numbers under headings are tasks that the unit leads, and which count tasks."""
    if ":" not in message:
        return NONE_HEADED
    tasks, counts = set[int](), set[int]()
    for colon in (at for at, word in enumerate(message) if word == ":"):
        listed = list(_listed(message, colon, known))
        heading = _words_of(message[start_of(message, colon, _LINE_ENDS) : colon]) if listed else []
        said = keyed(heading)
        if all(message[at - 1] == ":" for at in listed) and _HOW_MANY.search(said):
            counts.update(listed)
        elif 0 < len(heading) <= _LONGEST and (_SAYS_HOW_FAR.issuperset(heading) or _OF_TASKS.search(said)):
            tasks.update(listed)
    return Headed(frozenset(tasks), frozenset(counts))


def is_heading(line: list[str]) -> bool:
    """Return whether a line only says how far the tasks below it are: "I. Nhiệm vụ đã hoàn thành"."""
    heading = _words_of(line[_LABEL:] if line[1:_LABEL] == ["."] else line)
    said = keyed(heading)
    return _OF_TASKS.search(said) is not None and _HEADS_A_LIST.issuperset(heading)


def _words_of(heading: list[str]) -> list[str]:
    return [word for word in heading if word[:1].isalpha() and not word.isupper()]


def _listed(message: list[str], colon: int, known: frozenset[str]) -> Iterator[int]:
    """Yield where numbers that the unit leads stand in the list behind a colon, outside its brackets."""
    depth = 0
    for at in range(colon + 1, end_of(message, colon + 1, _LINE_ENDS)):
        word = message[at]
        depth += (word == "(") - (word == ")")
        before = message[at - 2] if message[at - 1] in _NUMBERED else message[at - 1]
        if not depth and word in known and before in _BEFORE and not _is_counted(message, at):
            yield at
    if message[colon + 1 : colon + 2] == ["\n"]:
        yield from _listed_below(message, colon + 1, known)


def _listed_below(message: list[str], line_end: int, known: frozenset[str]) -> Iterator[int]:
    """Yield where numbers that the unit leads open the lines of a list with bullets."""
    while message[line_end + 1 : line_end + 2] and message[line_end + 1] in _BULLETS:
        at = line_end + 2
        if message[at : at + 1] and message[at] in known and not _is_counted(message, at):
            yield at
        line_end = end_of(message, at, {"\n"})


def _is_counted(message: list[str], at: int) -> bool:
    behind = message[at + 1 : at + 3]
    return not _BEHIND.issuperset(behind[:1]) or (behind[:1] == ["("] and not COUNTED.isdisjoint(behind))
