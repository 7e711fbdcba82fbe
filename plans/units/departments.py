"""The departments of a province, the offices of a district: "Các sở, ban, ngành", "các phòng, ban"."""

import re
from dataclasses import dataclass

from plans.patterns import sought
from plans.units.places import PLACE
from plans.units.values import MemberRule, UnitLevel, UnitReading
from plans.units.vocabulary import ABBREVIATED_WORDS
from plans.units.wording import collective, without_related

_ITEM = r"(?:ban|ngành|phòng|sở|đơn vị|cơ quan|đoàn thể|hội|địa phương)"
_LIST = sought(
    rf"(?P<many>các\s+)?(?P<office>sở|phòng)(?P<items>(?:[\s,;/-]+(?:và\s+)?(?:các\s+)?{_ITEM}(?!\w))*)(?!\w)",
    re.IGNORECASE,
)
_SAYS_NO_MORE = sought(
    r"^(?:\s+khác(?!\w)|\s+chuyên môn(?!\w)"
    r"|[\s,]*(?:(?:thuộc|trực thuộc|của|trong|toàn|trên địa bàn)\s+)?(?:UBND\s+)?"
    rf"(?:cấp(?:\s+{PLACE})?|{PLACE}(?!\s+[^\W\d_]))(?!\w))+",
    re.IGNORECASE,
)
_OF_A_COMMUNE = sought(r"\b(?:cấp xã|xã|phường|đặc khu)\b", re.IGNORECASE)
_LEADING = sought(r"được giao chủ trì", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Body:
    """The words for all departments of one level, and whom they mean."""

    names: str
    narrowed_names: str
    own_level: str
    level: UnitLevel
    members: MemberRule
    localities: tuple[MemberRule, ...]


_BODIES = {
    "sở": _Body(
        "Các sở, ban, ngành",
        "Các sở, ngành",
        " cấp tỉnh",
        UnitLevel.PROVINCE,
        MemberRule.PROVINCE_DEPARTMENTS,
        (MemberRule.DISTRICTS, MemberRule.COMMUNES),
    ),
    "phòng": _Body(
        "Các phòng, ban, ngành",
        "Các phòng, ban",
        " cấp huyện",
        UnitLevel.DISTRICT,
        MemberRule.DISTRICT_DEPARTMENTS,
        (MemberRule.COMMUNES,),
    ),
}


def read_departments(text: str) -> UnitReading | None:
    """Return which departments the phrase means; None when it is about none, or about one."""
    shorter, related = without_related(text)
    listed = _LIST.match(shorter)
    if listed is None or not _is_many(listed, shorter):
        return None
    body, items = _BODIES[listed["office"].lower()], listed["items"].lower()
    tail = _SAYS_NO_MORE.sub("", shorter[listed.end() :]).strip(" ,")
    if _LEADING.fullmatch(tail):
        return collective(text, f"{body.names} được giao chủ trì", body.level, MemberRule.ALL_LEAD_UNITS)
    if tail:
        narrowed = " ".join(ABBREVIATED_WORDS.get(word, word) for word in tail.split())
        return collective(text, f"{body.narrowed_names} {narrowed}{related}", body.level, body.members)
    return _all_departments(text, body, items, related)


def _is_many(listed: re.Match[str], text: str) -> bool:
    """Return whether a list of departments was meant, not "Phòng Nội vụ" nor offices of a commune."""
    tail = text[listed.end() :]
    if not listed["items"] and (_SAYS_NO_MORE.sub("", tail).strip() or listed["many"] is None):
        return False
    return not (listed["office"].lower() == "phòng" and _OF_A_COMMUNE.search(tail))


def _all_departments(text: str, body: _Body, items: str, related: str) -> UnitReading:
    names = body.names + (", đoàn thể" if "đoàn thể" in items else "")
    others: tuple[MemberRule, ...] = ()
    if "cơ quan" in items and related:
        names, others = f"{names}, cơ quan, đơn vị", (MemberRule.UNSPECIFIED,)
    if "địa phương" in items:
        names, others = f"{names}, địa phương", (*others, *body.localities)
    if others:
        return collective(text, f"{names}{related}", UnitLevel.MIXED, body.members, *others)
    return collective(text, f"{names}{body.own_level}{related}", body.level, body.members)
