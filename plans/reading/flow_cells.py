"""Where one cell ends and the next begins in the lines of a row that was written without delimiters.

Every way to cut the words into title, lead, coordinating units and deadline gets points for what speaks for
it: units begin with known words, deadlines read as deadlines, titles are printed in the widest column.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from plans.deadline import read_deadline
from plans.plan import DeadlineKind
from plans.reading.flow_words import ENOUGH, FlowLine, Words, folded, is_open
from plans.reading.unit_words import begins_unit
from plans.text import fold

_SOME_YEAR = 2025
"""Whether a phrase reads as a deadline does not depend on the year."""
_DEADLINE_START = re.compile(
    r"(?:thuc hien|duy tri|thuong xuyen|trong (?:nam|quy|thang|\d)|nam \d|thang \d|quy [iv\d]|hoan thanh"
    r"|truoc |theo |khi co|sau khi|ngay sau|du kien|phan dau|dat |den |tu (?:quy|thang|ngay|nam)|cham nhat"
    r"|hang |dinh ky|\d{1,2}/\d|giai doan|diem |cuoi |dau |xong |\d{1,2} thang|\d{1,3} ?%|kip thoi)"
)
# What completes words that were cut: "có liên | quan", "Bảo hiểm xã hội | huyện".
_COMPLETIONS = (
    (re.compile(r"\blien$"), re.compile(r"quan\b")),
    (re.compile(r"\bbao hiem xa hoi$"), re.compile(r"(?:tinh|huyen|thanh pho|khu vuc)\b")),
)
_MOST_CANDIDATES = 40
_MOST_PAGES = 8
_MOST_WORDS = 200
_Cells = tuple[str, str, str, str]


def split_cells(pages: Sequence[Sequence[FlowLine]]) -> _Cells:
    """Return title, lead, coordinating units and deadline of a row, given its lines page by page."""
    cells: _Cells = ("", "", "", "")
    filled = [lines for lines in pages if lines]
    # No row takes so many pages: what looks like one is not worth cutting further.
    filled[_MOST_PAGES:] = [[line for lines in filled[_MOST_PAGES:] for line in lines]] * (
        len(filled) > _MOST_PAGES
    )
    for count, lines in enumerate(filled):
        words = Words.of(lines)
        # A row that goes on over the page may stop anywhere: then an open end is no sign against a cut.
        words.cost_of_open_end = 1.0 if len(filled) > 1 else 5.0
        cells = _continued(cells, words) if count else _fresh(words)
    return cells


def _fresh(words: Words) -> _Cells:
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


def _unit_candidates(words: Words) -> list[int]:
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


def _unit_points(words: Words, place: int) -> float:
    points = 1.0 if words.words[place][0].isupper() else 0.0
    points -= 0.0 if points or words.words[place] in {"các", "những"} else 2.5
    points += 2.0 if place in words.line_starts else -words.cost_of_open_end / 2
    points += 1.0 if words.gaps.get(place, 0) > 1 else 0.0
    # "HĐND và UBND" is one name, wherever a page may end.
    points -= 6.0 if fold(words.text(max(0, place - 2), place)) == "hdnd va" else 0.0
    return points - (words.cost_of_open_end if words.is_open_before(place) else 0.0)


def _deadline_candidates(words: Words) -> list[int]:
    starts = set(words.line_starts)
    places = (
        place
        for place, word in enumerate(words.words)
        if place
        and (place in starts or word[0].isupper())
        and _DEADLINE_START.match(folded(words.opening(place)))
    )
    return list(places)[-_MOST_CANDIDATES:]


def _deadline_points(words: Words, place: int) -> float:
    points = 3.0 + (0.5 if words.words[place][0].isupper() else 0.0)
    points += 1.0 if place in words.line_starts else -1.0
    points += 1.5 if _reads_as_deadline(words.text(place)) else 0.0
    points -= 3.0 * words.wide_lines_from(place)
    return points - (words.cost_of_open_end if words.is_open_before(place) else 0.0)


@lru_cache(maxsize=4096)
def _reads_as_deadline(text: str) -> bool:
    return read_deadline(text, _SOME_YEAR).kind is not DeadlineKind.NONE


def _continued(cells: _Cells, words: Words) -> _Cells:
    """Cut the lines that go on with a row after a page end; any of its cells may have ended before."""
    title, lead, coordinating, deadline = cells
    cuts = _cuts(words)
    rests = {cut: _deadline_rest_points(deadline, words, cut) for cut in cuts}
    tails = {
        second: max(
            (_unit_rest_points(coordinating, words, second, third, column=3) + rests[third], -third)
            for third in cuts
            if third >= second
        )
        for second in cuts
    }
    _, first, second = max(
        (
            _title_rest_points(words, first)
            + _unit_rest_points(lead, words, first, second, column=2)
            + tails[second][0],
            -first,
            -second,
        )
        for first in cuts
        for second in cuts
        if second >= first
    )
    first, second, third = -first, -second, -tails[-second][1]
    return (
        f"{title} {words.text(0, first)}".strip(),
        _joined_units(lead, words.text(first, second)),
        _joined_units(coordinating, words.text(second, third)),
        f"{deadline} {words.text(third)}".strip(),
    )


def _cuts(words: Words) -> list[int]:
    """Return where a cell may begin: at any line, and at any word of the first, which may hold all cells."""
    first_line_end = words.line_starts[1] if len(words.line_starts) > 1 else len(words.words)
    within = range(min(first_line_end, _MOST_CANDIDATES))
    cuts = {0, *within, *words.line_starts[:_MOST_CANDIDATES], len(words.words)}
    return sorted(cuts)


def _boundary_points(words: Words, cut: int) -> float:
    if cut in {0, len(words.words)}:
        return 0.0
    points = 1.0 if cut in words.line_starts else -1.0
    points += 4.0 if cut in words.far else 0.0
    return points + (0.5 if words.gaps.get(cut, 0) > 1 else 0.0)


def _title_rest_points(words: Words, cut: int) -> float:
    """A converter writes each empty cell as one space: the indent tells how many cells are empty."""
    wide = words.wide_lines_from(0) - words.wide_lines_from(cut)
    points = 2.0 * wide - 3.0 * words.wide_lines_from(cut) - words.narrow_lines_before(cut)
    if words.indent == 1 and cut == 0:
        points -= 3.0
    if words.indent > 1 and cut > 0:
        points -= 4.0
    return points + _boundary_points(words, cut)


def _unit_rest_points(before: str, words: Words, start: int, end: int, *, column: int) -> float:
    if start == end:
        return (-3.0 if is_open(before) else 0.0) - (4.0 if words.indent == column else 0.0)
    rest = words.text(max(start, end - _MOST_WORDS), end)
    points = _boundary_points(words, end) + _completion_points(before, rest)
    points -= 2.0 if is_open(rest) else 0.0
    points -= 4.0 if words.indent > column else 0.0
    starts = words.lines_between(start, end)[:_MOST_CANDIDATES]
    return points - 2.0 * sum(1 for line in starts if _DEADLINE_START.match(folded(words.opening(line))))


def _completion_points(before: str, rest: str) -> float:
    for cut, completion in _COMPLETIONS:
        if cut.search(folded(before[-ENOUGH:])):
            return 3.0 if completion.match(folded(rest[:ENOUGH])) else -1.0
    rest = rest[:ENOUGH]
    if rest.startswith("và ") and not begins_unit(rest.removeprefix("và ")):
        return -2.0
    if is_open(before):
        return 2.0
    return 0.5 if begins_unit(rest) and rest[0].isupper() else -1.5


def _deadline_rest_points(before: str, words: Words, start: int) -> float:
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
