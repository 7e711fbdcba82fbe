"""The buttons below a summary. A day is counted as Python does (`date.toordinal`); 0 stands for none."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from chat.buttons.base import Button
from storage.models import ExportKind


class Part(StrEnum):
    """What a summary can be looked at by."""

    WHOLE = "whole"
    GROUPS = "groups"
    UNITS = "units"
    OVERDUE = "overdue"
    OBSTACLES = "obstacles"
    MISSING = "missing"


@dataclass(frozen=True)
class ShowPart(Button):
    """Show a part of the summary for the periods due on a day, or of today's."""

    code: ClassVar[str] = "sum"
    plan: int
    due: int
    part: Part


@dataclass(frozen=True)
class ShowPartAsOf(Button):
    """Show a part of the summary as things stood at the end of a day."""

    code: ClassVar[str] = "sum-on"
    plan: int
    day: int
    part: Part


@dataclass(frozen=True)
class MakeFile(Button):
    """Make a file for the periods due on a day, or of today's state."""

    code: ClassVar[str] = "file"
    plan: int
    due: int
    kind: ExportKind


@dataclass(frozen=True)
class MakeFileAsOf(Button):
    """Make a file of how things stood at the end of a day."""

    code: ClassVar[str] = "file-on"
    plan: int
    day: int
    kind: ExportKind


@dataclass(frozen=True)
class MakeRanking(Button):
    """Make a file of the order of units by their reports that were due between two days."""

    code: ClassVar[str] = "rank"
    plan: int
    first: int
    last: int


@dataclass(frozen=True)
class SendExport(Button):
    """Send a file that was handed out once more."""

    code: ClassVar[str] = "kept"
    export: int
