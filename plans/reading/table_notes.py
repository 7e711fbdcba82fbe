"""Rows of a table that are one sentence to all: "Ghi chú: các đơn vị báo cáo trước ngày …"."""

from dataclasses import replace

from plans.reading.content import Line, Row
from plans.reading.ledger import Fate
from plans.reading.row_reading import RowReading
from plans.reading.rules import rules_in
from plans.text import clean

_FEWEST_WORDS = 5


def notes_of(rows: RowReading, year: int) -> tuple[RowReading, tuple[Line, ...]]:
    """Return the sentences in the rows that were left aside, and the rows without those that give a rule."""
    notes = {fate.source.place: note for fate in rows.fates if (note := _note(fate.source, fate.fate))}
    telling = {place for place, note in notes.items() if any(True for _ in rules_in(note.text, year, None))}
    fates = [
        replace(fate, fate=Fate.PROSE, reason="") if _is_aside(fate.source, fate.fate, telling) else fate
        for fate in rows.fates
    ]
    problems = [problem for problem in rows.problems if problem.where not in telling]
    return replace(rows, fates=fates, problems=problems), tuple(notes.values())


def _note(source: Row | Line, fate: Fate) -> Line | None:
    words = _words(source) if isinstance(source, Row) and fate is Fate.LEFT_ASIDE else []
    is_sentence = len(words) == 1 and len(words[0].split()) >= _FEWEST_WORDS
    return Line(words[0], source.place) if is_sentence else None


def _words(row: Row) -> list[str]:
    return [text for cell in row.cells if not cell.merged_down and (text := clean(cell.text))]


def _is_aside(source: Row | Line, fate: Fate, places: set[str]) -> bool:
    return isinstance(source, Row) and fate is Fate.LEFT_ASIDE and source.place in places
