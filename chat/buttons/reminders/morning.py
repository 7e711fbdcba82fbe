"""Buttons below what the bot says by itself: "Đã nhận", "Gửi lại", "Nhắc các đơn vị chưa báo cáo"."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from chat.buttons.base import MOST_CHOICES, Button, Keyboard, button
from chat.buttons.reporting.statuses import owed
from chat.buttons.requests.requests import to_answer
from chat.buttons.subjects import Subject
from chat.buttons.summary.summary import MakeFile
from storage.models import ExportKind
from storage.reminders.acknowledgements import number_of

LETTER = "Lập công văn"
MOST_LETTERS = 3


@dataclass(frozen=True)
class Acknowledge(Button):
    """Say that the unit saw what its reminder of a day (20250612) speaks of."""

    code: ClassVar[str] = "seen"
    day: int


@dataclass(frozen=True)
class Resend(Button):
    """Send a message again that may not have arrived."""

    code: ClassVar[str] = "resend"
    message: int


@dataclass(frozen=True)
class NudgeMissing(Button):
    """Remind the units that have not submitted a report, as listed at an hour of its due day."""

    code: ClassVar[str] = "nudge"
    period: int
    hour: int


@dataclass(frozen=True)
class MakeUp(Button):
    """Remind of what was not said on missed mornings, as the digest of a day (20250612) lists it."""

    code: ClassVar[str] = "make-up"
    day: int


@dataclass(frozen=True)
class RemindLate(Button):
    """Remind units once more of what is late, on the day of a digest (20250612)."""

    code: ClassVar[str] = "late-again"
    day: int


@dataclass(frozen=True)
class MorningReminder(Subject):
    """A morning's message to a unit's group."""

    kind: ClassVar[str] = "reminder"
    link: int
    day: str
    tasks: tuple[int, ...]
    obligations: tuple[int, ...]


@dataclass(frozen=True)
class MissedReminder(Subject):
    """A message to a unit's group that makes up for mornings that were missed."""

    kind: ClassVar[str] = "missed"
    link: int
    day: str
    tasks: tuple[int, ...]
    obligations: tuple[int, ...]


@dataclass(frozen=True)
class LateReminder(Subject):
    """A message to a unit's group by which the secretariat reminds it once more of what is late."""

    kind: ClassVar[str] = "late"
    link: int
    day: str
    tasks: tuple[int, ...]
    obligations: tuple[int, ...]


@dataclass(frozen=True)
class LeaderMorning(Subject):
    """A morning's message to a unit's leader."""

    kind: ClassVar[str] = "escalation"
    link: int
    day: str


@dataclass(frozen=True)
class Nudge(Subject):
    """Reports that are missing on their due day."""

    kind: ClassVar[str] = "nudge"
    periods: tuple[int, ...]


def morning(
    tasks: Iterable[tuple[int, str]],
    periods: Iterable[tuple[int, str]],
    day: date,
    requests: Iterable[int] = (),
) -> Keyboard:
    """Return the buttons to each (task id, number), (period id, label) and request, and "Đã nhận"."""
    reports = owed(tasks, periods)
    seen = [button("👀 Đã nhận", Acknowledge(number_of(day)))]
    return Keyboard([*(reports.rows if reports else ()), *to_answer(requests), seen])


def resend(messages: Sequence[tuple[int, str]]) -> Keyboard | None:
    """Return a button for each (outbox id, unit) of unknown fate, or None when there are none."""
    rows = [[button(f"Gửi lại: {unit}", Resend(message))] for message, unit in messages[:MOST_CHOICES]]
    return Keyboard(rows) if rows else None


def nudge(period: int, hour: int) -> Keyboard:
    """Return the button that reminds the units whose report is missing."""
    return Keyboard([[button("Nhắc các đơn vị chưa báo cáo", NudgeMissing(period, hour))]])


def digest(day: date, *, made_up: int, late: int, plans: Sequence[tuple[int, str]]) -> Keyboard | None:
    """Return what can be done below a digest, None for nothing.

    So many groups are reminded of missed mornings; of what is late units are reminded once more, and a
    letter is drafted for each of the plans (id, title).
    """
    rows = [[button(f"Nhắc bù {made_up} nhóm", MakeUp(number_of(day)))]] if made_up else []
    if late:
        rows.append([button("Nhắc lại việc quá hạn", RemindLate(number_of(day)))])
    rows += [
        [button(LETTER if len(plans) == 1 else f"{LETTER}: {title}", MakeFile(plan, 0, ExportKind.LETTER))]
        for plan, title in plans[:MOST_LETTERS]
    ]
    return Keyboard(rows) if rows else None
