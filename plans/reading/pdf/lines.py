"""Letters put together into lines: in reading order, with the spaces that are seen between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plans.reading.pdf.shapes import Glyph, turned_glyphs

_SPACE = 0.2
"""A gap this wide, measured in heights of the line, is a space where none was written."""
_RAISED = 0.3
_HIGHEST = 0.7
"""How far the base lines of neighbours, and of all letters of a line, may differ: digits may be raised."""
_OVERPRINT = 0.12
"""A letter printed twice, to look bold, moves by less than this."""


@dataclass(slots=True)
class TextLine:
    """The letters of one line, from left to right."""

    glyphs: list[Glyph]
    is_turned: bool = False
    """Whether the line stands otherwise on the page than most of its letters."""

    @property
    def top(self) -> float:
        """Return where the line begins on the page."""
        return min(glyph.top for glyph in self.glyphs)

    @property
    def left(self) -> float:
        """Return where its first letter begins."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """Return where its last letter ends."""
        return next(glyph.right for glyph in reversed(self.glyphs) if not glyph.text.isspace())

    @property
    def text(self) -> str:
        """Return the words of the line."""
        parts: list[str] = []
        end = None
        for glyph in self.glyphs:
            if end is not None and glyph.left - end > _SPACE * glyph.size:
                parts.append(" ")
            parts.append(glyph.text)
            end = glyph.right if end is None else max(end, glyph.right)
        return " ".join("".join(parts).split())


def lines_of(glyphs: Sequence[Glyph]) -> list[TextLine]:
    """Return the lines of the letters from top to bottom; turned letters are read as they stand, last."""
    lines = list(_lines([glyph for glyph in glyphs if not glyph.turns]))
    for turns in (1, 2, 3):
        turned = turned_glyphs([glyph for glyph in glyphs if glyph.turns == turns], turns)
        lines.extend(TextLine(line.glyphs, is_turned=True) for line in _lines(turned))
    return lines


def _lines(glyphs: Sequence[Glyph]) -> Iterator[TextLine]:
    """Yield the lines of upright letters."""
    line: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda one: one.base):
        if line and not (
            glyph.base - line[-1].base <= _RAISED * glyph.size
            and glyph.base - line[0].base <= _HIGHEST * glyph.size
        ):
            yield from _filled(line)
            line = []
        line.append(glyph)
    yield from _filled(line)


def _filled(glyphs: Sequence[Glyph]) -> Iterator[TextLine]:
    ordered = sorted(glyphs, key=lambda one: one.start)
    if any(not glyph.text.isspace() for glyph in ordered):
        yield TextLine(list(_printed_once(ordered)))


def _printed_once(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """Yield the letters without those that were printed over themselves."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        near = (one for one in kept[-3:] if glyph.start - one.start < _OVERPRINT * glyph.size)
        if not any(one.text == glyph.text for one in near):
            kept.append(glyph)
    yield from kept
