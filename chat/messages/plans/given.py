"""A task that came singly as people are told of it, and as it goes to the units that lead it."""

from collections.abc import Callable, Sequence

from chat.buttons.plans import given as given_buttons
from chat.buttons.plans.given import TaskGiven
from chat.markup import Marked
from chat.outgoing import in_wave, say, told
from chat.texts.plans import given as given_texts
from chat.texts.plans.given import GivenTask
from plans.given import Origin, Urgency
from plans.plan import Role
from storage.models import Task
from storage.outbox import Outgoing
from storage.plans import given
from storage.reminders.reachable_chats import UnitChat


def as_given(task: Task) -> GivenTask:
    """Return a stored task as people are told of it."""
    kept = task.origin
    origin = Origin(kept.document, kept.issued, kept.about, kept.given_by) if kept else Origin()
    return GivenTask(
        what=task.title,
        lead=given.names_of(task, Role.LEAD),
        coordinating=given.names_of(task, Role.COORDINATING),
        term=task.deadline_text or "",
        due=task.due,
        is_repeated=False,
        origin=origin,
        urgency=kept.urgency if kept else Urgency.NORMAL,
        number=task.number,
    )


def to_units(task_id: int, task: GivenTask, chats: Sequence[UnitChat]) -> list[Outgoing]:
    """Return a task as it goes to the groups of the units that lead it, each once."""
    return [
        in_wave(
            say(
                chat.chat_id,
                given_texts.to_unit(chat.unit_name, task),
                topic_id=chat.topic_id,
                keyboard=given_buttons.given(task_id),
                about=TaskGiven(task_id),
                unit=chat.unit_id,
            ),
            f"{given.key_of(task_id)}{chat.unit_id}:{chat.chat_id}:{chat.topic_id or 0}",
        )
        for chat in chats
    ]


def each_told(chats: Sequence[UnitChat], text: Callable[[str], Marked], task_id: int) -> list[Outgoing]:
    """Return what groups are told of a change of a task, made of the name of each unit."""
    return [
        told(
            say(
                chat.chat_id,
                text(chat.unit_name),
                topic_id=chat.topic_id,
                about=TaskGiven(task_id),
                unit=chat.unit_id,
            )
        )
        for chat in chats
    ]
