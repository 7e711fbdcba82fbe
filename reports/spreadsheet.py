"""Tables as Excel sheets that print well, in which no text from anybody can become a formula."""

from collections.abc import Sequence
from dataclasses import dataclass

from plans.privacy import masked_numbers
from reports.sheet_rows import Shown, Value

GENERAL, AS_TYPED = "General", "@"
"""Under "@" a spreadsheet keeps "85%", "1.250" and "5/10" as they are typed."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its heading, its width in characters, what may be chosen in it, its number format."""

    heading: str
    width: int
    choices: tuple[str, ...] = ()
    number_format: str = GENERAL


@dataclass(frozen=True, slots=True)
class Marked:
    """A value that somebody should look at, with the reason."""

    value: Value
    reason: str


@dataclass(frozen=True, slots=True)
class Formula:
    """What a cell is worked out from, never of anybody's words, and its result."""

    written: str
    """Without the sign in front: "SUM(A2:A9)"."""
    result: float


Cell = Value | Marked | Formula


@dataclass(frozen=True, slots=True)
class Sheet:
    """A titled table."""

    title: str
    columns: Sequence[SheetColumn]
    rows: Sequence[Sequence[Cell]]
    is_hidden: bool = False
    notes: Sequence[str] = ()
    """What is said below the rows, across all columns."""


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """Return the sheets as an .xlsx in which nobody's numbers are repeated.

    Header frozen and repeated in print, filters, landscape A4 or A3.
    """
    return _book(sheets, masked_numbers)


def workbook_to_correct(sheets: Sequence[Sheet]) -> bytes:
    """Return sheets that come back to us as they are: what was hidden in them would be lost."""
    return _book(sheets, str)


def _book(sheets: Sequence[Sheet], shown: Shown) -> bytes:
    from reports.workbook import book  # noqa: PLC0415 -- openpyxl is loaded only where a file is made

    return book(sheets, shown)
