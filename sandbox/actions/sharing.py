"""What people send besides words: documents, photos, albums, and media of every other kind."""

from dataclasses import dataclass

from pydantic import Base64Bytes

from sandbox import media, shapes
from sandbox.actions.posting import as_impossible, post, words
from sandbox.errors import ImpossibleError, Json
from sandbox.facts import Upload
from sandbox.files import keep_clip, keep_document, keep_photo
from sandbox.media import CLIP, MEDIA, MediaKind
from sandbox.stage import Stage
from sandbox.state import CAPTIONED

FIRST_ALBUM = 13_900_000_000_000_001


@dataclass(frozen=True, slots=True)
class PickedFile:
    """A file somebody picked to send."""

    name: str
    content: Base64Bytes
    caption: str = ""
    album: str = ""
    """The album that the file is sent in, as the first piece or a later one."""


@dataclass(frozen=True, slots=True)
class PickedMedia:
    """A sample of another kind."""

    kind: MediaKind
    caption: str = ""
    album: str = ""


def upload_document(
    stage: Stage,
    chat: int,
    person: int,
    file: PickedFile,
    reply_to: int | None = None,
    topic: int | None = None,
) -> int:
    """Return the id of the message with which a person sends a document, which must not be empty."""
    with as_impossible():
        sent = {"document": keep_document(stage.world, Upload(file.name, file.content))}
    content = sent | words(file.caption) | {"album": file.album}
    return post(stage, chat, person, "documents", content, reply_to, topic)


def upload_album(
    stage: Stage,
    chat: int,
    person: int,
    files: list[PickedFile],
    reply_to: int | None = None,
    topic: int | None = None,
) -> list[int]:
    """Return the ids of the messages with which a person sends 2 to 10 documents at once."""
    if not 2 <= len(files) <= 10:
        raise ImpossibleError("an album has 2 to 10 pieces")
    album = str(FIRST_ALBUM + stage.posts)
    pieces = [PickedFile(file.name, file.content, file.caption, album) for file in files]
    return [upload_document(stage, chat, person, piece, reply_to, topic) for piece in pieces]


def upload_photo(
    stage: Stage,
    chat: int,
    person: int,
    file: PickedFile,
    reply_to: int | None = None,
    topic: int | None = None,
) -> int:
    """Return the id of the message with which a person sends a photo, which must be a PNG or JPEG."""
    with as_impossible():
        sent = {"photo": keep_photo(stage.world, Upload(file.name, file.content))}
    content = sent | words(file.caption) | {"album": file.album}
    return post(stage, chat, person, "photos", content, reply_to, topic)


def send_media(
    stage: Stage,
    chat: int,
    person: int,
    picked: PickedMedia,
    reply_to: int | None = None,
    topic: int | None = None,
) -> int:
    """Return the id of the message with which a person sends a video, a sticker, a poll and so on."""
    if picked.caption and picked.kind not in CAPTIONED:
        raise ImpossibleError(f"a {picked.kind} has no caption")
    medium = MEDIA[picked.kind]
    clip = keep_clip(stage.world, Upload(medium.file, CLIP), picked.kind) if medium.file else None
    extra: Json = media.shape(picked.kind, clip)
    if picked.kind is MediaKind.STORY:
        extra["story"] |= {"chat": shapes.chat(stage.world.chats[person])}
    content = words(picked.caption) | {"extra": extra, "clip": clip, "album": picked.album}
    return post(stage, chat, person, medium.content, content, reply_to, topic)


ACTIONS = (upload_document, upload_album, upload_photo, send_media)
