"""One unit: its canonical name and its level."""

import re

from plans.text import capitalised
from plans.units.agencies import level_of_agency
from plans.units.fields import level_of_field, with_field
from plans.units.places import level_of_place, with_places
from plans.units.regions import with_region
from plans.units.values import UnitLevel
from plans.units.vocabulary import OFFICE

_AND = re.compile(r"\s*&\s*")


def single_name(text: str) -> str:
    """Return the canonical name of the unit; agencies in the text go by their known names already."""
    return with_region(capitalised(with_places(_AND.sub(" và ", with_field(text)))))


def single_level(name: str) -> UnitLevel:
    """Return the level of the unit of that canonical name, as far as the name tells it."""
    known = level_of_agency(name)
    if known is not UnitLevel.UNSPECIFIED:
        return known
    by_field, by_place = level_of_field(name), level_of_place(name)
    if by_field is UnitLevel.UNSPECIFIED or (
        name.startswith(OFFICE) and by_place is not UnitLevel.UNSPECIFIED
    ):
        return by_place
    return by_field
