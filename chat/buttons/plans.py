"""Buttons of a plan that was sent: save, drop, amend, decide about its past dates and its doubts."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from chat.buttons.base import Button


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
