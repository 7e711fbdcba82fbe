"""Buttons of the directory of units."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from chat.buttons.base import Button, Keyboard, Row, button, rows_of
from plans.units import UnitLevel


class ListRows(StrEnum):
    """Which rows of a list are taken."""

    ALL = "all"
    SURE = "sure"


class RowChoice(StrEnum):
    """What becomes of one doubtful row."""

    TAKE = "take"
    SKIP = "skip"


@dataclass(frozen=True)
class ShowUnit(Button):
    """Show the card of a unit."""

    code: ClassVar[str] = "unit"
    unit: int


@dataclass(frozen=True)
class AddToDirectory(Button):
    """Add the unit whose name waits in a question, at a level."""

    code: ClassVar[str] = "unit-add"
    question: int
    level: UnitLevel


@dataclass(frozen=True)
class ImportUnits(Button):
    """Bring the list that waits in a question into the directory, without its doubtful rows or with them."""

    code: ClassVar[str] = "units-in"
    question: int
    rows: ListRows


@dataclass(frozen=True)
class DropUnits(Button):
    """Throw a list that was sent away."""

    code: ClassVar[str] = "units-out"
    question: int


@dataclass(frozen=True)
class ReviewRows(Button):
    """Ask about the doubtful rows of a list one by one."""

    code: ClassVar[str] = "units-ask"
    question: int


@dataclass(frozen=True)
class DecideRow(Button):
    """Take or skip one row of a list, by its place in it."""

    code: ClassVar[str] = "units-row"
    question: int
    row: int
    choice: RowChoice


LEVELS = {
    UnitLevel.PROVINCE: "Cấp tỉnh",
    UnitLevel.DISTRICT: "Cấp huyện",
    UnitLevel.COMMUNE: "Cấp xã",
    UnitLevel.VERTICAL: "Ngành dọc",
    UnitLevel.MASS_ORGANISATION: "Đoàn thể, hội",
    UnitLevel.ENTERPRISE: "Doanh nghiệp",
}


def found_units(choices: Iterable[tuple[int, str]]) -> Keyboard:
    """Return a button that shows each (unit id, name)."""
    return Keyboard(_choices(choices))


def add_to_directory(question: int, level: UnitLevel | None, alike: Iterable[tuple[int, str]]) -> Keyboard:
    """Return how a unit can be added, at its level or at one to choose, and the units it resembles."""
    if level is not None:
        rows: list[Row] = [[button("Thêm đơn vị mới", AddToDirectory(question, level))]]
    else:
        rows = rows_of(
            [button(label, AddToDirectory(question, one)) for one, label in LEVELS.items()], width=2
        )
    return Keyboard([*rows, *_choices(alike)])


def list_to_import(question: int, doubts: int) -> Keyboard:
    """Return what can be decided about a list that was sent; `doubts` rows are better looked at first."""
    whole = [button("Nhập cả danh sách" if doubts else "Nhập danh sách", ImportUnits(question, ListRows.ALL))]
    drop = [button("Bỏ", DropUnits(question))]
    if not doubts:
        return Keyboard([whole + drop])
    one_by_one = [button(f"Xem từng dòng cần xem lại ({doubts})", ReviewRows(question))]
    sure = [button(f"Nhập, trừ {doubts} dòng cần xem lại", ImportUnits(question, ListRows.SURE))]
    return Keyboard([sure, one_by_one, whole, drop])


def doubtful_row(question: int, row: int, left: int) -> Keyboard:
    """Return what can be decided about one row of a list, and about all those that are left."""
    rows = [
        [
            button("Nhập dòng này", DecideRow(question, row, RowChoice.TAKE)),
            button("Bỏ qua dòng này", DecideRow(question, row, RowChoice.SKIP)),
        ]
    ]
    if left > 1:
        rows.append(
            [
                button(f"Nhận hết {left} dòng", ImportUnits(question, ListRows.ALL)),
                button(f"Bỏ qua hết {left} dòng", ImportUnits(question, ListRows.SURE)),
            ]
        )
    return Keyboard([*rows, [button("Bỏ cả danh sách", DropUnits(question))]])


def _choices(choices: Iterable[tuple[int, str]]) -> list[Row]:
    return [[button(name, ShowUnit(unit))] for unit, name in choices]
