"""How often a sentence asks for reports: weekly, monthly, quarterly, half-yearly, yearly."""

import re
from dataclasses import dataclass

from plans.patterns import sought
from plans.plan import RuleKind

_EACH = r"(?:\b(?:hang|moi|bao cao|dinh ky|tuan|thang|quy|va|ca|cuoi|01|1|mot)|[,(:;]|\blan ?/)"
_OWN_WORD = sought(r"(?:hang|moi|bao cao|dinh ky)\b")
_WORDS: dict[RuleKind, re.Pattern[str]] = {
    RuleKind.WEEKLY: sought(r"(?:\b(?:hang|moi|bao cao|dinh ky)|[,(]) ?\btuan\b(?! ?\d)"),
    RuleKind.MONTHLY: sought(rf"{_EACH} ?\bthang\b(?! ?\d)"),
    RuleKind.QUARTERLY: sought(
        rf"{_EACH} ?\bquy\b(?! (?:dinh|che|trinh|mo)|[ /]?(?:\d|[iv]+\b))"
        r"|\b(?:dinh ky|moi|cu) (?:0?3|ba) thang\b"
        r"|(?<!\d)(?:0?3|ba) thang(?: bao cao)?(?: (?:mot|1|01) | ?/ ?)lan\b"
    ),
    RuleKind.HALF_YEAR: sought(r"(?<!\d)(?:0?6|sau) thang\b(?: dau nam)?"),
    RuleKind.YEAR: sought(rf"{_EACH} ?\bnam\b(?! (?:\d|hoc|nay|truoc(?! ngay| \d)|sau|qua|toi))"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """A kind of report named in a sentence."""

    kind: RuleKind
    start: int
    end: int
    is_told: bool
    """Whether it has a word of its own ("hằng quý"), rather than standing in a list ("hằng tháng, quý")."""


def find_periods(folded: str) -> list[Period]:
    """Return the kinds of reports named in a folded sentence, in reading order."""
    found = [
        Period(kind, *match.span(), _OWN_WORD.match(match[0]) is not None)
        for kind, words in _WORDS.items()
        for match in words.finditer(folded)
    ]
    return sorted(found, key=lambda period: period.start)
