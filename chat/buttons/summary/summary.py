"""The buttons below a summary. A day is counted as Python does (`date.toordinal`); 0 stands for none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from chat.buttons.base import Button, Keyboard, button, rows_of
from chat.buttons.subjects import Subject
from plans.standing import Scope
from storage.models import ExportKind


class Part(StrEnum):
    """What a summary can be looked at by."""

    WHOLE = "whole"
    GROUPS = "groups"
    UNITS = "units"
    OVERDUE = "overdue"
    OBSTACLES = "obstacles"
    MISSING = "missing"
    LEADER = "leader"
    """What a leader looks at: what is late, what waits, what moved."""
    DECISIONS = "decisions"
    """What waits for a decision."""


@dataclass(frozen=True)
class ShowPart(Button):
    """Show a part of the summary for the periods due on a day, or of today's."""

    code: ClassVar[str] = "sum"
    plan: int
    due: int
    part: Part


@dataclass(frozen=True)
class ShowPartAsOf(Button):
    """Show a part of the summary as things were at the end of a day."""

    code: ClassVar[str] = "sum-on"
    plan: int
    day: int
    part: Part


@dataclass(frozen=True)
class ShowOwnUnit(Button):
    """Show every task of the unit that is looked at from its own chat."""

    code: ClassVar[str] = "own"
    plan: int


@dataclass(frozen=True)
class MakeFile(Button):
    """Make a file for the periods due on a day, or of today's state."""

    code: ClassVar[str] = "file"
    plan: int
    due: int
    kind: ExportKind


@dataclass(frozen=True)
class MakeFileAsOf(Button):
    """Make a file of how things were at the end of a day."""

    code: ClassVar[str] = "file-on"
    plan: int
    day: int
    kind: ExportKind


@dataclass(frozen=True)
class MakeRanking(Button):
    """Make a file of the order of units by their reports that were due between two days."""

    code: ClassVar[str] = "rank"
    plan: int
    first: int
    last: int


@dataclass(frozen=True)
class SendExport(Button):
    """Send a file that was handed out once more."""

    code: ClassVar[str] = "kept"
    export: int


@dataclass(frozen=True)
class TemplateWanted(Subject):
    """The template of the report."""

    kind: ClassVar[str] = "template"


PARTS = {
    Part.GROUPS: "Theo nhóm",
    Part.UNITS: "Theo đơn vị",
    Part.OVERDUE: "Quá hạn",
    Part.OBSTACLES: "Vướng mắc",
    Part.MISSING: "Chưa báo cáo",
}
FILES = {ExportKind.CHART: "Biểu đồ", ExportKind.WORD: "Word", ExportKind.EXCEL: "Excel"}


def summary(scope: Scope) -> Keyboard:
    """Return what a summary can be looked at by, and the files that can be made of it."""
    parts = [button(label, _part(scope, part)) for part, label in PARTS.items()]
    files = [button(label, _file(scope, kind)) for kind, label in FILES.items()]
    return Keyboard([*rows_of(parts, 3), files])


def leader(scope: Scope, waiting: int) -> Keyboard:
    """Return what a leader of all units can look at further."""
    decisions = f"Chờ quyết định ({waiting})" if waiting else "Chờ quyết định"
    whole = {Part.OVERDUE: "Quá hạn", Part.DECISIONS: decisions, Part.UNITS: "Theo đơn vị"}
    parts = [button(label, _part(scope, part)) for part, label in whole.items()]
    files = [button(FILES[kind], _file(scope, kind)) for kind in (ExportKind.WORD, ExportKind.EXCEL)]
    return Keyboard([parts, [button("Số liệu đầy đủ", _part(scope, Part.WHOLE)), *files]])


def unit_leader(plan: int) -> Keyboard:
    """Return what the leader of a unit can look at further."""
    return Keyboard([[button("Từng nhiệm vụ", ShowOwnUnit(plan))]])


def _part(scope: Scope, part: Part) -> Button:
    if is_as_of(scope):
        return ShowPartAsOf(scope.plan_id, scope.day.toordinal(), part)
    return ShowPart(scope.plan_id, _due(scope), part)


def _file(scope: Scope, kind: ExportKind) -> Button:
    if is_as_of(scope):
        return MakeFileAsOf(scope.plan_id, scope.day.toordinal(), kind)
    return MakeFile(scope.plan_id, _due(scope), kind)


def is_as_of(scope: Scope) -> bool:
    """Return whether a past day was asked for, and not a period."""
    return scope.is_past and scope.submitted_by == scope.day


def _due(scope: Scope) -> int:
    return scope.periods[0].due.toordinal() if scope.periods else 0


def plans(choices: Iterable[tuple[int, str]], part: Part = Part.WHOLE) -> Keyboard:
    """Return a button for a part of the summary of each (plan id, title)."""
    return Keyboard([[button(title, ShowPart(plan, 0, part))] for plan, title in choices])


def letters(choices: Iterable[tuple[int, str]]) -> Keyboard:
    """Return a button for the chase letter of each (plan id, title)."""
    return Keyboard([[button(title, MakeFile(plan, 0, ExportKind.LETTER))] for plan, title in choices])


def ranking(plan_id: int, first: date, last: date) -> Keyboard:
    """Return a button for the file of the order of units over a span."""
    pressed = MakeRanking(plan_id, first.toordinal(), last.toordinal())
    return Keyboard([[button(FILES[ExportKind.EXCEL], pressed)]])


def files(exports: Sequence[int]) -> Keyboard:
    """Return a numbered button for each file that was handed out."""
    buttons = [button(str(place), SendExport(export)) for place, export in enumerate(exports, start=1)]
    return Keyboard(rows_of(buttons, 6))
