"""Task numbers whose dots are said: "ba chấm bảy", "4 chấm 2 chấm 1", where the unit leads such a task."""

from collections.abc import Iterator

from chat.understanding.things.numbers import COUNTED, is_unit
from chat.understanding.things.spoken_numbers import PER_CENT, below_hundred, said_of
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Group, Tokens

_POINT = words("chấm")
_MEASURED = COUNTED | words("năm tháng ngày tuần giờ quý hôm bữa phút buổi lần điểm") | {"%", "/"}
"""Before these both numbers count: "tổ 3 chấm 4 bài", and typed without marks "nv 3 cham 2 hom" is late."""


def with_dotted_numbers(tokens: Tokens, tasks: tuple[str, ...]) -> Tokens:
    """Return the tokens with every task number whose dots are said as one token in figures."""
    if _POINT.isdisjoint(tokens.words):
        return tokens
    return tokens.gathered(_dotted(tokens, frozenset(tasks)))


def _dotted(tokens: Tokens, tasks: frozenset[str]) -> Iterator[Group]:
    said = said_of(tokens)
    at = 0
    while at < len(said):
        numbers, after = _numbers(tokens, said, at)
        written = ".".join(numbers)
        if len(numbers) > 1 and written in tasks and not _is_measured(tokens.words, after):
            yield Group(at, after, written)
        at = max(after, at + 1)


def _numbers(tokens: Tokens, said: list[str], at: int) -> tuple[list[str], int]:
    """Return the numbers from a token on with "chấm" between them, and the position after the last."""
    numbers: list[str] = []
    after, following = at, at
    while found := below_hundred(tokens, said, following):
        numbers.append(str(found.value))
        after, following = found.after, found.after + 1
        if _POINT.isdisjoint(tokens.words[after:following]):
            break
    return numbers, after


def _is_measured(message: list[str], at: int) -> bool:
    following = message[at : at + 2]
    return following == PER_CENT or is_unit(message, at) or not _MEASURED.isdisjoint(following[:1])
