"""The paragraphs of a document: lines that a page or a converter has broken are put together again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from plans.reading.content import Line
from plans.reading.given.labels import begins_a_label
from plans.reading.given.markers import Marker, Rank, marker_of
from plans.reading.given.words import begins_a_doer, lowered
from plans.text import clean

_PAGE_NUMBER = re.compile(r"\W*\d{1,3}\W*")
_COMPLETE = re.compile(r"[.;:!?]\W{0,3}$|\./\.?$")
_DANGLING = re.compile(
    r"(?:,|(?:chủ trì|phối hợp|thực hiện|thời gian|hoàn thành) ?:|(?<!\w)(?:quý|tháng|ngày|năm|và|của|với"
    r"|các|trước|trong|tại|cho|để|do|từ|đến|hoặc|những))$",
    re.IGNORECASE,
)
_RANGE_BROKEN = re.compile(r"\d[-–] \d")
_NARROWEST_LINE, _WIDEST_LINE = 45, 130
"""Lines of a page are so long; where most are shorter or longer, each one is a paragraph already."""
_NEARLY_FULL = 0.75


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph without its sign, and where it stands."""

    marker: Marker
    text: str
    place: str

    @property
    def whole(self) -> str:
        """Return the paragraph with the number it was written with."""
        return self.text if not self.marker.number else f"{self.marker.number}. {self.text}"


def paragraphs(lines: Iterable[Line]) -> list[Paragraph]:
    """Return the paragraphs that the lines make."""
    kept = [Line(text, line.place) for line in lines if _says_something(text := clean(line.text))]
    return [_paragraph(line) for line in _joined(kept, _full_line(kept))]


def _says_something(text: str) -> bool:
    return any(letter.isalnum() for letter in text) and not _PAGE_NUMBER.fullmatch(text)


def _paragraph(line: Line) -> Paragraph:
    marker = marker_of(line.text)
    return Paragraph(marker, line.text[marker.end :], line.place)


def _full_line(lines: Sequence[Line]) -> int:
    """Return how long a line is that a page's edge has broken; 0 where lines are paragraphs."""
    lengths = sorted(len(line.text) for line in lines)
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    return int(usual * _NEARLY_FULL) if _NARROWEST_LINE <= usual <= _WIDEST_LINE else 0


def _joined(lines: Sequence[Line], full: int) -> Iterator[Line]:
    pieces: list[str] = []
    place = ""
    for line in lines:
        ends = bool(pieces) and _ends_address(pieces[0], line.text)
        if pieces and full and not ends and _goes_on(pieces[-1], line.text, full):
            pieces.append(line.text)
            continue
        if pieces:
            yield Line(" ".join(pieces), place)
        pieces, place = [line.text], line.place
    if pieces:
        yield Line(" ".join(pieces), place)


def _ends_address(first: str, text: str) -> bool:
    """Return whether "Kính gửi: …", which has no stop, ends before a line that names nobody."""
    return lowered(first[:8]) == "kính gửi" and text[0].isupper() and not begins_a_doer(text)


def _goes_on(before: str, text: str, full: int) -> bool:
    """Return whether a line goes on with the one before: it has no sign and that one had no end."""
    if _RANGE_BROKEN.match(f"{before[-1]}{text[:3]}"):
        return True
    if marker_of(text).rank is not Rank.PLAIN:
        return False
    if text[0].islower() or _DANGLING.search(before):
        return True
    if begins_a_label(text):
        return False
    if _COMPLETE.search(before) or text.isupper() or before.isupper():
        return False
    return text[0].isdigit() or text[0] in "(/" or len(before) >= full
