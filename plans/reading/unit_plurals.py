"""Names that share their first word: "Các Cục: A, B" are the Cục A and the Cục B."""

import re
from collections.abc import Iterator, Sequence

from plans.reading.unit_words import begins_unit, has_unit_word, stands_for_many
from plans.text import capitalised
from plans.units.fields import is_field

_HEAD = r"(?:Tổng cục|Chi cục|Cục|Vụ|Sở|Bộ|Phòng)"
_NO_NAME = r"Ban|Ngành|Đoàn|Hội|Cơ quan|Đơn vị"
_LISTED = re.compile(
    rf"(?i:các|những) (?P<head>(?i:{_HEAD}|Ban|Báo|Tạp chí|Viện|Trung tâm|Đài|Hội)) ?: ?(?P<names>.+)"
    rf"|(?i:các|những) (?P<plain>(?i:{_HEAD})) (?P<several>(?!{_NO_NAME})[A-ZĐ].*(?:,| và ).+)"
)
_FIELDS = re.compile(r"(?P<head>Sở|Bộ|Phòng) (?P<names>.+,.+)")
_AND = " và "
# Places of one rank are units of their own; "xã Phú Hòa, huyện Hoài Đức" is one place in another.
_RANKS = (r"(?:xã|phường|thị trấn|đặc khu)", r"(?:huyện|thị xã|thành phố|quận)")
_JOINT = re.compile(r",(?: và)? | và ")
_PLACES = tuple(
    re.compile(
        rf"(?i:(?P<head>(?:(?!các )[^ ,]+ ){{0,6}}?)(?={rank} )(?P<first>{rank} [^,]+)"
        rf"(?P<others>(?:(?:,(?: và)? | và ){rank} [^,]+)+))"
    )
    for rank in _RANKS
)


def spread(units: Sequence[str]) -> Iterator[str]:
    """Yield the units with the word they share: ("Các Vụ: Pháp chế, Kế hoạch", "Sở Y tế, Nội vụ")."""
    carried, before = "", ""
    for unit in (place for one in units for place in _places_apart(one)):
        listed, fields = _LISTED.fullmatch(unit), _FIELDS.fullmatch(unit)
        if listed:
            carried = capitalised(listed["head"] or listed["plain"])
            yield from _each(carried, listed["names"] or listed["several"])
        elif fields and _all_fields(fields["head"], fields["names"]):
            carried = ""
            yield from _each(fields["head"], fields["names"])
        elif carried and not begins_unit(unit):
            yield f"{carried} {unit}"
        else:
            carried = ""
            yield _plural(unit, before)
        before = unit


def _places_apart(unit: str) -> Iterator[str]:
    """Yield "UBND xã Phú Hòa" and "UBND phường Hải An" of "UBND xã Phú Hòa, phường Hải An"."""
    found = next(filter(None, (places.fullmatch(unit) for places in _PLACES)), None)
    named = _JOINT.split(unit.removeprefix(found["head"])) if found else []
    if found and all(_names_a_place(place) for place in named):
        yield from (f"{found['head']}{place}" for place in named)
    else:
        yield unit


def _names_a_place(words: str) -> bool:
    """Return whether a name ends the words, as in "phường Hải An" or "phường 3", but not "xã liên quan"."""
    return not words.rsplit(maxsplit=1)[-1][:1].islower()


def _plural(unit: str, before: str) -> str:
    """Return a plural that goes on with its word: "các trường đại học, viện nghiên cứu"."""
    goes_on = stands_for_many(before) and unit[:1].islower() and unit.islower() and not stands_for_many(unit)
    return f"các {unit}" if goes_on and begins_unit(unit) else unit


def _each(head: str, names: str) -> Iterator[str]:
    for name in _names(head, names):
        yield name if has_unit_word(name) else f"{head} {name}"


def _all_fields(head: str, names: str) -> bool:
    found = list(_names(head, names))
    return len(found) > 1 and all(is_field(head, name) for name in found)


def _names(head: str, names: str) -> Iterator[str]:
    """Yield the names; "Văn hóa, Thể thao và Du lịch" is the name of one field."""
    parts = re.split(r", ?", names)
    start = 0
    while start < len(parts):
        whole = (
            end for end in range(len(parts), start + 1, -1) if is_field(head, ", ".join(parts[start:end]))
        )
        end = next(whole, start + 1)
        yield from _apart(head, ", ".join(parts[start:end]).strip())
        start = end


def _apart(head: str, name: str) -> Iterator[str]:
    """Split "Nội vụ và Tài chính" but not "Giáo dục và Đào tạo"."""
    if not is_field(head, name):
        for place in (match.start() for match in re.finditer(_AND, name)):
            left, right = name[:place], name[place + len(_AND) :]
            if has_unit_word(right) or (is_field(head, left) and is_field(head, right)):
                yield left
                yield from _apart(head, right)
                return
    yield name.removeprefix("và ")
