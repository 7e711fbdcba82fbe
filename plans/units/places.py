"""The place in a unit's name: "UBND TP Thanh Hoá", "Công an xã Hoa Lộc, huyện Hậu Lộc"."""

import re

from plans.patterns import sought
from plans.text import capitalised
from plans.units.agencies import NAMES
from plans.units.place_words import (
    CITIES_OF_THE_CENTRE,
    LONGEST_PLACE_NAME,
    NO_PLACE_NAME,
    PLACE_ABBREVIATIONS,
    PLACES,
)
from plans.units.values import UnitLevel
from plans.units.vocabulary import AUTHORITY, FIELDS

_TYPES = "|".join(sorted(PLACES, key=len, reverse=True))
_PLACE_WORD = rf"(?<!hợp tác )(?<!\w)(?:{_TYPES})(?!\w)(?! (?-i:hội|viên)\b)"
PLACE = rf"{_PLACE_WORD}(?! (?:ủy|đoàn|đội)\b)"  # "Tỉnh ủy" is one name
PLACE_TYPE = sought(PLACE, re.IGNORECASE)
_LEVEL_WORD = sought(_PLACE_WORD, re.IGNORECASE)
_PLACE_AND_NAME = sought(rf"(?P<lead>[\s,]*)(?P<place>{PLACE})(?P<name>(?:(?!{PLACE})[^,;])*)", re.IGNORECASE)
# "Sở TP" is no town: it is the "Sở Tư pháp".
_SHORT_PLACE = sought(
    r"(?<!\w)(?<![Ss]ở )(?<![Pp]hòng )(?:(TP|TX)(?!\w)\.?|(?<=\s)(TT|H|Q|X|P)\.(?=\s*\w))\s*"
)
_UNITS_OF_A_PLACE = (*NAMES, *(field for fields in FIELDS.values() for field in fields), "HĐND và UBND")


def with_long_places(text: str) -> str:
    """Return the text with the kinds of places spelled out: "TX Bỉm Sơn" → "thị xã Bỉm Sơn"."""
    spelled = _SHORT_PLACE.sub(lambda short: PLACE_ABBREVIATIONS[short[1] or short[2]] + " ", text)
    return spelled.replace(" ,", ",").strip()


def with_places(text: str) -> str:
    """Return the text with places as names write them; a bare "Xã Hoa Lộc" is "UBND xã Hoa Lộc"."""
    start = _scope_start(text)
    agency = PLACE_TYPE.sub(lambda place: place[0].lower(), text[:start])
    scope = _PLACE_AND_NAME.sub(_place_and_name, text[start:])
    return f"{AUTHORITY} {scope}" if scope and not agency else agency + scope


def level_of_place(text: str) -> UnitLevel:
    """Return the level of the first place in the text."""
    place = _LEVEL_WORD.search(text)
    if place is None:
        return UnitLevel.UNSPECIFIED
    is_central_city = place[0].lower() == "thành phố" and text[place.end() :].strip().startswith(
        CITIES_OF_THE_CENTRE
    )
    return UnitLevel.PROVINCE if is_central_city else PLACES[place[0].lower()]


def place_name(text: str) -> str | None:
    """Return the name of the first place in the text: "Hoa Lộc" of "Công an xã Hoa Lộc, huyện Hậu Lộc"."""
    found = _PLACE_AND_NAME.search(text)
    return found["name"].strip() or None if found else None


def _scope_start(text: str) -> int:
    """Return where the place of a known unit, or of the whole text, begins; the end where there is none."""
    for place in PLACE_TYPE.finditer(text):
        before, after = text[: place.start()].strip(), text[place.end() :].strip()
        if before.endswith(_UNITS_OF_A_PLACE) or (not before and after[:1].isupper()):
            return place.start()
    return len(text)


def _place_and_name(found: re.Match[str]) -> str:
    """Return the place with its name; what lies in another is set off: "xã Hoa Lộc, huyện Hậu Lộc"."""
    name = found["name"].lower() if found["place"].isupper() else found["name"]
    joint = _joint(found.string[: found.start()].rstrip(), found["lead"])
    return f"{joint}{found['place'].lower()} {_place_name(name.split())}".rstrip()


def _joint(before: str, lead: str) -> str:
    """Return what stands between a place and the text before it: a comma after the name of another place."""
    segment = before.rpartition(",")[2]
    is_after_a_name = PLACE_TYPE.search(segment) and not before.lower().endswith(tuple(PLACES))
    if not before:
        return ""
    return ", " if "," in lead or is_after_a_name else " "


def _place_name(words: list[str]) -> str:
    """Return the name of a place with its capitals, as far as the words are one."""
    is_name = len(words) <= LONGEST_PLACE_NAME and NO_PLACE_NAME.isdisjoint(words)
    return " ".join(capitalised(word) if is_name else word for word in words)
