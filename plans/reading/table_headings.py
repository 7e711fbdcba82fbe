"""Lines right above tables that are the titles of the groups of tasks in them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from plans.reading.content import Content, Line, Row
from plans.reading.numbering import split_heading_line
from plans.reading.tables import PlanTable
from plans.text import clean, fold

_BETWEEN = re.compile(r"\(.*|don vi (?:tinh)?:.*|[-_–—*. ]*|\d{1,3}")
"""What may stand between a heading and its table: a reference, the unit of figures, a rule, a page number."""
_NO_HEADING = re.compile(r"can cu |noi nhan|ghi chu|kem theo|.*\bnhu sau:?$")
_SENTENCE_ENDS = (".", ";", ",")
_LONGEST = 200
_FEWEST = 2
"""One heading above one table is the heading of a chapter, not of a group."""


def headings_above(content: Content, tables: Iterable[PlanTable]) -> dict[int, tuple[Line, ...]]:
    """Return the headings of each table, by its number in the document; none unless several tables have one.

    "1. Về thể chế" above one table and "2. Về hạ tầng" above the next are their groups.
    """
    found = {number: run for number, run in _runs(content, _begun(tables)).items() if run}
    usual = Counter(fold(run[-1].text) for run in found.values())
    own = {number: run for number, run in found.items() if usual[fold(run[-1].text)] == 1}
    return own if len(own) >= _FEWEST else {}


def _begun(tables: Iterable[PlanTable]) -> dict[int, str]:
    """Return where the first task row of each table stands."""
    first: dict[int, str] = {}
    for table in tables:
        for row in table.rows():
            first.setdefault(row.table, row.place)
    return first


def _runs(content: Content, first_rows: dict[int, str]) -> dict[int, tuple[Line, ...]]:
    """Return the headings above each plan table that has a header of its own."""
    runs: dict[int, tuple[Line, ...]] = {}
    above: list[Line] = []
    for piece in content:
        if isinstance(piece, Line):
            above.append(piece)
        elif isinstance(piece, Row):
            has_header = first_rows.get(piece.table, piece.place) != piece.place
            runs.setdefault(piece.table, _headings(above) if has_header else ())
            above = []
    return runs


def _headings(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the headings at the end of the lines: several when all but the last are above it."""
    run: list[Line] = []
    for line in reversed(lines):
        if not run and _BETWEEN.fullmatch(fold(line.text)):
            continue
        if not _is_heading(line) or (run and not split_heading_line(line.text)):
            break
        run.insert(0, line)
        if not split_heading_line(line.text):
            break
    return tuple(run)


def _is_heading(line: Line) -> bool:
    text = clean(line.text)
    return (text[:1].isupper() or text[:1].isdigit()) and not (
        len(text) > _LONGEST or text.endswith(_SENTENCE_ENDS) or _NO_HEADING.match(fold(text))
    )
