"""The parts of a plan's prose that say what one unit has to do, and what all have to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from plans.reading.content import Line
from plans.reading.unit_list import split_units
from plans.reading.unit_words import begins_unit
from plans.text import clean
from plans.units import UnitClass, read_unit

_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[IVX]+)[.)] ?(?P<title>\S.*)")
_LONGEST_TITLE = 120


@dataclass(slots=True)
class Section:
    """Lines below one heading; those below "1. Sở Nội vụ" are said to that unit alone."""

    is_of_one_unit: bool = False
    lines: list[Line] = field(default_factory=list)


def sections(lines: Iterable[Line]) -> list[Section]:
    """Return the lines divided where a numbered heading stands."""
    found = [Section()]
    for line in lines:
        text = clean(line.text)
        numbered = _NUMBERED.fullmatch(text)
        if numbered:
            found.append(Section(_names_one_unit(numbered["title"])))
        found[-1].lines.append(line)
    return found


def _names_one_unit(title: str) -> bool:
    name = title.strip(" .:;")
    if len(name) > _LONGEST_TITLE or not begins_unit(name):
        return False
    units = split_units(name)
    return len(units) == 1 and read_unit(units[0]).kind is UnitClass.SINGLE and "," not in name
