"""One morning's message to a group that owes to several levels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from chat.buttons.base import Keyboard
from chat.buttons.reminders import levels as level_buttons
from chat.buttons.reminders.levels import JointMorning, Part, packed
from chat.messages.reminders.mornings import UnitMorning
from chat.messages.reporting.states import told_apart
from chat.outgoing import say
from chat.texts.reminders import joint as joint_texts
from chat.texts.reminders import morning as morning_texts
from chat.texts.reminders.joint import LevelPart
from storage.outbox import Outgoing
from storage.reminders.acknowledgements import key_of_joint
from storage.reminders.reachable_chats import UnitChat


@dataclass(frozen=True, slots=True)
class Share:
    """What one office has to say in a chat on a morning, to one unit."""

    office: int
    chat: UnitChat
    morning: UnitMorning
    at: time
    """When the office would say it by itself."""

    @property
    def due(self) -> date:
        """Return the nearest day of what is said."""
        return min(item.owed.due for item in self.morning.items)

    @property
    def part(self) -> Part:
        """Return what is kept of it with the message."""
        return Part(
            self.office,
            self.chat.link_id,
            self.chat.unit_id,
            tuple(task.task_id for task, _ in self.morning.tasks()),
            tuple(period.id for periods, _ in self.morning.reports() for period in periods),
            tuple(item.owed.obligation_id for item in self.morning.items),
            tuple(morning_texts.requests_shown(self.morning.value(self.chat))),
        )


def joint_message(shares: Sequence[Share], words: Mapping[int, str]) -> Outgoing:
    """Return one message of what several offices say in one chat; `words` are how their levels are called."""
    first, *_ = ordered = sorted(shares, key=lambda share: (share.due, share.office, share.chat.link_id))
    parts = [share.part for share in ordered]
    about = JointMorning(
        f"{first.morning.day}", tuple(task for part in parts for task in part.tasks), packed(parts)
    )
    message = say(
        first.chat.chat_id,
        joint_texts.joint(first.morning.day, _by_plan(ordered, words)),
        topic_id=first.chat.topic_id,
        keyboard=_keyboard(ordered, words),
        about=about,
    )
    key = key_of_joint(first.morning.day, min(part.link for part in parts))
    return first.morning.in_time(message, key)


def _by_plan(shares: Sequence[Share], words: Mapping[int, str]) -> list[LevelPart]:
    """Return a part for each plan of each level, the nearest day first."""
    parts = [(morning, share, plan) for share in shares for plan, morning in _plans_of(share.morning)]
    parts.sort(key=lambda part: min(item.owed.due for item in part[0].items))
    return [LevelPart(words[share.office], morning.value(share.chat), plan) for morning, share, plan in parts]


def _plans_of(morning: UnitMorning) -> list[tuple[str | None, UnitMorning]]:
    """Return what is said by each plan, with its name where the unit is in several."""
    if not morning.plans:
        return [(None, morning)]
    ids = dict.fromkeys(item.owed.plan_id for item in morning.items)
    return [
        (
            morning.plans.get(plan or 0),
            replace(morning, items=[item for item in morning.items if item.owed.plan_id == plan], plans={}),
        )
        for plan in ids
    ]


def _keyboard(shares: Sequence[Share], words: Mapping[int, str]) -> Keyboard:
    tasks: list[tuple[int, str]] = []
    periods: list[tuple[int, str]] = []
    for share in shares:
        word, morning = words[share.office], share.morning
        named = [
            (task.task_id, task.number, morning.plans.get(task.plan_id or 0)) for task, _ in morning.tasks()
        ]
        tasks += [(task, f"{number} ({word})") for task, number in told_apart(named)]
        reports = morning.reports()
        periods += [
            (named[0].id, f"{morning_texts.period_button(named[0], len(reports))} ({word})")
            for named, _ in reports
        ]
    requests = [request for share in shares for request in share.part.requests]
    return level_buttons.joint(tasks, periods, shares[0].morning.day, requests)
