"""Buttons of the packaged lists: which province, which offices, what becomes of units of before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button, Keyboard, button, rows_of
from chat.buttons.units.directory import DropUnits, ImportUnits, ListRows, RowChoice

PER_ROW = 2


@dataclass(frozen=True)
class LoadProvince(Button):
    """Show what the list of a province would change, by its place among all of them."""

    code: ClassVar[str] = "units-of"
    province: int


@dataclass(frozen=True)
class ReplaceFormer(Button):
    """Ask whether those that there are now shall take over from a unit of before."""

    code: ClassVar[str] = "unit-former"
    unit: int


@dataclass(frozen=True)
class TickOffice(Button):
    """Take an office of a list that waits in a question, or leave it, by its row."""

    code: ClassVar[str] = "units-tick"
    question: int
    row: int
    choice: RowChoice


def offices(question: int, rows: Sequence[tuple[str, bool]]) -> Keyboard:
    """Return a button for each office (name, ticked), and what can be done with those that are ticked."""
    keys = [
        button(
            f"{'✓ ' if is_ticked else ''}{name}",
            TickOffice(question, row, RowChoice.SKIP if is_ticked else RowChoice.TAKE),
        )
        for row, (name, is_ticked) in enumerate(rows)
    ]
    ticked = sum(is_ticked for _, is_ticked in rows)
    take = [button(f"Nhập {ticked} đơn vị đã chọn", ImportUnits(question, ListRows.ALL))] if ticked else []
    return Keyboard([*rows_of(keys, width=1), [*take, button("Bỏ", DropUnits(question))]])


def provinces(names: Sequence[str]) -> Keyboard:
    """Return a button for each province, in their order."""
    keys = [button(name[0].upper() + name[1:], LoadProvince(place)) for place, name in enumerate(names)]
    return Keyboard(rows_of(keys, width=PER_ROW))


def of_before(units: Iterable[tuple[int, str]]) -> Keyboard:
    """Return a button for each unit (id, name) whose successors are offered."""
    return Keyboard([[button(f"Thay {name}", ReplaceFormer(unit))] for unit, name in units])
