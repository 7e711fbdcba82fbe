"""The ledger of a reading: every page, sheet, table and row of a document, and what became of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a piece of a document is."""

    PAGE = "page"
    SHEET = "sheet"
    TABLE = "table"
    ROW = "row"
    TEXT_BOX = "text_box"
    PICTURE = "picture"
    LETTERS = "letters"
    """Some of the words on a page."""
    HIDDEN = "hidden"
    """Rows or columns that whoever made the document hid."""


class Fate(StrEnum):
    """What became of a piece: what a row was taken for, and whether anything of a larger piece was read."""

    READ = "read"
    """A page, sheet or table whose rows and lines are accounted for one by one."""
    TASK = "task"
    GROUP = "group"
    HEADER = "header"
    PART = "part"
    """The row goes on with the task above it."""
    PROSE = "prose"
    """Words around the tasks: letterhead, signature, running text."""
    BLANK = "blank"
    LEFT_ASIDE = "left_aside"


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of the document; what was left aside has a reason in Vietnamese and, if any, its words."""

    kind: Kind
    place: str
    fate: Fate
    reason: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """All pieces of a document in their order."""

    entries: tuple[Entry, ...] = ()

    def count(self, kind: Kind, *fates: Fate) -> int:
        """Return how many pieces of the kind there are with one of the fates, without fates all of them."""
        return sum(1 for entry in self._of(kind) if not fates or entry.fate in fates)

    @property
    def left_aside(self) -> tuple[Entry, ...]:
        """Return what was not read; the rows of a table left aside as a whole have no reason of their own."""
        return tuple(entry for entry in self.entries if entry.fate is Fate.LEFT_ASIDE and entry.reason)

    def _of(self, kind: Kind) -> Iterator[Entry]:
        return (entry for entry in self.entries if entry.kind is kind)
