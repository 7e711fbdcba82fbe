"""What is read of another system's file, and what we know of the tasks in it, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum, auto
from hashlib import sha256

from plans.status import Status
from plans.text import fold
from plans.trackers.columns import Role


@dataclass(frozen=True, slots=True)
class TrackerRow:
    """A row that is a task: where it stands, counted from 1, and what each column says, as it is seen."""

    row: int
    said: Mapping[Role, str]

    def __getitem__(self, role: Role) -> str:
        """Return what a column says, "" where it says nothing or is not there."""
        return self.said.get(role, "")

    @property
    def key(self) -> str:
        """Return by what the row is known again in next month's file, whatever stands in its answers."""
        said = "|".join(fold(self[role]) for role in (Role.WHAT, Role.UNIT, Role.SOURCE))
        return sha256(said.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Tracker:
    """A file of another system: which of its sheets lists tasks, where its columns are, and its rows."""

    sheet: int
    """Counted from 0."""
    title: str
    columns: Mapping[Role, int]
    """Counted from 1."""
    rows: tuple[TrackerRow, ...]
    choices: tuple[str, ...] = ()
    """The words that the file has for a status: those to choose from, else those in use."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How far a task is, for all who lead it or one of them."""

    status: Status | None = None
    percent: float | None = None
    words: str = ""
    """What may be quoted, a sentence or two."""
    finished_on: date | None = None
    is_late: bool = False
    """Whether it is, or was when it was done, past its date."""


@dataclass(frozen=True, slots=True)
class KnownTask:
    """A task of a plan of ours, with what is known of it."""

    id: int
    number: str
    title: str
    source: str
    """The number of the document that gives it, "" where there is none."""
    whole: Answer
    by_unit: Mapping[str, Answer] = field(default_factory=dict)
    """What is known of each unit that leads it."""


class Sureness(StrEnum):
    """How sure it is that a row is a task of ours."""

    SURE = auto()
    DOUBTFUL = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Match:
    """What a row was taken for."""

    row: TrackerRow
    sureness: Sureness
    task: KnownTask | None = None
    unit: str | None = None
    """Which of those who lead the task the row is about, None for all of them."""

    @property
    def answer(self) -> Answer:
        """Return what is known of what the row is about."""
        if self.task is None:
            return Answer()
        return self.task.by_unit[self.unit] if self.unit else self.task.whole
