"""Buttons by which a unit reports on its tasks."""

from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button
from plans.status import Status


@dataclass(frozen=True)
class OpenTask(Button):
    """Ask for the status of one task."""

    code: ClassVar[str] = "task"
    task: int


@dataclass(frozen=True)
class ReportStatus(Button):
    """Report a status; `shown` is the id of the statement that stood when the button was shown, or 0."""

    code: ClassVar[str] = "status"
    task: int
    status: Status
    shown: int


@dataclass(frozen=True)
class NoChange(Button):
    """Report that a task stands as it did."""

    code: ClassVar[str] = "same"
    task: int
    shown: int


@dataclass(frozen=True)
class NoChangeOpen(Button):
    """Report that every open task stands as it did."""

    code: ClassVar[str] = "same-open"


@dataclass(frozen=True)
class EditUpdate(Button):
    """Choose another status for what was recorded."""

    code: ClassVar[str] = "edit"
    update: int


@dataclass(frozen=True)
class WithdrawUpdate(Button):
    """Take back what was recorded."""

    code: ClassVar[str] = "withdraw"
    update: int


@dataclass(frozen=True)
class TakeFigures(Button):
    """Record the figures that wait in a question: they are right."""

    code: ClassVar[str] = "figures-yes"
    question: int


@dataclass(frozen=True)
class LeaveFigures(Button):
    """Leave out the figures that wait in a question: they are wrong."""

    code: ClassVar[str] = "figures-no"
    question: int


@dataclass(frozen=True)
class AnswerTask(Button):
    """Say which task the words that wait in a question were about."""

    code: ClassVar[str] = "which"
    question: int
    task: int
