"""Tasks in lists: those of a status, those that are overdue; and one task with those who are late with it."""

from collections.abc import Sequence
from datetime import date

from plans.standing import Assigned, CountedTask
from plans.status import Status
from plans.text import capitalised
from reports.board.frame import back, listed, page, section
from reports.board.html import Html
from reports.board.signs import STATUSES
from reports.board.where import Where
from reports.summary import OverdueTask
from reports.words import count, day, joined, shortened
from reports.words import status as in_words

LONGEST = 600
FEW = 2
"""So many units of a task are named, the others counted."""


def tasks_page(
    tasks: Sequence[CountedTask], late: set[int], status: Status | None, as_of: str, where: Where
) -> str:
    """Return the tasks of one status in the order of the plan."""
    rows = [_row(task, where, is_late=task.id in late) for task in tasks if task.status is status]
    heading = f"{STATUSES[status].name}: {count(len(rows), 'nhiệm vụ')}"
    return page(heading, as_of, where, listed(rows, kind="tasks"), above=back(where))


def _row(task: CountedTask, where: Where, *, is_late: bool) -> Html:
    told = [f"hạn {day(task.due)}"] if task.due is not None else []
    late = Html('<b class="bad">! quá hạn</b> ') if is_late else Html("")
    return Html('<a href="{}"><b>NV {}</b> {} <small>{}{}</small></a>').format(
        address_of(task.id, where), task.number, task.title, late, " · ".join(told)
    )


def address_of(task: int, where: Where) -> str:
    """Return where one task is told of."""
    return where.to(f"/nhiem-vu/{task}")


def overdue_page(tasks: Sequence[OverdueTask], as_of: str, where: Where) -> str:
    """Return what is overdue, the longest first."""
    rows = [overdue_row(task, where) for task in tasks]
    none = Html('<p class="good">✓ Không có nhiệm vụ quá hạn.</p>')
    heading = f"Quá hạn: {count(len(rows), 'nhiệm vụ')}"
    return page(heading, as_of, where, listed(rows, kind="tasks") if rows else none, above=back(where))


def overdue_row(task: OverdueTask, where: Where, longest: int = LONGEST) -> Html:
    """Return how long a task is overdue, whose it is, and so many characters of its name."""
    return Html(
        '<a href="{}"><b>NV {}</b> <b class="bad">! chậm {}</b> <span class="whose">{}</span> {}</a>'
    ).format(
        address_of(task.id, where),
        task.number,
        count((where.shown - task.due).days, "ngày"),
        whose(task),
        shortened(task.title, longest),
    )


def whose(task: OverdueTask) -> str:
    """Return the first of the units that owe a task, and how many others do."""
    others = task.unit_count - len(task.units[:FEW])
    named = list(task.units[:FEW])
    if not named:
        return count(others, "đơn vị")
    return joined([*named, count(others, "đơn vị khác")]) if others else joined(named)


def task_page(
    task: CountedTask,
    given: Assigned,
    late: Sequence[str],
    since: date | None,
    ids: dict[str, int],
    as_of: str,
    where: Where,
) -> str:
    """Return one task: how far its units are, and who is late with it."""
    counts = [
        Html('<span class="name">{} {}: <b>{}</b></span>').format(sign.badge(), sign.name, task.units[status])
        for status, sign in STATUSES.items()
        if task.units.get(status)
    ]
    facts = [
        f"Chủ trì: {joined(list(given.leads)) or 'chưa rõ'}",
        *([f"Phối hợp: {joined(list(given.coordinating))}"] if given.coordinating else []),
        f"Thời hạn: {given.deadline_text or (day(given.due) if given.due else 'chưa có')}",
    ]
    names = [Html('<a href="{}">{}</a>').format(where.to(f"/don-vi/{ids[unit]}"), unit) for unit in late]
    body = Html("{}{}").format(
        section("noi-dung", task.title, listed(facts)),
        section(
            "don-vi",
            f"{capitalised(in_words(task.status))}, theo đơn vị chủ trì",
            listed(counts, kind="counts"),
        ),
    )
    if late and since is not None:
        title = f"Quá hạn từ {day(since)}: {count(len(late), 'đơn vị')}"
        body += section("qua-han", title, listed(names, kind="names"))
    return page(f"Nhiệm vụ {task.number}", as_of, where, body, above=back(where))
