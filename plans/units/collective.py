"""Phrases that stand for many units: departments, authorities of many places, or anyone concerned."""

import re

from plans.patterns import sought
from plans.text import capitalised
from plans.units.authorities import read_authorities
from plans.units.departments import read_departments
from plans.units.places import level_of_place
from plans.units.spelling import lone
from plans.units.values import MemberRule, UnitLevel, UnitReading
from plans.units.vocabulary import AUTHORITY, BANKS, COMMON_NOUNS
from plans.units.wording import SEPARATOR, collective, without_related

_ALL = sought(r"(?:tất cả|toàn bộ|toàn thể)\s+(?=các\s)", re.IGNORECASE)
_PARTS = sought(rf"{SEPARATOR}(?={AUTHORITY}\s)", re.IGNORECASE)
_ANYONE = sought(
    r"(?P<many>các\s+)?(?:cơ quan|đơn vị)"
    rf"(?:{SEPARATOR}(?:các\s+)?(?:cơ quan|đơn vị|(?P<places>địa phương)))*",
    re.IGNORECASE,
)
_MANY = sought(r"(?:các|những)\s", re.IGNORECASE)
_AND_MANY = sought(r"\svà các (?:ban|cơ quan|hội|tổ chức|đoàn thể|đơn vị)(?!\w)", re.IGNORECASE)
_MINISTRIES = sought(r"các bộ(?!\w)", re.IGNORECASE)
# A name has a capital; these nouns without one mean all there are.
_NOUNS = sought(
    r"(?:[Dd]oanh nghiệp|hiệp hội|[Hh]ợp tác xã|[Nn]hà mạng|[Vv]iện nghiên cứu|[Nn]gân hàng thương mại"
    r"|[Cc]ơ quan (?:báo chí|thông tấn)|[Cc]ơ sở (?:giáo dục|y tế|đào tạo)"
    r"|[Tt]ổ chức (?:tín dụng|chính trị|xã hội)|[Tt]rường (?:đại học|cao đẳng|học|phổ thông)"
    r"|[Nn]hà khoa học|[Cc]huyên gia|[Đđ]oàn thể|[Bb]ộ, ngành|[Đđ]ịa phương)"
    r"(?!.* (?:tỉnh|thành phố|huyện|xã|phường)$)(?:[ ,]+[^\W\dA-ZĐ_]+){0,8}"
)
_COMMON_NOUN = lone("|".join(COMMON_NOUNS))
_AT_LEVEL = sought(r"cấp (?:tỉnh|huyện|xã)(?!\w)")


def read_collective(text: str) -> UnitReading | None:
    """Return what the phrase stands for, or None when it names one unit."""
    phrase = _ALL.sub("", text, count=1)
    readers = (_read_anyone, read_authorities, _read_parts, read_departments, _read_others, _read_nouns)
    return next((reading for reader in readers if (reading := reader(phrase))), None)


def _read_parts(text: str) -> UnitReading | None:
    """Return departments and authorities named together, when each part is a collective."""
    parts = _PARTS.split(text, maxsplit=1)
    if len(parts) == 1:
        return None
    collectives = [reading for part in parts if (reading := read_collective(part))]
    if len(collectives) < len(parts):
        return None
    levels = {part.level for part in collectives}
    members = dict.fromkeys(rule for part in collectives for rule in part.members)
    canonical = ", ".join(part.canonical for part in collectives)
    return collective(text, canonical, levels.pop() if len(levels) == 1 else UnitLevel.MIXED, *members)


def _read_anyone(text: str) -> UnitReading | None:
    """Return "the agencies concerned", whoever they are."""
    shorter, related = without_related(text)
    found = _ANYONE.fullmatch(shorter)
    if found is None or not (found["many"] or related):
        return None
    if not found["places"]:
        return collective(
            text, f"Các cơ quan, đơn vị{related}", UnitLevel.UNSPECIFIED, MemberRule.UNSPECIFIED
        )
    members = (MemberRule.UNSPECIFIED, MemberRule.DISTRICTS, MemberRule.COMMUNES)
    return collective(text, f"Các cơ quan, đơn vị, địa phương{related}", UnitLevel.MIXED, *members)


def _read_others(text: str) -> UnitReading | None:
    """Return any other group under its own words; whom it means, except for banks, the secretariat says."""
    shorter, related = without_related(text)
    is_many = _MANY.match(text)
    if not (is_many or related or _AND_MANY.search(text)):
        return None
    named = _COMMON_NOUN.sub(lambda noun: noun[0].lower(), shorter)
    words = capitalised(named if is_many or not related else f"các {named}") + related
    if any(bank in words.lower() for bank in BANKS):
        return collective(text, words, UnitLevel.VERTICAL, MemberRule.BANKS)
    return collective(text, words, _level(words), MemberRule.UNSPECIFIED)


def _read_nouns(text: str) -> UnitReading | None:
    """Return those that a noun without a name stands for: "doanh nghiệp viễn thông", "viện nghiên cứu"."""
    if not _NOUNS.fullmatch(text):
        return None
    return collective(text, f"Các {text[:1].lower()}{text[1:]}", _level(text), MemberRule.UNSPECIFIED)


def _level(words: str) -> UnitLevel:
    if _MINISTRIES.match(words):
        return UnitLevel.CENTRAL
    at_level = _AT_LEVEL.search(words)
    return level_of_place(at_level[0]) if at_level else UnitLevel.UNSPECIFIED
