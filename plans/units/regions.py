"""Numbered regions of vertical agencies: "khu vực VI" of one, "Khu vực 7" of another."""

import re

from plans.units.agencies import agency_at_start
from plans.units.vocabulary import ARABIC_REGIONS, VERTICAL_AGENCIES

_NUMBERED = re.compile(r"(?<=[Kk]hu vực )(?:0*(\d{1,2})|([IVX]+))(?!\w)")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMAN = tuple("X" * (number // 10) + _ONES[number % 10] for number in range(40))
_ARABIC = {roman: number for number, roman in enumerate(_ROMAN) if number}


def with_region(text: str) -> str:
    """Return the text with the number of a region written as the agency itself writes it."""
    agency = agency_at_start(text)
    if agency not in VERTICAL_AGENCIES:
        return text
    written = str if agency in ARABIC_REGIONS else _ROMAN.__getitem__
    return _NUMBERED.sub(lambda found: written(_number(found)) if _number(found) else found[0], text)


def _number(found: re.Match[str]) -> int:
    """Return the number of the region, 0 when there is no such region."""
    number = int(found[1]) if found[1] else _ARABIC.get(found[2], 0)
    return number if number < len(_ROMAN) else 0
