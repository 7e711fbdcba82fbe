"""/hoso: the files that were handed out, as they were; /congvan: the chase letter."""

import re

from sqlalchemy.orm import Session

from chat.audience import for_secretariat_readers
from chat.buttons.base import IDS
from chat.buttons.summary import summary as summary_buttons
from chat.buttons.summary.summary import SendExport
from chat.context import Context
from chat.conversation import on_command, on_long_command, on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import reply, send_file
from chat.texts import access
from chat.texts.groups import reach as reach_texts
from chat.texts.summary import files as file_texts
from chat.texts.summary import parts as part_texts
from chat.texts.summary.files import KeptFile
from handlers.notices import send_refused
from handlers.summary.files import make_and_send, order_letter
from storage import outbox
from storage.actors import Actor
from storage.groups import links
from storage.models import Export
from storage.plans import saving
from storage.summary import files

MOST_LISTED = 12


def show_files(session: Session, heard: Heard, _actor: Actor, moment: Moment) -> None:
    """Answer with the latest files, a button each; with a number, send the file that was refused under it."""
    if heard.said.strip().isdecimal():
        send_by_number(session, heard, moment, int(heard.said))
        return
    kept = files.latest(session, MOST_LISTED)
    text = file_texts.archive([_kept(moment, export) for export in kept], files.count(session))
    keyboard = summary_buttons.files([export.id for export in kept]) if kept else None
    outbox.enqueue(session, [reply(heard, text, keyboard=keyboard)], moment.now)


def send_by_number(session: Session, heard: Heard, moment: Moment, number: int) -> None:
    """Send a file here that the secretariat's group did not take."""
    found = number in IDS and send_refused(session, heard, moment, number, links.secretariat_chats(session))
    if not found:
        outbox.enqueue(session, [reply(heard, reach_texts.file_not_here())], moment.now)


def _kept(moment: Moment, export: Export) -> KeptFile:
    return KeptFile(export.kind, export.plan.title, moment.local(export.made_at), export.as_of)


def send_kept(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: SendExport
) -> Marked | None:
    """Send a kept file; return what to say if there is none of this id."""
    export = files.get(session, button.export)
    if export is None:
        return access.expired()
    caption = file_texts.kept(_kept(moment, export))
    outbox.enqueue(session, [send_file(heard, export.file_id, caption)], moment.now)
    return None


async def draft_letter(context: Context) -> None:
    """Draft the letter to those who are late by so many days, or ask for which plan."""
    saved = await context.read(saving.all_plans)
    asked = re.search(r"\d{1,3}", context.heard.said)
    days = int(asked[0]) if asked else 0
    if len(saved) != 1:
        choices = [(plan.id, plan.title) for plan in saved]
        await context.transact(ask_which_plan, context.heard, context.moment, choices)
        return
    await make_and_send(context, order_letter(context.actor, context.moment, saved[0].id, days))


def ask_which_plan(session: Session, heard: Heard, moment: Moment, choices: list[tuple[int, str]]) -> None:
    """Answer with a button for the letter of each plan, or that there is none."""
    text = file_texts.letter_of_which_plan() if choices else part_texts.no_plan()
    keyboard = summary_buttons.letters(choices) if choices else None
    outbox.enqueue(session, [reply(heard, text, keyboard=keyboard)], moment.now)


CONVERSATION = (
    on_command("hoso", work=show_files, who=for_secretariat_readers),
    on_press(SendExport, send_kept, for_secretariat_readers),
    on_long_command("congvan", talk=draft_letter, who=for_secretariat_readers),
)
