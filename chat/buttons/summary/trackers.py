"""The buttons below another system's file that is to be filled in; a file is named by its number with us."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from chat.buttons.base import Button, Keyboard, button
from chat.buttons.subjects import Subject


@dataclass(frozen=True)
class TrackerWanted(Subject):
    """A file of another system to be filled in."""

    kind: ClassVar[str] = "tracker"


@dataclass(frozen=True)
class AskDoubtful(Button):
    """Show the first row of which it is not sure which task it is."""

    code: ClassVar[str] = "trk-ask"
    file: int


@dataclass(frozen=True)
class FillNow(Button):
    """Fill in what is sure."""

    code: ClassVar[str] = "trk-fill"
    file: int


@dataclass(frozen=True)
class GiveRows(Button):
    """Give the work of rows that are not here."""

    code: ClassVar[str] = "trk-give"
    file: int


class RowDecision(StrEnum):
    """What a person says of a row that is perhaps a task of ours."""

    OURS = "ours"
    FOREIGN = "foreign"


@dataclass(frozen=True)
class DecideRow(Button):
    """Say whether a row is the task that it perhaps is."""

    code: ClassVar[str] = "trk-row"
    file: int
    row: int
    verdict: RowDecision


def understood(file: int, doubtful: int) -> Keyboard:
    """Return the buttons below what was understood, while some rows are doubtful."""
    return Keyboard(
        [
            [button(f"Xem {doubtful} dòng chưa chắc", AskDoubtful(file))],
            [button("Nhận tệp, để trống các dòng đó", FillNow(file))],
        ]
    )


def asked(file: int, row: int, number: str) -> Keyboard:
    """Return the buttons below the question about one row."""
    return Keyboard(
        [
            [
                button(f"Đúng, NV {number}", DecideRow(file, row, RowDecision.OURS)),
                button("Không phải", DecideRow(file, row, RowDecision.FOREIGN)),
            ],
            [button("Nhận tệp ngay", FillNow(file))],
        ]
    )


def to_give(file: int, rows: int) -> Keyboard:
    """Return the button that gives the work of so many rows."""
    return Keyboard([[button(f"Giao {rows} việc", GiveRows(file))]])


def clear(file: int) -> Keyboard:
    """Return the button with which the file is taken when nothing is doubtful any more."""
    return Keyboard([[button("Nhận tệp đã điền", FillNow(file))]])
