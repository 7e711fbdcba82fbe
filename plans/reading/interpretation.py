"""What the rows and lines of a document say: the plan, and what in it was not understood."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from plans.deadline import read_deadline
from plans.plan import (
    Deadline,
    DeadlineKind,
    Plan,
    PlanReading,
    Problem,
    ReportRule,
    Task,
    UnreadableDocumentError,
)
from plans.reading.accounting import account, unread
from plans.reading.amended_plan import amended_plan
from plans.reading.columns import Column, names_a_person
from plans.reading.content import Content, Line, numbered
from plans.reading.doubtful_cells import doubtful_cells, notices
from plans.reading.gaps import find_gaps, find_miscounts
from plans.reading.given.layout import rows_as_prose
from plans.reading.given.plan import read_prose_plan, work_beside_table
from plans.reading.guessed_deadline import STRAYED, may_hold_other_words
from plans.reading.heading import Heading, read_heading
from plans.reading.progress import read_status
from plans.reading.row_reading import RowReading, RowTask
from plans.reading.rows import read_rows
from plans.reading.rule_doubts import unread_rules
from plans.reading.rules import read_rules
from plans.reading.table_headings import headings_above
from plans.reading.table_notes import notes_of
from plans.reading.tables import PlanTable, Tables, find_tables
from plans.reading.targets import find_targets
from plans.reading.task_units import unit_problems, units_of
from plans.reading.title_deadline import deadline_in_title
from plans.reading.versions import amended_columns
from plans.text import clean

_NO_TASK = (
    "Bảng nhiệm vụ không có dòng nhiệm vụ nào. Đề nghị kiểm tra và gửi lại kế hoạch có đầy đủ phụ lục "
    "nhiệm vụ."
)
_ONLY_LEFT_ASIDE = (
    "Bảng nhiệm vụ không có nhiệm vụ nào để theo dõi: {count} dòng đã để riêng, ví dụ {where}: {reason}"
)
_UNCLEAR_PROGRESS = "Không rõ trạng thái của nhiệm vụ {number} từ cột tiến độ."
_NO_YEAR = "Văn bản không nêu năm của kế hoạch, đề nghị ấn định ngày."
_LED_BY_PEOPLE = (
    "Cột này nêu tên người, không nêu đơn vị; tạm ghi tên người ở phần chủ trì, đề nghị thay bằng đơn vị."
)
_CUT_BY_GUESS = (
    "Văn bản chép từ PDF không có ranh giới giữa các ô: cột chủ trì, phối hợp và thời hạn được suy ra từ lời "
    "văn. Đề nghị đối chiếu từng dòng trong bảng đọc thử, hoặc gửi tệp Word (.docx) của kế hoạch."
)
_REPORT = "bao cao"
_YEAR = re.compile(r"\b20\d\d\b")


def interpret(content: Content) -> PlanReading:
    """Return the plan that the content states.

    Raises:
        UnreadableDocumentError: it has an empty table of tasks, or none and gives no work in prose.
    """
    content = numbered(content)
    tables = find_tables(content)
    heading = read_heading(tables.prose)
    if not tables.plan:
        return _from_prose(content, tables, heading)
    rows = read_rows(tables.plan, headings_above(content, tables.plan))
    if not rows.tasks:
        return _from_prose_instead(content, tables, heading, rows)
    is_report = heading.kind == _REPORT
    rows, notes = notes_of(rows, heading.year or 0)
    prose = (*tables.prose, *notes)
    plan = _plan(prose, heading, rows)
    ledger = account(content, tables, rows.fates)
    problems = (
        *notices(content),
        *amended_plan(plan.title, tables.prose),
        *_guessed(rows.tasks),
        *_led_by_people(tables.plan),
        *(problem for table in tables.plan for problem in amended_columns(table)),
        *rows.problems,
        *doubtful_cells(tables.plan),
        *unit_problems(rows.tasks, plan.tasks),
        *_unclear_progress(plan.tasks),
        *_doubtful_rules(plan.report_rules),
        *(() if is_report else unread_rules(prose, plan.year or 0, plan.issued)),
        *find_gaps(rows.fates),
        *find_miscounts(rows.fates),
        *unread(ledger),
        *(() if is_report else work_beside_table(content, heading, plan)),
    )
    return PlanReading(plan, problems, ledger)


def _plan(prose: Iterable[Line], heading: Heading, rows: RowReading) -> Plan:
    """Return the plan of the rows, with what the prose around them says of it."""
    year = heading.year or _usual_year(rows.tasks)
    reports = heading.kind == _REPORT
    tasks = (_task(task, year, None if reports else heading.issued) for task in rows.tasks)
    return Plan(
        heading.title,
        heading.number,
        heading.issuer,
        heading.issued,
        year,
        heading.standing_unit,
        () if reports else read_rules(prose, year or 0, heading.issued),
        tuple(rows.groups),
        tuple(tasks),
    )


def _from_prose(content: Content, tables: Tables, heading: Heading) -> PlanReading:
    """Return what the prose gives to do, and what besides it was left aside."""
    reading = read_prose_plan(content, heading)
    ledger = account(content, tables, (), rows_as_prose(content))
    amended = amended_plan(heading.title, tables.prose)
    unsaid = unread_rules(tables.prose, heading.year or 0, heading.issued)
    problems = (*notices(content), *amended, *reading.problems, *unsaid, *unread(ledger))
    return replace(reading, problems=problems, ledger=ledger)


def _from_prose_instead(content: Content, tables: Tables, heading: Heading, rows: RowReading) -> PlanReading:
    """Return what the prose around an empty table gives to do."""
    try:
        return _from_prose(content, tables, heading)
    except UnreadableDocumentError as error:
        if not rows.problems:
            raise UnreadableDocumentError(_NO_TASK) from error
        first = rows.problems[0]
        found = _ONLY_LEFT_ASIDE.format(count=len(rows.problems), where=first.where, reason=first.reason)
        raise UnreadableDocumentError(found) from error


def _guessed(tasks: Iterable[RowTask]) -> Iterable[Problem]:
    """Return one warning where the cells of the whole table had to be inferred."""
    guessed = [task for task in tasks if task.row.cut_by_guess]
    if guessed:
        where = f"{guessed[0].row.place} đến {guessed[-1].row.place}"
        yield Problem(where, "", _CUT_BY_GUESS)


def _led_by_people(tables: Iterable[PlanTable]) -> Iterable[Problem]:
    """Return a doubt for each table that names people where units are to be named."""
    for table in tables:
        if Column.LEAD not in table.columns:
            continue
        header = table.headers[table.columns.index(Column.LEAD)]
        first = next(table.rows(), None)
        if first and names_a_person(header):
            yield Problem(first.place, header, _LED_BY_PEOPLE)


def _usual_year(tasks: Iterable[RowTask]) -> int | None:
    """Return the year that most deadlines name, for a table without a title."""
    years = Counter(year for task in tasks for year in _YEAR.findall(task.cells.get(Column.DEADLINE, "")))
    return int(years.most_common(1)[0][0]) if years else None


def _task(row: RowTask, year: int | None, issued: date | None) -> Task:
    units = units_of(row)
    title = clean(row.cells[Column.TITLE])
    deadline_text, deadline = _deadline(row, title, year, issued)
    said = (clean(row.cells.get(column, "")) for column in (Column.STATE, Column.PROGRESS))
    progress = ". ".join(filter(None, said)) or None
    return Task(
        number=row.number,
        group=row.group,
        title=title,
        lead=units.lead,
        coordinating=units.coordinating,
        deadline_text=deadline_text,
        deadline=deadline,
        note=_note(row),
        targets=find_targets(title, deadline_text),
        status=read_status(progress) if progress else None,
        progress=progress,
        source=row.row.place,
    )


def _deadline(row: RowTask, title: str, year: int | None, issued: date | None) -> tuple[str | None, Deadline]:
    """Return the phrase of the deadline and its meaning; without a phrase of its own, of the title's."""
    text = clean(row.cells.get(Column.DEADLINE, "")) or None
    in_title = None if text else deadline_in_title(title, year or 0, issued)
    if in_title:
        return in_title
    deadline = read_deadline(text or "", year or 0, issued)
    deadline = replace(deadline, doubt=deadline.doubt or _cell_doubt(row, text or "", deadline))
    if year is None and text and deadline.kind is DeadlineKind.NONE:
        return text, Deadline(DeadlineKind.NONE, doubt=_NO_YEAR)
    return text, deadline


def _cell_doubt(row: RowTask, text: str, deadline: Deadline) -> str | None:
    """Return why the cell of a deadline may not say what was meant."""
    is_stray = row.row.cut_by_guess and may_hold_other_words(text, deadline.kind)
    return row.doubts.get(Column.DEADLINE) or (STRAYED if is_stray else None)


def _note(row: RowTask) -> str | None:
    """Return the note, with the other columns of the row by their names."""
    others = (f"{header}: {text}" for header, text in row.others.items())
    return "; ".join(filter(None, [clean(row.cells.get(Column.NOTE, "")), *others])) or None


def _unclear_progress(tasks: Iterable[Task]) -> Iterable[Problem]:
    for task in tasks:
        if task.progress and task.status is None:
            yield Problem(task.source, task.progress, _UNCLEAR_PROGRESS.format(number=task.number))


def _doubtful_rules(rules: Iterable[ReportRule]) -> Iterable[Problem]:
    doubted = dict.fromkeys((rule.source_text, rule.doubt) for rule in rules if rule.doubt)
    return (Problem("phần lời văn", words, doubt) for words, doubt in doubted)
