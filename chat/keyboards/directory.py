"""The buttons of the directory of units."""

from collections.abc import Iterable

from telegram import InlineKeyboardMarkup

from chat.buttons import (
    AddToDirectory,
    DecideRow,
    DropUnits,
    ImportUnits,
    ListRows,
    ReviewRows,
    RowChoice,
    ShowUnit,
)
from chat.keyboards.base import LONGEST_LABEL, Row, button, rows_of
from plans.units import UnitLevel

LEVELS = {
    UnitLevel.PROVINCE: "Cấp tỉnh",
    UnitLevel.DISTRICT: "Cấp huyện",
    UnitLevel.COMMUNE: "Cấp xã",
    UnitLevel.VERTICAL: "Ngành dọc",
    UnitLevel.MASS_ORGANISATION: "Đoàn thể, hội",
    UnitLevel.ENTERPRISE: "Doanh nghiệp",
}


def found_units(choices: Iterable[tuple[int, str]]) -> InlineKeyboardMarkup:
    """Return a button that shows each (unit id, name)."""
    return InlineKeyboardMarkup(_choices(choices))


def add_to_directory(
    question: int, level: UnitLevel | None, alike: Iterable[tuple[int, str]]
) -> InlineKeyboardMarkup:
    """Return how a unit can be added, at its level or at one to choose, and the units it resembles."""
    if level is not None:
        rows = [[button("Thêm đơn vị mới", AddToDirectory(question, level))]]
    else:
        rows = rows_of(
            [button(label, AddToDirectory(question, one)) for one, label in LEVELS.items()], width=2
        )
    return InlineKeyboardMarkup([*rows, *_choices(alike)])


def list_to_import(question: int, doubts: int) -> InlineKeyboardMarkup:
    """Return what can be decided about a list that was sent; `doubts` rows are better looked at first."""
    whole = [button("Nhập cả danh sách" if doubts else "Nhập danh sách", ImportUnits(question, ListRows.ALL))]
    drop = [button("Bỏ", DropUnits(question))]
    if not doubts:
        return InlineKeyboardMarkup([whole + drop])
    one_by_one = [button(f"Xem từng dòng cần xem lại ({doubts})", ReviewRows(question))]
    sure = [button(f"Nhập, trừ {doubts} dòng cần xem lại", ImportUnits(question, ListRows.SURE))]
    return InlineKeyboardMarkup([sure, one_by_one, whole, drop])


def doubtful_row(question: int, row: int, left: int) -> InlineKeyboardMarkup:
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
    return InlineKeyboardMarkup([*rows, [button("Bỏ cả danh sách", DropUnits(question))]])


def _choices(choices: Iterable[tuple[int, str]]) -> list[Row]:
    return [[button(name[:LONGEST_LABEL], ShowUnit(unit))] for unit, name in choices]
