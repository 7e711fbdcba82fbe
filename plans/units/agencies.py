"""Agencies by their known names: finds them in a text, in whatever form, and tells their level."""

import re
from collections.abc import Iterable
from itertools import groupby

from plans.patterns import sought
from plans.text import fold
from plans.units.spelling import abbreviation_pattern, lone, name_pattern
from plans.units.values import UnitLevel
from plans.units.vocabulary import AGENCIES, ALSO_COMMON_WORDS, AUTHORITY, BRANCHES, COUNCIL, STANDARD_WORDS

LONGEST_CAPITALS_ONLY = 3
"""Shorter abbreviations, such as CA, are common syllables when they are not in capitals."""

_LEVELS = {name: level for agencies, level in AGENCIES for name in agencies}
NAMES = tuple(sorted(_LEVELS, key=len, reverse=True))
_NAME_AT_START = sought("|".join(rf"{re.escape(name)}(?!\w)" for name in NAMES))

_CANONICAL = {
    form: name
    for table in (*(agencies for agencies, _ in AGENCIES), STANDARD_WORDS)
    for name, short_forms in table.items()
    for form in (name, *short_forms)
}
_NOT_OTHERWISE = {"ủy": r"(?!\s+ban\b)"}  # "Quận ủy", but not in "quận Ủy ban"


def _initial(form: str) -> str:
    return fold(form)[0]


def _pattern(form: str) -> str:
    if form in ALSO_COMMON_WORDS:
        return f"^{name_pattern(form)}"
    if form.isupper() and len(form) <= LONGEST_CAPITALS_ONLY:
        return abbreviation_pattern(form)
    return name_pattern(form) + _NOT_OTHERWISE.get(form.rpartition(" ")[2], "")


def _forms_pattern(initial: str, forms: Iterable[str]) -> str:
    """Return a pattern of the forms with that initial, each a group, quickly passed over elsewhere."""
    some = list(forms)
    initials = {initial, *(form[0] for form in some)}
    return f"(?=[{''.join(sorted(initials))}])(?:{'|'.join(f'({_pattern(form)})' for form in some)})"


_FORMS = sorted(_CANONICAL, key=lambda form: (_initial(form), -len(form)))
_KNOWN = lone("|".join(_forms_pattern(*group) for group in groupby(_FORMS, key=_initial)))
_COUNCIL_AND_AUTHORITY = sought(rf"\b{COUNCIL}(?:\s*[-,&/]\s*|\s+)(?:và\s+)?{AUTHORITY}\b")
_BRANCH = sought(r"\s*[-,]\s*(?=(?:Chi nhánh|khu vực)\b)")


def with_known_names(text: str) -> str:
    """Return the text with known agencies under their usual names, as "Văn phòng UBND" for "VP UBND"."""
    named = _KNOWN.sub(lambda found: _CANONICAL[_FORMS[(found.lastindex or 1) - 1]], text)
    return _BRANCH.sub(" ", _COUNCIL_AND_AUTHORITY.sub(f"{COUNCIL} và {AUTHORITY}", named))


def agency_at_start(text: str) -> str | None:
    """Return the longest known agency name the text begins with."""
    found = _NAME_AT_START.match(text)
    return found[0] if found else None


def level_of_agency(text: str) -> UnitLevel:
    """Return the level of the agency the text begins with, also behind the words for a branch of it."""
    for branch in BRANCHES:
        text = text.removeprefix(branch)
    agency = agency_at_start(text)
    return _LEVELS[agency] if agency else UnitLevel.UNSPECIFIED
