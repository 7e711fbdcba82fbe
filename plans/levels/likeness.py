"""How alike two wordings are: the share of their words, in pairs too, that they have in common.

A word that many tasks have ("dữ liệu") says less than one that few have ("hộ tịch"), and the words with
which every task begins ("tiếp tục triển khai thực hiện") say next to nothing.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from plans.text import clean, fold

_WORD = re.compile(r"[^\W_]+")
_FORMAL_AS_WRITTEN = frozenset(
    _WORD.findall(
        "tiếp tục triển khai thực hiện tổ chức tăng cường đẩy mạnh phối hợp chỉ đạo hướng dẫn đôn đốc và các"
        " của cho theo tại trên đến đối với trong là được đảm bảo hoàn thành thường xuyên địa bàn năm tỉnh"
        " huyện xã phường thị trấn thôn nhiệm vụ kế hoạch số cấp đơn vị cơ quan ngành ban phòng ủy nhân dân"
    )
)
_FORMAL = frozenset(map(fold, _FORMAL_AS_WRITTEN))
_FORMAL_WEIGHT = 0.15
_LEAST_SHOWN = 2
"""A single word is no evidence that could be shown."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two wordings are, from 0 to 1, and the longest words that they share."""

    share: float
    shared: str = ""

    @property
    def percent(self) -> int:
        """Return the share as it is shown."""
        return round(100 * self.share)


class Wordings:
    """Wordings of which each word counts by how few of them have it."""

    def __init__(self, every: Iterable[str]) -> None:
        """Count in how many of the wordings each word and pair of words stands."""
        counted = [set(_pieces(words)) for words in every]
        self._had_by = Counter(piece for pieces in counted for piece in pieces)
        self._many = len(counted)
        self._known: dict[str, dict[str, float]] = {}

    def share(self, one: str, other: str) -> float:
        """Return how alike two of the wordings are, from 0 to 1."""
        first, second = self._weighed(one), self._weighed(other)
        both = sum(weight for piece, weight in first.items() if piece in second)
        all_of_them = sum(first.values()) + sum(second.values())
        return 2 * both / all_of_them if all_of_them else 0.0

    def likeness(self, one: str, other: str) -> Likeness:
        """Return how alike two of the wordings are, with the words that show it."""
        return Likeness(self.share(one, other), _longest_shared(one, other))

    def _weighed(self, words: str) -> dict[str, float]:
        known = self._known.get(words)
        if known is None:
            known = self._known[words] = {piece: self._weight(piece) for piece in set(_pieces(words))}
        return known

    def _weight(self, piece: str) -> float:
        rarity = log((self._many + 1) / self._had_by[piece]) + 0.1 if piece in self._had_by else 1.0
        formal = [word in _FORMAL for word in piece.split()]
        return rarity * (_FORMAL_WEIGHT if all(formal) else 1.0)


def _pieces(words: str) -> list[str]:
    """Return the words of a text and its pairs of neighbours: most Vietnamese words have two syllables."""
    said = _WORD.findall(fold(words))
    return [*said, *(f"{one} {two}" for one, two in pairwise(said))]


def _longest_shared(one: str, other: str) -> str:
    """Return the longest run of words that both have, as the first writes them, without what is formal."""
    written = _WORD.findall(clean(one))
    first, second = [fold(word) for word in written], [fold(word) for word in _WORD.findall(clean(other))]
    start, length = _longest_run(first, second)
    while length and written[start].casefold() in _FORMAL_AS_WRITTEN:
        start, length = start + 1, length - 1
    while length and written[start + length - 1].casefold() in _FORMAL_AS_WRITTEN:
        length -= 1
    return " ".join(written[start : start + length]) if length >= _LEAST_SHOWN else ""


def _longest_run(first: Sequence[str], second: Sequence[str]) -> tuple[int, int]:
    """Return where in the first the run with most telling words begins, and how long it is."""
    best, found = 0, (0, 0)
    runs = [0] * (len(second) + 1)
    for at, word in enumerate(first):
        before, runs = runs, [0] * (len(second) + 1)
        for place, other in enumerate(second):
            if word == other:
                runs[place + 1] = before[place] + 1
                start = at + 1 - runs[place + 1]
                telling = sum(one not in _FORMAL for one in first[start : at + 1])
                if telling > best:
                    best, found = telling, (start, at + 1 - start)
    return found
