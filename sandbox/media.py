"""The kinds of messages that are neither text nor document nor photo, each with something to hold."""

from dataclasses import dataclass
from enum import StrEnum

from sandbox.errors import Json
from sandbox.state import File

CLIP = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom"
"""The beginning of an MP4, enough for a file that nobody plays."""


class MediaKind(StrEnum):
    """What people send besides text, documents and photos, by its field of a Message."""

    ANIMATION = "animation"
    AUDIO = "audio"
    CHECKLIST = "checklist"
    CONTACT = "contact"
    DICE = "dice"
    LOCATION = "location"
    POLL = "poll"
    STICKER = "sticker"
    STORY = "story"
    VENUE = "venue"
    VIDEO = "video"
    VIDEO_NOTE = "video_note"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class Medium:
    """What a message of one kind holds, and how rights name it."""

    content: str
    fields: Json
    file: str = ""
    """The name of the file it is, empty for what is none."""
    told: tuple[str, ...] = ()
    """What is told of the file besides its ids and size."""


_NAMED = ("file_name", "mime_type")
_HANOI: Json = {"latitude": 21.0278, "longitude": 105.8342}
_STICKER: Json = {"width": 512, "height": 512, "is_animated": False, "is_video": False, "emoji": "👍"}
_OPTIONS = [
    {"persistent_id": str(number), "text": text, "voter_count": 0}
    for number, text in enumerate(("Morning", "Afternoon"))
]
_POLL: Json = {
    "id": "5200000000000000001",
    "question": "When do we meet?",
    "options": _OPTIONS,
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": True,
    "members_only": False,
}

MEDIA = {
    MediaKind.ANIMATION: Medium(
        "animations", {"width": 320, "height": 240, "duration": 3}, "animation.mp4", _NAMED
    ),
    MediaKind.AUDIO: Medium("music", {"duration": 60}, "audio.mp3", _NAMED),
    MediaKind.CHECKLIST: Medium(
        "checklists", {"title": "This week", "tasks": [{"id": 1, "text": "Send the report"}]}
    ),
    MediaKind.CONTACT: Medium("contacts", {"phone_number": "+84912345678", "first_name": "Binh"}),
    MediaKind.DICE: Medium("dice", {"emoji": "🎲", "value": 6}),
    MediaKind.LOCATION: Medium("locations", _HANOI),
    MediaKind.POLL: Medium("polls", _POLL),
    MediaKind.STICKER: Medium("stickers", {"type": "regular"} | _STICKER, "sticker.webp"),
    MediaKind.STORY: Medium("stories", {"id": 1}),
    MediaKind.VENUE: Medium("venues", {"location": _HANOI, "title": "Town hall", "address": "1 Hung Vuong"}),
    MediaKind.VIDEO: Medium("videos", {"width": 1280, "height": 720, "duration": 12}, "video.mp4", _NAMED),
    MediaKind.VIDEO_NOTE: Medium("video notes", {"length": 240, "duration": 8}, "note.mp4"),
    MediaKind.VOICE: Medium("voice notes", {"duration": 5}, "voice.ogg", ("mime_type",)),
}


def shape(kind: MediaKind, file: File | None) -> Json:
    """Return what a message of this kind holds, as fields of a Message; older fields come with newer ones."""
    medium = MEDIA[kind]
    held = medium.fields if file is None else _file(medium, file) | medium.fields
    if kind is MediaKind.ANIMATION and file:
        return {"animation": held, "document": _file(medium, file)}
    if kind is MediaKind.VENUE:
        return {"venue": held, "location": held["location"]}
    return {kind.value: held}


def _file(medium: Medium, file: File) -> Json:
    told = {"file_name": file.name, "mime_type": file.mime_type}
    ids = {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": len(file.content)}
    return ids | {name: told[name] for name in medium.told}
