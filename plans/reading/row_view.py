"""One row of a plan table seen through the table's columns."""

import re
from dataclasses import dataclass, field

from plans.reading.columns import Column
from plans.reading.content import Row
from plans.reading.numbering import split_numbered_title
from plans.reading.tables import PlanTable
from plans.text import clean

_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z])\)?(?: ?= ?[\d+() ]+)?")
_TO_FILL_IN = re.compile(r"[\s.…_·-]*(?:…|\.{3}|_{3})[\s.…_·-]*")
_BULLETS = ("-", "+", "*", "•", "–")


@dataclass(slots=True)
class RowView:
    """The cells of a row by column: its own, and those it shares with the rows above through merging."""

    row: Row
    own: dict[Column, str] = field(default_factory=dict)
    shared: dict[Column, str] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    doubts: dict[Column, str] = field(default_factory=dict)
    """Why cells may not say what was meant."""
    is_struck_out: bool = False
    """Whether the title is struck through, and the task with it; other cells that are say nothing."""
    is_to_fill_in: bool = False
    """Whether dots stand in a cell, as in a form that nobody has filled in."""
    is_above_a_number: bool = False
    """Whether a numbered row follows somewhere below, as under a heading but not under a closing note."""

    @classmethod
    def of(cls, row: Row, table: PlanTable) -> "RowView":
        """Return the view of the row in its table."""
        view = cls(row)
        columns = list(zip(row.cells, table.columns, table.headers, strict=False))
        view.is_struck_out = any(cell.struck for cell, column, _ in columns if column is Column.TITLE)
        for cell, column, header in columns:
            is_form = _TO_FILL_IN.fullmatch(cell.text) is not None
            view.is_to_fill_in = view.is_to_fill_in or is_form
            if is_form or not cell.text.strip() or (cell.struck and not view.is_struck_out):
                continue
            if column is None or column is Column.OTHER:
                view.others[clean(header)] = clean(cell.text)
            else:
                (view.shared if cell.merged_down else view.own)[column] = cell.text
                if cell.doubt:
                    view.doubts[column] = cell.doubt
        view._number_from_title(table)
        return view

    def _number_from_title(self, table: PlanTable) -> None:
        """Without a column of numbers the number stands in front of the title."""
        numbered = split_numbered_title(self.own.get(Column.TITLE, ""))
        if numbered and Column.NUMBER not in table.columns:
            self.own[Column.NUMBER], self.own[Column.TITLE] = numbered

    @property
    def number(self) -> str:
        """Return the words of the row's own number cell."""
        return clean(self.own.get(Column.NUMBER, ""))

    @property
    def title(self) -> str:
        """Return the row's own title."""
        return clean(self.own.get(Column.TITLE, ""))

    @property
    def texts(self) -> list[str]:
        """Return the row's own words, cell by cell."""
        return [*self.own.values(), *self.others.values()]

    @property
    def stands_alone(self) -> bool:
        """Return whether nothing but number and title is said, as in a heading."""
        return not (set(self.own) | set(self.shared)) - {Column.NUMBER, Column.TITLE} and not self.others

    @property
    def says_nothing(self) -> bool:
        """Return whether the row is blank, is to be filled in, or only numbers the columns."""
        is_form = self.is_to_fill_in and not self.title and Column.LEAD not in self.cells()
        return is_form or not self.texts or self.numbers_the_columns

    @property
    def is_bulleted(self) -> bool:
        """Return whether the title begins with a dash or a dot."""
        return self.title.startswith(_BULLETS)

    @property
    def numbers_the_columns(self) -> bool:
        """Return whether the row is "(1) (2) (3) …" under a header."""
        return len(self.texts) >= 3 and all(_COLUMN_NUMBER.fullmatch(clean(text)) for text in self.texts)

    def cells(self) -> dict[Column, str]:
        """Return own and shared cells together."""
        return self.shared | self.own
