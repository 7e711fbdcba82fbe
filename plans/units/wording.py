"""What collectives have in common: how their parts are joined, qualified and told."""

import re

from plans.units.values import MemberRule, UnitClass, UnitLevel, UnitReading

SEPARATOR = r"(?:\s*[,;/]\s*(?:và\s+)?|\s+và\s+|\s+-\s+)"
RELATED = " có liên quan"
_RELATED = re.compile(r"(?:\s+khác)?[\s,]*(?:có\s+)?liên quan(?:\s+khác)?$", re.IGNORECASE)


def without_related(text: str) -> tuple[str, str]:
    """Return the text without a final "(có) liên quan", and the standard form of what was taken off."""
    shorter = _RELATED.sub("", text)
    return shorter, RELATED if shorter != text else ""


def collective(phrase: str, canonical: str, level: UnitLevel, *members: MemberRule) -> UnitReading:
    """Return the reading of a phrase that stands for many units."""
    return UnitReading(phrase, UnitClass.COLLECTIVE, canonical, level, members)
