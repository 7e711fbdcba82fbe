"""The secretariat looks at the photos and files that came with a unit's reports."""

from sqlalchemy.orm import Session

from chat.audience import for_secretariat_readers
from chat.buttons.reporting.evidence import ShowEvidence, ShowFiles
from chat.conversation import on_press
from chat.heard import Heard
from chat.markup import Marked
from chat.messages.reporting.evidence import sent
from chat.moment import Moment
from chat.outgoing import reply
from chat.texts import access
from chat.texts.reporting import evidence as evidence_texts
from storage import outbox
from storage.actors import Actor
from storage.models import Unit
from storage.reporting import evidence

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
        shown = [sent(heard, moment, file) for file in files[-MOST_FILES:]]
        outbox.enqueue(session, shown, moment.now)
    return None


def send_evidence(
    session: Session, heard: Heard, _actor: Actor, moment: Moment, button: ShowEvidence
) -> Marked | None:
    """Send the photos and files of one report, once for a button; return what to say if there is none."""
    shown = evidence.of_statements(session, [button.statement]).get(button.statement, [])
    files = [row for row in shown if row.file_id is not None]
    if not files:
        return access.expired()
    unit = session.get_one(Unit, files[0].unit_id).name
    heading = evidence_texts.files_of(unit, len(files), MOST_FILES)
    key = moment.once("evidence", heard.chat_id, heard.id, button.statement)
    if outbox.enqueue(session, [reply(heard, heading, dedupe_key=key)], moment.now):
        outbox.enqueue(session, [sent(heard, moment, file) for file in files[-MOST_FILES:]], moment.now)
    return None


CONVERSATION = (
    on_press(ShowFiles, send_files, for_secretariat_readers),
    on_press(ShowEvidence, send_evidence, for_secretariat_readers),
)
