"""Buttons of a request: its missing parts, sending it, and what can be done while it is open."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from chat.buttons.base import Button


class RequestPart(StrEnum):
    """A part of a request that can be said anew."""

    WHAT = "what"
    WHOM = "whom"
    WHEN = "when"
    FILE = "file"


class WhomChoice(StrEnum):
    """Whom a button names."""

    ALL = "all"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    SILENT = "silent"


@dataclass(frozen=True)
class NewRequest(Button):
    """Begin a request step by step; `shown` is the latest request when the button was shown."""

    code: ClassVar[str] = "request-new"
    shown: int


@dataclass(frozen=True)
class AskPart(Button):
    """Ask for a part of a request anew."""

    code: ClassVar[str] = "request-part"
    request: int
    part: RequestPart


@dataclass(frozen=True)
class ChooseWhom(Button):
    """Ask these units."""

    code: ClassVar[str] = "request-whom"
    request: int
    whom: WhomChoice


@dataclass(frozen=True)
class ChooseLeads(Button):
    """Ask the units that lead a task."""

    code: ClassVar[str] = "request-leads"
    request: int
    task: int


@dataclass(frozen=True)
class ChooseWhen(Button):
    """Give time until an hour, counted from the first day of the calendar."""

    code: ClassVar[str] = "request-when"
    request: int
    hour: int


@dataclass(frozen=True)
class SendRequest(Button):
    """Send a request to the units."""

    code: ClassVar[str] = "request-send"
    request: int


@dataclass(frozen=True)
class DropRequest(Button):
    """Throw a request away that was not sent."""

    code: ClassVar[str] = "request-drop"
    request: int


@dataclass(frozen=True)
class ShowSilent(Button):
    """Show who has not answered."""

    code: ClassVar[str] = "request-silent"
    request: int


@dataclass(frozen=True)
class ShowAnswers(Button):
    """Show what was answered."""

    code: ClassVar[str] = "request-answers"
    request: int


@dataclass(frozen=True)
class RemindSilent(Button):
    """Remind those who have not answered."""

    code: ClassVar[str] = "request-again"
    request: int


@dataclass(frozen=True)
class CloseRequest(Button):
    """Ask for answers no more."""

    code: ClassVar[str] = "request-close"
    request: int
