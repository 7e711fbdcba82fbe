"""Buttons that settle who speaks for a unit."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from chat.buttons.base import Button
from storage.models import Reporters


class ReporterAnswer(StrEnum):
    """Whether somebody speaks for a unit."""

    YES = "yes"
    NO = "no"
    SECRETARIAT = "secretariat"
    """Let the secretariat decide."""


@dataclass(frozen=True)
class AnswerReporter(Button):
    """Answer whether the person of a question speaks for the unit."""

    code: ClassVar[str] = "reporter"
    question: int
    answer: ReporterAnswer


@dataclass(frozen=True)
class ChooseReporters(Button):
    """Let these people's reports be the unit's; unit 0 stands for all that have no rule of their own."""

    code: ClassVar[str] = "reporters"
    unit: int
    reporters: Reporters


@dataclass(frozen=True)
class RegisterMyself(Button):
    """Register whoever presses as a focal point of the unit."""

    code: ClassVar[str] = "register"
    unit: int


@dataclass(frozen=True)
class EndRegistration(Button):
    """Let a person no longer be a focal point of the unit."""

    code: ClassVar[str] = "unregister"
    unit: int
    person: int


@dataclass(frozen=True)
class HandOver(Button):
    """Let this person speak for the unit in place of whoever presses."""

    code: ClassVar[str] = "hand-over"
    unit: int
    person: int


@dataclass(frozen=True)
class ForgetMe(Button):
    """Take this person's name out of the directory; only they may."""

    code: ClassVar[str] = "forget"
    person: int
