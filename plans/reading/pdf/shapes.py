"""Letters and ruled lines as they stand on a page: upright, with down being more."""

from collections.abc import Iterable
from typing import NamedTuple

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
SLANTED = 4
"""Stands for the turns of letters that are neither upright nor turned by quarters."""


class Glyph(NamedTuple):
    """A letter: its box, where it begins on its base line, and by how many quarters it is turned left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    start: float
    base: float
    turns: int = 0

    @property
    def size(self) -> float:
        """Return the height of the letter's line."""
        return self.bottom - self.top


class Rule(NamedTuple):
    """A ruled line from `start` to `end`: across the page at the height `at`, or down it."""

    is_across: bool
    at: float
    start: float
    end: float


def upright(x: float, y: float, turns: int) -> tuple[float, float]:
    """Return a point with up being more, on the page turned so that what is turned left is upright."""
    return ((x, -y), (y, x), (-x, y), (-y, -x))[turns]


def upright_box(box: Box, turns: int) -> Box:
    """Return the box between two points with up being more, on the page turned in the same way."""
    across, down = zip(upright(box[0], box[1], turns), upright(box[2], box[3], turns), strict=True)
    return min(across), min(down), max(across), max(down)


def turned_box(box: Box, turns: int) -> Box:
    """Return a box of a page as it stands when the page is turned."""
    return upright_box((box[0], -box[1], box[2], -box[3]), turns)


def turned_glyphs(glyphs: Iterable[Glyph], turns: int) -> list[Glyph]:
    """Return letters of a page as they stand when the page is turned."""
    return [
        Glyph(
            glyph.text,
            *turned_box((glyph.left, glyph.top, glyph.right, glyph.bottom), turns),
            *upright(glyph.start, -glyph.base, turns),
            glyph.turns if glyph.turns == SLANTED else (glyph.turns - turns) % 4,
        )
        for glyph in glyphs
    ]
