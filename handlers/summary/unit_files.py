"""The secretariat looks at the photos and files that came with a unit's reports."""

from sqlalchemy.orm import Session

from chat.audience import for_secretariat_readers
from chat.buttons.reporting.evidence import ShowFiles
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import reply, say_with_file, say_with_photo
from chat.texts import access
from chat.texts.reporting import evidence as evidence_texts
from storage import outbox
from storage.actors import Actor
from storage.models import Evidence, EvidenceKind, Unit
from storage.outbox import Outgoing
from storage.reporting import evidence, periods

MOST_FILES = 10


def send_files(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: ShowFiles
) -> Marked | None:
    """Send the latest files of a unit, each with what it came with; return what to say if there is none."""
    files = evidence.files_of_unit(session, button.unit, button.plan)
    if not files:
        return access.expired()
    unit = session.get_one(Unit, button.unit).name
    heading = evidence_texts.files_of(unit, len(files), MOST_FILES)
    key = moment.once("unit-files", heard.chat_id, heard.id)
    if outbox.enqueue(session, [reply(heard, heading, dedupe_key=key)], moment.now):
        shown = [_shown(heard, moment, file) for file in files[-MOST_FILES:]]
        outbox.enqueue(session, shown, moment.now)
    return None


def _shown(heard: Heard, moment: Moment, file: Evidence) -> Outgoing:
    of_task = file.statement.task.number if file.statement is not None else None
    of_period = periods.named(file.period_text.period) if file.period_text is not None else None
    name = file.name if file.kind is EvidenceKind.FILE else None
    below = evidence_texts.file(of_task, of_period, name, moment.local(file.at).date())
    send = say_with_photo if file.kind is EvidenceKind.PHOTO else say_with_file
    return send(heard.chat_id, file.file_id or "", below, topic_id=heard.topic_id)


CONVERSATION = (on_press(ShowFiles, send_files, for_secretariat_readers),)
