"""A unit's morning as messages: to its groups everything, to its leader what is late for long."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from chat.buttons.base import Keyboard
from chat.buttons.reminders import morning as morning_buttons
from chat.buttons.reminders.morning import LeaderMorning, MorningReminder
from chat.messages.reporting.states import told_apart
from chat.outgoing import in_wave, say
from chat.texts.reminders import morning as morning_texts
from chat.texts.reminders.morning import Morning, PeriodLine, RequestLine, TaskLine
from plans.ladder import RungKind
from plans.standing import NamedPeriod
from storage.outbox import Outgoing
from storage.reminders.acknowledgements import key_of_reminder
from storage.reminders.due_items import DueItem
from storage.reminders.owed import OwedPeriod, OwedRequest, OwedTask
from storage.reminders.reachable_chats import UnitChat

URGENCY = (RungKind.OVERDUE, RungKind.LAST_CHANCE, RungKind.COMING)


@dataclass(frozen=True, slots=True)
class UnitMorning:
    """What one unit is reminded of on a day."""

    items: Sequence[DueItem]
    day: date
    midnight: datetime
    """The end of the day: what is not said by then is not said."""
    plans: Mapping[int, str]
    """The names of plans, where the unit is in several."""

    @property
    def is_escalated(self) -> bool:
        """Return whether the unit's leader is told of something."""
        return any(item.is_escalated for item in self.items)

    def to_group(self, chat: UnitChat) -> Outgoing:
        """Return the message to a group of the unit."""
        tasks, reports = self.tasks(), self.reports()
        about = MorningReminder(
            chat.link_id,
            f"{self.day}",
            tuple(task.task_id for task, _ in tasks),
            tuple(item.owed.obligation_id for item in self.items),
        )
        message = say(
            chat.chat_id,
            morning_texts.morning(self.value(chat)),
            topic_id=chat.topic_id,
            keyboard=self._keyboard([task for task, _ in tasks], reports, chat),
            about=about,
            unit=chat.unit_id,
        )
        return self.in_time(message, key_of_reminder(self.day, chat.unit_id, chat.link_id))

    def to_leader(self, chat: UnitChat) -> Outgoing:
        """Return the message to a leader of the unit."""
        message = say(
            chat.chat_id,
            morning_texts.to_leader(self.value(chat)),
            topic_id=chat.topic_id,
            about=LeaderMorning(chat.link_id, f"{self.day}"),
            unit=chat.unit_id,
        )
        return self.in_time(message, f"{LeaderMorning.kind}:{self.day}:{chat.unit_id}:{chat.link_id}")

    def in_time(self, message: Outgoing, key: str) -> Outgoing:
        """Return a message as it waits to be said, once and today or never."""
        return replace(in_wave(message, key), not_after=self.midnight)

    def _keyboard(
        self, tasks: Sequence[OwedTask], reports: Sequence[tuple[list[NamedPeriod], DueItem]], chat: UnitChat
    ) -> Keyboard:
        named = [(task.task_id, task.number, self.plans.get(task.plan_id or 0)) for task in tasks]
        labels = [
            (periods[0].id, morning_texts.period_button(periods[0], len(reports))) for periods, _ in reports
        ]
        requests = morning_texts.requests_shown(self.value(chat))
        return morning_buttons.morning(told_apart(named), labels, self.day, requests)

    def value(self, chat: UnitChat) -> Morning:
        """Return what the text of the message to a group is made of."""
        return Morning(
            unit=chat.unit_name,
            today=self.day,
            tasks=[self._task(task, item) for task, item in self.tasks()],
            periods=[self._report(periods, item) for periods, item in self.reports()],
            requests=[_request(item.owed, item) for item in self.items if isinstance(item.owed, OwedRequest)],
            leader=chat.leader,
        )

    def tasks(self) -> list[tuple[OwedTask, DueItem]]:
        """Return the tasks, the most urgent first, with what is said of each."""
        tasks = [(item.owed, item) for item in self.items if isinstance(item.owed, OwedTask)]
        return sorted(tasks, key=lambda pair: URGENCY.index(pair[1].rung.kind))

    def _task(self, task: OwedTask, item: DueItem) -> TaskLine:
        return TaskLine(
            task.number,
            task.title,
            task.deadline_text,
            task.before,
            item.rung,
            self.plans.get(task.plan_id or 0),
            item.acknowledged_on,
            item.is_escalated,
            task.is_moved,
        )

    def reports(self) -> list[tuple[list[NamedPeriod], DueItem]]:
        """Return the reports of one plan that are due on one day together, with what is said of the first."""
        together: dict[tuple[int | None, date], tuple[list[NamedPeriod], DueItem]] = {}
        for item in self.items:
            if isinstance(item.owed, OwedPeriod):
                key = (item.owed.plan_id, item.owed.due)
                together.setdefault(key, ([], item))[0].append(item.owed.period)
        return list(together.values())

    def _report(self, periods: Sequence[NamedPeriod], item: DueItem) -> PeriodLine:
        plan = self.plans.get(item.owed.plan_id or 0)
        return PeriodLine(tuple(periods), item.rung, plan, item.acknowledged_on, item.is_escalated)


def _request(request: OwedRequest, item: DueItem) -> RequestLine:
    return RequestLine(request.request_id, request.what, item.rung, item.acknowledged_on, item.is_escalated)
