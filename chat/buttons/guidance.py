"""Buttons by which a unit says whether guidance has come."""

from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button


@dataclass(frozen=True)
class GuidanceCame(Button):
    """Say that the guidance for a task has come."""

    code: ClassVar[str] = "guided"
    guidance_inquiry: int


@dataclass(frozen=True)
class NoGuidance(Button):
    """Say that no guidance has come for any of the tasks asked about together."""

    code: ClassVar[str] = "unguided"
    guidance_inquiry: int
