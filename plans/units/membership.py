"""Which units of a directory belong to a collective by a rule; whom no rule tells, the secretariat names."""

import re
from functools import lru_cache

from plans.patterns import sought
from plans.units.reading import read_unit
from plans.units.values import MemberRule, UnitLevel, UnitReading

# "Các sở, ngành có liên quan", "… đã hoàn thành số hóa": some units of a level, which only people know.
_SOME_OF_THEM = sought(r"\b(liên quan|có|đã|được giao)\b")
_MASS_ORGANISATIONS = sought(r"\bđoàn thể\b", re.IGNORECASE)
_RULES = frozenset(
    {
        MemberRule.PROVINCE_DEPARTMENTS,
        MemberRule.DISTRICT_DEPARTMENTS,
        MemberRule.DISTRICTS,
        MemberRule.COMMUNES,
    }
)
_AUTHORITIES = ("UBND ", "HĐND ")
_LEADERSHIP = ("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Đảng ủy", "Đoàn ĐBQH", "Thường trực ")
_INNER_OFFICES = ("Phòng ",)


def rules_of(reading: UnitReading) -> tuple[MemberRule, ...]:
    """Return the rules by which units of the directory belong to a collective; none where only some do."""
    if _SOME_OF_THEM.search(reading.canonical):
        return ()
    rules = tuple(rule for rule in reading.members if rule in _RULES)
    with_organisations = MemberRule.PROVINCE_DEPARTMENTS in rules and _MASS_ORGANISATIONS.search(
        reading.canonical
    )
    return (*rules, MemberRule.MASS_ORGANISATIONS) if with_organisations else rules


def is_member(rule: MemberRule, name: str, level: UnitLevel) -> bool:
    """Return whether a unit belongs to the collectives of that rule."""
    is_authority, leads = name.startswith(_AUTHORITIES), name.startswith(_LEADERSHIP)
    match rule:
        case MemberRule.COMMUNES:
            return level is UnitLevel.COMMUNE and is_authority
        case MemberRule.DISTRICTS:
            return level is UnitLevel.DISTRICT and is_authority
        case MemberRule.DISTRICT_DEPARTMENTS:
            return level is UnitLevel.DISTRICT and not is_authority and not leads
        case MemberRule.PROVINCE_DEPARTMENTS:
            is_inner = name.startswith(_INNER_OFFICES)
            return level is UnitLevel.PROVINCE and not (is_authority or leads or is_inner)
        case MemberRule.MASS_ORGANISATIONS:
            return level is UnitLevel.MASS_ORGANISATION and _is_of_the_province(name)
        case _:
            return False


@lru_cache(maxsize=1024)
def _is_of_the_province(name: str) -> bool:
    return read_unit(name).level not in {UnitLevel.DISTRICT, UnitLevel.COMMUNE}
