"""The words of a cell: its lines joined as they were before a narrow column broke them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from plans.reading.pdf.lines import TextLine, lines_of
from plans.reading.pdf.shapes import Box, Glyph
from plans.text import fold

_PADDING = 7.0
_HYPHEN_AT_LINE_END = re.compile(r"(?<=\S)-\n(?=\S)")
_LINE_END = re.compile(r"\n(?![-+•] )")
_ANY_LINE_END = re.compile(r"\n")
_BULLET_AT_LINE = re.compile(r"(?:^|\n)[-+•] ")
# "30/4/20" above "25", "20/6/" above "2025": a narrow column breaks a date anywhere.
_DATE_BROKEN = re.compile(
    r"(?<=\d/)\n(?=\d)|(?<=\d)\n(?=/\d)|(?<=/2)\n(?=0\d\d(?!\d))|(?<=/20)\n(?=\d\d(?![\d/]))"
    r"|(?<=/20\d)\n(?=\d(?![\d/]))"
)
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|gh?|gi|kh?|ph?|qu|th?|tr|ch|[bcdhlmnrsvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?"
)
_ABBREVIATION = re.compile(
    r"ubnd|hdnd|ubmttq|mttq|bch|bcd|bhxh|cntt|cds|ttdt|tthc|dvc|tp|tx|tt|ca|vp|qs|khdt|ldld|\w{1,2}\."
)
_ROMAN = re.compile(r"[IVX]+")
_IN_NUMBERS = "0123456789/"
_BEFORE_DIGITS = "0123456789/."


def cell_text(glyphs: Sequence[Glyph], box: Box) -> str:
    """Return the text of a cell with its lines joined; the items of a list stay apart.

    One dash at the beginning of a line belongs to a name ("Phòng Văn hóa" above "- Thông tin").
    """
    lines = lines_of(glyphs)
    text = lines[0].text if lines else ""
    for above, below in pairwise(lines):
        text += ("" if _breaks_a_word(above, below, box) else "\n") + below.text
    whole = _DATE_BROKEN.sub("", _HYPHEN_AT_LINE_END.sub("-", text))
    is_list = text.startswith(("-", "+", "•")) or len(_BULLET_AT_LINE.findall(text)) > 1
    return (_LINE_END if is_list else _ANY_LINE_END).sub(" ", whole)


def _breaks_a_word(above: TextLine, below: TextLine, box: Box) -> bool:
    """Return whether one word that was too long for the column stands on both lines ("VHTTD" above "L")."""
    first, second = above.text, below.text.partition(" ")[0]
    if " " in first or above.left - box[0] > _PADDING or above.is_turned:
        return False
    letter = below.glyphs[0]
    if above.right + letter.right - letter.left < box[2] - _PADDING:
        return False  # another letter would have had room
    if first[-1] in _BEFORE_DIGITS and second[0] in _IN_NUMBERS:
        return True
    is_other = second[0].isdigit() or _ROMAN.fullmatch(second) is not None
    return not is_other and not (_is_word(first) and _is_word(second))


def _is_word(text: str) -> bool:
    folded = fold(text)
    bare = folded.strip(",;:()“”\"'-")
    return bool(_SYLLABLE.fullmatch(bare.rstrip(".")) or _ABBREVIATION.fullmatch(bare)) or not bare
