"""/dulieu: a person gets what is kept about them, in private; the secretariat is told that they asked."""

import asyncio
from dataclasses import replace

from sqlalchemy.orm import Session

from chat.audience import for_anyone
from chat.context import Context
from chat.conversation import on_long_command
from chat.heard import ChatKind, Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.notices import to_secretariat
from chat.outgoing import reply, send_file
from chat.texts.groups import own_data as texts
from reports.person_sheet import person_sheets
from storage import files, outbox
from storage.actors import Speaker
from storage.plans import days_off
from storage.upkeep import person

FILE = "du-lieu-ca-nhan.xlsx"
WORKING_DAYS = 2
"""Within so many an office answers what a person asks about their data (Nghị định 356/2025/NĐ-CP)."""


async def ask(context: Context) -> None:
    """Send whoever asks what is kept about them; in a group others would read it.

    It is looked up and written down outside of the transaction: it goes through all that came in.
    """
    heard, moment, speaker = context.heard, context.moment, context.heard.speaker
    if speaker is None:
        return
    if heard.chat_kind is not ChatKind.PRIVATE:
        await context.transact(_answer, heard, moment, texts.in_private())
        return
    if await context.read(person.known, speaker.person_id) is None:
        await context.transact(_answer, heard, moment, texts.nothing_kept())
        return
    kept = await context.read(person.everything, speaker.person_id)
    content, rows = await asyncio.to_thread(person_sheets, kept), sum(map(len, kept.values()))
    await context.transact(send, heard, speaker, moment, content, rows)


def _answer(session: Session, heard: Heard, moment: Moment, text: Marked) -> None:
    outbox.enqueue(session, [reply(heard, text)], moment.now)


def send(session: Session, heard: Heard, speaker: Speaker, moment: Moment, content: bytes, rows: int) -> None:
    """Send what is kept, and tell the secretariat by when it has to answer what the person asks besides."""
    person.note_exported(session, speaker.person_id, moment.now)
    file = files.keep(session, FILE, content, moment.now)
    until, calendar = moment.today, days_off.calendar(session)
    for _ in range(WORKING_DAYS):
        until = calendar.next_working_day(until)
    told = [
        replace(one, dedupe_key=f"own-data:{speaker.person_id}:{moment.today}:{one.chat_id}")
        for one in to_secretariat(session, texts.asked(speaker.display_name, moment.local_now, until))
    ]
    outbox.enqueue(session, [send_file(heard, file, texts.kept(rows)), *told], moment.now)


CONVERSATION = (on_long_command("dulieu", talk=ask, who=for_anyone),)
