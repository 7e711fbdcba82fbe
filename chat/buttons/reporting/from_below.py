"""Buttons of what is compiled from the level below for a unit's report of a period."""

from dataclasses import dataclass
from typing import ClassVar

from chat.buttons.base import Button, Keyboard, button
from chat.buttons.subjects import Subject


@dataclass(frozen=True)
class FetchBelow(Button):
    """Compile what the level below has reported, for the report of this period."""

    code: ClassVar[str] = "below"
    period: int


@dataclass(frozen=True)
class TakeCompiled(Button):
    """Report what was compiled, as it was shown: what was edited since has another version."""

    code: ClassVar[str] = "below-take"
    question: int
    version: int


@dataclass(frozen=True)
class LeaveCompiled(Button):
    """Report nothing of what was compiled."""

    code: ClassVar[str] = "below-leave"
    question: int


@dataclass(frozen=True)
class CompiledShown(Subject):
    """What was compiled of these tasks and waits behind a question."""

    kind: ClassVar[str] = "compiled"
    question: int
    tasks: tuple[int, ...] = ()


def preview(question: int, version: int, tasks: int) -> Keyboard:
    """Return the one press that reports what is shown, and the other that does not."""
    take = button(f"✅ Ghi {tasks} nhiệm vụ", TakeCompiled(question, version))
    return Keyboard([[take], [button("Bỏ qua", LeaveCompiled(question))]])
