"""The morning's reminders: one message for each linked group whose unit is to be reminded of something."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from chat import keyboards, texts
from chat.outgoing import say
from chat.states import told_apart
from chat.texts.reminders import PeriodLine, TaskLine
from plans.calendar import WorkingCalendar
from plans.ladder import Ladder, Rung, RungKind, rung_on
from plans.standing import NamedPeriod
from storage import outbox, plan_names, reminders
from storage.models import Lane
from storage.outbox import Outgoing
from storage.reminders import OwedPeriod, OwedTask, ReminderChat

LADDER = Ladder()
# A rung is at most two weeks before the last chance; the longest run of days off here is Tết's nine.
LOOKAHEAD = timedelta(days=max(LADDER.before) + 15)
URGENCY = (RungKind.OVERDUE, RungKind.LAST_CHANCE, RungKind.COMING)


@dataclass(frozen=True, slots=True)
class Owed:
    """What one unit is reminded of today."""

    tasks: Sequence[tuple[OwedTask, Rung]]
    periods: Sequence[tuple[OwedPeriod, Rung]]


def remind(session: Session, now: datetime, today: date, calendar: WorkingCalendar) -> int:
    """Queue this morning's messages; return how many groups get one. Nothing on a day off.

    What cannot be sent today is not sent tomorrow, when it would be wrong. `now` is local.
    """
    if not calendar.is_working(today):
        return 0
    owed = _owed_by_unit(session, today, calendar)
    midnight = datetime.combine(today + timedelta(days=1), time(0), now.tzinfo)
    names, several = plan_names.of_all(session), plan_names.units_in_several_plans(session)
    messages = [
        replace(
            _message(chat, owed[chat.unit_id], today, names if chat.unit_id in several else {}),
            not_after=midnight,
        )
        for chat in reminders.chats_to_remind(session, today)
        if chat.unit_id in owed
    ]
    return outbox.enqueue(session, messages, now)


def _owed_by_unit(session: Session, today: date, calendar: WorkingCalendar) -> dict[int, Owed]:
    until = today + LOOKAHEAD
    rungs: dict[date, Rung | None] = {}

    def rung(due: date) -> Rung | None:
        if due not in rungs:
            rungs[due] = rung_on(today, due, LADDER, calendar)
        return rungs[due]

    tasks: dict[int, list[tuple[OwedTask, Rung]]] = defaultdict(list)
    for task in reminders.owed_tasks(session, until):
        if (step := rung(task.due)) is not None:
            tasks[task.unit_id].append((task, step))
    periods: dict[int, list[tuple[OwedPeriod, Rung]]] = defaultdict(list)
    for period in reminders.owed_periods(session, until):
        if (step := rung(period.due)) is not None:
            periods[period.unit_id].append((period, step))
    return {unit: Owed(tasks[unit], periods[unit]) for unit in tasks.keys() | periods.keys()}


def _message(chat: ReminderChat, owed: Owed, today: date, plans: Mapping[int, str]) -> Outgoing:
    """Return a group's message; `plans` names the plans where its unit is in several."""
    tasks = sorted(owed.tasks, key=lambda pair: URGENCY.index(pair[1].kind))
    together = _together(owed.periods)
    keyboard = keyboards.reminder(
        told_apart([(task.task_id, task.number, plans.get(task.plan_id)) for task, _ in tasks]),
        [
            (periods[0].id, texts.reminders.period_button(periods[0], len(together)))
            for _, periods, _ in together
        ],
    )
    text = texts.reminders.morning(
        chat.unit_name,
        today,
        [
            TaskLine(task.number, task.title, task.deadline_text, task.before, step, plans.get(task.plan_id))
            for task, step in tasks
        ],
        [PeriodLine(tuple(periods), step, plans.get(plan)) for plan, periods, step in together],
    )
    return say(
        chat.chat_id,
        text,
        topic_id=chat.topic_id,
        keyboard=keyboard,
        about={"kind": "reminder", "unit": chat.unit_id, "tasks": [task.task_id for task, _ in tasks]},
        lane=Lane.WAVE,
        dedupe_key=f"reminder:{today}:{chat.chat_id}:{chat.unit_id}",
    )


def _together(owed: Sequence[tuple[OwedPeriod, Rung]]) -> list[tuple[int, list[NamedPeriod], Rung]]:
    """Return the reports of one plan that are due on one day as one line."""
    lines: dict[tuple[int, date], tuple[int, list[NamedPeriod], Rung]] = {}
    for item, step in owed:
        lines.setdefault((item.plan_id, item.due), (item.plan_id, [], step))[1].append(item.period)
    return list(lines.values())
