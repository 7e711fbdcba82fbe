"""What an update says that came by mail, in our own words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from chat.buttons.base import Keyboard
from chat.heard import ChatKind, FileKind, Heard, HeardFile, Press
from chat.markup import Marked
from plans.text import without_markup
from storage.actors import Speaker


def hear(payload: Mapping[str, Any], now: datetime) -> Heard:
    """Return what an update says; what waited behind a question was said when it came."""
    waited = payload.get("waited") or {}
    said_at = datetime.fromisoformat(waited.get("said_at") or payload["at"])
    query = payload.get("callback_query")
    message = query["message"] if query else payload["message"]
    chat, person = message["chat"], (query or message)["from"]
    return Heard(
        update_id=payload["update_id"],
        chat_id=chat["id"],
        chat_kind=ChatKind.GROUP,
        said_at=min(said_at, now),
        message_id=message["message_id"],
        chat_title=chat["title"],
        speaker=Speaker(person["id"], person["first_name"], chat["id"], None, chat["title"]),
        meant_unit=waited.get("unit"),
        meant_part=waited.get("part"),
        **(_pressed(query) if query else _written(message)),
    )


def _pressed(query: Mapping[str, Any]) -> dict[str, Any]:
    shown = Marked(query["message"]["text"])  # noqa: S704 -- our own message, as we marked it
    buttons = query["message"].get("buttons")
    return {
        "press": Press(query["id"], query["data"], can_be_shown=True),
        "words": without_markup(shown),
        "marked_words": shown,
        "buttons": Keyboard.from_json(buttons) if buttons else None,
    }


def _written(message: Mapping[str, Any]) -> dict[str, Any]:
    file = message.get("document")
    return {
        "words": message.get("text") or message.get("caption") or "",
        "files": (_file(file),) if file else (),
        "album": message.get("media_group_id"),
        "answers": (message.get("reply_to_message") or {}).get("message_id"),
        "answers_us": True,  # a mail is always to us
    }


def _file(file: Mapping[str, Any]) -> HeardFile:
    kind = FileKind.PHOTO if file["is_picture"] else FileKind.DOCUMENT
    return HeardFile(kind, file["file_id"], file["file_unique_id"], file["file_name"], file["file_size"])
