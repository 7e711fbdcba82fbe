"""What the rows of the plan tables come to: tasks, groups, problems, and the fate of every row."""

from dataclasses import dataclass, field

from plans.plan import Problem, TaskGroup
from plans.reading.columns import Column
from plans.reading.content import Line, Row
from plans.reading.ledger import Fate
from plans.text import clean


@dataclass(slots=True)
class RowTask:
    """The cells of one task, put together from all the rows it takes."""

    number: str
    group: str | None
    row: Row
    cells: dict[Column, str]
    others: dict[str, str] = field(default_factory=dict)
    """Cells of columns that a task has no field for ("Sản phẩm", "Kinh phí"), by the name of the column."""
    doubts: dict[Column, str] = field(default_factory=dict)
    """Why cells may not say what was meant."""
    parts: list[Row] = field(default_factory=list)
    """The rows that go on with the first one."""
    led_by: tuple[str, ...] = ()
    """The units that its group is called by, which lead it where it names none itself."""


@dataclass(frozen=True, slots=True)
class RowFate:
    """What a row, or a heading line between the rows, was taken for, and the number written in it."""

    source: Row | Line
    fate: Fate
    number: str = ""
    reason: str = ""


@dataclass(slots=True)
class RowReading:
    """What the rows of all plan tables say."""

    tasks: list[RowTask] = field(default_factory=list)
    groups: list[TaskGroup] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    fates: list[RowFate] = field(default_factory=list)
    """What became of each row; of two fates of a row the later one counts."""

    def add_problem(self, row: Row, reason: str) -> None:
        """Remember a row that needs a look."""
        self.problems.append(Problem(row.place, clean(" | ".join(filter(None, row.texts))), reason))

    def leave_aside(self, row: Row, reason: str, number: str = "") -> None:
        """Remember a row that is none of what a table of tasks holds."""
        self.add_problem(row, reason)
        self.fates.append(RowFate(row, Fate.LEFT_ASIDE, number, reason))
