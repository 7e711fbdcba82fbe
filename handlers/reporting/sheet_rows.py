"""What a unit's sheet holds, what its rows change, and recording them, also for the units below."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from chat.heard import Heard
from chat.moment import Moment
from chat.notices import to_unit
from chat.sensitive import guarded
from chat.texts.reporting import sheets as sheet_texts
from chat.texts.reporting.sheets import RowChange
from chat.understanding import Item, Kind, SaidFigure, Understood
from handlers.reporting.follow_up import follow_up
from handlers.reporting.recording import Spoken, TaskWords, keep_note, record_words
from plans.reading.report_sheet import CODE, FIGURES, NUMBER, OBSTACLE, PROPOSAL, WORDS, SheetRow
from reports.report_sheet import PrintedTask
from storage.actors import Actor
from storage.models import Statement, StatementSource, Task, Unit
from storage.outbox import Outgoing
from storage.reporting import led_tasks, sheets, statements
from storage.reporting.led_tasks import NotYourTaskError

PARTS = (WORDS, OBSTACLE, PROPOSAL)


def tasks_for_sheet(session: Session, unit_id: int) -> list[PrintedTask]:
    """Return the rows of the sheet of a unit and of those directly below it."""
    return [
        PrintedTask(
            unit_id=row.unit.id,
            unit=row.unit.name,
            task_id=row.task.id,
            number=row.task.number,
            title=row.task.title,
            deadline=sheet_texts.deadline(row.task.deadline_text, row.moved_to),
            targets=row.task.targets,
            shown=row.current.id if row.current else 0,
            status=row.current.status if row.current else None,
            percent=row.current.percent if row.current else None,
            counts=row.counts,
            words=_own_words(row),
        )
        for row in sheets.tasks_on_sheet(session, unit_id)
    ]


def _own_words(row: sheets.SheetTask) -> str | None:
    if row.current is None or row.current.source is StatementSource.RETURNED:
        return None
    return row.current.words


def mark_foreign(session: Session, units: Mapping[int, Unit], rows: Sequence[SheetRow]) -> list[SheetRow]:
    """Return the rows, those marked whose task is not the unit's nor of one below it."""
    led = {unit: {task.id for task in led_tasks.tasks_named(session, unit)} for unit in units}
    reason = {CODE: sheet_texts.row_of_another_unit()}
    return [
        row if row.wrong or row.task_id in led.get(row.unit_id, ()) else replace(row, wrong=reason)
        for row in rows
    ]


def changes_of(session: Session, unit_id: int, rows: Sequence[SheetRow]) -> list[RowChange]:
    """Return what rows of a sheet change in what is current."""
    units = sheets.units_on_sheet(session, unit_id)
    several = len({row.unit_id for row in rows}) > 1 or any(row.unit_id != unit_id for row in rows)
    current = {
        unit: statements.current_of(session, unit, [row.task_id for row in rows if row.unit_id == unit])
        for unit in {row.unit_id for row in rows}
    }
    return [
        _change(row, current[row.unit_id].get(row.task_id), units[row.unit_id].name if several else None)
        for row in rows
    ]


def _change(row: SheetRow, present: Statement | None, unit: str | None) -> RowChange:
    return RowChange(
        number=row.cells[NUMBER],
        unit=unit,
        status=row.status,
        percent=row.percent,
        before_status=present.status if present else None,
        before_percent=present.percent if present else None,
        adds=[heading.lower() for heading in (FIGURES, *PARTS) if row.cells[heading]],
        is_newer=(present.id if present else 0) != row.shown,
    )


def record_rows(
    session: Session, heard: Heard, actor: Actor, moment: Moment, rows: Sequence[SheetRow], sheet_message: int
) -> tuple[int, list[Outgoing]]:
    """Record rows for the units whose they are; return how many were, and what is said of them."""
    units = sheets.units_on_sheet(session, actor.speaks_for)
    spoken: dict[int, list[Spoken]] = defaultdict(list)
    answers: list[Outgoing] = []
    for row in rows:
        if row.unit_id not in units:
            continue
        speaking = _speaking_for(actor, units[row.unit_id])
        said = _record(session, speaking, moment, row, sheet_message)
        if said is not None:
            spoken[row.unit_id].append(said)
            answers += follow_up(session, heard, speaking, moment, [said])
    for unit_id, said_of_unit in spoken.items():
        if unit_id != actor.speaks_for:
            numbers = [one.task.number for one in said_of_unit]
            text = sheet_texts.reported_by_parent(actor.unit_name or "", numbers)
            answers += to_unit(session, unit_id, text)
    return sum(map(len, spoken.values())), answers


def _record(
    session: Session, actor: Actor, moment: Moment, row: SheetRow, sheet_message: int
) -> Spoken | None:
    """Record one row in the name of its unit; None where its task is the unit's no more."""
    try:
        led = led_tasks.task_led_by(session, actor.speaks_for, row.task_id)
    except NotYourTaskError:
        return None
    words = _words(led.task, row, sheet_message)
    if words.say_how_it_stands or led.present is not None:
        return record_words(session, actor, moment, led, words)
    return keep_note(session, actor, moment, led, words)[0]


def _words(task: Task, row: SheetRow, sheet_message: int) -> TaskWords:
    """Return a row as the words of a report."""
    named = [(heading, row.cells[heading]) for heading in PARTS if row.cells[heading]]
    text = "\n".join(said if heading == WORDS else f"{heading}: {said}" for heading, said in named)
    item = Item(
        task=task.number,
        status=row.status,
        percent=row.percent,
        figures=tuple(SaidFigure(one.done, one.total, one.what) for one in row.counts),
        obstacle=row.cells[OBSTACLE] or None,
        proposal=row.cells[PROPOSAL] or None,
    )
    (fit_to_repeat,) = guarded(Understood(Kind.REPORT, (item,)), text).items
    return TaskWords(fit_to_repeat, text, sheet_message, source=StatementSource.SHEET)


def _speaking_for(actor: Actor, unit: Unit) -> Actor:
    """Return who speaks, as one who speaks for a unit that may be below their own."""
    return replace(actor, unit_id=unit.id, unit_name=unit.name)
