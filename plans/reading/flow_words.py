"""The words of a row printed without delimiters, with what the printed lines tell about them."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from plans.text import clean, fold

_OPEN_END = re.compile(
    r"(?:[,;:(/–-]|\b(?:va|cua|cac|(?<!cac )cap|tiep|tiep nhan|ket|tra|lien|co|van|van phong|cong|uy|uy ban"
    r"|ban nhan|ngan|ngan hang|bo|bo phan|so|trung|trung tam|vien|don|chi|chi nhanh|chi cuc|bao|thi|theo|ve"
    r"|tai|den|trong|voi|khi|nhan dan|ngan hang nha nuoc|nha nuoc viet nam|bao hiem xa hoi|phong|trong nam"
    r"|trong quy|trong thang))$"
)
_EMPTY_CELLS = re.compile(r" {3,}")
_WIDE_FROM = 32
ENOUGH = 40
"""So many letters tell how a text begins or ends."""


@dataclass(slots=True)
class FlowLine:
    """One printed line: its words, the spaces before it, and the blank lines above it."""

    text: str
    indent: int
    far_words: frozenset[int]
    """The words that stand three or more spaces after the one before: empty cells lie between."""
    gap: int = 0

    @classmethod
    def of(cls, raw: str) -> "FlowLine":
        """Return the line with its spaces collapsed."""
        pieces = [clean(piece) for piece in _EMPTY_CELLS.split(raw.strip())]
        counts = [len(piece.split(" ")) for piece in pieces]
        far = frozenset(sum(counts[:place]) for place in range(1, len(counts)))
        return cls(clean(raw), len(raw) - len(raw.lstrip(" ")), far)


@dataclass(slots=True)
class Words:
    """The words of the lines on one page."""

    words: list[str] = field(default_factory=list)
    line_starts: list[int] = field(default_factory=list)
    wide_starts: set[int] = field(default_factory=set)
    gaps: dict[int, int] = field(default_factory=dict)
    far: set[int] = field(default_factory=set)
    indent: int = 0
    cost_of_open_end: float = 5.0

    @classmethod
    def of(cls, lines: Sequence[FlowLine]) -> "Words":
        """Return the words of the lines; a word cut at a hyphen is put together again."""
        whole = cls(indent=lines[0].indent)
        for line in lines:
            words = line.text.split(" ")
            if whole.words and whole.words[-1].endswith("-") and len(whole.words[-1]) > 1:
                whole.words[-1] += words.pop(0)
            place = len(whole.words)
            whole.words += words
            whole.line_starts.append(place)
            whole.gaps[place] = line.gap
            whole.far.update(place + word for word in line.far_words)
            if len(line.text) > _WIDE_FROM:
                whole.wide_starts.add(place)
        return whole

    def text(self, start: int, end: int | None = None) -> str:
        """Return the words from one place to another."""
        return " ".join(self.words[start:end])

    def opening(self, place: int) -> str:
        """Return the first few words from the place on."""
        return self.text(place, place + 6)

    def is_open_before(self, place: int) -> bool:
        """Return whether the words before the place cannot be the end of anything."""
        return is_open(self.text(max(0, place - 3), place))

    def lines_between(self, start: int, end: int) -> list[int]:
        """Return where lines begin from one place up to another."""
        return self.line_starts[bisect_left(self.line_starts, start) : bisect_left(self.line_starts, end)]

    def wide_lines_from(self, place: int) -> int:
        """Return how many wide lines begin at the place or after it."""
        return sum(1 for start in self.wide_starts if start >= place)

    def narrow_lines_before(self, place: int) -> int:
        """Return how many narrow lines, but for the last, begin before the place."""
        narrow = [start for start in self.line_starts if start < place and start not in self.wide_starts]
        return max(0, len(narrow) - 1)


def is_open(text: str) -> bool:
    """Return whether something must follow the words: "Văn phòng HĐND và", "các cơ quan,"."""
    return text.count("(") > text.count(")") or _OPEN_END.search(folded(text[-ENOUGH:])) is not None


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Return the folded text, remembering the short texts that are asked for again and again."""
    return fold(text)
