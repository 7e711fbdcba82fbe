"""Writes cells into another system's text with separated cells (.csv); other lines stay as they are."""

import csv
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from io import StringIO

from plans.reading.encoding import Encoded
from plans.trackers.filling import Change
from reports.words import day


def filled_csv(text: Encoded, delimiter: str, changes: Sequence[Change]) -> bytes:
    """Return the file with cells changed, in its own encoding."""
    by_row: dict[int, list[Change]] = defaultdict(list)
    for change in changes:
        by_row[change.row].append(change)
    lines = text.text.splitlines(keepends=True)
    reader = csv.reader(lines, delimiter=delimiter)
    out, begun = [], 0
    for cells in reader:
        written = "".join(lines[begun : reader.line_num])
        begun = reader.line_num
        out.append(_changed(written, cells, by_row.get(begun, []), delimiter, text))
    return text.encoded("".join(out))


def _changed(written: str, cells: list[str], changes: Sequence[Change], delimiter: str, text: Encoded) -> str:
    """Return a line with cells changed and its own end."""
    if not changes:
        return written
    cells = cells + [""] * (max(change.column for change in changes) - len(cells))
    for change in changes:
        cells[change.column - 1] = text.written(_words(change))
    line = StringIO()
    csv.writer(line, delimiter=delimiter, lineterminator="").writerow(cells)
    return line.getvalue() + written[len(written.rstrip("\r\n")) :]


def _words(change: Change) -> str:
    if isinstance(change.value, date):
        return day(change.value)
    return f"{change.value:g}" if isinstance(change.value, float) else " ".join(change.value.split())
