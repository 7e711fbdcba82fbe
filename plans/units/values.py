"""What a phrase that names units can turn out to be."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class UnitClass(StrEnum):
    """Whether a phrase names one unit or stands for many."""

    SINGLE = "single"
    COLLECTIVE = "collective"


class UnitLevel(StrEnum):
    """Where units stand in the administration; `VERTICAL` ones answer to their ministry wherever they are.

    A name alone is never read as `MASS_ORGANISATION` or `ENTERPRISE`: the directory tells these apart.
    """

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    VERTICAL = "vertical"
    MASS_ORGANISATION = "mass_organisation"
    ENTERPRISE = "enterprise"
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
    MASS_ORGANISATIONS = "mass_organisations"
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


@dataclass(frozen=True, slots=True)
class UnitFields:
    """What is said of a unit beside its name; None or nothing where it was not spoken of."""

    level: UnitLevel | None = None
    parent: str | None = None
    abbreviation: str | None = None
    other_names: tuple[str, ...] = ()
    leader: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the fields as they are kept until somebody decides."""
        return {**asdict(self), "level": self.level.value if self.level else None}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "UnitFields":
        """Return the fields that were kept."""
        level = UnitLevel(kept["level"]) if kept["level"] else None
        return cls(**{**kept, "level": level, "other_names": tuple(kept["other_names"])})
