"""What people do on our page, in our own words; `storage.web.posts` writes the updates that tell of it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from chat.buttons.base import Keyboard
from chat.heard import ChatKind, FileKind, Heard, HeardFile, Press
from chat.markup import Marked
from storage.actors import Speaker

KINDS = {"private": ChatKind.PRIVATE, "group": ChatKind.GROUP}
Payload = Mapping[str, Any]


def hear(payload: Payload, now: datetime) -> Heard:
    """Return what an update of our page says to us."""
    query: Payload = payload.get("callback_query") or {}
    edited: Payload = payload.get("edited_message") or {}
    said: Payload = query.get("message") or edited or payload["message"]
    waited: Payload = payload.get("waited") or {}
    chat = said["chat"]
    return Heard(
        update_id=payload["update_id"],
        chat_id=chat["id"],
        chat_kind=KINDS[chat["type"]],
        said_at=datetime.fromisoformat(waited["said_at"]) if waited else _said_at(query, said, now),
        message_id=said["message_id"],
        chat_title=chat["title"],
        speaker=_speaker((query or said)["from"], chat),
        meant_unit=waited.get("unit"),
        meant_part=waited.get("part"),
        meant_office=waited.get("office"),
        **(_pressed(query, said) if query else _written(said, chat)),
        is_edit=bool(edited),
    )


def _said_at(query: Payload, said: Payload, now: datetime) -> datetime:
    return now if query else datetime.fromtimestamp(said.get("edit_date") or said["date"], UTC)


def _speaker(person: Payload, chat: Payload) -> Speaker:
    return Speaker(person["id"], person["name"], chat["id"], None, chat["title"])


def _pressed(query: Payload, shown: Payload) -> dict[str, Any]:
    return {
        "press": Press(query["id"], query["data"], can_be_shown=True),
        "words": shown["text"],
        "marked_words": Marked(shown["marked"]),  # noqa: S704 -- our own message, as we marked it
        "buttons": Keyboard.from_json(shown["buttons"]) if shown["buttons"] else None,
        "files": _files(shown) if "document" in shown else (),
        "answers": shown["answers"],
    }


def _written(said: Payload, chat: Payload) -> dict[str, Any]:
    words = said.get("text") or said.get("caption") or ""
    answered: Payload | None = said.get("reply_to_message")
    author: Payload | None = answered.get("from") if answered else None
    return {
        "words": words,
        "files": _files(said),
        "album": said.get("media_group_id"),
        "answers": answered["message_id"] if answered else None,
        "answered_file": next(iter(_files(answered)), None) if answered and "document" in answered else None,
        "answered_words": answered.get("text", "") if answered and author else "",
        "answers_us": answered is not None and author is None,
        "answers_person": _speaker(author, chat) if author else None,
        # Whoever opens the page speaks to the bot, but for what answers a colleague.
        "is_mention": answered is None and not words.startswith("/"),
    }


def _files(said: Payload) -> tuple[HeardFile, ...]:
    for part, kind in (("photo", FileKind.PHOTO), ("document", FileKind.DOCUMENT)):
        if file := said.get(part):
            size, key = file["file_size"], file["file_unique_id"]
            return (HeardFile(kind, file["file_id"], key, file["file_name"], size),)
    return ()
