"""/dulieu: a person gets what is kept about them, in private; the secretariat is told that they asked."""

from sqlalchemy.orm import Session

from chat.audience import for_anyone
from chat.context import Context
from chat.conversation import on_long_command
from chat.heard import ChatKind, Heard
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
    """Send whoever asks what is kept about them; in a group others would read it."""
    speaker = context.heard.speaker
    if speaker is not None:
        await context.transact(send, context.heard, speaker, context.moment)


def send(session: Session, heard: Heard, speaker: Speaker, moment: Moment) -> None:
    """Send what is kept, and tell the secretariat by when it has to answer what the person asks besides."""
    if heard.chat_kind is not ChatKind.PRIVATE:
        outbox.enqueue(session, [reply(heard, texts.in_private())], moment.now)
        return
    if person.known(session, speaker.person_id) is None:
        outbox.enqueue(session, [reply(heard, texts.nothing_kept())], moment.now)
        return
    kept = person.everything(session, speaker.person_id, moment.now)
    file = files.keep(session, FILE, person_sheets(kept), moment.now)
    until, calendar = moment.today, days_off.calendar(session)
    for _ in range(WORKING_DAYS):
        until = calendar.next_working_day(until)
    told = to_secretariat(session, texts.asked(speaker.display_name, moment.local_now, until))
    outbox.enqueue(
        session, [send_file(heard, file, texts.kept(sum(map(len, kept.values())))), *told], moment.now
    )


CONVERSATION = (on_long_command("dulieu", talk=ask, who=for_anyone),)
