"""A task that came singly as people are told of it, and as it goes to the units that lead it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime

from chat.buttons.plans import given as given_buttons
from chat.buttons.plans.given import TasksGiven
from chat.markup import Marked
from chat.outgoing import in_wave, say, say_with_file, told
from chat.texts.plans import given_told as told_texts
from chat.texts.plans.given import GivenTask
from plans.given import Origin, Urgency
from plans.plan import Role
from storage.models import Task
from storage.outbox import Outgoing
from storage.plans import given_changes, given_standing
from storage.reminders.reachable_chats import UnitChat


def as_given(task: Task) -> GivenTask:
    """Return a stored task as people are told of it."""
    kept = task.origin
    origin = Origin(kept.document, kept.issued, kept.about, kept.given_by) if kept else Origin()
    return GivenTask(
        what=task.title,
        lead=given_standing.names_of(task, Role.LEAD),
        coordinating=given_standing.names_of(task, Role.COORDINATING),
        term=task.deadline_text or "",
        due=task.due,
        is_repeated=False,
        origin=origin,
        urgency=kept.urgency if kept else Urgency.NORMAL,
        number=task.number,
    )


def to_units(row: Task, task: GivenTask, chats: Sequence[UnitChat]) -> list[Outgoing]:
    """Return a task as it goes to the groups of the units that lead it, each once."""
    return [
        in_wave(
            say(
                chat.chat_id,
                told_texts.to_unit(chat.unit_name, task),
                topic_id=chat.topic_id,
                keyboard=given_buttons.given(row.origin_id or 0, row.id),
                about=TasksGiven((row.id,)),
                unit=chat.unit_id,
            ),
            f"{given_changes.key_of(row.id)}{chat.unit_id}:{chat.chat_id}:{chat.topic_id or 0}",
        )
        for chat in chats
    ]


def with_file(row: Task, file: tuple[str, str], chats: Sequence[UnitChat]) -> list[Outgoing]:
    """Return the document that comes with a task, by the channel's id and its name, as each group gets it."""
    kept, name = file
    below = told_texts.file_of(row.number)
    return [
        in_wave(
            say_with_file(chat.chat_id, kept, below, name=name, topic_id=chat.topic_id),
            f"{given_changes.key_of(row.id)}file:{chat.unit_id}:{chat.chat_id}:{chat.topic_id or 0}",
        )
        for chat in chats
    ]


def reminders(
    row: Task, chats: Sequence[UnitChat], due_at: datetime, now: datetime, key: str
) -> list[Outgoing]:
    """Return the reminders of a task that is due at an hour, each said once for a key; times are local."""
    task = as_given(row)
    return [
        in_wave(
            say(
                chat.chat_id,
                told_texts.hour_reminder(chat.unit_name, task, due_at, now),
                topic_id=chat.topic_id,
                about=TasksGiven((row.id,)),
                unit=chat.unit_id,
            ),
            f"{given_changes.key_of(row.id)}{key}:{chat.unit_id}:{chat.chat_id}:{chat.topic_id or 0}",
        )
        for chat in chats
    ]


def to_partners(row: Task, task: GivenTask, chats: Sequence[UnitChat]) -> list[Outgoing]:
    """Return a task as it goes to the groups of the units that work with those that lead it."""
    return [
        in_wave(
            say(chat.chat_id, told_texts.to_partner(chat.unit_name, task), topic_id=chat.topic_id),
            f"{given_changes.key_of(row.id)}with:{chat.unit_id}:{chat.chat_id}:{chat.topic_id or 0}",
        )
        for chat in chats
    ]


def several_to_units(
    tasks: Sequence[Task], led: Mapping[int, Collection[int]], chats: Sequence[UnitChat]
) -> list[Outgoing]:
    """Return the tasks that one document gives, to each group those that its unit leads, in one message.

    `led` are the units that owe each task, by its id.
    """
    messages = []
    for chat in chats:
        theirs = [task for task in tasks if chat.unit_id in led[task.id]]
        if len(theirs) == 1:
            messages += to_units(theirs[0], as_given(theirs[0]), [chat])
        elif theirs:
            messages.append(_several(theirs, chat))
    return messages


def _several(tasks: Sequence[Task], chat: UnitChat) -> Outgoing:
    origin = tasks[0].origin_id or 0
    message = say(
        chat.chat_id,
        told_texts.several_to_unit(chat.unit_name, [as_given(task) for task in tasks]),
        topic_id=chat.topic_id,
        keyboard=given_buttons.several_given(origin),
        about=TasksGiven(tuple(task.id for task in tasks)),
        unit=chat.unit_id,
    )
    return in_wave(message, f"given-by:{origin}:{chat.unit_id}:{chat.chat_id}:{chat.topic_id or 0}")


def each_told(chats: Sequence[UnitChat], text: Callable[[str], Marked], task_id: int) -> list[Outgoing]:
    """Return what groups are told of a change of a task, made of the name of each unit."""
    return [
        told(
            say(
                chat.chat_id,
                text(chat.unit_name),
                topic_id=chat.topic_id,
                about=TasksGiven((task_id,)),
                unit=chat.unit_id,
            )
        )
        for chat in chats
    ]
