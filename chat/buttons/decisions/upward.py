"""Buttons of what goes up to the level above: shown first, then sent with one press."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from chat.buttons.base import Button, Key, Keyboard, button, day_of
from chat.buttons.subjects import Subject
from chat.texts.words import day


@dataclass(frozen=True)
class AskAbove(Button):
    """The secretariat asks the level above for more time too."""

    code: ClassVar[str] = "up-more-time"
    extension: int


@dataclass(frozen=True)
class ChooseAbove(Button):
    """The task above whose day is at stake."""

    code: ClassVar[str] = "up-task"
    extension: int
    task: int


@dataclass(frozen=True)
class FollowAbove(Button):
    """A request is decided by the day of the level above, an ordinal."""

    code: ClassVar[str] = "up-day"
    extension: int
    until: int

    @property
    def day(self) -> date | None:
        """Return the day, None where it is none."""
        return day_of(self.until)


@dataclass(frozen=True)
class SendUp(Button):
    """What was shown goes up as it was shown."""

    code: ClassVar[str] = "up-send"
    passed_up: int


@dataclass(frozen=True)
class KeepHere(Button):
    """What was shown stays here."""

    code: ClassVar[str] = "up-keep"
    passed_up: int


@dataclass(frozen=True)
class UpwardShown(Subject):
    """Words that would go up: other words take their place."""

    kind: ClassVar[str] = "up_shown"
    passed_up: int


def ask_above(extension: int) -> Key:
    """Return the button that asks the level above for more time too."""
    return button("Xin cấp trên gia hạn", AskAbove(extension))


def follow_above(extension: int, until: date) -> Key:
    """Return the button that decides a request by the day of the level above."""
    return button(f"Theo hạn {day(until)} của cấp trên", FollowAbove(extension, until.toordinal()))


def tasks_above(extension: int, tasks: Sequence[tuple[int, str]]) -> Keyboard:
    """Return a button for each task above, by id and number."""
    return Keyboard(
        [[button(f"NV {number} của cấp trên", ChooseAbove(extension, task))] for task, number in tasks]
    )


def shown(passed_up: int) -> Keyboard:
    """Return whether what is shown is sent."""
    send = button("Gửi lên cấp trên", SendUp(passed_up))
    return Keyboard([[send, button("Không gửi", KeepHere(passed_up))]])
