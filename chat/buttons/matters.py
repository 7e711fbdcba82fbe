"""Buttons of obstacles and proposals; `shown` is the state a matter was shown in."""

from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button
from storage.models import MatterAction, MatterState


@dataclass(frozen=True)
class TakeStep(Button):
    """The secretariat does something with a matter."""

    code: ClassVar[str] = "matter"
    matter: int
    action: MatterAction
    shown: MatterState


@dataclass(frozen=True)
class OpenMatter(Button):
    """The secretariat looks at one matter of a list."""

    code: ClassVar[str] = "matter-show"
    matter: int


@dataclass(frozen=True)
class SettleMatter(Button):
    """The unit says whether what it raised is still in the way."""

    code: ClassVar[str] = "matter-unit"
    matter: int
    action: MatterAction
    shown: MatterState
