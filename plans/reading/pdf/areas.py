"""The squares between ruled lines, and which of them are one cell because no line divides them."""

from collections.abc import Iterator
from dataclasses import dataclass

Square = tuple[int, int]
"""A place between two neighbouring lines across and two down, by the numbers of its row and column."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """Squares in rows and columns, and on which of their sides a line is drawn."""

    rows: int
    columns: int
    above: frozenset[Square]
    """The squares, and those beyond the last row, that have a line above them."""
    beside: frozenset[Square]
    """The squares, and those beyond the last column, that have a line to their left."""

    def cells(self) -> list[tuple[Square, ...]]:
        """Return the squares of each cell, but for what lies outside a table that is no rectangle.

        Cells inside another that they do not fill are part of that, unless that is a frame around most cells.
        """
        areas = list(self._areas())
        for outer in [area for area in areas if not _fills_its_box(area)]:
            if outer not in areas:
                continue  # a part of another by now
            inside = [area for area in areas if area is not outer and _is_inside(area, outer)]
            if 2 * len(inside) < len(areas):
                outer.extend(square for area in inside for square in area)
                areas = [area for area in areas if area not in inside]
            else:
                areas.remove(outer)
        return [tuple(sorted(area)) for area in areas]

    def _areas(self) -> Iterator[list[Square]]:
        seen: set[Square] = set()
        for start in ((row, column) for row in range(self.rows) for column in range(self.columns)):
            if start in seen:
                continue
            seen.add(start)
            area, open_sides = [start], set()
            for square in area:  # grows while it is gone through
                for side, beyond in self._open_sides(square):
                    if not self._has(beyond):
                        open_sides.add(side)
                    elif beyond not in seen:
                        seen.add(beyond)
                        area.append(beyond)
            if len(open_sides) < 2:
                yield area

    def _open_sides(self, square: Square) -> Iterator[tuple[str, Square]]:
        """Yield the sides of a square without a line, with the squares beyond."""
        row, column = square
        if square not in self.above:
            yield "top", (row - 1, column)
        if (row + 1, column) not in self.above:
            yield "bottom", (row + 1, column)
        if square not in self.beside:
            yield "left", (row, column - 1)
        if (row, column + 1) not in self.beside:
            yield "right", (row, column + 1)

    def _has(self, square: Square) -> bool:
        return 0 <= square[0] < self.rows and 0 <= square[1] < self.columns


def bounds(area: list[Square] | tuple[Square, ...]) -> tuple[Square, Square]:
    """Return the first and the last square of the smallest rectangle around the area."""
    rows, columns = [row for row, _ in area], [column for _, column in area]
    return (min(rows), min(columns)), (max(rows), max(columns))


def _fills_its_box(area: list[Square]) -> bool:
    (top, left), (bottom, right) = bounds(area)
    return len(area) == (bottom - top + 1) * (right - left + 1)


def _is_inside(area: list[Square], outer: list[Square]) -> bool:
    (top, left), (bottom, right) = bounds(outer)
    (first_row, first_column), (last_row, last_column) = bounds(area)
    return top <= first_row and left <= first_column and last_row <= bottom and last_column <= right
