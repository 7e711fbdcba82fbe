"""Photos and files that come with reports: kept by Telegram's id and, if wanted, as copies on disk."""

import asyncio
import logging
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from chat.buttons.reporting.statuses import RecordedShown
from chat.buttons.subjects import Subject, tasks_of
from chat.channel import ChannelError
from chat.context import Services
from chat.heard import LARGEST_FILE, FileKind, Heard, HeardFile
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import reply
from chat.texts.reporting import evidence as evidence_texts
from plans.privacy import masked_numbers
from storage import inbox, outbox
from storage.actors import Actor
from storage.models import EvidenceKind, Statement
from storage.reporting import evidence, said_together, statements
from storage.reporting.evidence import Shown

logger = logging.getLogger(__name__)

KINDS = {FileKind.PHOTO: EvidenceKind.PHOTO, FileKind.DOCUMENT: EvidenceKind.FILE}
"""What is evidence of all that can be sent."""
TYPES = frozenset(
    {".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".txt", ".csv"}
    | {".jpg", ".jpeg", ".png", ".heic", ".webp", ".mp4", ".zip", ".rar", ".7z"}
)
LONGEST_NAME = 120
DOWNLOAD_SECONDS = 30.0


def file_in(heard: Heard) -> Shown | None:
    """Return the photo or file of a message, None for one without."""
    file = _sent(heard)
    return _shown(heard, file) if file is not None else None


def _sent(heard: Heard) -> HeardFile | None:
    return next((file for file in heard.files if file.kind in KINDS), None)


def _shown(heard: Heard, file: HeardFile) -> Shown:
    return Shown(
        KINDS[file.kind],
        masked_numbers(file.name)[-LONGEST_NAME:],
        file.key,
        heard.id,
        file.id,
        file.size,
        heard.album,
    )


def why_refused(file: Shown) -> Marked | None:
    """Return why a file is not taken as evidence, None for one that is."""
    if (file.size or 0) > LARGEST_FILE:
        return evidence_texts.too_large(file.name, LARGEST_FILE)
    if file.kind is EvidenceKind.FILE and Path(file.name).suffix.lower() not in TYPES:
        return evidence_texts.wrong_type(file.name)
    return None


def _is_meant(heard: Heard) -> bool:
    """Return whether a file may belong to a report: said to us, with words, or part of an album."""
    return bool(heard.words or heard.album) or heard.is_to_us


async def keep_copy(services: Services, heard: Heard) -> None:
    """Keep a copy of a unit's file on disk, if copies are kept; without it the file is known by its id."""
    folder, file = services.evidence_folder, _worth_a_copy(heard)
    if folder is None or file is None or not _is_meant(heard):
        return
    path = folder / _copy_name(file)
    try:
        if not path.exists():
            async with asyncio.timeout(DOWNLOAD_SECONDS):
                content = await services.channel.fetch(file)
            await asyncio.to_thread(_write, path, content)
    except (ChannelError, OSError, TimeoutError) as error:
        logger.warning("no copy of a file could be kept: %s", error)
        return
    await services.database.transact_in_thread(evidence.note_copy, file.key, _copy_name(file))


def _worth_a_copy(heard: Heard) -> HeardFile | None:
    file = _sent(heard)
    return file if file is not None and why_refused(_shown(heard, file)) is None else None


def _copy_name(file: HeardFile) -> str:
    return file.key + Path(file.name).suffix.lower()


def _write(path: Path, content: bytes) -> None:
    """Write a file that is there whole or not at all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    unfinished.write_bytes(content)
    unfinished.replace(path)


def take_file(session: Session, heard: Heard, actor: Actor, moment: Moment, subject: Subject | None) -> bool:
    """Keep the file of a message for its report; return whether nothing else is to be done with it.

    A file without words belongs to the report that it answers, or to that of its album.
    """
    file = file_in(heard)
    if file is None or not _is_meant(heard):
        return False
    refusal = why_refused(file)
    if refusal is not None:
        key = f"refused:{heard.chat_id}:{file.album or heard.id}"
        outbox.enqueue(session, [reply(heard, refusal, dedupe_key=key)], moment.now)
        return not heard.words
    is_first = not (file.album and evidence.is_known_album(session, heard.chat_id, file.album))
    evidence.set_aside(session, actor, file, moment.now)
    if heard.words:
        return False
    is_attached = _joined_album(session, actor, moment, file) or _joined_report(
        session, heard, actor, moment, file, subject
    )
    return is_attached or not is_first or not heard.is_to_us or _gets_words(session, heard)


def _gets_words(session: Session, heard: Heard) -> bool:
    """Return whether the words to a file come with a later piece of its album; people see them as one."""
    return heard.album is not None and inbox.album_has_words_to_come(session, heard.chat_id, heard.album)


def _joined_album(session: Session, actor: Actor, moment: Moment, file: Shown) -> bool:
    """Attach a file to what the rest of its album belongs to; return whether there is that."""
    if file.album is None:
        return False
    if of_album := evidence.statements_of_album(session, actor.chat_id, file.album):
        evidence.attach(session, actor, of_album, [file], moment.now)
        return True
    if said := evidence.texts_of_album(session, actor.chat_id, file.album):
        evidence.attach_to_texts(session, actor, said, [file], moment.now)
        return True
    return False


def _joined_report(
    session: Session, heard: Heard, actor: Actor, moment: Moment, file: Shown, subject: Subject | None
) -> bool:
    """Attach a file to the report that its message answers, and say so; return whether there is one."""
    answered = _answered(session, actor, subject)
    if not answered:
        return False
    ids = tuple(statement.id for statement in answered)
    evidence.attach(session, actor, ids, [file], moment.now)
    text = evidence_texts.attached([statement.task.number for statement in answered])
    key = f"evidence:{heard.chat_id}:{file.album or heard.id}"
    about = RecordedShown(tuple(statement.task_id for statement in answered), updates=ids)
    outbox.enqueue(session, [reply(heard, text, about=about, dedupe_key=key)], moment.now)
    return True


def _answered(session: Session, actor: Actor, subject: Subject | None) -> list[Statement]:
    """Return the statements of the report that a message answers."""
    updates = subject.updates if isinstance(subject, RecordedShown) else ()
    recorded = said_together.not_withdrawn(session, actor.speaks_for, updates)
    if recorded:
        return recorded
    tasks = set(tasks_of(subject))
    current = statements.current_of(session, actor.speaks_for, tasks)
    return list(current.values()) if len(tasks) == 1 else []


def attach_to(
    session: Session,
    actor: Actor,
    moment: Moment,
    statement: Statement,
    document: str | None,
    *,
    has_files: bool,
) -> int:
    """Attach to a statement the files of its message and the document it names; return how many files."""
    message_id = statement.message_id or 0
    files = evidence.set_aside_in(session, statement.chat_id, message_id) if has_files else []
    named = [evidence.number(document, message_id)] if document else []
    evidence.attach(session, actor, [statement.id], [*files, *named], moment.now)
    return len(files)


def attach_to_period(
    session: Session, heard: Heard, actor: Actor, moment: Moment, text_ids: Sequence[int]
) -> None:
    """Attach the files of a message to what it says of periods."""
    files = evidence.set_aside_in(session, heard.chat_id, heard.id)
    evidence.attach_to_texts(session, actor, text_ids, files, moment.now)
