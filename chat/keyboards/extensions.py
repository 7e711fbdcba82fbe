"""The buttons below requests for more time."""

from collections.abc import Iterable
from datetime import date

from telegram import InlineKeyboardMarkup

from chat.buttons import AnswerProposal, DecideExtension, WantUntil
from chat.keyboards.base import PER_ROW, button, rows_of
from chat.texts.words import day
from storage.models import ExtensionState

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
