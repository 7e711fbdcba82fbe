"""A unit's tasks as the values our messages are made of."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from chat.texts.reporting.statuses import TaskState
from storage.models import Statement, StatementSource, Task


def task_state(
    task: Task,
    present: Statement | None,
    plans: Mapping[int, str],
    moved: Mapping[int, date] = MappingProxyType({}),
) -> TaskState:
    """Return a task with what is current for it.

    `plans` names the plans where the unit is in several, `moved` the days to which the unit's have moved.
    """
    return TaskState(
        number=task.number,
        title=task.title,
        deadline_text=task.deadline_text,
        before=task.before,
        due=task.due,
        status=present.status if present else None,
        percent=present.percent if present else None,
        day_named=present.day_named if present else None,
        plan=plans.get(task.plan_id),
        returned=present.text if present and present.source is StatementSource.RETURNED else None,
        moved_to=moved.get(task.id),
    )


def told_apart(tasks: Sequence[tuple[int, str, str | None]]) -> list[tuple[int, str]]:
    """Return each (task id, number, plan) as (id, number), with the plan beside a number that is in two."""
    times = Counter(number for _, number, _ in tasks)
    return [
        (task, f"{number} ({plan})" if plan and times[number] > 1 else number) for task, number, plan in tasks
    ]
