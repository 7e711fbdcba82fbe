"""The authorities of many places: "UBND các huyện, thị xã, thành phố", "Công an cấp xã", "Các xã, phường"."""

import re

from plans.patterns import sought
from plans.units.place_words import PLACES
from plans.units.places import PLACE
from plans.units.values import MemberRule, UnitLevel, UnitReading
from plans.units.vocabulary import AUTHORITY, COUNCIL, ONE_STOP_UNITS
from plans.units.wording import SEPARATOR, collective, without_related

_HEAD = r"(?P<head>(?:(?!các\s)[^\s,;]+\s+){0,8}?)"
_STRAY_LETTER = r"(?:[^\W\d_]\s+)?"  # "UBND D cấp huyện": scanned documents have such
_FIRST = sought(rf"{_HEAD}{_STRAY_LETTER}(?P<many>(?:các|cấp|\d+)\s+)?(?P<place>{PLACE})", re.IGNORECASE)
_NEXT = sought(
    rf"(?P<joint>{SEPARATOR}|\s+)(?P<again>{AUTHORITY}\s+)?(?:các\s+|cấp\s+)?(?P<place>{PLACE})",
    re.IGNORECASE,
)
_EVERYWHERE = sought(rf"{_HEAD}(?P<reach>các (?:(?:đơn vị, )?địa phương|đơn vị|cấp))(?!\w)", re.IGNORECASE)
_SAYS_NO_MORE = sought(
    rf"[\s,]*(?:(?:thuộc|trong|của|toàn|trên địa bàn)\s+)?(?:tỉnh(?!\w).*|{PLACE})?"
    r"|[\s,]*(?:đã|đang|chưa|có|được)\s.*|[\s,]*trực thuộc trung ương",
    re.IGNORECASE,
)
_AUTHORITIES = (AUTHORITY, COUNCIL, f"{COUNCIL} và {AUTHORITY}")
# "UBND các tỉnh, thành phố": beside a province, a city is one of the centre.
_PROVINCE, _CITY, _PROVINCES = "tỉnh", "thành phố", "các tỉnh, thành phố"
_LEVEL_WORDS = {UnitLevel.PROVINCE: "cấp tỉnh", UnitLevel.DISTRICT: "cấp huyện", UnitLevel.COMMUNE: "cấp xã"}
_MEMBERS = {UnitLevel.DISTRICT: MemberRule.DISTRICTS, UnitLevel.COMMUNE: MemberRule.COMMUNES}


def read_authorities(text: str) -> UnitReading | None:
    """Return whose authorities, or other agencies, the phrase means; None when it is about no such group."""
    return _read_enumerated(text) or _read_everywhere(text)


def _read_enumerated(text: str) -> UnitReading | None:
    shorter, related = without_related(text)
    first = _FIRST.match(shorter)
    if first is None:
        return None
    head = first["head"].strip() or AUTHORITY
    places, tail = _enumerated(head, first["place"], shorter[first.end() :])
    if _PROVINCE in places and first["many"] != "cấp ":
        places = [_PROVINCE if place == _CITY else place for place in places]
    levels = tuple(level for level in _LEVEL_WORDS if level in {PLACES[place] for place in places})
    if levels == (UnitLevel.PROVINCE,) and (len(places) > 1 or first["many"] == "các "):
        return collective(text, f"{head} {_PROVINCES}{related}", UnitLevel.PROVINCE, MemberRule.UNSPECIFIED)
    is_one = first["many"] is None and len(places) == 1
    is_numbered = (first["many"] or "").strip().isdigit()
    if is_one or levels == (UnitLevel.PROVINCE,) or (is_numbered and head not in _AUTHORITIES):
        return None
    if is_numbered or not _SAYS_NO_MORE.fullmatch(tail):
        return collective(text, f"{shorter}{related}", _level(levels), MemberRule.UNSPECIFIED)
    words = ", ".join(_LEVEL_WORDS[level] for level in levels)
    return collective(text, f"{head} {words}{related}", _level(levels), *_members(head, levels))


def _enumerated(head: str, first: str, rest: str) -> tuple[list[str], str]:
    """Return the kinds of places enumerated, and what follows them.

    Without a comma or "và" before it, a place of another level is where they lie: "các xã, thị trấn huyện".
    An authority after another kind of head is named for itself: "Công an tỉnh, UBND cấp xã".
    """
    places = [first.lower()]
    while following := _NEXT.match(rest):
        place = following["place"].lower()
        lies_in = following["joint"].isspace() and PLACES[place] is not PLACES[places[-1]]
        if lies_in or (following["again"] and head not in _AUTHORITIES):
            break
        places.append(place)
        rest = rest[following.end() :]
    return places, rest


def _read_everywhere(text: str) -> UnitReading | None:
    shorter, related = without_related(text)
    found = _EVERYWHERE.match(shorter)
    if found is None or not _SAYS_NO_MORE.fullmatch(shorter[found.end() :]):
        return None
    head, reach = found["head"].strip(), found["reach"].lower()
    if not head and reach != "các địa phương":
        return None
    head = head or AUTHORITY
    levels = (UnitLevel.DISTRICT, UnitLevel.COMMUNE)
    return collective(text, f"{head} {reach}{related}", _level(levels), *_members(head, levels))


def _members(head: str, levels: tuple[UnitLevel, ...]) -> tuple[MemberRule, ...]:
    if head in ONE_STOP_UNITS:
        return (MemberRule.ONE_STOP_UNITS,)
    if head not in _AUTHORITIES:
        return (MemberRule.UNSPECIFIED,)
    return tuple(_MEMBERS.get(level, MemberRule.UNSPECIFIED) for level in levels)


def _level(levels: tuple[UnitLevel, ...]) -> UnitLevel:
    return levels[0] if len(levels) == 1 else UnitLevel.MIXED
