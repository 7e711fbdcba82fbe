"""Buttons under the list of devices that have the page open."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button, Keyboard, button

MOST_LISTED = 40


@dataclass(frozen=True)
class EndDevice(Button):
    """Shut a device out."""

    code: ClassVar[str] = "device"
    device: int


def devices(listed: Sequence[tuple[int, str]]) -> Keyboard | None:
    """Return a button that shuts out each (device id, name), None where there is none."""
    rows = [[button(f"Thu hồi: {name}", EndDevice(device))] for device, name in listed[:MOST_LISTED]]
    return Keyboard(rows) if rows else None
