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
_NUMBERED = words("số")
_BEHIND = words("và với do vì bởi nguyên lý vướng") | {"", *"\n,;.(-&+"}
_LONGEST = 16


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
        heading = message[start_of(message, colon, _LINE_ENDS) : colon] if listed else []
        said = keyed(heading)
        if all(message[at - 1] == ":" for at in listed) and _HOW_MANY.search(said):
            counts.update(listed)
        elif 0 < len(heading) <= _LONGEST and (_SAYS_HOW_FAR.issuperset(heading) or _OF_TASKS.search(said)):
            tasks.update(listed)
    return Headed(frozenset(tasks), frozenset(counts))


def _listed(message: list[str], colon: int, known: frozenset[str]) -> Iterator[int]:
    """Yield where numbers that the unit leads stand in the list behind a colon, outside its brackets."""
    depth = 0
    for at in range(colon + 1, end_of(message, colon + 1, _LINE_ENDS)):
        word = message[at]
        depth += (word == "(") - (word == ")")
        if depth or word not in known:
            continue
        before = message[at - 2] if message[at - 1] in _NUMBERED else message[at - 1]
        behind = message[at + 1 : at + 3]
        is_counted = behind[:1] == ["("] and not COUNTED.isdisjoint(behind)
        if before in _BEFORE and _BEHIND.issuperset(behind[:1]) and not is_counted:
            yield at
