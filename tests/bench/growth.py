"""How the time of figures and files grows with the tasks and the units of a plan."""

import math
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.files_and_figures import made
from tests.bench.measuring import Taken, worked
from tests.bench.revisions import HERE

SIZES = (1, 10, 100)
TASKS_BESIDE, UNITS_BESIDE = 10, 60
"""So many of the one where the other grows."""


def growth(folder: Path) -> Iterator[str]:
    """Yield, for each work, the seconds of processor at each size, and the exponent of the last step."""
    grown = {
        "tasks": [(size, UNITS_BESIDE) for size in SIZES],
        "units": [(TASKS_BESIDE, 6 * size) for size in SIZES],
    }
    for what, sizes in grown.items():
        years = [_year(folder, tasks, units) for tasks, units in sizes]
        for name, take in WORK.items():
            seconds = [take(year)["processor"] for year in years]
            exponent = math.log(seconds[-1] / seconds[-2], SIZES[-1] / SIZES[-2])
            told = " ".join(f"{one:9.3f}" for one in seconds)
            yield f"{name:24} {what:6} × 1, 10, 100 {told}  exponent {exponent:.2f}"


def _year(folder: Path, tasks: int, units: int) -> str:
    path = folder / f"{tasks}-{units}.sqlite3"
    if not path.exists():
        worked(HERE, "database", str(path), str(tasks), str(units))
    return str(path)


WORK: dict[str, Callable[[str], Taken]] = {
    "/summary": lambda year: worked(HERE, "summary", year),
    "/summary of a past day": lambda year: worked(HERE, "past", year),
    "leaders' page": lambda year: worked(HERE, "board", year),
    "Excel": lambda year: made("excel", HERE, year),
    "Word": lambda year: made("word", HERE, year),
    "charts": lambda year: made("chart", HERE, year),
}
