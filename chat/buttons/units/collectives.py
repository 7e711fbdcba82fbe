"""Buttons of collectives."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button, Keyboard, button, rows_of
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


MEMBER_RULES = {
    MemberRule.PROVINCE_DEPARTMENTS: "Sở, ngành tỉnh",
    MemberRule.MASS_ORGANISATIONS: "Đoàn thể tỉnh",
    MemberRule.DISTRICTS: "UBND cấp huyện",
    MemberRule.COMMUNES: "UBND cấp xã",
}


def collectives(choices: Iterable[tuple[int, str]]) -> Keyboard:
    """Return a button that shows each (collective id, name)."""
    return Keyboard([[button(f"{number}. {name}", ShowCollective(number))] for number, name in choices])


def member_rules(collective: int, rules: Sequence[MemberRule], members: int) -> Keyboard:
    """Return a button a rule; those in force are ticked."""
    buttons = [
        button(f"{'✓ ' if rule in rules else ''}{label}", SetMemberRule(collective, rule, members))
        for rule, label in MEMBER_RULES.items()
    ]
    return Keyboard(rows_of(buttons, width=2))
