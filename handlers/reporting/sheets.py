"""A unit reports by a sheet: /mau sends it, the file that comes back is read, shown and taken."""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta

from sqlalchemy.orm import Session

from chat.audience import for_unit
from chat.buttons.reporting import sheets as sheet_buttons
from chat.buttons.reporting.sheets import DropSheet, SheetSent, TakeSheet
from chat.context import Context
from chat.conversation import on_press
from chat.heard import Heard, HeardFile
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import edit, reply, send_file
from chat.sensitive import asked_to_delete
from chat.texts.reporting import sheets as sheet_texts
from handlers.reporting.sheet_rows import changes_of, mark_foreign, record_rows, tasks_for_sheet
from plans.plan import UnreadableDocumentError
from plans.reading.report_sheet import AlmostSheet, ReportSheet, SheetRow, row_from_json
from reports.report_sheet import marked_sheet, report_sheet
from storage import files, outbox, questions
from storage.actors import Actor
from storage.models import QuestionKind
from storage.outbox import Outgoing
from storage.reporting import sheets

SUFFIXES = (".xlsx", ".xlsm", ".xltx", ".xls", ".ods", ".ots", ".csv", ".tsv")
LARGEST = 5 * 2**20
WAITS = timedelta(days=31)
"""How long a sheet that was not taken is asked about: as long as the report for which it was filled in."""


async def send_sheet(context: Context) -> None:
    """Send the sheet of what the unit and those below it owe."""
    heard, actor, moment = context.heard, context.actor, context.moment
    tasks = await context.read(tasks_for_sheet, actor.speaks_for)
    content = await asyncio.to_thread(report_sheet, tasks) if tasks else None
    others = sum(task.unit_id != actor.speaks_for for task in tasks)
    await context.transact(answer_with_sheet, heard, actor, moment, content, (len(tasks), others))


def answer_with_sheet(
    session: Session, heard: Heard, actor: Actor, moment: Moment, content: bytes | None, rows: tuple[int, int]
) -> None:
    """Answer with the sheet, or that nothing is owed."""
    if content is None:
        outbox.enqueue(session, [reply(heard, sheet_texts.no_open_tasks())], moment.now)
        return
    name = sheet_texts.file_name(actor.unit_name or "")
    file = files.keep(session, name, content, moment.now)
    caption = sheet_texts.caption(*rows)
    outbox.enqueue(session, [send_file(heard, file, caption, about=SheetSent())], moment.now)


async def read_unit_sheet(context: Context) -> bool:
    """Read a unit's file, if it is a sheet of ours, and show what it changes; return whether it is one."""
    heard, services = context.heard, context.services
    if heard.document is None or not _may_be_a_sheet(heard.document):
        return False
    try:
        sheet = await services.read_sheet(await services.channel.fetch(heard.document))
    except UnreadableDocumentError as error:
        if heard.is_to_us:
            await context.transact(_say, heard, context.moment, sheet_texts.unreadable(str(error)))
        return heard.is_to_us
    if isinstance(sheet, AlmostSheet):
        await context.transact(_say, heard, context.moment, sheet_texts.almost(sheet.reason))
    elif sheet is not None:
        await context.transact(show_changes, heard, context.actor, context.moment, sheet)
    return sheet is not None


def _may_be_a_sheet(document: HeardFile) -> bool:
    return document.name.casefold().endswith(SUFFIXES) and (document.size or 0) <= LARGEST


def _say(session: Session, heard: Heard, moment: Moment, text: Marked) -> None:
    outbox.enqueue(session, [reply(heard, text)], moment.now)


