"""Ruled lines put together into tables: which areas of the page they enclose."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

from plans.reading.pdf.areas import Lattice, Square, bounds
from plans.reading.pdf.shapes import Box, Rule

_NEAR = 3.0
"""Lines that are not further apart than this are one line, or touch."""
_MOST_CROSSINGS = 10_000
_LEAST_CELLS = 4
"""A table with fewer cells around another table only sets it on the page."""


@dataclass(frozen=True)
class Grid:
    """A ruled table: the lines that divide it, and which squares between them are one cell."""

    across: tuple[float, ...]
    down: tuple[float, ...]
    cells: tuple[tuple[Square, ...], ...]

    @cached_property
    def boxes(self) -> tuple[Box, ...]:
        """Return the box around each cell."""
        return tuple(map(self._box, self.cells))

    @cached_property
    def box(self) -> Box:
        """Return the box around the table."""
        return self.down[0], self.across[0], self.down[-1], self.across[-1]

    @cached_property
    def _cell_of(self) -> dict[Square, int]:
        return {square: number for number, cell in enumerate(self.cells) for square in cell}

    def cell_at(self, x: float, y: float) -> int | None:
        """Return the number of the cell at a point, None outside of all cells."""
        return self._cell_of.get((bisect_right(self.across, y) - 1, bisect_right(self.down, x) - 1))

    def _box(self, cell: tuple[Square, ...]) -> Box:
        (top, left), (bottom, right) = bounds(cell)
        return self.down[left], self.across[top], self.down[right + 1], self.across[bottom + 1]


def find_grids(rules: Sequence[Rule]) -> list[Grid]:
    """Return the tables of a page from top to bottom; a frame around other things is none."""
    across = _merged(rule for rule in rules if rule.is_across)
    down = _merged(rule for rule in rules if not rule.is_across)
    if len(across) * len(down) > _MOST_CROSSINGS:
        return []  # a drawing
    grids = (_grid(*group) for group in _touching(across, down))
    return _not_nested(sorted((grid for grid in grids if grid), key=lambda grid: (grid.box[1], grid.box[0])))


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Return the lines with those at nearly one place moved there, and joined where they touch."""
    merged: list[Rule] = []
    for group in _near(rules):
        at = sum(rule.at for rule in group) / len(group)
        joined: list[Rule] = []
        for rule in sorted(group, key=lambda rule: rule.start):
            if joined and rule.start <= joined[-1].end + _NEAR:
                joined[-1] = joined[-1]._replace(end=max(joined[-1].end, rule.end))
            else:
                joined.append(rule._replace(at=at))
        merged.extend(joined)
    return merged


def _near(rules: Iterable[Rule]) -> Iterator[list[Rule]]:
    group: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if group and rule.at > group[-1].at + _NEAR:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


def _touching(across: Sequence[Rule], down: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Return the lines across and down that belong together because they touch, also through others."""
    groups: list[tuple[set[Rule], list[Rule]]] = []
    heights = [rule.at for rule in across]
    for rule in down:
        first, last = bisect_left(heights, rule.start - _NEAR), bisect_right(heights, rule.end + _NEAR)
        met = {one for one in across[first:last] if one.start - _NEAR <= rule.at <= one.end + _NEAR}
        touched = [group for group in groups if group[0] & met]
        groups = [group for group in groups if not group[0] & met]
        groups.append(
            (met.union(*(lines for lines, _ in touched)), [rule, *chain(*(rest for _, rest in touched))])
        )
    return [(sorted(lines), rest) for lines, rest in groups if lines]


def _grid(across: Sequence[Rule], down: Sequence[Rule]) -> Grid | None:
    """Return the table that the lines make, None when they enclose less than two cells."""
    heights, widths = _places(across, down), _places(down, across)
    lattice = Lattice(
        len(heights) - 1,
        len(widths) - 1,
        frozenset(_covered(across, heights, widths)),
        frozenset((row, line) for line, row in _covered(down, widths, heights)),
    )
    cells = lattice.cells()
    return Grid(tuple(heights), tuple(widths), tuple(cells)) if len(cells) > 1 else None


def _places(rules: Sequence[Rule], crossing: Sequence[Rule]) -> list[float]:
    """Return where the lines are; the ends of those that cross them close what was left open."""
    places = sorted({rule.at for rule in rules})
    first, last = min(rule.start for rule in crossing), max(rule.end for rule in crossing)
    return [first] * (first < places[0] - _NEAR) + places + [last] * (last > places[-1] + _NEAR)


def _covered(rules: Sequence[Rule], places: Sequence[float], crossing: Sequence[float]) -> Iterator[Square]:
    """Yield, for each line by its number, the spaces between crossing lines along which it is drawn."""
    for rule in rules:
        line = places.index(rule.at)
        for space, (start, end) in enumerate(pairwise(crossing)):
            if rule.start <= start + _NEAR and rule.end >= end - _NEAR:
                yield line, space


def _not_nested(grids: Sequence[Grid]) -> list[Grid]:
    """Return the tables without those inside a cell of another, or without the layout around them."""
    dropped: set[int] = set()
    for outer in grids:
        for inner in grids:
            if inner is not outer and any(_holds(box, inner.box) for box in outer.boxes):
                dropped.add(id(outer) if len(outer.cells) < _LEAST_CELLS else id(inner))
    return [grid for grid in grids if id(grid) not in dropped]


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer[0] - _NEAR <= inner[0]
        and outer[1] - _NEAR <= inner[1]
        and outer[2] + _NEAR >= inner[2]
        and outer[3] + _NEAR >= inner[3]
    )
