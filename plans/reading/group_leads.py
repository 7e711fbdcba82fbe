"""Units that lead a whole group of tasks, because the group is called by them: "I. SỞ TÀI CHÍNH"."""

from plans.patterns import sought
from plans.reading.numbering import split_declared_count
from plans.reading.unit_list import split_units
from plans.reading.unit_words import has_unit_word
from plans.text import clean
from plans.units import UnitClass, UnitLevel, read_unit

_LONGEST = 200
_IN_FRONT = sought(
    r"(?:(?:các |những |nhóm )*(?:nhiệm vụ|công việc|nội dung)(?: trọng tâm)? (?:của|do|thuộc|giao(?: cho)?) "
    r"|giao |(?:cơ quan|đơn vị) (?:chủ trì|thực hiện)\s*:?\s*|(?:cơ quan|đơn vị)\s*:\s*)",
    2,
)
_BEHIND = sought(r"\s*[:,(]?\s*(?:(?:là )?(?:cơ quan |đơn vị )?chủ trì|phụ trách|thực hiện)\b[^,;]*$", 2)


def units_leading(title: str) -> tuple[str, ...]:
    """Return the units that the title of a group consists of; none where it says anything else."""
    words = clean(split_declared_count(title)[0])
    if not words or len(words) > _LONGEST:
        return ()
    front = _IN_FRONT.match(words)
    named = _BEHIND.sub("", words[front.end() :] if front else words)
    units = split_units(named)
    return tuple(map(_as_written, units)) if units and all(map(_is_unit, units)) else ()


def _is_unit(name: str) -> bool:
    reading = read_unit(name)
    is_known = reading.level is not UnitLevel.UNSPECIFIED or reading.kind is UnitClass.COLLECTIVE
    return is_known and has_unit_word(name)


def _as_written(name: str) -> str:
    """Return the name; one in capitals as it is written otherwise."""
    reading = read_unit(name)
    return reading.canonical if name.isupper() and reading.kind is UnitClass.SINGLE else name
