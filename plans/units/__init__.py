"""Names of units: what a phrase of a document means, and which unit a typed name finds."""

from plans.units.index import Found, UnitIndex, UnitName, find_units
from plans.units.reading import read_unit
from plans.units.values import MemberRule, UnitClass, UnitLevel, UnitReading

__all__ = [
    "Found",
    "MemberRule",
    "UnitClass",
    "UnitIndex",
    "UnitLevel",
    "UnitName",
    "UnitReading",
    "find_units",
    "read_unit",
]
