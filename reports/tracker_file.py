"""Another system's file, filled in with how the tasks in it stand here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from plans.plan import UnreadableDocumentError
from plans.reading.encoding import encoded_text
from plans.reading.sheets.delimited import delimiter_of, read_delimited
from plans.reading.sheets.files import read_book
from plans.reading.unicode_content import unicode_text
from plans.trackers.columns import ANSWERS, Role
from plans.trackers.filling import Change, changes
from plans.trackers.matching import matched
from plans.trackers.reading import read_tracker
from plans.trackers.values import KnownTask, Match, Sureness, Tracker, TrackerRow
from reports.tracker_csv import filled_csv
from reports.tracker_xlsx import TrackerBook

_NOT_XLSX = (
    "Bot điền được tệp Excel (.xlsx) và .csv. Đề nghị mở tệp bằng Excel, chọn Lưu thành (Save As) .xlsx rồi "
    "gửi lại."
)


@dataclass(frozen=True, slots=True)
class Filled:
    """The file with its answers, and how each of its rows was understood."""

    content: bytes
    tracker: Tracker
    matches: tuple[Match, ...]
    made: tuple[Change, ...]
    kept: int
    """How many cells have a formula, which was left."""


def filled(
    content: bytes,
    tasks: Sequence[KnownTask],
    names: Mapping[str, str],
    decided: Mapping[str, int | None],
) -> Filled:
    """Return the file filled in for the rows that are surely tasks of ours; see `matched` for the last two.

    Raises UnreadableDocumentError: it is no file that can be filled in, or lists no tasks.
    """
    if content.startswith(b"PK"):
        return _workbook(content, tasks, names, decided)
    text = encoded_text(content)
    if text is None:
        raise UnreadableDocumentError(_NOT_XLSX)
    words, _ = unicode_text(text.text)
    delimiter = delimiter_of(words)
    tracker = read_tracker(read_delimited(words, delimiter))
    matches = matched(tracker.rows, tasks, names, decided)
    wanted = list(changes(tracker, matches, tracker.choices, only_these=False))
    return Filled(filled_csv(text, delimiter, wanted), tracker, tuple(matches), tuple(wanted), 0)


def _workbook(
    content: bytes, tasks: Sequence[KnownTask], names: Mapping[str, str], decided: Mapping[str, int | None]
) -> Filled:
    book = read_book(content)
    if book is None:
        raise UnreadableDocumentError(_NOT_XLSX)
    tracker = read_tracker(book)
    page = TrackerBook(content, tracker.sheet)
    listed = page.choices(tracker.columns[Role.STATUS], book) if Role.STATUS in tracker.columns else ()
    tracker = replace(tracker, choices=listed or tracker.choices)
    matches = matched(tracker.rows, tasks, names, decided)
    wanted = list(changes(tracker, matches, tracker.choices, only_these=bool(listed)))
    out, made = page.filled(wanted, {change: _note(change) for change in wanted})
    return Filled(out, tracker, tuple(matches), tuple(made), len(wanted) - len(made))


def summary(filled: Filled, tasks: Sequence[KnownTask]) -> dict[str, Any]:
    """Return how the rows were understood, as plain values: what a person is told and asked."""
    matches = filled.matches
    found = {match.task.id for match in matches if match.task is not None}
    return {
        "sheet": filled.tracker.title,
        "columns": [role.value for role in ANSWERS if role in filled.tracker.columns],
        "rows": len(matches),
        "sure": sum(match.sureness is Sureness.SURE for match in matches),
        "doubtful": [_asked(match) for match in matches if match.sureness is Sureness.DOUBTFUL],
        "unknown": [_told(match.row) for match in matches if match.sureness is Sureness.NONE],
        "lacking": [task.number for task in tasks if task.id not in found],
        "cells": len(filled.made),
        "kept": filled.kept,
    }


def _told(row: TrackerRow) -> dict[str, Any]:
    return {
        "row": row.row,
        "what": row[Role.WHAT],
        "unit": row[Role.UNIT],
        "deadline": row[Role.DEADLINE],
        "source": row[Role.SOURCE],
    }


def _asked(match: Match) -> dict[str, Any]:
    assert match.task is not None  # noqa: S101 -- a doubtful row is perhaps a task
    task = {"task": match.task.id, "number": match.task.number, "title": match.task.title}
    return {**_told(match.row), "key": match.row.key, **task}


def _note(change: Change) -> str:
    before = f" Trước đó: {change.before}" if change.before else ""
    return f"Đôn đốc điền từ nhiệm vụ {change.task}.{before}"
