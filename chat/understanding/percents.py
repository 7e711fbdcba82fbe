"""The percentages a message states, and whether each is of the work itself or of an indicator."""

from collections.abc import Iterator
from dataclasses import dataclass

from chat.understanding.dates import DATE
from chat.understanding.quantities import COUNT, PERCENT, RATIO, Part, Quantity
from chat.understanding.spelling import words
from chat.understanding.tasks import TASKS
from chat.understanding.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Percentage:
    """A percentage achieved, at a token; one of the work itself states a status, an overall one outweighs parts."""

    first: int
    value: int | float
    is_of_the_work: bool
    is_overall: bool
    is_part: bool


_SENTENCE_ENDS = frozenset({"\n", ".", ";", TASKS})
_CLAUSE_ENDS = _SENTENCE_ENDS | set(",!?|:(\t")
_NEUTRAL = words(
    "đạt được khoảng tầm chừng ước hiện nay giờ mới đã đang là tiến độ thì thực hiện triển khai làm xong hoàn thành rồi chắc"
    " cũng tính đến thời điểm tổng thể chung kết quả khối lượng công việc lên gần hơn trên vẫn này cái cỡ nhiệm vụ mức ở và"
    " ạ em anh chị nhé tới đấy thôi cơ bản tỷ lệ tăng từ"
) | {DATE, PERCENT, "-", "->", "=", "~", ")"}
_OF_THE_WORK = words("tiến khối công việc kế nội phần")
_OVERALL = words("tổng chung bình thể toàn")
_PARTS = words("gồm riêng trong")


def percentages(tokens: Tokens) -> Iterator[Percentage]:
    """Yield each percentage achieved, in order."""
    for position, token in enumerate(tokens.items):
        if token.word == PERCENT and isinstance(token.value, Quantity) and token.value.part is Part.ACHIEVED:
            before, after = _clause_around(tokens.words, position)
            yield Percentage(
                position,
                token.value.value,
                is_of_the_work=_is_of_the_work(tokens, position, before, after),
                is_overall=not _OVERALL.isdisjoint(before + after[:1]),
                is_part=not _PARTS.isdisjoint(_back_to(tokens.words, position, _SENTENCE_ENDS)),
            )


def _is_of_the_work(tokens: Tokens, position: int, before: list[str], after: list[str]) -> bool:
    sentence = _back_to(tokens.words, position, _SENTENCE_ENDS)
    is_beside_a_count = RATIO in sentence or COUNT in sentence
    has_own_noun = not _NEUTRAL.issuperset(before) and _OF_THE_WORK.isdisjoint(before)
    counts_something = bool(after) and after[0] not in _NEUTRAL | _OF_THE_WORK
    return not (is_beside_a_count or has_own_noun or counts_something or _has_a_target(tokens, position))


def _has_a_target(tokens: Tokens, position: int) -> bool:
    """Return whether a target is named beside the percentage: "đạt 82% (chỉ tiêu 70%)"."""
    start = position - len(_back_to(tokens.words, position, frozenset({"\n", TASKS})))
    end = next((at for at in range(position, len(tokens)) if tokens.words[at] in {"\n", TASKS}), len(tokens))
    return any(
        isinstance(token.value, Quantity) and token.value.part is Part.TARGET
        for token in tokens.items[start:end]
    )


def _clause_around(message: list[str], position: int) -> tuple[list[str], list[str]]:
    end = next((at for at in range(position + 1, len(message)) if message[at] in _CLAUSE_ENDS), len(message))
    return _back_to(message, position, _CLAUSE_ENDS), message[position + 1 : end]


def _back_to(message: list[str], position: int, ends: frozenset[str]) -> list[str]:
    start = position
    while start and message[start - 1] not in ends:
        start -= 1
    return message[start:position]


def settled(found: list[Percentage]) -> Percentage | None:
    """Return the one percentage that stands for the whole, None if there are only several parts."""
    for fits in (
        lambda one: one.is_of_the_work,
        lambda one: one.is_overall,
        lambda one: not one.is_part,
        lambda _: True,
    ):
        chosen = [one for one in found if fits(one)]
        if len(chosen) == 1:
            return chosen[0]
    return None
