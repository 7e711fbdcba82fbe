"""Buttons of obstacles and proposals; `shown` is the state a matter was shown in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import PER_ROW, Button, Key, Keyboard, button, rows_of
from chat.buttons.subjects import Subject
from storage.models import MatterAction, MatterState


@dataclass(frozen=True)
class TakeStep(Button):
    """The secretariat does something with a matter."""

    code: ClassVar[str] = "matter"
    matter: int
    action: MatterAction
    shown: MatterState


@dataclass(frozen=True)
class SendOn(Button):
    """The secretariat sends a matter into the group of the unit that is to answer it."""

    code: ClassVar[str] = "matter-send"
    matter: int
    unit: int
    shown: MatterState


@dataclass(frozen=True)
class DecideReturn(Button):
    """The secretariat says whether a task is the unit's no more."""

    code: ClassVar[str] = "matter-return"
    matter: int
    action: MatterAction


@dataclass(frozen=True)
class OpenMatter(Button):
    """The secretariat looks at one matter of a list."""

    code: ClassVar[str] = "matter-show"
    matter: int


@dataclass(frozen=True)
class SayWhetherSolved(Button):
    """The unit says whether what it raised is still in the way."""

    code: ClassVar[str] = "matter-unit"
    matter: int
    action: MatterAction
    shown: MatterState


@dataclass(frozen=True)
class MatterShown(Subject):
    """An obstacle or a proposal, which words answer."""

    kind: ClassVar[str] = "matter"
    matter: int
    tasks: tuple[int, ...] = ()


@dataclass(frozen=True)
class MatterSentOn(Subject):
    """A matter of another unit that this one is asked to answer."""

    kind: ClassVar[str] = "matter-sent"
    matter: int


@dataclass(frozen=True)
class MatterInvited(Subject):
    """A unit's obstacles: words raise another one."""

    kind: ClassVar[str] = "raise_matter"


@dataclass(frozen=True)
class BodyWanted(Subject):
    """Which body a matter goes to."""

    kind: ClassVar[str] = "pass_up"
    matter: int


STEP_LABELS = {
    MatterAction.RECEIVED: "Tiếp nhận",
    MatterAction.ANSWERED: "Trả lời",
    MatterAction.PASSED_UP: "Chuyển cấp trên",
    MatterAction.CLOSED: "Đóng",
}
STEPS = {
    MatterState.NEW: tuple(STEP_LABELS),
    MatterState.RECEIVED: (MatterAction.ANSWERED, MatterAction.PASSED_UP, MatterAction.CLOSED),
    MatterState.PASSED_UP: (MatterAction.ANSWERED, MatterAction.CLOSED),
    MatterState.ANSWERED: (MatterAction.ANSWERED, MatterAction.CLOSED),
}
"""What the secretariat can do with a matter in this state; nothing with the others."""


def matter(matter_id: int, state: MatterState, to_unit: tuple[int, str] | None = None) -> Keyboard | None:
    """Return what the secretariat can do with a matter in this state, if anything.

    `to_unit` is the unit (id, name) whose group can be asked to answer it.
    """
    buttons = [
        button(STEP_LABELS[action], TakeStep(matter_id, action, state)) for action in STEPS.get(state, ())
    ]
    if not buttons:
        return None
    return Keyboard([*rows_of(buttons, 2), *([[_send_on(matter_id, state, to_unit)]] if to_unit else [])])


def send_on(matter_id: int, state: MatterState, to_unit: tuple[int, str]) -> Keyboard:
    """Return the button that sends a matter into the group of a unit (id, name)."""
    return Keyboard([[_send_on(matter_id, state, to_unit)]])


def _send_on(matter_id: int, state: MatterState, to_unit: tuple[int, str]) -> Key:
    return button(f"Chuyển {to_unit[1]}", SendOn(matter_id, to_unit[0], state))


def given_back(matter_id: int) -> Keyboard:
    """Return whether the secretariat agrees that a task is the unit's no more."""
    agreed = button("Đồng ý", DecideReturn(matter_id, MatterAction.AGREED))
    return Keyboard([[agreed, button("Không", DecideReturn(matter_id, MatterAction.REFUSED))]])


def open_matters(matters: Iterable[int]) -> Keyboard:
    """Return a numbered button to each matter of a list."""
    buttons = [button(str(place), OpenMatter(matter)) for place, matter in enumerate(matters, start=1)]
    return Keyboard(rows_of(buttons, 2 * PER_ROW))


def answered_matter(matter_id: int) -> Keyboard:
    """Return how the unit says whether an answer helps."""
    solved = SayWhetherSolved(matter_id, MatterAction.SOLVED, MatterState.ANSWERED)
    remains = SayWhetherSolved(matter_id, MatterAction.REMAINS, MatterState.ANSWERED)
    return Keyboard([[button("Đã giải quyết", solved), button("Vẫn còn", remains)]])


def own_matters(matters: Iterable[tuple[int, MatterState]]) -> Keyboard | None:
    """Return, for each (matter, state) of a numbered list, how the unit says whether it is still there."""
    rows = [
        [
            button(f"{place}. Vẫn còn", SayWhetherSolved(matter, MatterAction.REMAINS, state)),
            button(f"{place}. Đã hết", SayWhetherSolved(matter, MatterAction.SOLVED, state)),
        ]
        for place, (matter, state) in enumerate(matters, start=1)
    ]
    return Keyboard(rows) if rows else None