def show_changes(session: Session, heard: Heard, actor: Actor, moment: Moment, sheet: ReportSheet) -> None:
    """Answer with what a sheet changes and a button to take it; what cannot be taken comes back marked."""
    units = sheets.units_on_sheet(session, actor.speaks_for)
    if sheet.units and not set(sheet.units) & units.keys():
        _say(session, heard, moment, sheet_texts.another_units())
        return
    rows = mark_foreign(session, units, sheet.changed)
    right, wrong = [row for row in rows if not row.wrong], [row for row in rows if row.wrong]
    answers = [_marked(session, heard, actor, moment, wrong)] if wrong else []
    if right:
        answers.insert(0, _ask(session, heard, actor, moment, right, (len(wrong), sheet.rows)))
    else:
        text = sheet_texts.all_wrong(len(wrong)) if wrong else sheet_texts.nothing_changed(sheet.rows)
        answers.insert(0, reply(heard, text))
    written = "\n".join(cell for row in rows for cell in row.cells.values())
    outbox.enqueue(session, [*answers, *asked_to_delete(heard, written)], moment.now)


def _ask(
    session: Session,
    heard: Heard,
    actor: Actor,
    moment: Moment,
    rows: Sequence[SheetRow],
    counts: tuple[int, int],
) -> Outgoing:
    details = {"rows": [asdict(row) for row in rows], "message_id": heard.id}
    question = questions.ask(session, QuestionKind.SHEET, heard.chat_id, details, moment.now)
    text = sheet_texts.differences(changes_of(session, actor.speaks_for, rows), *counts)
    return reply(heard, text, keyboard=sheet_buttons.sheet(question, len(rows)), about=SheetSent())


def waiting_sheet(session: Session, heard: Heard, actor: Actor, moment: Moment) -> list[Outgoing]:
    """Return the question whether to take the sheet that waits, if the latest one of the chat does."""
    waiting = questions.open_of_kind(session, QuestionKind.SHEET, heard.chat_id)
    latest = questions.latest(session, QuestionKind.SHEET, heard.chat_id)
    if not waiting or waiting[0].id != latest or moment.now - waiting[0].asked_at > WAITS:
        return []
    rows = len(waiting[0].details["rows"])
    text = sheet_texts.still_waiting(rows, moment.local(waiting[0].asked_at))
    key = moment.once("sheet-waits", heard.chat_id, waiting[0].id)
    keyboard = sheet_buttons.sheet(waiting[0].id, rows)
    return [reply(heard, text, keyboard=keyboard, about=SheetSent(), dedupe_key=key)]


def _marked(
    session: Session, heard: Heard, actor: Actor, moment: Moment, wrong: Sequence[SheetRow]
) -> Outgoing:
    name = sheet_texts.file_name(actor.unit_name or "")
    file = files.keep(session, name, marked_sheet(wrong), moment.now)
    return send_file(heard, file, sheet_texts.marked_caption(len(wrong)), about=SheetSent())


def record_sheet(
    session: Session, heard: Heard, actor: Actor, moment: Moment, button: TakeSheet
) -> Marked | None:
    """Record the rows that wait in a question, once; return what to say if that was done before."""
    details = questions.answer(session, button.question, QuestionKind.SHEET, heard.chat_id, moment.now)
    if details is None:
        return sheet_texts.decided_before()
    rows = [row_from_json(row) for row in details["rows"]]
    recorded, told = record_rows(session, heard, actor, moment, rows, details["message_id"])
    text = sheet_texts.taken(recorded, actor.unit_name or "", actor.display_name, len(rows) - recorded)
    outbox.enqueue(session, [edit(heard, text), *told], moment.now)
    return None


def drop(session: Session, heard: Heard, actor: Actor, moment: Moment, button: DropSheet) -> Marked | None:
    """Close the question without recording anything; return what to say if it was decided before."""
    if questions.answer(session, button.question, QuestionKind.SHEET, heard.chat_id, moment.now) is None:
        return sheet_texts.decided_before()
    answer = edit(heard, sheet_texts.dropped(actor.display_name))
    outbox.enqueue(session, [answer], moment.now)
    return None


CONVERSATION = (
    on_press(TakeSheet, record_sheet, for_unit),
    on_press(DropSheet, drop, for_unit),
)
