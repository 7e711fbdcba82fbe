"""Units whose name has become a former name of others: communes that merged, districts that are no more."""

from collections import defaultdict

from sqlalchemy.orm import Session

from plans.units import UnitLevel
from plans.units.former import is_former, without_mark
from storage.models import Unit
from storage.units import directory


def still_there(session: Session) -> list[tuple[Unit, tuple[str, ...]]]:
    """Return the units of before that have not ended, each with the names of those in its place.

    A commune's name marked "(cũ)" is somebody's own today, so the commune that has it is not of before.
    """
    units = [unit for unit in directory.all_units(session) if unit.closed_on is None]
    heirs: dict[tuple[UnitLevel, str], list[str]] = defaultdict(list)
    for unit in units:
        for name in unit.other_names:
            heirs[UnitLevel.DISTRICT, without_mark(name)].append(unit.name)
            if not is_former(name):
                heirs[UnitLevel.COMMUNE, name].append(unit.name)
    found = ((unit, tuple(dict.fromkeys(heirs.get((unit.level, unit.name), ())))) for unit in units)
    return [(unit, names) for unit, names in found if names and unit.name not in names]


def successors_of(session: Session, unit: Unit) -> tuple[str, ...]:
    """Return the names of the units in the place of one that has not ended; none where it is of today."""
    return next((names for one, names in still_there(session) if one.id == unit.id), ())
