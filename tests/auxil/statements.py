"""What units have said, as it is stored."""

from plans.status import Status
from storage.models import CurrentStatus, Statement, Task
from tests.auxil.world import World


def said(world: World) -> list[tuple[str, Status | None, float | None]]:
    """Return what units said: task, status, percent; the oldest first."""
    numbers = {task.id: task.number for task in world.rows(Task)}
    return [(numbers[row.task_id], row.status, row.percent) for row in world.rows(Statement)]


def current(world: World) -> dict[str, tuple[Status | None, float | None]]:
    """Return what is current of tasks: status and percent by number."""
    numbers = {task.id: task.number for task in world.rows(Task)}
    return {numbers[row.task_id]: (row.status, row.percent) for row in world.rows(CurrentStatus)}
