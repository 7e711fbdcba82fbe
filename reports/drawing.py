"""A sheet to draw charts on, in points and inches as printers count; Pillow paints it.

matplotlib drew the same bars and words in ten times the time, much of it to be loaded.
"""

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

DPI = 150
_POINT = DPI / 72
_LINES_APART = 1.2
"""From line to line, in sizes of the letters."""
_PACKING = 4
"""Of nine; more takes twice as long for a tenth of the size."""


class Drawing:
    """A white picture with words and areas; places are pixels from the left and the top."""

    def __init__(self, width: float, height: float) -> None:
        """Begin a picture so many inches wide and high."""
        self.width, self.height = round(width * DPI), round(height * DPI)
        self._picture = Image.new("RGB", (self.width, self.height), "white")
        self._draw = ImageDraw.Draw(self._picture)

    def area(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        """Fill an area."""
        if round(right) > round(left):
            self._draw.rectangle((round(left), round(top), round(right) - 1, round(bottom) - 1), fill=colour)

    def words(
        self,
        left: float,
        top: float,
        text: str,
        points: float,
        *,
        anchor: str = "la",
        bold: bool = False,
        colour: str = "black",
    ) -> None:
        """Write lines of text, anchored as Pillow says: by the left, middle or right of the first line."""
        for number, line in enumerate(text.split("\n")):
            place = (left, top + number * line_height(points))
            self._draw.text(place, line, fill=colour, font=_font(points, bold=bold), anchor=anchor)

    def png(self) -> bytes:
        """Return the picture."""
        out = BytesIO()
        self._picture.save(out, format="png", compress_level=_PACKING, dpi=(DPI, DPI))
        return out.getvalue()


def pixels(points: float) -> float:
    """Return how many pixels so many points are."""
    return points * _POINT


def line_height(points: float) -> float:
    """Return the pixels from one line to the next."""
    return pixels(points) * _LINES_APART


def widest(texts: Sequence[str], points: float) -> float:
    """Return how many pixels the longest of some texts takes."""
    return max((_font(points, bold=False).getlength(text) for text in texts), default=0)


@cache
def _font(points: float, *, bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_letters() / f"DejaVuSans{'-Bold' if bold else ''}.ttf", pixels(points))


@cache
def _letters() -> Path:
    """Return the folder of the letters, which come with matplotlib; it need not be loaded for that."""
    found = find_spec("matplotlib")
    if found is None or found.origin is None:
        raise FileNotFoundError("matplotlib/mpl-data/fonts/ttf")
    return Path(found.origin).parent / "mpl-data" / "fonts" / "ttf"
