"""The buttons of collectives."""

from collections.abc import Iterable, Sequence

from telegram import InlineKeyboardMarkup

from chat.buttons import SetMemberRule, ShowCollective
from chat.keyboards.base import LONGEST_LABEL, button, rows_of
from plans.units import MemberRule

MEMBER_RULES = {
    MemberRule.PROVINCE_DEPARTMENTS: "Sở, ngành tỉnh",
    MemberRule.MASS_ORGANISATIONS: "Đoàn thể tỉnh",
    MemberRule.DISTRICTS: "UBND cấp huyện",
    MemberRule.COMMUNES: "UBND cấp xã",
}


def collectives(choices: Iterable[tuple[int, str]]) -> InlineKeyboardMarkup:
    """Return a button that shows each (collective id, name)."""
    return InlineKeyboardMarkup(
        [[button(f"{number}. {name}"[:LONGEST_LABEL], ShowCollective(number))] for number, name in choices]
    )


def member_rules(collective: int, rules: Sequence[MemberRule], members: int) -> InlineKeyboardMarkup:
    """Return a button a rule; those in force are ticked."""
    buttons = [
        button(f"{'✓ ' if rule in rules else ''}{label}", SetMemberRule(collective, rule, members))
        for rule, label in MEMBER_RULES.items()
    ]
    return InlineKeyboardMarkup(rows_of(buttons, width=2))
