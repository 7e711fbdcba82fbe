"""Buttons of a plan's report rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from chat.buttons.base import Button, Keyboard, button
from chat.buttons.subjects import Subject
from chat.buttons.units.levels import ALL_UNITS, OF_LEVEL
from plans.units import UnitLevel


class RuleWhom(StrEnum):
    """Whom a report is asked of, by a button."""

    ALL = "all"
    LEADS = "leads"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class RulePart(StrEnum):
    """What words are wanted for: a new rule, or a part of a known one."""

    ADD = "add"
    DAY = "day"
    UNITS = "units"
    STOP = "stop"


@dataclass(frozen=True)
class AddRule(Button):
    """Ask which report is to be asked for as well."""

    code: ClassVar[str] = "rule-add"
    plan: int


@dataclass(frozen=True)
class AskRuleDay(Button):
    """Ask for another day of a rule."""

    code: ClassVar[str] = "rule-day"
    rule: int


@dataclass(frozen=True)
class AskRuleUnits(Button):
    """Ask whom a rule is for."""

    code: ClassVar[str] = "rule-units"
    rule: int


@dataclass(frozen=True)
class AddressRule(Button):
    """Let a rule be for these units."""

    code: ClassVar[str] = "rule-whom"
    rule: int
    whom: RuleWhom


@dataclass(frozen=True)
class AskStopRule(Button):
    """Ask whether a report is really asked for no more."""

    code: ClassVar[str] = "rule-end"
    rule: int


@dataclass(frozen=True)
class StopRule(Button):
    """Ask for a report no more."""

    code: ClassVar[str] = "rule-stop"
    rule: int


@dataclass(frozen=True)
class RuleAsked(Subject):
    """A part of a report rule is wanted: of which rule, or of which plan a new one."""

    kind: ClassVar[str] = "rule"
    part: str
    plan: int | None = None
    rule: int | None = None


WHOM_LABELS = {
    RuleWhom.ALL: ALL_UNITS,
    RuleWhom.LEADS: "Các đơn vị chủ trì",
    RuleWhom.PROVINCE: OF_LEVEL[UnitLevel.PROVINCE],
    RuleWhom.DISTRICT: OF_LEVEL[UnitLevel.DISTRICT],
    RuleWhom.COMMUNE: OF_LEVEL[UnitLevel.COMMUNE],
}
MOST_RULES = 12


def rules(plan_id: int, changeable: Iterable[tuple[int, int]]) -> Keyboard:
    """Return what can be done with each (number shown, rule id), and how to add one."""
    rows = [
        [
            button(f"{number}: Đổi ngày", AskRuleDay(rule)),
            button("Đổi đơn vị", AskRuleUnits(rule)),
            button("Dừng", AskStopRule(rule)),
        ]
        for number, rule in list(changeable)[:MOST_RULES]
    ]
    return Keyboard([*rows, [button("Thêm chế độ báo cáo", AddRule(plan_id))]])


def rule_units(rule_id: int) -> Keyboard:
    """Return a button for each group of units that a rule can be for."""
    return Keyboard([[button(label, AddressRule(rule_id, whom))] for whom, label in WHOM_LABELS.items()])


def stop_rule(rule_id: int) -> Keyboard:
    """Return the button that stops a rule for good."""
    return Keyboard([[button("Dừng chế độ này", StopRule(rule_id))]])
