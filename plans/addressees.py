"""Whom a report or a request is asked of."""

from dataclasses import dataclass
from enum import StrEnum

from plans.units import UnitLevel


class Scope(StrEnum):
    """How the units are told apart."""

    ALL = "all"
    """Everybody who takes part: the units that lead something, and those with a linked group."""
    LEVELS = "levels"
    LEADS = "leads"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Addressees:
    """The units that are asked: all, some levels, those who lead (a task, or anything), or named ones."""

    scope: Scope = Scope.ALL
    levels: tuple[UnitLevel, ...] = ()
    units: tuple[int, ...] = ()
    task: int | None = None
