"""How many there are in all, told behind how many are done: "12 hộ đã xong, 15 hộ tuần sau, tổng 27 hộ"."""

from collections.abc import Iterator
from dataclasses import replace

from chat.understanding.things.dates import DATE
from chat.understanding.things.quantities import COUNT, Quantity, Sense
from chat.understanding.things.tasks import TASKS
from chat.understanding.typed.clauses import CLAUSE_ENDS, end_of, start_of
from chat.understanding.typed.phrases import Phrase
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Group, Tokens

_IN_ALL = Phrase(r"(?<=[,.;(\n] )(?:(?:trên|trong|của) )?tổng(?: (?:cộng|số|là|có|cả|:|=))* COUNT")
_NEEDED = words("tổng")
_DONE = words("xong thành tất rồi")
_OF_A_TIME = words("thêm mới nay qua này vừa") | {DATE}
""""Tuần này xong 12 hộ, tổng 27 hộ": what is named last is all that was done so far."""


def with_wholes(tokens: Tokens) -> Tokens:
    """Return the tokens with a count that says of how many another one is done no longer achieved itself."""
    if _NEEDED.isdisjoint(tokens.words) or tokens.words.count(COUNT) < 2:
        return tokens
    return tokens.gathered(_wholes(tokens))


def _wholes(tokens: Tokens) -> Iterator[Group]:
    for found in tokens.find(_IN_ALL):
        at = found.after - 1
        whole, done = tokens.items[at].value, _only_done(tokens, at)
        if done is None or not isinstance(whole, Quantity):
            continue
        part = tokens.items[done].value
        if isinstance(part, Quantity) and part.value < whole.value and _count_alike(tokens.words, done, at):
            yield Group(done, done + 1, COUNT, replace(part, out_of=whole.value))
            yield Group(at, at + 1, COUNT, replace(whole, part=Sense.PREVIOUS))


def _only_done(tokens: Tokens, at: int) -> int | None:
    """Return the only count before another of the same tasks that is told as done, None for none or more."""
    since = start_of(tokens.words, at, {TASKS})
    values = ((place, tokens.items[place].value) for place in range(since, at))
    counts = [
        place for place, value in values if isinstance(value, Quantity) and value.part is Sense.ACHIEVED
    ]
    return counts[0] if len(counts) == 1 and _is_done(tokens.words, counts[0]) else None


def _is_done(message: list[str], at: int) -> bool:
    clause = message[start_of(message, at, CLAUSE_ENDS) : end_of(message, at, CLAUSE_ENDS)]
    return message[at] == COUNT and not _DONE.isdisjoint(clause) and _OF_A_TIME.isdisjoint(clause)


def _count_alike(message: list[str], one: int, other: int) -> bool:
    """Return whether the same is counted, or nothing is said of what there is in all."""
    noun = message[other + 1 : other + 2]
    return not noun or noun == message[one + 1 : one + 2] or noun[0] in CLAUSE_ENDS
