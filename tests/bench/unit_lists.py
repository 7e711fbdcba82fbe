"""Measures how long a list of a province's districts and communes takes: read, compared, taken."""

import tempfile
from collections.abc import Iterator
from time import perf_counter

from plans.reading.unit_sheet import UnitList, read_unit_list
from storage.base import Base
from storage.database import Database
from storage.units import imports as unit_lists
from tests.auxil import cast, province


def imports() -> Iterator[tuple[str, float, float]]:
    """Yield what was measured, the seconds it took, and the seconds it may take: less than 5 in all."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/units.sqlite3")
        Base.metadata.create_all(database.engine)
        begin = perf_counter()
        units = read_unit_list(province.unit_list()) or UnitList(())
        read = perf_counter()
        database.read(unit_lists.compare, units, cast.NOW)
        compared = perf_counter()
        database.transact(unit_lists.take, cast.secretary(), units.units, cast.NOW)
        taken = perf_counter()
        database.close()
    yield f"{len(units.units)} units, read", read - begin, 1
    yield f"{len(units.units)} units, compared", compared - read, 2
    yield f"{len(units.units)} units, taken", taken - compared, 2
