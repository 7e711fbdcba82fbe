"""What a phrase that names units can turn out to be."""

from dataclasses import dataclass
from enum import StrEnum


class UnitClass(StrEnum):
    """Whether a phrase names one unit or stands for many."""

    SINGLE = "single"
    COLLECTIVE = "collective"


class UnitLevel(StrEnum):
    """Where units stand in the administration; `VERTICAL` ones answer to their ministry wherever they are."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    VERTICAL = "vertical"
    MIXED = "mixed"
    UNSPECIFIED = "unspecified"


class MemberRule(StrEnum):
    """Which units of the directory a collective stands for; `UNSPECIFIED` ones the secretariat names."""

    PROVINCE_DEPARTMENTS = "province_departments"
    DISTRICT_DEPARTMENTS = "district_departments"
    DISTRICTS = "districts"
    COMMUNES = "communes"
    ONE_STOP_UNITS = "one_stop_units"
    BANKS = "banks"
    ALL_LEAD_UNITS = "all_lead_units"
    UNSPECIFIED = "unspecified"


@dataclass(frozen=True, slots=True)
class UnitReading:
    """The meaning of a phrase; two phrases that mean the same unit have the same `canonical`."""

    phrase: str
    kind: UnitClass
    canonical: str
    level: UnitLevel
    members: tuple[MemberRule, ...] = ()
    """Empty for a single unit."""

    def as_json(self) -> dict[str, str | list[str] | None]:
        """Return the reading as `dondoc read unit` prints it."""
        return {
            "phrase": self.phrase,
            "class": self.kind.value,
            "canonical": self.canonical,
            "level": self.level.value,
            "members": [rule.value for rule in self.members] or None,
        }
