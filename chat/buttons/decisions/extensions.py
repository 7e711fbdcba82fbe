"""Buttons of requests for more time; days are ordinals, `shown` is the state a request was shown in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from telegram import InlineKeyboardMarkup

from chat.buttons.base import PER_ROW, Button, button, rows_of
from chat.texts.words import day
from storage.models import ExtensionState


def _day(ordinal: int) -> date | None:
    """Return the day of an ordinal; a number outside the calendar is nobody's button."""
    try:
        return date.fromordinal(ordinal)
    except (ValueError, OverflowError):
        return None


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
        return _day(self.until)


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
        return _day(self.until)


DECISIONS = {
    ExtensionState.GRANTED: "Đồng ý",
    ExtensionState.REFUSED: "Không đồng ý",
    ExtensionState.PROPOSED: "Đề xuất ngày khác",
}


def days_to_ask_for(task: int, days: Iterable[date]) -> InlineKeyboardMarkup:
    """Return a button for each day until which more time may be wanted."""
    buttons = [button(day(until), WantUntil(task, until.toordinal())) for until in days]
    return InlineKeyboardMarkup(rows_of(buttons, PER_ROW))


def decide_extension(extension: int, shown: ExtensionState) -> InlineKeyboardMarkup | None:
    """Return how the secretariat can decide a request, while it is undecided."""
    if shown is not ExtensionState.WAITING:
        return None
    buttons = [
        button(label, DecideExtension(extension, decision, shown)) for decision, label in DECISIONS.items()
    ]
    return InlineKeyboardMarkup(rows_of(buttons, 2))


def take_back_extension(extension: int, until: date) -> InlineKeyboardMarkup:
    """Return how a unit takes its request back."""
    withdraw = AnswerProposal(extension, ExtensionState.WITHDRAWN, until.toordinal())
    return InlineKeyboardMarkup([[button("Rút đề nghị", withdraw)]])


def answer_proposed_day(extension: int, until: date) -> InlineKeyboardMarkup:
    """Return how a unit answers the day that the secretariat proposes."""
    accept = AnswerProposal(extension, ExtensionState.GRANTED, until.toordinal())
    decline = AnswerProposal(extension, ExtensionState.WITHDRAWN, until.toordinal())
    return InlineKeyboardMarkup(
        [[button(f"Nhận hạn {day(until)}", accept)], [button("Không nhận, giữ hạn cũ", decline)]]
    )
