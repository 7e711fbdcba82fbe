"""A unit reports by a sheet: /mau sends it, the file that comes back is read, shown and taken."""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy.orm import Session
from telegram import Document, Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from chat.audience import for_unit
from chat.buttons.reporting import sheets as sheet_buttons
from chat.buttons.reporting.sheets import DropSheet, TakeSheet
from chat.context import Context, is_said_to_us
from chat.outgoing import edit, reply, send_file
from chat.sensitive import asked_to_delete
from chat.texts.reporting import sheets as sheet_texts
from handlers.presses import carry_out
from handlers.reporting.sheet_rows import changes_of, mark_foreign, record_rows, tasks_for_sheet
from plans.plan import UnreadableDocumentError
from plans.reading.report_sheet import ReportSheet, SheetRow, row_from_json
from reports.report_sheet import marked_sheet, report_sheet
from storage import files, outbox, questions
from storage.models import QuestionKind
from storage.outbox import Outgoing
from storage.reporting import sheets

SUFFIX = ".xlsx"
LARGEST = 5 * 2**20


async def send_sheet(message: Message, context: Context) -> None:
    """Send the sheet of what the unit and those below it owe."""
    tasks = await context.read(tasks_for_sheet, context.unit_id)
    content = await asyncio.to_thread(report_sheet, tasks) if tasks else None
    others = sum(task.unit_id != context.unit_id for task in tasks)
    await context.transact(answer_with_sheet, context, message, content, (len(tasks), others))


def answer_with_sheet(
    session: Session, context: Context, message: Message, content: bytes | None, rows: tuple[int, int]
) -> None:
    """Answer with the sheet, or that nothing is owed."""
    if content is None:
        outbox.enqueue(session, [reply(message, sheet_texts.no_open_tasks())], context.now)
        return
    name = sheet_texts.file_name(context.actor.unit_name or "")
    file = files.keep(session, name, content, context.now)
    caption = sheet_texts.caption(*rows)
    outbox.enqueue(session, [send_file(message, file, caption, about={"kind": "sheet"})], context.now)


async def read_unit_sheet(message: Message, context: Context) -> bool:
    """Read a unit's file, if it is a sheet of ours, and show what it changes; return whether it is one."""
    document = message.document
    if document is None or not _may_be_a_sheet(document):
        return False
    try:
        file = await document.get_file()
        sheet = await context.services.read_sheet(bytes(await file.download_as_bytearray()))
    except UnreadableDocumentError as error:
        if is_said_to_us(message, context):
            await context.transact(_say, context, message, sheet_texts.unreadable(str(error)))
        return is_said_to_us(message, context)
    if sheet is not None:
        await context.transact(show_changes, context, message, sheet)
    return sheet is not None


def _may_be_a_sheet(document: Document) -> bool:
    name = (document.file_name or "").casefold()
    return name.endswith(SUFFIX) and (document.file_size or 0) <= LARGEST


def _say(session: Session, context: Context, message: Message, text: str) -> None:
    outbox.enqueue(session, [reply(message, text)], context.now)


def show_changes(session: Session, context: Context, message: Message, sheet: ReportSheet) -> None:
    """Answer with what a sheet changes and a button to take it; what cannot be taken comes back marked."""
    units = sheets.units_on_sheet(session, context.unit_id)
    if sheet.units and not set(sheet.units) & units.keys():
        _say(session, context, message, sheet_texts.another_units())
        return
    rows = mark_foreign(session, units, sheet.changed)
    right, wrong = [row for row in rows if not row.wrong], [row for row in rows if row.wrong]
    answers = [_marked(session, context, message, wrong)] if wrong else []
    if right:
        answers.insert(0, _ask(session, context, message, right, (len(wrong), sheet.rows)))
    else:
        text = sheet_texts.all_wrong(len(wrong)) if wrong else sheet_texts.nothing_changed(sheet.rows)
        answers.insert(0, reply(message, text))
    written = "\n".join(cell for row in rows for cell in row.cells.values())
    outbox.enqueue(session, [*answers, *asked_to_delete(message, written)], context.now)


def _ask(
    session: Session, context: Context, message: Message, rows: Sequence[SheetRow], counts: tuple[int, int]
) -> Outgoing:
    details = {"rows": [asdict(row) for row in rows], "message_id": message.message_id}
    question = questions.ask(session, QuestionKind.SHEET, message.chat_id, details, context.now)
    text = sheet_texts.differences(changes_of(session, context.unit_id, rows), *counts)
    return reply(message, text, keyboard=sheet_buttons.sheet(question, len(rows)), about={"kind": "sheet"})


def _marked(session: Session, context: Context, message: Message, wrong: Sequence[SheetRow]) -> Outgoing:
    name = sheet_texts.file_name(context.actor.unit_name or "")
    file = files.keep(session, name, marked_sheet(wrong), context.now)
    return send_file(message, file, sheet_texts.marked_caption(len(wrong)), about={"kind": "sheet"})


@for_unit
async def take_sheet(update: Update, context: Context) -> None:
    """Record what a sheet says."""
    await carry_out(update, context, TakeSheet, record_sheet)


def record_sheet(session: Session, context: Context, message: Message, button: TakeSheet) -> str | None:
    """Record the rows that wait in a question, once; return what to say if that was done before."""
    details = questions.answer(session, button.question, QuestionKind.SHEET, message.chat_id, context.now)
    if details is None:
        return sheet_texts.decided_before()
    rows = [row_from_json(row) for row in details["rows"]]
    recorded, told = record_rows(session, context, message, rows, details["message_id"])
    actor = context.actor
    text = sheet_texts.taken(recorded, actor.unit_name or "", actor.display_name, len(rows) - recorded)
    outbox.enqueue(session, [edit(message, text), *told], context.now)
    return None


@for_unit
async def drop_sheet(update: Update, context: Context) -> None:
    """Throw away what a sheet says."""
    await carry_out(update, context, DropSheet, drop)


def drop(session: Session, context: Context, message: Message, button: DropSheet) -> str | None:
    """Close the question without recording anything; return what to say if it was decided before."""
    if questions.answer(session, button.question, QuestionKind.SHEET, message.chat_id, context.now) is None:
        return sheet_texts.decided_before()
    answer = edit(message, sheet_texts.dropped(context.actor.display_name))
    outbox.enqueue(session, [answer], context.now)
    return None


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """Return this conversation's handlers."""
    return [
        CallbackQueryHandler(take_sheet, pattern=TakeSheet.pattern()),
        CallbackQueryHandler(drop_sheet, pattern=DropSheet.pattern()),
    ]
