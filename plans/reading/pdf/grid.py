"""Ruled lines put together into tables: which areas of the page they enclose."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

from plans.reading.pdf.shapes import Box, Rule

_NEAR = 3.0
"""Lines that are not further apart than this are one line, or touch."""
_MOST_CROSSINGS = 40_000
_LEAST_CELLS = 4
"""A table with fewer cells around another table only sets it on the page."""
_Square = tuple[int, int]
"""A place between two neighbouring lines across and two down, by their numbers."""


@dataclass(frozen=True)
class Grid:
    """A ruled table: the lines that divide it, and which squares between them are one cell."""

    across: tuple[float, ...]
    down: tuple[float, ...]
    cells: tuple[tuple[_Square, ...], ...]

    @cached_property
    def boxes(self) -> tuple[Box, ...]:
        """Return the box around each cell."""
        return tuple(map(self._box, self.cells))

    @cached_property
    def box(self) -> Box:
        """Return the box around the table."""
        return self.down[0], self.across[0], self.down[-1], self.across[-1]

    @cached_property
    def _cell_of(self) -> dict[_Square, int]:
        return {square: number for number, cell in enumerate(self.cells) for square in cell}

    def cell_at(self, x: float, y: float) -> int | None:
        """Return the number of the cell at a point, None outside of all cells."""
        return self._cell_of.get((bisect_right(self.across, y) - 1, bisect_right(self.down, x) - 1))

    def _box(self, cell: Sequence[_Square]) -> Box:
        rows, columns = [row for row, _ in cell], [column for _, column in cell]
        return (
            self.down[min(columns)],
            self.across[min(rows)],
            self.down[max(columns) + 1],
            self.across[max(rows) + 1],
        )


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
    above = {(line, column) for line, column in _covered(across, heights, widths)}
    beside = {(row, line) for line, row in _covered(down, widths, heights)}
    cells = tuple(_cells(len(heights) - 1, len(widths) - 1, above, beside))
    return Grid(tuple(heights), tuple(widths), cells) if len(cells) > 1 else None


def _places(rules: Sequence[Rule], crossing: Sequence[Rule]) -> list[float]:
    """Return where the lines are; the ends of those that cross them close what was left open."""
    places = sorted({rule.at for rule in rules})
    first, last = min(rule.start for rule in crossing), max(rule.end for rule in crossing)
    return [first] * (first < places[0] - _NEAR) + places + [last] * (last > places[-1] + _NEAR)


def _covered(rules: Sequence[Rule], places: Sequence[float], crossing: Sequence[float]) -> Iterator[_Square]:
    """Yield, for each line by its number, the spaces between crossing lines along which it is drawn."""
    for rule in rules:
        line = places.index(rule.at)
        for space, (start, end) in enumerate(pairwise(crossing)):
            if rule.start <= start + _NEAR and rule.end >= end - _NEAR:
                yield line, space


def _cells(
    rows: int, columns: int, above: set[_Square], beside: set[_Square]
) -> Iterator[tuple[_Square, ...]]:
    """Yield the squares that no line divides, but for those outside a table that is no rectangle."""
    seen: set[_Square] = set()
    for start in ((row, column) for row in range(rows) for column in range(columns)):
        if start in seen:
            continue
        cell, pending, open_sides = [], [start], set()
        seen.add(start)
        while pending:
            row, column = square = pending.pop()
            cell.append(square)
            for side, (line, beyond) in enumerate(
                (
                    ((row, column) in above, (row - 1, column)),
                    ((row + 1, column) in above, (row + 1, column)),
                    ((row, column) in beside, (row, column - 1)),
                    ((row, column + 1) in beside, (row, column + 1)),
                )
            ):
                if line or beyond in seen:
                    continue
                if 0 <= beyond[0] < rows and 0 <= beyond[1] < columns:
                    seen.add(beyond)
                    pending.append(beyond)
                else:
                    open_sides.add(side)
        if len(open_sides) < 2:
            yield tuple(sorted(cell))


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
