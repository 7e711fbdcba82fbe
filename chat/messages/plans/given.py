"""A task that was given as it goes to the units that lead it."""

from collections.abc import Sequence

from chat.buttons.plans import given as given_buttons
from chat.buttons.plans.given import TaskGiven
from chat.outgoing import in_wave, say
from chat.texts.plans import given as given_texts
from chat.texts.plans.given import GivenTask
from storage.outbox import Outgoing
from storage.reminders.reachable_chats import UnitChat


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
            f"given:{task_id}:{chat.unit_id}:{chat.chat_id}:{chat.topic_id or 0}",
        )
        for chat in chats
    ]
