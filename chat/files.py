"""Orders for files of a plan, and the files: how the bot speaks with the process that makes them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from storage.models import ExportKind
from storage.walls import TOP


class TooMuchToMakeError(Exception):
    """A file takes more memory or time than is given for it."""


@dataclass(frozen=True, slots=True)
class FileOrder:
    """Which file is wanted: of the periods due on a day, of a past day, or of the present state."""

    kind: ExportKind
    plan_id: int
    due: date | None
    day: date | None
    made_at: datetime
    """Local time."""
    made_by: str
    days_late: int = 0
    """A chase letter names what is late by so many working days at least; 0 as the plan proposes letters."""
    first: date | None = None
    last: date | None = None
    """A ranking counts the reports that were due in these days; only a ranking has them."""
    office: int = TOP
    """The office whose plan it is."""
    source: bytes = b""
    """Another system's file that is filled in, of whatever plans its rows are."""


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file, and what it was made from."""

    name: str
    content: bytes
    as_of: date
    period_id: int | None
    figures: dict[str, Any]


MakeFiles = Callable[[str, FileOrder], Awaitable[list[MadeFile]]]
"""Makes what is ordered from the database at this URL, outside the event loop; raises TooMuchToMakeError."""
