"""The button below a morning's reminder that says it was seen."""

from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button


@dataclass(frozen=True)
class Acknowledge(Button):
    """Say that the unit saw what its reminder of a day (20250612) speaks of."""

    code: ClassVar[str] = "seen"
    day: int
