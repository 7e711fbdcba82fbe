"""What the page shows, as JSON: the conversation, its messages, its devices."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from chat.texts.groups import page as page_texts
from chat.texts.guide import PRIVATE_COMMANDS, UNIT_COMMANDS
from plans.privacy import masked_numbers
from plans.text import without_markup
from storage.models import StoredFile, WebDevice, WebMessage
from storage.web import devices, messages
from storage.web.devices import Viewer

Json = dict[str, Any]
PREVIEW = 90
BOT = 0
"""The number by which the page knows our own messages."""
MOST_AT_ONCE = 60
MOST_CHANGES = 300
"""A page that missed more than this begins anew."""


def everything(session: Session, viewer: Viewer, csrf: str, now: datetime) -> Json:
    """Return what a page needs to begin with."""
    commands = messages.commands_of(session, viewer.chat_id)
    usual = PRIVATE_COMMANDS if viewer.chat_id > 0 else UNIT_COMMANDS
    return {
        "me": {"id": viewer.speaker.person_id, "name": viewer.speaker.display_name},
        "bot": {"id": BOT, "name": page_texts.BOT},
        "chat": {
            "id": viewer.chat_id,
            "title": viewer.speaker.chat_title,
            "kind": "private" if viewer.chat_id > 0 else "group",
        },
        "commands": [
            {"command": command, "description": does}
            for command, does in (usual if commands is None else commands).items()
        ],
        "devices": listed(session, viewer),
        "csrf": csrf,
        "now": moment(now),
    }


def listed(session: Session, viewer: Viewer) -> list[Json]:
    """Return the devices that have a conversation open."""
    return [device(one, viewer) for one in devices.of_chat(session, viewer.chat_id)]


def device(one: WebDevice, viewer: Viewer) -> Json:
    """Return a device as its conversation sees it."""
    return {
        "id": one.id,
        "name": one.person.display_name,
        "browser": one.browser,
        "since": moment(one.created_at),
        "seen": moment(one.seen_at),
        "this": one.id == viewer.device_id,
    }


def shown(session: Session, chat_id: int, found: Sequence[WebMessage]) -> list[Json]:
    """Return messages of a conversation with what each of them answers."""
    numbers = {one.answers for one in found if one.answers is not None}
    answered = messages.by_numbers(session, chat_id, sorted(numbers)) if numbers else {}
    return [message(one, answered) for one in found]


def message(said: WebMessage, answered: Mapping[int, WebMessage]) -> Json:
    """Return a message as the page shows it: people's as text, ours as marked."""
    is_ours = said.person is None
    return {
        "chat": said.chat_id,
        "id": said.message_id,
        "date": moment(said.sent_at),
        "edited": moment(said.edited_at) if said.edited_at is not None else None,
        "sender": _sender(said),
        "name": _name(said),
        "text": "" if is_ours else said.text,
        **({"html": said.text} if is_ours else {}),
        "entities": [],
        "keyboard": [
            [{"text": label, "callback_data": data} for label, data in row] for row in said.buttons or ()
        ],
        "reply": _reply(answered.get(said.answers or 0)),
        "forwarded": None,
        "topic": None,
        "media": _media(said),
        "file": _file(said.file),
        "pinned": False,
        "reactions": [said.reaction] if said.reaction else [],
        "service": None,
    }


def _sender(said: WebMessage) -> int:
    return said.person.id if said.person is not None else BOT


def _name(said: WebMessage) -> str:
    return said.person.display_name if said.person is not None else page_texts.BOT


def _reply(answered: WebMessage | None) -> Json | None:
    if answered is None:
        return None
    text = without_markup(answered.text) if answered.person is None else answered.text
    shown_text = text[:PREVIEW] or (answered.file.name if answered.file is not None else "")
    return {"id": answered.message_id, "name": _name(answered), "text": shown_text}


def _media(said: WebMessage) -> str | None:
    if said.file_id is None:
        return None
    return "photo" if said.is_photo else "document"


def _file(file: StoredFile | None) -> Json | None:
    return {"name": masked_numbers(file.name), "size": file.size} if file is not None else None


def changes(session: Session, chat_id: int, after: int | None) -> tuple[int, bytes] | None:
    """Return how far a conversation has come, and the event that tells what is new since `after`.

    Without an `after` that has been these are its last messages; None where nothing is new.
    """
    version = messages.versions(session, [chat_id]).get(chat_id, 0)
    if after == version:
        return None
    if after is not None and after > version:  # which is of before a backup was restored
        after = None
    return version, told(session, chat_id, after, version)


def told(session: Session, chat_id: int, after: int | None, version: int) -> bytes:
    """Return the event that tells what is new in a conversation between two versions."""
    if after is None:
        found = messages.last(session, chat_id, MOST_AT_ONCE)
    else:
        found = messages.changed_since(session, chat_id, after, MOST_CHANGES)
    complete = after is not None and len(found) < MOST_CHANGES
    data = {"messages": shown(session, chat_id, found), "version": version, "complete": complete}
    return event("changes", data, version)


def event(name: str, data: Json, version: int | None = None) -> bytes:
    """Return an event as the stream carries it; a browser that comes back tells its number."""
    number = f"id: {version}\n" if version is not None else ""
    return f"event: {name}\n{number}data: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


def moment(at: datetime) -> int:
    """Return a moment as browsers count: in milliseconds."""
    return round(at.timestamp() * 1000)
