"""Photos and files that come with reports: kept by Telegram's id and, if wanted, as copies on disk."""

import asyncio
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from chat.context import Context
from chat.heard import Heard
from chat.moment import Moment
from chat.outgoing import reply
from chat.texts.reporting import evidence as evidence_texts
from storage import outbox
from storage.actors import Actor
from storage.models import EvidenceKind
from storage.models import Update as Statement
from storage.reporting import evidence
from storage.reporting import statements as reporting
from storage.reporting.evidence import Shown

logger = logging.getLogger(__name__)

LARGEST = int(FileSizeLimit.FILESIZE_DOWNLOAD)
"""What Telegram gives out to bots: a larger file could never be looked at again through the bot."""
TYPES = frozenset(
    {".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".txt", ".csv"}
    | {".jpg", ".jpeg", ".png", ".heic", ".webp", ".mp4", ".zip", ".rar", ".7z"}
)
LONGEST_NAME = 120
DOWNLOAD_SECONDS = 30.0


def file_in(heard: Heard) -> Shown | None:
    """Return the photo or file of a message, None for one without."""
    if message.photo:
        photo = message.photo[-1]  # Telegram gives every size, the largest last
        return _shown(message, EvidenceKind.PHOTO, photo, f"{photo.file_unique_id}.jpg")
    if message.document is not None:
        name = message.document.file_name or message.document.file_unique_id
        return _shown(message, EvidenceKind.FILE, message.document, name[-LONGEST_NAME:])
    return None


def _shown(heard: Heard, kind: EvidenceKind, file: PhotoSize | Document, name: str) -> Shown:
    return Shown(
        kind,
        name,
        file.file_unique_id,
        heard.id,
        file.file_id,
        file.file_size,
        message.media_group_id,
    )


def why_refused(file: Shown) -> str | None:
    """Return why a file is not taken as evidence, None for one that is."""
    if (file.size or 0) > LARGEST:
        return evidence_texts.too_large(file.name, LARGEST)
    if file.kind is EvidenceKind.FILE and Path(file.name).suffix.lower() not in TYPES:
        return evidence_texts.wrong_type(file.name)
    return None


def _is_meant(context: Context) -> bool:
    """Return whether a file may belong to a report: said to us, with words, or part of an album."""
    return bool(heard.words or message.media_group_id) or heard.is_to_us


async def keep_copy(context: Context) -> None:
    """Keep a copy of a unit's file on disk, if copies are kept; without one it is still known by its id."""
    folder, file = context.services.evidence_folder, file_in(message)
    if folder is None or file is None or why_refused(file) or not _is_meant(message, context):
        return
    path = folder / _copy_name(file)
    try:
        async with asyncio.timeout(DOWNLOAD_SECONDS):
            given: File = await context.bot.get_file(file.file_id or "")
            content = await given.download_as_bytearray()
        await asyncio.to_thread(_write, path, bytes(content))
    except (TelegramError, OSError, TimeoutError) as error:
        logger.warning("no copy of a file could be kept: %s", error)


def _copy_name(file: Shown) -> str:
    return file.key + Path(file.name).suffix.lower()


def _write(path: Path, content: bytes) -> None:
    """Write a file that is there whole or not at all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    unfinished.write_bytes(content)
    unfinished.replace(path)


def take_file(session: Session, heard: Heard, actor: Actor, moment: Moment, words: str) -> bool:
    """Keep the file of a message for its report; return whether nothing else is to be done with it.

    A file without words belongs to the report that it answers, or to that of its album.
    """
    file = file_in(message)
    if file is None or not _is_meant(message, context):
        return False
    refusal = why_refused(file)
    if refusal is not None:
        key = f"refused:{heard.chat_id}:{file.album or heard.id}"
        outbox.enqueue(session, [reply(heard, refusal, dedupe_key=key)], moment.now)
        return not words
    is_first = not (file.album and evidence.is_known_album(session, heard.chat_id, file.album))
    evidence.set_aside(session, actor, _with_copy(context, file), moment.now)
    if words:
        return False
    return _attached(session, heard, actor, moment, file) or not is_first or not heard.is_to_us


def _with_copy(context: Context, file: Shown) -> Shown:
    folder = context.services.evidence_folder
    has_copy = folder is not None and (folder / _copy_name(file)).exists()
    return evidence.with_copy(file, _copy_name(file)) if has_copy else file


def _attached(session: Session, heard: Heard, actor: Actor, moment: Moment, file: Shown) -> bool:
    """Attach a file without words to the report it belongs to; return whether there is one."""
    of_album = (
        evidence.statements_of_album(session, heard.chat_id, file.album) if file.album is not None else []
    )
    if of_album:
        evidence.attach(session, actor, of_album, [_with_copy(context, file)], moment.now)
        return True
    if file.album is not None and (said := evidence.texts_of_album(session, heard.chat_id, file.album)):
        evidence.attach_to_texts(session, actor, said, [_with_copy(context, file)], moment.now)
        return True
    statements = _answered(session, heard, actor, moment)
    if not statements:
        return False
    ids = [statement.id for statement in statements]
    evidence.attach(session, actor, ids, [_with_copy(context, file)], moment.now)
    numbers = [statement.task.number for statement in statements]
    key = f"evidence:{heard.chat_id}:{file.album or heard.id}"
    about = {"kind": "recorded", "tasks": [one.task_id for one in statements], "updates": ids}
    answer = reply(heard, evidence_texts.attached(numbers), about=about, dedupe_key=key)
    outbox.enqueue(session, [answer], moment.now)
    return True


def _answered(session: Session, heard: Heard, actor: Actor, moment: Moment) -> list[Statement]:
    """Return the statements of the report that a message answers."""
    asked = message.reply_to_message
    about: dict[str, Any] = (
        outbox.about(session, heard.chat_id, asked.message_id) if asked is not None else None
    ) or {}
    recorded = reporting.standing_among(session, actor.speaks_for, about.get("updates", ()))
    if recorded:
        return recorded
    tasks = set(about.get("tasks", ())) | ({about["task"]} if "task" in about else set())
    standing = reporting.standing_of(session, actor.speaks_for, tasks)
    return list(standing.values()) if len(tasks) == 1 else []


def attach_to(
    session: Session, actor: Actor, moment: Moment, statement: Statement, document: str | None
) -> int:
    """Attach to a statement the files of its message and the document it names; return how many files."""
    message_id = statement.message_id or 0
    files = evidence.set_aside_in(session, statement.chat_id, message_id)
    named = [evidence.number(document, message_id)] if document else []
    evidence.attach(session, actor, [statement.id], [*files, *named], moment.now)
    return len(files)


def attach_to_period(
    session: Session, heard: Heard, actor: Actor, moment: Moment, text_ids: Sequence[int]
) -> None:
    """Attach the files of a message to what it says of periods."""
    files = evidence.set_aside_in(session, heard.chat_id, heard.id)
    evidence.attach_to_texts(session, actor, text_ids, files, moment.now)
