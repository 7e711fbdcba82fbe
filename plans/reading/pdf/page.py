"""A page of a PDF turned so that most of its letters are upright, and what on it cannot be read."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from plans.reading.content import Part
from plans.reading.ledger import Fate, Kind
from plans.reading.pdf.canvas import UNKNOWN, Print
from plans.reading.pdf.shapes import SLANTED, Box, Glyph, Rule, turned_box, turned_glyphs

NO_FONT = "phông chữ không giải mã được"
_PICTURE, _DRAWN = "ảnh", "chữ là hình vẽ"
_MOST_UNKNOWN = 0.3
_FEWEST_LETTERS = 300
"""A page that is a picture may carry the words of its digital signature, but not many more."""
_WHOLE_PAGE, _LARGE = 0.5, 0.15
_MANY_STROKES = 500
_MOST_PICTURES = 100
_SOME_LETTERS = 20


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """The letters, ruled lines and pictures of a page."""

    place: str
    glyphs: list[Glyph]
    rules: list[Rule]
    slanted: str
    """The words that stand across the page at an angle, such as a watermark."""
    pictures: float
    """The share of the page that pictures cover."""
    bare: float
    """The share that is covered by pictures without words over them."""
    strokes: int

    @classmethod
    def of(cls, place: str, printed: Print, area: float) -> "PrintedPage":
        """Return the page with everything turned as most of its letters ask."""
        counts = Counter(glyph.turns for glyph in printed.glyphs if glyph.turns != SLANTED)
        turns = counts.most_common(1)[0][0] if counts else 0
        glyphs = turned_glyphs(printed.glyphs, turns) if turns else printed.glyphs
        pictures = [turned_box(picture, turns) for picture in printed.pictures]
        bare = [box for box in pictures[:_MOST_PICTURES] if not _is_written_on(box, glyphs)]
        return cls(
            place,
            [glyph for glyph in glyphs if glyph.turns != SLANTED],
            [_rule(turned_box(line, turns)) for line in printed.lines],
            "".join(glyph.text for glyph in glyphs if glyph.turns == SLANTED).strip(),
            _covered(pictures, area),
            _covered(bare, area),
            printed.strokes,
        )

    def parts(self) -> Iterator[Part]:
        """Yield the page, and then what on it may hold words that cannot be read."""
        written = sum(1 for glyph in self.glyphs if not glyph.text.isspace())
        unknown = sum(1 for glyph in self.glyphs if glyph.text == UNKNOWN)
        if not written and not self.pictures and self.strokes < _MANY_STROKES:
            yield Part(Kind.PAGE, self.place, Fate.BLANK)
        elif unknown > _MOST_UNKNOWN * written:
            yield Part(Kind.PAGE, self.place, Fate.LEFT_ASIDE, NO_FONT)
        elif not written or (self.pictures > _WHOLE_PAGE and written < _FEWEST_LETTERS):
            yield Part(Kind.PAGE, self.place, Fate.LEFT_ASIDE, _PICTURE if self.pictures else _DRAWN)
        else:
            yield Part(Kind.PAGE, self.place)
            if self.bare > _LARGE:
                yield Part(Kind.PICTURE, f"ảnh ở {self.place}", Fate.LEFT_ASIDE, _PICTURE)
            if self.slanted:
                yield Part(Kind.LETTERS, f"chữ in chéo “{self.slanted}” ở {self.place}", Fate.PROSE)
            if unknown:
                yield Part(Kind.LETTERS, f"một số chữ ở {self.place}", Fate.LEFT_ASIDE, NO_FONT)


def _covered(pictures: Sequence[Box], area: float) -> float:
    covered = sum((right - left) * (bottom - top) for left, top, right, bottom in pictures)
    return covered / area if area else 0.0


def _is_written_on(picture: Box, glyphs: Sequence[Glyph]) -> bool:
    """Return whether words stand over a picture, as over an emblem or the picture of a page that was read."""
    left, top, right, bottom = picture
    over = (glyph for glyph in glyphs if left < glyph.start < right and top < glyph.base < bottom)
    return sum(1 for _ in islice(over, _SOME_LETTERS)) == _SOME_LETTERS


def _rule(line: Box) -> Rule:
    left, top, right, bottom = line
    if right - left >= bottom - top:
        return Rule(is_across=True, at=(top + bottom) / 2, start=left, end=right)
    return Rule(is_across=False, at=(left + right) / 2, start=top, end=bottom)
