"""Stored rows as the values our messages are made of."""

from chat.texts.reporting import Recorded, TaskState
from storage.models import Task, Update


def task_state(task: Task, present: Update | None) -> TaskState:
    """Return a task with what stands for it."""
    return TaskState(
        number=task.number,
        title=task.title,
        deadline_text=task.deadline_text,
        before=task.before,
        due=task.due,
        status=present.status if present else None,
        percent=present.percent if present else None,
    )


def recorded(task: Task, spoken: Update) -> Recorded:
    """Return what was recorded of a task."""
    return Recorded(task.number, spoken.status, spoken.percent)
