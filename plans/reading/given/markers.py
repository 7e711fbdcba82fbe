"""The signs in front of a paragraph ("II.", "Điều 3.", "1.2.", "a)", "-") and how deep each one stands."""

import re
from dataclasses import dataclass
from enum import IntEnum, auto


class Rank(IntEnum):
    """How deep a paragraph stands by its sign; a deeper one belongs to the last one above it."""

    PART = auto()
    CHAPTER = auto()
    ARTICLE = auto()
    ITEM = auto()
    SUB_ITEM = auto()
    LOWER_ITEM = auto()
    LETTER = auto()
    BRACKETED = auto()
    DASH = auto()
    PLUS = auto()
    PLAIN = auto()
    """No sign at all: it goes on with what stands above it."""


@dataclass(frozen=True, slots=True)
class Marker:
    """The sign of a paragraph: its rank, the number in it, and where the words begin."""

    rank: Rank
    number: str
    end: int


_SIGNS: tuple[tuple[Rank, re.Pattern[str]], ...] = (
    (Rank.CHAPTER, re.compile(r"(?P<number>[IVX]{1,6})(?:[.):] *|/ +| ?[-–] +)(?=\S)")),
    (
        Rank.PART,
        re.compile(r"(?:Phần|PHẦN) (?P<number>[IVX\d]{1,4}|thứ \w+)[.:]? *|(?P<letter>[A-HK-U])[./] +(?=\S)"),
    ),
    (Rank.ARTICLE, re.compile(r"(?:Điều|ĐIỀU) (?P<number>\d{1,3})(?:[.:]| ?[-–])? *")),
    (Rank.LOWER_ITEM, re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){2,4})\.? +(?=\D)")),
    (
        Rank.SUB_ITEM,
        re.compile(r"(?P<number>\d{1,2}\.\d{1,2})(?:\. *|[/)] *| ?[-–] *| +)(?=[^\W\d_]|[“\"(])"),
    ),
    (
        Rank.ITEM,
        re.compile(
            r"(?P<number>\d{1,2})(?:(?:\. *|/ +)(?:[-–] *)?(?=[^\W\d_]|[“\"(])| ?[-–] *(?=[^\W\d_]*[a-zà-ỹ]))"
        ),
    ),
    (Rank.BRACKETED, re.compile(r"\((?P<number>\d{1,2}|[a-zđ])\) *|(?P<bare>\d{1,2})\) *")),
    (Rank.LETTER, re.compile(r"(?P<number>[a-zđ])[.)/] *(?=\S)")),
    (Rank.PLUS, re.compile(r"\+ *(?=\S)(?P<number>)")),
    (Rank.DASH, re.compile(r"[-–—−‐•●▪■◦·*\uf000-\uf0ff] *(?=[^\s\-–—−‐•●▪■◦·*\uf000-\uf0ff])(?P<number>)")),
)


def marker_of(text: str) -> Marker:
    """Return the sign the paragraph begins with; PLAIN when there is none."""
    for rank, pattern in _SIGNS:
        match = pattern.match(text)
        if match and match.end() < len(text):
            number = next((group for group in match.groups() if group), "")
            return Marker(rank, number, match.end())
    return Marker(Rank.PLAIN, "", 0)
