"""Where one cell ends and the next begins in the lines of a row that was written without delimiters.

Every way to cut the words into title, lead, coordinating units and deadline gets points for what speaks for
it: units begin with known words, deadlines read as deadlines, titles are printed in the widest column.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from plans.deadline import read_deadline
from plans.plan import DeadlineKind
from plans.reading.unit_list import begins_unit
from plans.text import clean, fold

_SOME_YEAR = 2025
"""Whether a phrase reads as a deadline does not depend on the year."""
_DEADLINE_START = re.compile(
    r"(?:thuc hien|duy tri|thuong xuyen|trong (?:nam|quy|thang|\d)|nam \d|thang \d|quy [iv\d]|hoan thanh"
    r"|truoc |theo |khi co"
    r"|sau khi|ngay sau|du kien|phan dau|dat |den |tu (?:quy|thang|ngay|nam)|cham nhat|hang |dinh ky"
    r"|\d{1,2}/\d|giai doan"
    r"|diem |cuoi |dau |xong |\d{1,2} thang|\d{1,3} ?%|kip thoi)"
)
_OPEN_END = re.compile(
    r"(?:[,;:(/–-]|\b(?:va|cua|cac|(?<!cac )cap|tiep|tiep nhan|ket|tra|lien|co|van|van phong|cong|uy"
    r"|uy ban|ban nhan|ngan"
    r"|ngan hang|bo|bo phan|so|trung|trung tam|vien|don|chi|chi nhanh|chi cuc|bao|thi|theo|ve|tai|den"
    r"|trong|voi|khi|nhan dan"
    r"|ngan hang nha nuoc|nha nuoc viet nam|bao hiem xa hoi|phong|trong nam|trong quy|trong thang))$"
)
_EMPTY_CELLS = re.compile(r" {3,}")
# What completes words that were cut: "có liên | quan", "Bảo hiểm xã hội | huyện".
_COMPLETIONS = (
    (re.compile(r"\blien$"), re.compile(r"quan\b")),
    (re.compile(r"\bbao hiem xa hoi$"), re.compile(r"(?:tinh|huyen|thanh pho|khu vuc)\b")),
)
_WIDE_FROM = 32
_MOST_CANDIDATES = 40
_ENOUGH = 40
"""So many letters tell how a text begins or ends."""
_Cells = tuple[str, str, str, str]


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


def split_cells(pages: Sequence[Sequence[FlowLine]]) -> _Cells:
    """Return title, lead, coordinating units and deadline of a row, given its lines page by page."""
    cells: _Cells = ("", "", "", "")
    filled = [lines for lines in pages if lines]
    for count, lines in enumerate(filled):
        words = _Words.of(lines)
        # A row that goes on over the page may stop anywhere: then an open end is no sign against a cut.
        words.cost_of_open_end = 1.0 if len(filled) > 1 else 5.0
        cells = _continued(cells, words) if count else _fresh(words)
    return cells


@dataclass(slots=True)
class _Words:
    """The words of the lines on one page."""

    words: list[str] = field(default_factory=list)
    line_starts: list[int] = field(default_factory=list)
    wide_starts: list[int] = field(default_factory=list)
    gaps: dict[int, int] = field(default_factory=dict)
    far: set[int] = field(default_factory=set)
    indent: int = 0
    cost_of_open_end: float = 5.0

    @classmethod
    def of(cls, lines: Sequence[FlowLine]) -> "_Words":
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
                whole.wide_starts.append(place)
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

    def wide_lines_from(self, place: int) -> int:
        """Return how many wide lines begin at the place or after it."""
        return sum(1 for start in self.wide_starts if start >= place)

    def narrow_lines_before(self, place: int) -> int:
        """Return how many narrow lines, but for the last, begin before the place."""
        narrow = [start for start in self.line_starts if start < place and start not in self.wide_starts]
        return max(0, len(narrow) - 1)


def is_open(text: str) -> bool:
    """Return whether something must follow the words: "Văn phòng HĐND và", "các cơ quan,"."""
    return text.count("(") > text.count(")") or _OPEN_END.search(_folded(text[-_ENOUGH:])) is not None


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    return fold(text)


def _fresh(words: _Words) -> _Cells:
    """Cut the lines of a row that begins on this page."""
    unit_starts = {place: _unit_points(words, place) for place in _unit_candidates(words)}
    deadline_starts = {place: _deadline_points(words, place) for place in _deadline_candidates(words)}
    deadline_starts[len(words.words)] = -3.0
    best, chosen = float("-inf"), (len(words.words),) * 3
    for lead, lead_points in unit_starts.items():
        so_far = lead_points - 3.0 * words.wide_lines_from(lead) - 0.5 * words.narrow_lines_before(lead)
        points, coordinating, deadline = _best_rest(lead, unit_starts, deadline_starts)
        # Between equals the later lead wins: what stands before it is the longer, wider title.
        if so_far + points >= best:
            best, chosen = so_far + points, (lead, coordinating, deadline)
    lead, coordinating, deadline = chosen
    return (
        words.text(0, lead),
        words.text(lead, coordinating),
        words.text(coordinating, deadline),
        words.text(deadline),
    )


def _best_rest(
    lead: int, unit_starts: dict[int, float], deadline_starts: dict[int, float]
) -> tuple[float, int, int]:
    """Return the points and places of the best coordinating units and deadline after this lead."""
    rests = (
        (
            unit_starts.get(coordinating, -4.0)
            + points
            - 2.0 * sum(1 for place in deadline_starts if lead < place < deadline),
            -coordinating,
            -deadline,
        )
        for deadline, points in deadline_starts.items()
        if lead < deadline
        for coordinating in [*(place for place in unit_starts if lead < place < deadline), deadline]
    )
    points, coordinating, deadline = max(rests)
    return points, -coordinating, -deadline


def _unit_candidates(words: _Words) -> list[int]:
    """Return where a unit may begin: at the start of a line, or within one when the word is capital."""
    starts = set(words.line_starts)
    places = (
        place
        for place, word in enumerate(words.words)
        if place
        and (place in starts or word[0].isupper() or word == "các")
        and begins_unit(words.opening(place))
    )
    return list(places)[-_MOST_CANDIDATES:]


def _unit_points(words: _Words, place: int) -> float:
    points = 1.0 if words.words[place][0].isupper() else 0.0
    points -= 0.0 if points or words.words[place] in {"các", "những"} else 2.5
    points += 2.0 if place in words.line_starts else -words.cost_of_open_end / 2
    points += 1.0 if words.gaps.get(place, 0) > 1 else 0.0
    # "HĐND và UBND" is one name, wherever a page may end.
    points -= 6.0 if fold(words.text(max(0, place - 2), place)) == "hdnd va" else 0.0
    return points - (words.cost_of_open_end if words.is_open_before(place) else 0.0)


def _deadline_candidates(words: _Words) -> list[int]:
    starts = set(words.line_starts)
    places = (
        place
        for place, word in enumerate(words.words)
        if place
        and (place in starts or word[0].isupper())
        and _DEADLINE_START.match(_folded(words.opening(place)))
    )
    return list(places)[-_MOST_CANDIDATES:]


def _deadline_points(words: _Words, place: int) -> float:
    points = 3.0 + (0.5 if words.words[place][0].isupper() else 0.0)
    points += 1.0 if place in words.line_starts else -1.0
    points += 1.5 if _reads_as_deadline(words.text(place)) else 0.0
    points -= 3.0 * words.wide_lines_from(place)
    return points - (words.cost_of_open_end if words.is_open_before(place) else 0.0)


@lru_cache(maxsize=4096)
def _reads_as_deadline(text: str) -> bool:
    return read_deadline(text, _SOME_YEAR).kind is not DeadlineKind.NONE


def _continued(cells: _Cells, words: _Words) -> _Cells:
    """Cut the lines that go on with a row after a page end; any of its cells may have ended before."""
    title, lead, coordinating, deadline = cells
    cuts = _cuts(words)
    rests = {cut: _deadline_rest_points(deadline, words, cut) for cut in cuts}
    best, chosen = float("-inf"), (0, 0, 0)
    for first in cuts:
        heads = _title_rest_points(words, first)
        for second in (cut for cut in cuts if cut >= first):
            so_far = heads + _unit_rest_points(lead, words, first, second, column=2)
            for third in (cut for cut in cuts if cut >= second):
                points = (
                    so_far + _unit_rest_points(coordinating, words, second, third, column=3) + rests[third]
                )
                if points > best:
                    best, chosen = points, (first, second, third)
    first, second, third = chosen
    return (
        f"{title} {words.text(0, first)}".strip(),
        _joined_units(lead, words.text(first, second)),
        _joined_units(coordinating, words.text(second, third)),
        f"{deadline} {words.text(third)}".strip(),
    )


def _cuts(words: _Words) -> list[int]:
    """Return where a cell may begin: at any line, and at any word of the first, which may hold all cells."""
    first_line_end = words.line_starts[1] if len(words.line_starts) > 1 else len(words.words)
    cuts = {0, *range(first_line_end), *words.line_starts[:_MOST_CANDIDATES], len(words.words)}
    return sorted(cuts)


def _boundary_points(words: _Words, cut: int) -> float:
    if cut in {0, len(words.words)}:
        return 0.0
    points = 1.0 if cut in words.line_starts else -1.0
    points += 4.0 if cut in words.far else 0.0
    return points + (0.5 if words.gaps.get(cut, 0) > 1 else 0.0)


def _title_rest_points(words: _Words, cut: int) -> float:
    """A converter writes each empty cell as one space: the indent tells how many cells are empty."""
    wide = words.wide_lines_from(0) - words.wide_lines_from(cut)
    points = 2.0 * wide - 3.0 * words.wide_lines_from(cut) - words.narrow_lines_before(cut)
    if words.indent == 1 and cut == 0:
        points -= 3.0
    if words.indent > 1 and cut > 0:
        points -= 4.0
    return points + _boundary_points(words, cut)


def _unit_rest_points(before: str, words: _Words, start: int, end: int, *, column: int) -> float:
    if start == end:
        return (-3.0 if is_open(before) else 0.0) - (4.0 if words.indent == column else 0.0)
    rest = words.text(start, end)
    points = _boundary_points(words, end) + _completion_points(before, rest)
    points -= 2.0 if is_open(rest) else 0.0
    points -= 4.0 if words.indent > column else 0.0
    starts = (words.opening(line) for line in words.line_starts if start <= line < end)
    return points - 2.0 * sum(1 for opening in starts if _DEADLINE_START.match(_folded(opening)))


def _completion_points(before: str, rest: str) -> float:
    for cut, completion in _COMPLETIONS:
        if cut.search(_folded(before[-_ENOUGH:])):
            return 3.0 if completion.match(_folded(rest[:_ENOUGH])) else -1.0
    rest = rest[:_ENOUGH]
    if rest.startswith("và ") and not begins_unit(rest.removeprefix("và ")):
        return -2.0
    if is_open(before):
        return 2.0
    return 0.5 if begins_unit(rest) and rest[0].isupper() else -1.5


def _deadline_rest_points(before: str, words: _Words, start: int) -> float:
    whole = f"{before} {words.text(start)}".strip()
    points = 1.5 if _reads_as_deadline(whole) else -2.0
    points -= 2.0 if is_open(whole) or whole.count(")") > whole.count("(") else 0.0
    if start < len(words.words) and not is_open(before) and _reads_as_deadline(before):
        points -= 2.0
    points -= 1.5 if ";" in words.text(start) else 0.0
    return points


def _joined_units(before: str, rest: str) -> str:
    """Join the parts of a cell; a new unit after a complete one begins a line of its own."""
    is_new = bool(rest) and rest[0].isupper() and begins_unit(rest) and not is_open(before)
    return f"{before}{chr(10) if is_new else ' '}{rest}".strip()
