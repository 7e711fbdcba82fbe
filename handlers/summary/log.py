"""/nhatky: the secretariat looks up who did what, of a unit, of a task or of all, and takes it as a sheet."""

import asyncio
import re
from dataclasses import replace

from sqlalchemy.orm import Session

from chat.audience import for_secretariat_readers
from chat.buttons.base import Keyboard
from chat.buttons.summary import log as log_buttons
from chat.buttons.summary.log import ExportLog, ShowLog
from chat.context import Context
from chat.conversation import on_command, on_long_press, on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import edit, reply, send_file
from chat.texts import words
from chat.texts.summary import log as log_texts
from chat.texts.summary.log_values import changed
from plans.text import clean, fold
from reports.log_sheet import LogRow, log_sheet
from storage import files, outbox
from storage.actors import Actor
from storage.models import Task, Unit
from storage.summary import log
from storage.summary.log import About, Entry
from storage.units import directory

A_PAGE = 10
MOST_ROWS = 20_000
TASK = re.compile(r"^(?:nv|nhiem vu)\s*(\S+)$")


def answer_log(session: Session, heard: Heard, _actor: Actor, moment: Moment) -> None:
    """Answer with the latest changes, of the unit or task that is named."""
    about = _meant(session, clean(heard.said))
    if about is None:
        answer = reply(heard, log_texts.usage())
    else:
        text, keyboard = _page(session, moment, about, 0)
        answer = reply(heard, text, keyboard=keyboard)
    outbox.enqueue(session, [answer], moment.now)


def _meant(session: Session, query: str) -> About | None:
    """Return what the log is asked about, or None where that is not sure."""
    if not query:
        return About()
    named = TASK.match(fold(query))
    if named is not None:
        task = log.task_of_number(session, named[1])
        return About(task_id=task.id) if task is not None else None
    unit = directory.find(session, query).unit
    return About(unit_id=unit.id) if unit is not None else None


def _page(session: Session, moment: Moment, about: About, page: int) -> tuple[Marked, Keyboard]:
    found = log.entries(session, about, A_PAGE + 1, page * A_PAGE)
    shown = [(moment.local(entry.at), entry) for entry in found[:A_PAGE]]
    text = log_texts.log(_name(session, about), shown)
    more = len(found) > A_PAGE
    return text, log_buttons.log(about.unit_id or 0, about.task_id or 0, page, more=more)


def _name(session: Session, about: About) -> str | None:
    if about.unit_id is not None:
        unit = session.get(Unit, about.unit_id)
        return unit.name if unit is not None else None
    task = session.get(Task, about.task_id) if about.task_id is not None else None
    return f"NV {task.number}" if task is not None else None


def show_page(session: Session, heard: Heard, _actor: Actor, moment: Moment, button: ShowLog) -> None:
    """Show a page of the log in place."""
    about = About(button.unit or None, button.task or None)
    text, keyboard = _page(session, moment, about, button.page)
    outbox.enqueue(session, [edit(heard, text, keyboard=keyboard)], moment.now)


async def export_log(context: Context, button: ExportLog) -> None:
    """Send the log as a sheet."""
    about = About(button.unit or None, button.task or None)
    found = await context.read(log.entries, about, MOST_ROWS)
    sheet = await asyncio.to_thread(log_sheet, [_row(context.moment, entry) for entry in found])
    await context.transact(send_sheet, context.heard, context.moment, about, sheet, len(found))
    context.answer_press()


def _row(moment: Moment, entry: Entry) -> LogRow:
    before, after = changed(entry.before, entry.after)
    return LogRow(
        at=words.moment(moment.local(entry.at)),
        person=entry.person or "",
        chat=entry.chat or "",
        action=log_texts.action(entry.action),
        unit=entry.unit or "",
        subject=log_texts.subject(entry),
        before=before,
        after=after,
    )


def send_sheet(session: Session, heard: Heard, moment: Moment, about: About, sheet: bytes, rows: int) -> None:
    """Answer with the sheet; a press that Telegram repeats within the minute sends it once."""
    file = files.keep(session, log_texts.file_name(moment.local_now), sheet, moment.now)
    answer = send_file(heard, file, log_texts.caption(_name(session, about), rows))
    key = moment.once("log", heard.chat_id, heard.id, about)
    outbox.enqueue(session, [replace(answer, dedupe_key=key)], moment.now)


CONVERSATION = (
    on_command("nhatky", work=answer_log, who=for_secretariat_readers),
    on_press(ShowLog, show_page, for_secretariat_readers),
    on_long_press(ExportLog, export_log, for_secretariat_readers),
)
