"""What is left to do, told without a word of status: "còn 20% nữa là xong", "còn 20 hộ đi vắng"."""

from collections.abc import Iterator

from chat.understanding.meaning.obstacles import OBSTACLE, Obstacle
from chat.understanding.meaning.rule import Strength
from chat.understanding.meaning.statuses import StatusPhrase
from chat.understanding.things.percents import shares_left
from chat.understanding.things.quantities import Quantity, Sense
from chat.understanding.things.tasks import TASKS
from chat.understanding.typed.clauses import CLAUSE_ENDS, end_of, start_of
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Tokens
from plans.status import Status

_OF_WORK = words("nữa xong hoàn chưa nốt")
_LEFT = words("còn lại khoảng tầm hơn gần")


def remainders(tokens: Tokens) -> Iterator[StatusPhrase]:
    """Yield for each share or count that is left the status that work goes on."""
    for at in shares_left(tokens):
        end = end_of(tokens.words, at, CLAUSE_ENDS)
        is_sure = TASKS in tokens.words or not _OF_WORK.isdisjoint(tokens.words[at:end])
        strength = Strength.LEFT_TO_DO if is_sure else Strength.PARTIAL
        yield StatusPhrase(at, at + 1, Status.IN_PROGRESS, strength)
    if OBSTACLE in tokens.words:
        yield from (StatusPhrase(at, at + 1, Status.IN_PROGRESS, Strength.PARTIAL) for at in _held_up(tokens))


def _held_up(tokens: Tokens) -> Iterator[int]:
    """Yield each count of those that are left because something is in their way, where none is done."""
    for at, token in enumerate(tokens.items):
        if isinstance(token.value, Obstacle) and token.value.written[0].isdigit() and at:
            is_left = tokens.words[at - 1] in _LEFT
            if is_left and not any(_is_achieved(value) for value in _beside(tokens, at)):
                yield at


def _beside(tokens: Tokens, at: int) -> Iterator[object]:
    """Yield what is understood of the words about the same task."""
    start, end = start_of(tokens.words, at, {TASKS}), end_of(tokens.words, at, {TASKS})
    return (token.value for token in tokens.items[start:end])


def _is_achieved(value: object) -> bool:
    return isinstance(value, Quantity) and value.part is Sense.ACHIEVED
