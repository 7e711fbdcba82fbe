"""Buttons of the packaged list of communes: which province, and what becomes of units of before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import LONGEST_LABEL, Button, Keyboard, button, rows_of

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


def provinces(names: Sequence[str]) -> Keyboard:
    """Return a button for each province, in their order."""
    keys = [button(name[0].upper() + name[1:], LoadProvince(place)) for place, name in enumerate(names)]
    return Keyboard(rows_of(keys, width=PER_ROW))


def of_before(units: Iterable[tuple[int, str]]) -> Keyboard:
    """Return a button for each unit (id, name) whose successors are offered."""
    return Keyboard([[button(f"Thay {name}"[:LONGEST_LABEL], ReplaceFormer(unit))] for unit, name in units])
