"""Who leads a task and who takes part, and which names in it do not read like names of units."""

from collections.abc import Iterator, Sequence

from plans.patterns import sought
from plans.plan import Problem, Role, Task
from plans.reading.columns import Column
from plans.reading.ditto import is_ditto
from plans.reading.roles import Roles, read_roles
from plans.reading.row_reading import RowTask
from plans.text import clean

_NO_LEAD = "Nhiệm vụ {number} không nêu đơn vị chủ trì."
_UNCLEAR_ROLES = (
    "Không rõ đơn vị nào chủ trì, đơn vị nào phối hợp; đọc là chủ trì: {lead}; phối hợp: {coordinating}. Đề "
    "nghị kiểm tra."
)
NO_NAME = (
    "Tên này không giống tên một đơn vị, có thể ô ghi nhiều hơn tên đơn vị; đề nghị kiểm tra vai trò và tên."
)
_FROM_GROUPS = (
    "{count} nhiệm vụ không nêu đơn vị chủ trì ở dòng của mình; lấy đơn vị ghi ở tên nhóm làm đơn vị chủ "
    "trì: {units}. Đề nghị kiểm tra."
)
_NONE = "không nêu"
_MOST_NAMED = 6
_SAYS_MORE = sought(r"(?<!giao )[Cc]hủ trì|CHỦ TRÌ|(?<!Trung tâm )[Pp]hối hợp|PHỐI HỢP|//|^[Nn]hư ")
_LIST = sought(r"(?:^|.* )(?:[Cc]ác|CÁC|[Nn]hững) [^:]*:[^:]+")
"""What the plural opens is a list of names: "UBND các xã: Phú Hòa, Tân Lập"."""


def units_of(row: RowTask) -> Roles:
    """Return the units of a task by their roles; one column may hold both."""
    leading = read_roles(row.cells.get(Column.LEAD, ""))
    beside = read_roles(row.cells.get(Column.COORDINATING, ""), Role.COORDINATING)
    lead = leading.lead or beside.lead or row.led_by
    others = beside.lead if lead != beside.lead else ()
    coordinating = tuple(dict.fromkeys((*others, *beside.coordinating, *leading.coordinating)))
    is_doubtful = leading.is_doubtful or beside.is_doubtful or bool(beside.lead)
    return Roles(lead, coordinating, is_doubtful)


def unit_problems(rows: Sequence[RowTask], tasks: Sequence[Task]) -> Iterator[Problem]:
    """Yield what the secretariat should see of the units of the tasks that were read from the rows."""
    yield from _from_groups(rows)
    for row, task in zip(rows, tasks, strict=True):
        if not task.lead:
            yield Problem(task.source, task.title, _NO_LEAD.format(number=task.number))
        if units_of(row).is_doubtful:
            cells = (clean(row.cells.get(column, "")) for column in (Column.LEAD, Column.COORDINATING))
            lead, coordinating = ", ".join(task.lead), ", ".join(task.coordinating)
            reason = _UNCLEAR_ROLES.format(lead=lead or _NONE, coordinating=coordinating or _NONE)
            yield Problem(task.source, " | ".join(filter(None, cells)), reason)
        odd = [unit for unit in (*task.lead, *task.coordinating) if is_no_name(unit)]
        if odd:
            yield Problem(task.source, "; ".join(odd), NO_NAME)


def is_no_name(unit: str) -> bool:
    """Return whether a name still holds words or signs that are no part of any name."""
    return (
        _SAYS_MORE.search(unit) is not None
        or is_ditto(unit)
        or unit.count("(") != unit.count(")")
        or unit.count("[") != unit.count("]")
        or (":" in unit and _LIST.fullmatch(unit) is None)
    )


def _from_groups(rows: Sequence[RowTask]) -> Iterator[Problem]:
    """Yield one word on all tasks that are led by the unit of their group."""
    led = [row for row in rows if row.led_by and row.led_by == units_of(row).lead and not _names_lead(row)]
    if led:
        units = list(dict.fromkeys(unit for row in led for unit in row.led_by))
        named = ", ".join([*units[:_MOST_NAMED], *(["…"] if len(units) > _MOST_NAMED else [])])
        where = f"{led[0].row.place} đến {led[-1].row.place}" if len(led) > 1 else led[0].row.place
        yield Problem(where, "", _FROM_GROUPS.format(count=len(led), units=named))


def _names_lead(row: RowTask) -> bool:
    return bool(read_roles(row.cells.get(Column.LEAD, "")).lead)
