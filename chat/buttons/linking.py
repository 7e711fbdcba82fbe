"""Buttons that link a unit's group."""

from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button
from storage.models import LinkRole


@dataclass(frozen=True)
class LinkUnit(Button):
    """Issue a code for a unit of the directory, or for its leader."""

    code: ClassVar[str] = "link-unit"
    unit: int
    role: LinkRole = LinkRole.UNIT


@dataclass(frozen=True)
class AddUnit(Button):
    """Add the unit whose name waits in a question, and issue a code for it."""

    code: ClassVar[str] = "add-unit"
    question: int


@dataclass(frozen=True)
class AnswerUnit(Button):
    """Say for which of a chat's units the words that wait in a question were."""

    code: ClassVar[str] = "for-unit"
    question: int
    unit: int
