"""Buttons of a plan's report rules."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from chat.buttons.base import Button


class RuleWhom(StrEnum):
    """Whom a report is asked of, by a button."""

    ALL = "all"
    LEADS = "leads"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


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
