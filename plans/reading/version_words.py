"""Which of two columns of one kind, by their names, says what was given before, and which what counts now."""

import re
from collections.abc import Sequence
from itertools import permutations

from plans.text import fold

_DOCUMENT = r"(?:ke hoach|quyet dinh|chuong trinh|van ban|cong van|phu luc|thong bao|nghi quyet)"
_ASKED = re.compile(r"\b(?:de nghi|de xuat|xin|kien nghi)\b")
"""What somebody asks for is not decided."""
_CHANGED = r"(?:dieu chinh|sua doi|gia han|thay the)"
_RANKS = (
    (re.compile(r"\btruoc (?:khi )?(?:dieu chinh|sua doi|day)\b|\b(?:ban dau|hien hanh|goc)$"), -2),
    (re.compile(r"(?<!can )\bcu$"), -2),
    (re.compile(rf"\b(?:sau )?(?:khi )?(?:duoc )?{_CHANGED}(?:, ?bo sung)?\b|\bmoi$"), 2),
    (re.compile(rf"\bda (?:duoc )?(?:giao|ban hanh|phe duyet)\b.*|\b(?:theo|tai) {_DOCUMENT}\b.*"), -1),
    (re.compile(r"\bbo sung$"), 1),
)
_APART = 2
"""So far apart two columns of other words stand; columns of the same words need differ only somehow."""


def newest(names: Sequence[str], places: Sequence[int]) -> int | None:
    """Return which of several columns of one kind says what counts now, if their names tell."""
    return next((new for new, old in permutations(places, 2) if replaces(names[new], names[old])), None)


def replaces(new: str, old: str) -> bool:
    """Return whether a column of the one name holds what takes the place of what the other holds."""
    one, other = fold(new).strip(" .:;*()"), fold(old).strip(" .:;*()")
    if _ASKED.search(one):
        return False
    apart = _rank(one) - _rank(other)
    return apart >= _APART or (apart > 0 and _kind(one) == _kind(other))


def is_version(name: str) -> bool:
    """Return whether a name only says which version it is, as below a name that spans two columns."""
    folded = fold(name).strip(" .:;*()")
    return _rank(folded) != 0 and not _kind(folded)


def _rank(name: str) -> int:
    if _ASKED.search(name):
        return 0
    return next((rank for words, rank in _RANKS if words.search(name)), 0)


def _kind(name: str) -> str:
    """Return the name without what says which version it is."""
    for words, _ in _RANKS:
        name = words.sub("", name)
    return name.strip(" ,()")
