"""What each row of a plan table is: a group, a task, a part of the task before, or a problem."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from plans.reading.columns import Column
from plans.reading.content import Line, Row
from plans.reading.group_deadline import deadline_of_group
from plans.reading.group_rows import Heading, Surroundings, heading_line, heading_of
from plans.reading.groups import GroupTree
from plans.reading.ledger import Fate
from plans.reading.numbering import group_number, sub_number, task_number
from plans.reading.repealed import is_bare_mark, repeal_in, repeal_of, repealed_in_part, repeals
from plans.reading.row_reading import RowFate, RowReading, RowTask
from plans.reading.row_view import RowView
from plans.reading.tables import PlanTable
from plans.reading.unit_words import begins_unit
from plans.reading.versions import in_force

_UNNUMBERED = "Dòng không có số thứ tự; tạm đánh số {number}, đề nghị kiểm tra."
_REPEATED = "Số thứ tự {number} lặp lại trong cùng một nhóm, đề nghị kiểm tra."
_NO_TITLE = "Dòng có số thứ tự nhưng không có nội dung nhiệm vụ."
_NOT_UNDERSTOOD = "Không hiểu dòng này là nhóm hay nhiệm vụ."
_HANDED_DOWN = {Column.LEAD, Column.COORDINATING, Column.DEADLINE}


def read_rows(
    tables: Sequence[PlanTable], headings: Mapping[int, Sequence[Line]] | None = None
) -> RowReading:
    """Return the groups and tasks of the tables; every row is one of them, part of one, or a problem.

    `headings` are the lines right above each table of the document that are titles of groups.
    """
    reader = _RowReader(headings=dict(headings or {}))
    for table in tables:
        reader.begin_table(next(table.rows(), None))
        for entry, following in _with_following(table):
            if isinstance(entry, Line):
                reader.take_heading(entry, following)
            else:
                reader.take_row(entry, following)
    return reader.finished()


def _with_following(table: PlanTable) -> Iterator[tuple[Line | RowView, RowView | None]]:
    """Return each entry with the next row that is a task, a group or a part of one."""
    following: RowView | None = None
    has_number = False
    pairs: list[tuple[Line | RowView, RowView | None]] = []
    for entry in reversed(list(_in_force(table))):
        view = entry if isinstance(entry, Line) else RowView.of(entry, table)
        pairs.append((view, following))
        if isinstance(view, RowView) and not view.says_nothing:
            view.is_above_a_number = has_number
            has_number = has_number or task_number(view.number) is not None
            following = view
    yield from reversed(pairs)


def _in_force(table: PlanTable) -> Iterator[Row | Line]:
    """Yield the entries of a table with what holds of its old and its new columns."""
    for entry in table.entries:
        yield in_force(entry, table.headers, table.columns) if isinstance(entry, Row) else entry


@dataclass(slots=True)
class _RowReader:
    """Reads the rows one after another, knowing the group and the task they stand in."""

    reading: RowReading = field(default_factory=RowReading)
    headings: dict[int, Sequence[Line]] = field(default_factory=dict)
    """The headings above the tables that are still to come."""
    groups: GroupTree = field(default_factory=GroupTree)
    numbered: str = ""
    """The last number that was written in the document; parts without a number are counted below it."""
    numbered_cells: dict[Column, str] = field(default_factory=dict)
    parts: int = 0
    seen: set[tuple[str | None, str]] = field(default_factory=set)
    last_row: Row | None = None
    repealed_groups: dict[str, str] = field(default_factory=dict)
    """The titles of groups whose tasks are not to be done, by their names."""
    repealed: str | None = None
    """Why the row before was left aside as not to be done: its parts are neither."""

    def finished(self) -> RowReading:
        """Return the reading, with tasks that never got a title turned into problems."""
        for task in self.reading.tasks:
            if not task.cells.get(Column.TITLE):
                for row in (task.row, *task.parts):
                    self.reading.leave_aside(row, _NO_TITLE)
        self.reading.groups = self.groups.groups
        self.reading.tasks = [task for task in self.reading.tasks if task.cells.get(Column.TITLE)]
        return self.reading

    def begin_table(self, first: Row | None) -> None:
        """Leave the groups and the last row behind: only headings above tables go on to another of them."""
        self.groups.close(above_tables=first is None or first.table not in self.headings)
        self.last_row = None
        self.numbered, self.parts = "", 0

    def take_heading(self, line: Line, following: RowView | None) -> None:
        """Take a line between the rows; at the end of the table it belongs to the prose."""
        if following and line not in self.headings.get(following.row.table, ()):
            heading = heading_line(line.text)
            self._open_group(heading)
            self._note(line, Fate.GROUP, heading.number or "")

    def take_row(self, view: RowView, following: RowView | None) -> None:
        """Take the next row of the table."""
        if view.says_nothing:
            self._note(view.row, Fate.HEADER if view.texts else Fate.BLANK)
            return
        for line in self.headings.pop(view.row.table, ()):
            above = heading_line(line.text)
            self.groups.add_above_table(above.number, above.title)
            self._note(line, Fate.GROUP, above.number or "")
        around = Surroundings(following, self.groups, self.numbered, self._is_broken(view))
        heading = None if is_bare_mark(view.title) else heading_of(view, around)
        if heading:
            self._open_group(heading)
            self._note(view.row, Fate.GROUP, heading.number or "")
        else:
            number = task_number(view.number) or _lettered_task(view)
            self.repealed = self._repeal(view, number)
            if self.repealed:
                self.reading.leave_aside(view.row, self.repealed, number or "")
            else:
                self._take_as_task(view, number)
        self.last_row = view.row

    def _repeal(self, view: RowView, number: str | None) -> str | None:
        """Return why the row is not to be done, as a whole group may be, or the task that it goes on with."""
        is_part = not number and (not view.number or sub_number(view.number) is not None)
        if is_part and self.repealed and not _is_whole(view):
            return self.repealed
        open_now = (self.repealed_groups.get(group.name) for group in self.groups.open)
        group = next(filter(None, open_now), None)
        return repeal_of(view) or (repeal_in(group) if group else None)

    def _open_group(self, heading: Heading) -> None:
        self.repealed = None
        if heading.number is None:
            self.groups.add_unnumbered(heading.title)
        else:
            if heading.holds_below:
                self.numbered, self.numbered_cells, self.parts = heading.number, {}, 0
            self.groups.add(heading.number, heading.title, holds_below=heading.holds_below)
        if self.groups.current and repeals(heading.title):
            self.repealed_groups[self.groups.current] = heading.title

    def _take_as_task(self, view: RowView, number: str | None) -> None:
        tasks = self.reading.tasks
        is_same = bool(number and tasks) and number == tasks[-1].number
        goes_on = is_same and self._is_broken(view) and not _is_whole(view)
        if number and not goes_on:
            self._add_task(view, number)
        elif goes_on or (tasks and not view.number and self._is_continuation(view)):
            self._continue(view)
        elif self._is_part(view):
            self._add_part(view)
        else:
            self.reading.leave_aside(view.row, _NOT_UNDERSTOOD)

    def _add_task(self, view: RowView, number: str) -> None:
        group = self.groups.holding(number)
        if (group, number) in self.seen:
            self.reading.add_problem(view.row, _REPEATED.format(number=number))
        self.seen.add((group, number))
        cells = self._dated_by_group() | view.cells()
        self.reading.problems.extend(repealed_in_part(view.row.place, view.title))
        self.numbered, self.numbered_cells, self.parts = number, cells, 0
        self._append(RowTask(number, group, view.row, cells, dict(view.others), view.doubts))
        self._note(view.row, Fate.TASK, number)

    def _append(self, task: RowTask) -> None:
        self.reading.tasks.append(replace(task, led_by=self.groups.units))

    def _dated_by_group(self) -> dict[Column, str]:
        """Return the deadline of the innermost group whose title is one; a cell of the row overrules it."""
        titles = {group.number: group.title for group in self.groups.groups}
        open_now = (deadline_of_group(titles.get(group.name, "")) for group in reversed(self.groups.open))
        deadline = next(filter(None, open_now), None)
        return {Column.DEADLINE: deadline} if deadline else {}

    def _is_broken(self, view: RowView) -> bool:
        """Return whether a page or a table ended between this row and the one before."""
        last = self.last_row
        return last is not None and (last.page, last.table) != (view.row.page, view.row.table)

    def _is_continuation(self, view: RowView) -> bool:
        """Return whether a row without a number belongs to the task before."""
        has_lead = bool(view.title) and begins_unit(view.cells().get(Column.LEAD, ""))
        is_new = has_lead and (view.title[0].isupper() or view.is_bulleted)
        if self._is_broken(view):
            return not (is_new and Column.DEADLINE in view.cells())
        says_more = Column.LEAD in view.own or Column.DEADLINE in view.own
        return not view.title or view.title[0].islower() or not (is_new or says_more)

    def _is_part(self, view: RowView) -> bool:
        """Return whether a row without a number is a task below the last one, or in a list without any."""
        if self.numbered:
            return not view.number or sub_number(view.number) is not None
        return not view.number and bool(view.title) and Column.LEAD in view.cells()

    def _continue(self, view: RowView) -> None:
        task = self.reading.tasks[-1]
        task.parts.append(view.row)
        self._note(view.row, Fate.PART)
        joint = " " if self._is_broken(view) else "\n"
        for column, text in view.own.items():
            if column is not Column.NUMBER:
                task.cells[column] = f"{task.cells[column]}{joint}{text}" if task.cells.get(column) else text
        for header, text in view.others.items():
            task.others[header] = f"{task.others.get(header, '')} {text}".strip()

    def _add_part(self, view: RowView) -> None:
        """Take a row below a task that has no number of its own, or only a letter."""
        self.parts += 1
        number = f"{self.numbered}.{sub_number(view.number) or self.parts}".removeprefix(".")
        if not view.number:
            self.reading.add_problem(view.row, _UNNUMBERED.format(number=number))
        shared = {column: text for column, text in self.numbered_cells.items() if column in _HANDED_DOWN}
        cells = self._dated_by_group() | shared | view.cells()
        task = RowTask(number, self.groups.current, view.row, cells, dict(view.others), view.doubts)
        self._append(task)
        self._note(view.row, Fate.TASK)

    def _note(self, source: Row | Line, fate: Fate, number: str = "") -> None:
        self.reading.fates.append(RowFate(source, fate, number))


def _is_whole(view: RowView) -> bool:
    """Return whether a row says everything itself, so that it cannot be the tail of another."""
    return view.title[:1].isupper() and {Column.LEAD, Column.DEADLINE} <= set(view.own)


def _lettered_task(view: RowView) -> str | None:
    """Return a number such as "I" or "II.1" of a row that is no heading: it names who leads."""
    return group_number(view.number) if view.title and Column.LEAD in view.cells() else None
