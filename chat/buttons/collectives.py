"""Buttons of collectives."""

from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button
from plans.units import MemberRule


@dataclass(frozen=True)
class ShowCollective(Button):
    """Show a collective and who belongs to it."""

    code: ClassVar[str] = "group"
    collective: int


@dataclass(frozen=True)
class SetMemberRule(Button):
    """Let the units of a rule belong to a collective or not; `members` is how many it had when shown."""

    code: ClassVar[str] = "grp"
    collective: int
    rule: MemberRule
    members: int
