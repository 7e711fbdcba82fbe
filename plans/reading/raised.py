"""Words with the marks of footnotes left out: a raised digit is no part of the word before it."""

from collections.abc import Iterable
from dataclasses import dataclass

from plans.patterns import sought

_MARK = sought(r"[\s\d*†‡§,;()\[\]]+")
_MEASURED = sought(r"(?<![^\W\d_])(?:[kcdmh]?m|ha)$|(?<!\d)10$")
"""What a raised digit belongs to: m², km², 10³."""
_POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Written:
    """A piece of text, its font where that is known, and whether it is raised or struck through."""

    text: str
    font: str = ""
    raised: bool = False
    struck: bool = False


def joined(pieces: Iterable[Written]) -> str:
    """Return the pieces as one text, without raised marks of footnotes; m² stays m²."""
    words = ""
    for piece in pieces:
        if not piece.raised or not _MARK.fullmatch(piece.text):
            words += piece.text
        elif _MEASURED.search(words) and piece.text.strip().isdecimal():
            words += piece.text.strip().translate(_POWERS)
    return words
