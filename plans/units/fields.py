"""Ministries, departments and offices by their field: "Sở KH&CN" is the "Sở Khoa học và Công nghệ"."""

import re
from functools import cache

from plans.units.place_words import PLACES
from plans.units.spelling import word_pattern
from plans.units.values import UnitLevel
from plans.units.vocabulary import COMMUNE_FIELDS, DEPARTMENT, FIELD_LEVELS, FIELDS, MINISTRY, OFFICE

_HEADS = {
    "sở": DEPARTMENT,
    "so": DEPARTMENT,
    "phòng": OFFICE,
    "phong": OFFICE,
    "p.": OFFICE,
    "bộ": MINISTRY,
    "bo": MINISTRY,
}
_HEAD = re.compile(r"(sở|so|phòng|phong|bộ|bo)\s+(?=\w)|(p\.)\s*(?=\w)", re.IGNORECASE)
_POLICE_OFFICE = re.compile(r"P[ACHKVX]\d{2}\b")
_JOINT = r"[\s,&./-]*(?:(?:và|va)\s+)?"
_NOT_CONTINUED = r"(?!\w|\s*[,&/-]|\s+và\s)"


def with_field(text: str) -> str:
    """Return the text with the known field of the ministry, department or office it begins with spelled out.

    A field that only offices have is an office's, also where a plan copied from the province says "Sở".
    """
    written = _HEAD.match(text)
    if written is None:
        return text
    body, rest = _HEADS[written[0].strip().casefold()], text[written.end() :]
    fields, end = _fields_at_start(body, rest)
    if not fields and body == DEPARTMENT:
        body, (fields, end) = OFFICE, _fields_at_start(OFFICE, rest)
    return f"{body} {fields[0]}{_scope(body, rest[end:])}" if len(fields) == 1 else text


def is_field(head: str, text: str) -> bool:
    """Return whether the text is exactly a known field of a "Sở", "Bộ" or "Phòng", however shortened."""
    body = _HEADS.get(head.casefold())
    return body is not None and _fields_at_start(body, text)[1] == len(text.strip()) > 0


def level_of_field(text: str) -> UnitLevel:
    """Return the level of the ministry, department or office the text begins with."""
    head, _, rest = text.partition(" ")
    if head == OFFICE and rest in COMMUNE_FIELDS:
        return UnitLevel.COMMUNE
    if head == OFFICE and _POLICE_OFFICE.match(rest):
        return UnitLevel.PROVINCE
    if head == MINISTRY and not rest.startswith(FIELDS[MINISTRY]):
        return UnitLevel.UNSPECIFIED  # "Bộ phận ..." and "Bộ Chỉ huy ..." are no ministries
    return FIELD_LEVELS.get(head, UnitLevel.UNSPECIFIED)


def _fields_at_start(head: str, text: str) -> tuple[list[str], int]:
    """Return the longest fields the text may begin with, several for "Sở NV", and where they end."""
    ends = {field: found.end() for field, pattern in _patterns(head) if (found := pattern.match(text))}
    longest = max(ends.values(), default=0)
    return [field for field, end in ends.items() if end == longest], longest


@cache
def _patterns(head: str) -> list[tuple[str, re.Pattern[str]]]:
    return [(field, _field_pattern(field)) for field in FIELDS[head]]


def _field_pattern(field: str) -> re.Pattern[str]:
    """Return a pattern of the field in which any word may be only an initial: "LĐ-TB&XH", "Lao động TBXH"."""
    words = [word for word in re.findall(r"\w+", field) if word != "và"]
    forms = (f"(?:{word_pattern(word)}|{word_pattern(word[0])})" for word in words)
    return re.compile(_JOINT.join(forms) + _NOT_CONTINUED, re.IGNORECASE)


def _scope(head: str, rest: str) -> str:
    """Return what follows the field, without a bare "tỉnh" or "huyện" that the head says already."""
    word = rest.strip().casefold()
    is_of_a_city = head == DEPARTMENT and word == "thành phố"  # only cities of the centre have a "Sở"
    return "" if is_of_a_city or PLACES.get(word) == FIELD_LEVELS[head] else rest
