"""What a button does: a small frozen type per action that fits Telegram's 64 bytes of callback data.

Each carries the ids it acts on and, where an answer could be stale, the state it was shown in.
"""

from dataclasses import astuple, dataclass, fields
from enum import StrEnum
from typing import ClassVar, Self

from plans.status import Status

LONGEST = 64
SEPARATOR = ":"
IDS = range(1 << 63)
"""What a database can hold; a number outside is nobody's button."""


class Past(StrEnum):
    """What becomes of deadlines that had passed before the plan was saved."""

    OVERDUE = "overdue"
    WAIVED = "waived"


class DoubtChoice(StrEnum):
    """How a doubt is decided."""

    AS_READ = "as-read"
    NONE = "none"
    LISTED = "listed"


@dataclass(frozen=True)
class Button:
    """One action; subclasses name its fields, which are ints or codes."""

    code: ClassVar[str]

    def pack(self) -> str:
        """Return the callback data."""
        data = SEPARATOR.join([self.code, *(str(value) for value in astuple(self))])
        assert len(data.encode()) <= LONGEST, data  # noqa: S101 -- Telegram refuses more; ids never get there
        return data

    @classmethod
    def parse(cls, data: str | None) -> Self | None:
        """Return the action, or None for data that is not of this kind."""
        code, *values = (data or "").split(SEPARATOR)
        names = fields(cls)
        if code != cls.code or len(values) != len(names):
            return None
        try:
            read = [field.type(value) for field, value in zip(names, values, strict=True)]  # type: ignore[operator] # the annotations are the classes themselves
        except ValueError:
            return None
        return cls(*read) if all(value in IDS for value in read if isinstance(value, int)) else None

    @classmethod
    def pattern(cls) -> str:
        """Return the regular expression that callback data of this kind matches."""
        return f"^{cls.code}({SEPARATOR}|$)"


@dataclass(frozen=True)
class SavePlan(Button):
    """Save a previewed plan."""

    code: ClassVar[str] = "plan-save"
    draft: int


@dataclass(frozen=True)
class DropPlan(Button):
    """Throw a previewed plan away."""

    code: ClassVar[str] = "plan-drop"
    draft: int


@dataclass(frozen=True)
class CountPast(Button):
    """Choose what becomes of the deadlines already past."""

    code: ClassVar[str] = "plan-past"
    draft: int
    past: Past


@dataclass(frozen=True)
class AmendPlan(Button):
    """Bring the saved plan to the version of a draft."""

    code: ClassVar[str] = "plan-amend"
    draft: int


@dataclass(frozen=True)
class ShowDraft(Button):
    """Show a draft that was left undecided once more."""

    code: ClassVar[str] = "plan-show"
    draft: int


@dataclass(frozen=True)
class ReviewDoubts(Button):
    """Ask about what a reading left in doubt."""

    code: ClassVar[str] = "doubts"
    draft: int


@dataclass(frozen=True)
class AnswerDoubt(Button):
    """Answer the question about a doubt; `index` tells which of the listed answers."""

    code: ClassVar[str] = "doubt"
    question: int
    choice: DoubtChoice
    index: int


@dataclass(frozen=True)
class LinkUnit(Button):
    """Issue a code for a unit of the directory."""

    code: ClassVar[str] = "link-unit"
    unit: int


@dataclass(frozen=True)
class AddUnit(Button):
    """Add the unit whose name waits in a question, and issue a code for it."""

    code: ClassVar[str] = "add-unit"
    question: int


@dataclass(frozen=True)
class OpenTask(Button):
    """Ask for the status of one task."""

    code: ClassVar[str] = "task"
    task: int


@dataclass(frozen=True)
class ReportStatus(Button):
    """Report a status; `shown` is the id of the statement that stood when the button was shown, or 0."""

    code: ClassVar[str] = "status"
    task: int
    status: Status
    shown: int


@dataclass(frozen=True)
class NoChange(Button):
    """Report that a task stands as it did."""

    code: ClassVar[str] = "same"
    task: int
    shown: int


@dataclass(frozen=True)
class EditUpdate(Button):
    """Choose another status for what was recorded."""

    code: ClassVar[str] = "edit"
    update: int


@dataclass(frozen=True)
class WithdrawUpdate(Button):
    """Take back what was recorded."""

    code: ClassVar[str] = "withdraw"
    update: int


@dataclass(frozen=True)
class AnswerTask(Button):
    """Say which task the words that wait in a question were about."""

    code: ClassVar[str] = "which"
    question: int
    task: int


@dataclass(frozen=True)
class OpenPeriod(Button):
    """Show the report of the period that is due on the day of this period."""

    code: ClassVar[str] = "period"
    period: int


@dataclass(frozen=True)
class NoChangeAll(Button):
    """Report that every task without a report in this period stands as it did."""

    code: ClassVar[str] = "same-all"
    period: int


@dataclass(frozen=True)
class SubmitPeriod(Button):
    """Submit the report of the period; `missing` is how many tasks without content the unit accepts."""

    code: ClassVar[str] = "submit"
    period: int
    missing: int
