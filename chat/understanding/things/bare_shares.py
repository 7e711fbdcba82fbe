"""A message that only lists tasks with a number behind each: "18: 70", "26: 100" say how far they are."""

from chat.understanding.things.fractions import PER_CENT
from chat.understanding.things.quantities import NOTHING, PERCENT, Quantity
from chat.understanding.typed.clauses import PARTICLES, stretches
from chat.understanding.typed.spelling import words
from chat.understanding.typed.tokens import Group, Tokens

_ENDS = frozenset("\n,;.")
_BEFORE = words("nhiệm vụ mục số dạ") | set("-+*•")
_BEHIND = PARTICLES | {"|", "%"}
_SETS_OFF = frozenset(":=|\t")
_FEWEST, _TASK_AND_SHARE = 2, 3


def with_bare_shares(tokens: Tokens, tasks: tuple[str, ...]) -> Tokens:
    """Return the tokens with the number behind each task as a share of it, where nothing else is said.

    One alone may count anything; and where all the second numbers are tasks, the first are ordinals.
    """
    if _SETS_OFF.isdisjoint(tokens.words):
        return tokens
    places: list[tuple[int, int]] = []
    for start, end in stretches(tokens.words, _ENDS):
        place = _share(tokens.words, start, end, tasks)
        if place is None:
            return tokens
        places += [place]
    numbers = {tokens.words[task] for task, _ in places}
    shares = {tokens.words[at] for _, at in places}
    if len(places) < _FEWEST or len(numbers) < len(places) or shares.issubset(tasks):
        return tokens
    return tokens.gathered(
        _group(at, int(tokens.words[at])) for _, at in places if tokens.words[at + 1 : at + 2] != ["%"]
    )


def _group(at: int, share: int) -> Group:
    value = Quantity(share, is_percentage=True) if share else None
    return Group(at, at + 1, PERCENT if share else NOTHING, value)


def _share(message: list[str], start: int, end: int, tasks: tuple[str, ...]) -> tuple[int, int] | None:
    """Return where a task and its number stand in a line that holds nothing else."""
    while start < end and message[start] in _BEFORE:
        start += 1
    while end > start and message[end - 1] in _BEHIND:
        end -= 1
    if end - start != _TASK_AND_SHARE or message[start] not in tasks or message[start + 1] not in _SETS_OFF:
        return None
    written = message[end - 1]
    is_share = written == "0" or (written.isdigit() and written[0] != "0" and int(written) <= PER_CENT)
    return (start, end - 1) if is_share else None
