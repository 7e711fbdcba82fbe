"""Buttons of the links between an office's tasks and those that its unit owes above."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button, Keyboard, button

ALL_SHOWN = 8
"""So many choices at most stand below a question."""

NONE = 0
"""In place of a task above: the task serves none."""


@dataclass(frozen=True)
class AgreeSure(Button):
    """Link all that is sure of a proposal."""

    code: ClassVar[str] = "links-sure"
    question: int


@dataclass(frozen=True)
class ConfirmLinks(Button):
    """Look at what is to be confirmed of a proposal, one by one."""

    code: ClassVar[str] = "links-ask"
    question: int


@dataclass(frozen=True)
class TakeLink(Button):
    """Say that a task serves the one above that is proposed, and go on to the next."""

    code: ClassVar[str] = "link-yes"
    question: int
    task: int


@dataclass(frozen=True)
class RefuseLink(Button):
    """Say that a task does not serve the one above that is proposed, and go on to the next."""

    code: ClassVar[str] = "link-no"
    question: int
    task: int


@dataclass(frozen=True)
class LeaveLinks(Button):
    """Leave the rest of what is to be confirmed for later."""

    code: ClassVar[str] = "links-later"
    question: int


@dataclass(frozen=True)
class LinkTask(Button):
    """Let a task serve one above, or none, where a number meant several."""

    code: ClassVar[str] = "link-task"
    task: int
    above: int


@dataclass(frozen=True)
class ProposeLinks(Button):
    """Propose links for every task on which nothing is decided."""

    code: ClassVar[str] = "links-again"


def proposed(question: int, sure: int, perhaps: int) -> Keyboard | None:
    """Return what can be done with a proposal, None where nothing is proposed."""
    agree = [[button(f"Đồng ý {sure} mục chắc chắn", AgreeSure(question))]] if sure else []
    ask = [[button(f"Xem {perhaps} mục cần xác nhận", ConfirmLinks(question))]] if perhaps else []
    return Keyboard([*agree, *ask]) if agree or ask else None


def confirm(question: int, task: int) -> Keyboard:
    """Return the answers to the question whether a task serves one above."""
    answers = [
        button("✅ Đúng, nối", TakeLink(question, task)),
        button("Không phải", RefuseLink(question, task)),
    ]
    return Keyboard([answers, [button("Để sau", LeaveLinks(question))]])


def which(choices: Sequence[tuple[int, int, str]]) -> Keyboard:
    """Return a button for each pair of tasks that may be meant: its ids and how it is called."""
    return Keyboard([[button(label, LinkTask(task, above))] for task, above, label in choices[:ALL_SHOWN]])


def again() -> Keyboard:
    """Return the button that proposes links for what is not decided."""
    return Keyboard([[button("🔎 Đề xuất cho việc chưa nối", ProposeLinks())]])
