"""Which row of another system's file is which task of ours: by number, document, unit and wording."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from plans.text import fold
from plans.trackers.columns import Role
from plans.trackers.values import KnownTask, Match, Sureness, TrackerRow
from plans.units import read_unit

_WORD = re.compile(r"\w+")
_BETWEEN_UNITS = re.compile(r"[;\n]")
BARELY_ALIKE = 0.5
"""How much of the words two wordings share (0 to 1), to be perhaps one task."""
ENOUGH = (0.9, 0.8, 0.6, 0.6)
"""To be surely one task where none, one, two or all of number, document and unit agree."""
AHEAD = 0.08
"""So much more alike than the next best a task has to be."""
FEWEST_WORDS = 6
"""A shorter wording that stands within a longer one says little."""


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How like a row a task is."""

    task: KnownTask
    wording: float
    same_number: bool
    same_source: bool
    unit: str | None
    """Who leads it and is named in the row."""
    names_another: bool
    """Whether the row names a unit that does not lead it."""

    @property
    def rank(self) -> float:
        """Return by what tasks are put in order for a row."""
        agreeing = 0.1 * self.same_number + 0.1 * self.same_source + 0.15 * (self.unit is not None)
        return self.wording + agreeing - 0.3 * self.names_another

    @property
    def is_enough(self) -> bool:
        """Return whether nothing speaks against it and the wording for it."""
        agreeing = self.same_number + self.same_source + (self.unit is not None)
        return not self.names_another and self.wording >= ENOUGH[agreeing]


def matched(
    rows: Iterable[TrackerRow],
    tasks: Sequence[KnownTask],
    names: Mapping[str, str],
    decided: Mapping[str, int | None],
) -> list[Match]:
    """Return what each row is.

    `names` has the unit for each of its other names, folded; `decided` what people said of a row's key: a
    task, or None for no task of ours.
    """
    by_id = {task.id: task for task in tasks}
    found = []
    for row in rows:
        if row.key in decided:
            found.append(_as_decided(row, by_id.get(decided[row.key] or 0), names))
        else:
            found.append(_by_likeness(row, [_likeness(row, task, names) for task in tasks]))
    return found


def _as_decided(row: TrackerRow, task: KnownTask | None, names: Mapping[str, str]) -> Match:
    if task is None:
        return Match(row, Sureness.NONE)
    return Match(row, Sureness.SURE, task, _who(row[Role.UNIT], task, names)[0])


def _by_likeness(row: TrackerRow, tasks: list[_Likeness]) -> Match:
    ordered = sorted(tasks, key=lambda one: one.rank, reverse=True)
    if not ordered or ordered[0].wording < BARELY_ALIKE:
        return Match(row, Sureness.NONE)
    best, others = ordered[0], ordered[1:]
    is_ahead = not others or best.rank - others[0].rank >= AHEAD
    sureness = Sureness.SURE if best.is_enough and is_ahead else Sureness.DOUBTFUL
    return Match(row, sureness, best.task, best.unit)


def _likeness(row: TrackerRow, task: KnownTask, names: Mapping[str, str]) -> _Likeness:
    unit, names_another = _who(row[Role.UNIT], task, names)
    source = fold(row[Role.SOURCE])
    return _Likeness(
        task,
        _alike(row[Role.WHAT], task.title),
        same_number=bool(row[Role.NUMBER]) and row[Role.NUMBER].strip(" .") == task.number,
        same_source=bool(task.source) and fold(task.source) in source,
        unit=unit,
        names_another=names_another,
    )


def _alike(one: str, other: str) -> float:
    """Return how many of the words two wordings share, of the shorter one where that says enough."""
    first, second = _words(one), _words(other)
    shared = len(first & second)
    if not shared:
        return 0.0
    shorter = min(len(first), len(second))
    within = shared / shorter if shorter >= FEWEST_WORDS else 0.0
    return max(2 * shared / (len(first) + len(second)), 0.95 * within)


@lru_cache(4096)
def _words(text: str) -> frozenset[str]:
    """Return pairs of syllables that follow each other: single ones are shared by all of Vietnamese."""
    syllables = _WORD.findall(fold(text))
    return frozenset(map(" ".join, pairwise(syllables))) or frozenset(syllables)


def _who(named: str, task: KnownTask, names: Mapping[str, str]) -> tuple[str | None, bool]:
    """Return who of those who lead a task the row is about, None for all, and whether it names another."""
    written = [_unit(one, names) for one in _BETWEEN_UNITS.split(named) if one.strip()]
    leads = {_unit(unit, names): unit for unit in task.by_unit}
    found = [leads[one] for one in written if one in leads]
    names_another = bool(written) and bool(leads) and not found
    return (found[0] if len(written) == len(found) == 1 else None), names_another


@lru_cache(4096)
def _canonical(unit: str) -> str:
    return fold(read_unit(unit).canonical or unit)


def _unit(named: str, names: Mapping[str, str]) -> str:
    known = names.get(fold(named))
    return fold(known) if known else _canonical(named)
