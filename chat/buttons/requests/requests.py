"""Buttons of a request: its missing parts, sending it, and what can be done while it is open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from chat.buttons.base import Button, Key, Keyboard, Row, button
from chat.buttons.subjects import Subject
from chat.buttons.units.levels import ALL_UNITS, OF_LEVEL
from chat.texts.words import day, weekday
from plans.units import UnitLevel


class RequestPart(StrEnum):
    """A part of a request that can be said anew."""

    WHAT = "what"
    WHOM = "whom"
    WHEN = "when"
    FILE = "file"


class WhomChoice(StrEnum):
    """Whom a button names."""

    ALL = "all"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    SILENT = "silent"


@dataclass(frozen=True)
class NewRequest(Button):
    """Begin a request step by step; `shown` is the latest request when the button was shown."""

    code: ClassVar[str] = "request-new"
    shown: int


@dataclass(frozen=True)
class AskPart(Button):
    """Ask for a part of a request anew."""

    code: ClassVar[str] = "request-part"
    request: int
    part: RequestPart


@dataclass(frozen=True)
class ChooseWhom(Button):
    """Ask these units."""

    code: ClassVar[str] = "request-whom"
    request: int
    whom: WhomChoice


@dataclass(frozen=True)
class ChooseLeads(Button):
    """Ask the units that lead a task."""

    code: ClassVar[str] = "request-leads"
    request: int
    task: int


@dataclass(frozen=True)
class ChooseWhen(Button):
    """Give time until an hour, counted from the first day of the calendar."""

    code: ClassVar[str] = "request-when"
    request: int
    hour: int


@dataclass(frozen=True)
class SendRequest(Button):
    """Send a request to the units."""

    code: ClassVar[str] = "request-send"
    request: int


@dataclass(frozen=True)
class DropRequest(Button):
    """Throw a request away that was not sent."""

    code: ClassVar[str] = "request-drop"
    request: int


@dataclass(frozen=True)
class ShowSilent(Button):
    """Show who has not answered."""

    code: ClassVar[str] = "request-silent"
    request: int


@dataclass(frozen=True)
class ShowAnswers(Button):
    """Show what was answered."""

    code: ClassVar[str] = "request-answers"
    request: int


@dataclass(frozen=True)
class RemindSilent(Button):
    """Remind those who have not answered."""

    code: ClassVar[str] = "request-again"
    request: int


@dataclass(frozen=True)
class CloseRequest(Button):
    """Ask for answers no more."""

    code: ClassVar[str] = "request-close"
    request: int


@dataclass(frozen=True)
class AnswerRequest(Button):
    """Show a unit a request that it is to answer, wherever the request stands."""

    code: ClassVar[str] = "request-answer"
    request: int


@dataclass(frozen=True)
class RequestDraft(Subject):
    """A request that is being composed."""

    kind: ClassVar[str] = "request-draft"
    request: int


@dataclass(frozen=True)
class RequestSent(Subject):
    """A request that a unit is to answer."""

    kind: ClassVar[str] = "request"
    request: int


WHOM_LABELS = {
    WhomChoice.ALL: ALL_UNITS,
    WhomChoice.PROVINCE: OF_LEVEL[UnitLevel.PROVINCE],
    WhomChoice.DISTRICT: OF_LEVEL[UnitLevel.DISTRICT],
    WhomChoice.COMMUNE: OF_LEVEL[UnitLevel.COMMUNE],
    WhomChoice.SILENT: "Đơn vị chưa trả lời yêu cầu gần nhất",
}
MOST_LISTED = 8


def whom(request_id: int, choices: Iterable[WhomChoice]) -> Keyboard:
    """Return a button for each group of units that can be asked."""
    rows = [[button(WHOM_LABELS[choice], ChooseWhom(request_id, choice))] for choice in choices]
    return Keyboard([*rows, [_drop(request_id)]])


def leads(request_id: int, tasks: Sequence[tuple[int, str]]) -> Keyboard:
    """Return a button for each (task id, plan) whose leads can be asked."""
    rows = [[button(plan, ChooseLeads(request_id, task))] for task, plan in tasks]
    return Keyboard([*rows, [_drop(request_id)]])


def when(request_id: int, choices: Iterable[tuple[date, int]]) -> Keyboard:
    """Return a button for each day and hour until which time can be given."""
    rows = [
        [button(f"{hour:02}:00 {weekday(on)}, {day(on)}", ChooseWhen(request_id, on.toordinal() * 24 + hour))]
        for on, hour in choices
    ]
    return Keyboard([*rows, [_drop(request_id)]])


def only_drop(request_id: int) -> Keyboard:
    """Return the button that throws a draft away."""
    return Keyboard([[_drop(request_id)]])


def request_preview(request_id: int, units: int) -> Keyboard:
    """Return what can be done with a request before it is sent."""
    send = button(f"Gửi {units} đơn vị", SendRequest(request_id))
    labels = {
        RequestPart.WHAT: "Sửa nội dung",
        RequestPart.WHOM: "Sửa nơi nhận",
        RequestPart.WHEN: "Sửa hạn",
        RequestPart.FILE: "Kèm tệp",
    }
    parts = [button(label, AskPart(request_id, part)) for part, label in labels.items()]
    rows = [[send, _drop(request_id)]] if units else [[_drop(request_id)]]
    return Keyboard([*rows, parts[:2], parts[2:]])


def _drop(request_id: int) -> Key:
    return button("Bỏ", DropRequest(request_id))


def requests(request_ids: Sequence[int], latest: int) -> Keyboard:
    """Return what can be done with each open request, and how to begin another."""
    rows = [_doings(request_id, f"Số {request_id}: ") for request_id in request_ids[:MOST_LISTED]]
    return Keyboard([*(row for pair in rows for row in pair), [_new(latest)]])


def _new(latest: int) -> Key:
    return button("Yêu cầu mới", NewRequest(latest))


def _doings(request_id: int, prefix: str) -> list[Row]:
    return [
        [
            button(f"{prefix}Ai chưa trả lời", ShowSilent(request_id)),
            button("Xem trả lời", ShowAnswers(request_id)),
        ],
        [
            button(f"{prefix}Nhắc lại", RemindSilent(request_id)),
            button("Đóng", CloseRequest(request_id)),
        ],
    ]


def to_answer(request_ids: Iterable[int]) -> list[Row]:
    """Return, for each request that waits for a unit's answer, the button to it."""
    return [[button(f"📣 Trả lời yêu cầu số {number}", AnswerRequest(number))] for number in request_ids]


def open_request(request_id: int) -> Keyboard:
    """Return what can be done with one open request."""
    return Keyboard(_doings(request_id, ""))
