"""What is printed on a page of a PDF, as pdfminer goes through it: letters, ruled lines and pictures."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream
from pdfminer.utils import Matrix, apply_matrix_pt

from plans.reading.pdf.shapes import SLANTED, Box, Glyph, upright, upright_box

UNKNOWN = "\ufffd"
_SLANT = math.radians(8)
_QUARTER = math.pi / 2
_MOST_STROKES = 20_000
_THICKEST = 3.0
"""A filled area that is not thicker than this draws a line; a larger one is a shade behind the words."""
_SHORTEST = 2.0
_STRAIGHT = 1.0
# Letters of the fonts Symbol and Wingdings: comparisons keep their meaning, all others are bullets.
_SYMBOLS = {0xF020: " ", 0xF02D: "-", 0xF0A3: "≤", 0xF0B0: "°", 0xF0B1: "±", 0xF0B3: "≥", 0xF0B4: "×"}
# Fonts have one sign for the hyphen and the soft hyphen; programs name it by either.
_HYPHENS = frozenset({0xAD, 0x2010, 0x2011})
_PRIVATE = range(0xF000, 0xF100)


@dataclass(slots=True)
class Print:
    """All that is printed on a page, not yet turned; places are as in the file, but with down being more."""

    glyphs: list[Glyph] = field(default_factory=list)
    lines: list[Box] = field(default_factory=list)
    """Lines drawn straight across or down, as thin boxes."""
    pictures: list[Box] = field(default_factory=list)
    strokes: int = 0
    """How many lines of any kind are drawn: without letters, many are the letters."""


class Canvas(PDFTextDevice):
    """Notes what the interpreter of a page prints."""

    printed: Print
    ctm: Matrix

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """Begin with a clean page."""
        self.printed = Print()

    def render_char(  # noqa: PLR0913, PLR0917 -- as pdfminer calls it
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        """Note a letter with its place; return how far the next one is."""
        try:
            text = _read(font.to_unichr(cid))
        except PDFUnicodeNotDefined:
            text = UNKNOWN
        advance = font.char_width(cid) * fontsize * scaling
        below = font.get_descent() * fontsize + rise
        a, b, c, d, e, f = matrix
        if b == 0 and c == 0 and a > 0 and d > 0 and fontsize > 0 and scaling > 0:
            height = -f - d * below
            glyph = Glyph(text, e, height - d * fontsize, e + a * advance, height, e, -f - d * rise)
        else:
            start, end = (
                apply_matrix_pt(matrix, (0, below)),
                apply_matrix_pt(matrix, (advance, below + fontsize)),
            )
            origin = upright(*apply_matrix_pt(matrix, (0, rise)), 0)
            way = math.copysign(1, fontsize * scaling)
            glyph = Glyph(text, *upright_box((*start, *end), 0), *origin, _turns(a * way, b * way))
        self.printed.glyphs.append(glyph)
        return advance

    def paint_path(
        self,
        graphicstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,
        path: Sequence[tuple[Any, ...]],
    ) -> None:
        """Note the straight lines of a path, drawn as lines or as thin filled areas."""
        self.printed.strokes += len(path)
        if self.printed.strokes > _MOST_STROKES or not (stroke or fill):
            return
        parts = [
            [upright(*apply_matrix_pt(self.ctm, corner), 0) for corner in corners]
            for corners in _corners(path)
        ]
        if stroke:
            boxes = (_around(pair) for points in parts for pair in pairwise(points))
            self.printed.lines.extend(box for box in boxes if _is_line(box, _STRAIGHT))
        else:
            self.printed.lines.extend(_filled_lines([_around(points) for points in parts]))

    def render_image(self, name: str, stream: PDFStream) -> None:
        """Note where a picture is."""
        corners = apply_matrix_pt(self.ctm, (0, 0)), apply_matrix_pt(self.ctm, (1, 1))
        self.printed.pictures.append(upright_box((*corners[0], *corners[1]), 0))


def _read(text: str) -> str:
    """Return the letters of a code; private ones are those of symbol fonts."""
    code = ord(text[0]) if text else 0
    if code in _PRIVATE:
        return _SYMBOLS.get(code, "•")
    if code in _HYPHENS:
        return "-"
    return text if code >= 0x20 else " " if text.isspace() else UNKNOWN


def _turns(across: float, up: float) -> int:
    """Return by how many quarters letters written in this direction are turned left."""
    angle = math.atan2(up, across)
    nearest = round(angle / _QUARTER)
    return nearest % 4 if abs(angle - nearest * _QUARTER) < _SLANT else SLANTED


def _corners(path: Sequence[tuple[Any, ...]]) -> Iterator[list[tuple[float, float]]]:
    """Yield the corners of each part of a path that is drawn without leaving the paper."""
    corners: list[tuple[float, float]] = []
    for operator, *numbers in path:
        if operator == "m" and corners:
            yield corners
            corners = []
        if operator == "h" and corners:
            corners.append(corners[0])
        elif len(numbers) >= 2:
            corners.append((float(numbers[-2]), float(numbers[-1])))
    if corners:
        yield corners


def _filled_lines(areas: Sequence[Box]) -> Iterator[Box]:
    """Yield the lines that filled areas draw: thin ones, and those between an area and the hole in it."""
    yield from (area for area in areas if _is_line(area, _THICKEST))
    for one, other in pairwise(areas):
        (left, top, right, bottom), hole = (one, other) if one[0] <= other[0] else (other, one)
        sides = (
            (left, top, hole[0], bottom), (left, top, right, hole[1]),
            (hole[2], top, right, bottom), (left, hole[3], right, bottom),
        )  # fmt: skip
        gaps = (hole[0] - left, hole[1] - top, right - hole[2], bottom - hole[3])
        if all(-_STRAIGHT < gap <= _THICKEST for gap in gaps):
            yield from (side for side, gap in zip(sides, gaps, strict=True) if gap > 0)


def _around(points: Sequence[tuple[float, float]]) -> Box:
    across, down = [point[0] for point in points], [point[1] for point in points]
    return min(across), min(down), max(across), max(down)


def _is_line(box: Box, thickest: float) -> bool:
    wide, high = box[2] - box[0], box[3] - box[1]
    return min(wide, high) <= thickest and max(wide, high) >= _SHORTEST
