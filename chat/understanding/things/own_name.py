"""A unit's own name before what it tells of: "xã Hoa Lộc 1.1 1.2 đã xong"."""

from functools import lru_cache

from chat.understanding.typed.clauses import CLAUSE_ENDS, PARTICLES, start_of
from chat.understanding.typed.spelling import spellings, words

Name = tuple[tuple[str, ...], ...]
"""The words of a unit's name, each in all its spellings."""

_BEFORE_A_NAME = PARTICLES | words("ủy ban nhân dân bên đơn vị")
_LEAST_OF_A_NAME = 2


@lru_cache(maxsize=512)
def spelled(unit: str) -> Name:
    """Return the name of a unit as its words may stand in a message."""
    return tuple(spellings(word) for word in unit.lower().split())


def is_named_before(message: list[str], position: int, name: Name) -> bool:
    """Return whether the clause before a number is the unit's own name, or the end of it.

    Before a number without a dot the end alone may be a hamlet: "Hoa Lộc 2 đã xong".
    """
    if not name or not position or message[position - 1] not in name[-1]:
        return False
    start = start_of(message, position, CLAUSE_ENDS)
    while start < position and message[start] in _BEFORE_A_NAME:
        start += 1
    called = message[start:position]
    least = _LEAST_OF_A_NAME if "." in message[position] else max(_LEAST_OF_A_NAME, len(name) - 1)
    return least <= len(called) <= len(name) and all(
        word in spelled_so for word, spelled_so in zip(reversed(called), reversed(name), strict=False)
    )
