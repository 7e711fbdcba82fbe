"""Buttons of requests for more time; days are ordinals, `shown` is the state a request was shown in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from chat.buttons.base import PER_ROW, Button, Keyboard, button, day_of, rows_of
from chat.buttons.subjects import Subject
from chat.texts.words import day
from storage.models import ExtensionState


@dataclass(frozen=True)
class ExtensionAsked(Subject):
    """A request for more time, which the secretariat decides in words too."""

    kind: ClassVar[str] = "extension"
    extension: int


@dataclass(frozen=True)
class ExtensionDecided(Subject):
    """What was decided about more time."""

    kind: ClassVar[str] = "extension_told"
    extension: int
    tasks: tuple[int, ...]


@dataclass(frozen=True)
class ExtensionReasonWanted(Subject):
    """A request for more time that was passed on: words give its reason."""

    kind: ClassVar[str] = "extension_reason"
    extension: int
    tasks: tuple[int, ...]


@dataclass(frozen=True)
class ExtensionDayWanted(Subject):
    """Until when more time is wanted for a task."""

    kind: ClassVar[str] = "extension_day"
    task: int


@dataclass(frozen=True)
class AskExtension(Button):
    """The unit wants more time for a task."""

    code: ClassVar[str] = "more-time"
    task: int


@dataclass(frozen=True)
class WantUntil(Button):
    """The unit wants it until a day."""

    code: ClassVar[str] = "more-until"
    task: int
    until: int

    @property
    def day(self) -> date | None:
        """Return the day, None where it is none."""
        return day_of(self.until)


@dataclass(frozen=True)
class DecideExtension(Button):
    """The secretariat grants or refuses a request, or wants to propose another day."""

    code: ClassVar[str] = "ext"
    extension: int
    decision: ExtensionState
    shown: ExtensionState


@dataclass(frozen=True)
class AnswerProposal(Button):
    """The unit takes the day that the secretariat proposes, or takes its request back."""

    code: ClassVar[str] = "ext-unit"
    extension: int
    decision: ExtensionState
    until: int

    @property
    def day(self) -> date | None:
        """Return the day, None where it is none."""
        return day_of(self.until)


DECISIONS = {
    ExtensionState.GRANTED: "Đồng ý",
    ExtensionState.REFUSED: "Không đồng ý",
    ExtensionState.PROPOSED: "Đề xuất ngày khác",
}


def days_to_ask_for(task: int, days: Iterable[date]) -> Keyboard:
    """Return a button for each day until which more time may be wanted."""
    buttons = [button(day(until), WantUntil(task, until.toordinal())) for until in days]
    return Keyboard(rows_of(buttons, PER_ROW))


def decide_extension(extension: int, shown: ExtensionState) -> Keyboard | None:
    """Return how the secretariat can decide a request, while it is undecided."""
    if shown is not ExtensionState.WAITING:
        return None
    buttons = [
        button(label, DecideExtension(extension, decision, shown)) for decision, label in DECISIONS.items()
    ]
    return Keyboard(rows_of(buttons, 2))


def take_back_extension(extension: int, until: date) -> Keyboard:
    """Return how a unit takes its request back."""
    withdraw = AnswerProposal(extension, ExtensionState.WITHDRAWN, until.toordinal())
    return Keyboard([[button("Rút đề nghị", withdraw)]])


def answer_proposed_day(extension: int, until: date) -> Keyboard:
    """Return how a unit answers the day that the secretariat proposes."""
    accept = AnswerProposal(extension, ExtensionState.GRANTED, until.toordinal())
    decline = AnswerProposal(extension, ExtensionState.WITHDRAWN, until.toordinal())
    return Keyboard([[button(f"Nhận hạn {day(until)}", accept)], [button("Không nhận, giữ hạn cũ", decline)]])
