"""Names of units: what a phrase of a document means, and which unit a typed name finds."""

from plans.units.index import UnitIndex, UnitName, UnitsFound, index_of
from plans.units.leaders import LeaderNamed, authority, read_leader
from plans.units.levels import level_in_directory, read_level
from plans.units.membership import is_member, rules_of
from plans.units.reading import name_as_given, read_unit
from plans.units.values import MemberRule, UnitClass, UnitFields, UnitLevel, UnitReading

__all__ = [
    "LeaderNamed",
    "MemberRule",
    "UnitClass",
    "UnitFields",
    "UnitIndex",
    "UnitLevel",
    "UnitName",
    "UnitReading",
    "UnitsFound",
    "authority",
    "index_of",
    "is_member",
    "level_in_directory",
    "name_as_given",
    "read_leader",
    "read_level",
    "read_unit",
    "rules_of",
]
