"""The paragraphs of a document: outside its tables, and in tables that only lay out a page."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from plans.reading.columns import columns_of
from plans.reading.content import Content, Line, Row
from plans.reading.given.markers import Rank, marker_of
from plans.text import clean

_ROWS_OF_LETTERHEAD = 2
_LONGEST_NUMBER = 7


def prose_of(content: Content) -> list[Line]:
    """Return the paragraphs of the content; a table with columns gives none."""
    lines: list[Line] = []
    for part in _parts(content):
        if isinstance(part, Line):
            lines.append(part)
        elif not _has_columns(part):
            lines.extend(_laid_out(part))
    return lines


def rows_as_prose(content: Content) -> frozenset[int]:
    """Return the ordinals of the rows that are read as paragraphs."""
    laid_out = (part for part in _parts(content) if not isinstance(part, Line) and not _has_columns(part))
    return frozenset(row.ordinal for rows in laid_out for row in rows)


def tables_in(content: Content) -> list[list[Row]]:
    """Return the rows of each table with columns."""
    return [part for part in _parts(content) if not isinstance(part, Line) and _has_columns(part)]


def _parts(content: Content) -> Iterator[Line | list[Row]]:
    """Return the lines of the content, and the rows of each of its tables together."""
    for key, entries in groupby(content, key=lambda entry: entry.table if isinstance(entry, Row) else None):
        if key is None:
            yield from (entry for entry in entries if isinstance(entry, Line))
        else:
            yield [entry for entry in entries if isinstance(entry, Row)]


def _has_columns(rows: Sequence[Row]) -> bool:
    """Return whether cells stand beside each other, as in a letterhead they do in a row or two at most."""
    beside = [row for row in rows if len(_cells(row)) > 1]
    return len(beside) > _ROWS_OF_LETTERHEAD or any(columns_of(row.texts) for row in beside)


def _cells(row: Row) -> list[str]:
    """Return the filled cells, a number that stands alone put before the words it numbers."""
    texts = [text for text in row.texts if text.strip()]
    if len(texts) < 2:
        return texts
    number = clean(texts[0])
    is_number = len(number) <= _LONGEST_NUMBER and marker_of(f"{number} x").rank is not Rank.PLAIN
    return [f"{number} {texts[1]}", *texts[2:]] if is_number else texts


def _laid_out(rows: Sequence[Row]) -> Iterator[Line]:
    for row in rows:
        lines = (line for text in _cells(row) for line in text.split("\n"))
        yield from (Line(line, row.place) for line in lines if line.strip())
