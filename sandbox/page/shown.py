"""What the page shows, as JSON: chats, messages, people, the state of the sandbox."""

import json
from datetime import datetime

from sandbox import origins
from sandbox.errors import Json
from sandbox.feed import ChatKey, ChatMessageKey, Key
from sandbox.media import MediaKind
from sandbox.page.host import Host
from sandbox.stage import Stage
from sandbox.state import PRESENT, Chat, Kind, Message, Person
from sandbox.views import Request

PREVIEW = 90
NOTED = 600


def everything(stage: Stage, host: Host) -> Json:
    """Return what a page needs to begin with."""
    return {
        "bot": _person(stage.world.bot),
        "people": people(stage),
        "chats": [chat(place) for place in stage.world.chats.values() if is_shown(place)],
        "commands": commands(stage),
        "status": status(stage),
        "host": host.state,
    }


def changes(stage: Stage, host: Host, keys: list[Key]) -> Json:
    """Return what a page must show anew after these changes."""
    chats = [key.chat for key in keys if isinstance(key, ChatKey)]
    parts = {key.part for key in keys if not isinstance(key, ChatKey | ChatMessageKey)}
    whole = {"people": people, "commands": commands, "status": status}
    shown: Json = {part: show(stage) for part, show in whole.items() if part in parts}
    if "host" in parts:
        shown["host"] = host.state
    return shown | {
        "chats": [chat(place) for key in chats if is_shown(place := stage.world.chats[key])],
        "messages": [_message_of(stage, key) for key in keys if isinstance(key, ChatMessageKey)],
    }


def is_shown(place: Chat) -> bool:
    """Return whether a chat stands in the list: channels only lend their names."""
    return place.kind is not Kind.CHANNEL


def people(stage: Stage) -> list[Json]:
    """Return everybody."""
    return [_person(person) for person in stage.world.people.values()]


def _person(person: Person) -> Json:
    return {"id": person.id, "name": person.name, "username": person.username, "isBot": person.is_bot}


def chat(place: Chat) -> Json:
    """Return a chat with its members and its last message."""
    last = next(reversed(place.messages.values()), None)
    return {
        "id": place.id,
        "kind": place.kind.value,
        "title": place.person.name if place.person else place.title,
        "person": place.person.id if place.person else None,
        "members": {
            person: standing.value for person, standing in place.standings.items() if standing in PRESENT
        },
        "topics": {topic: named.name for topic, named in place.topics.items()},
        "upgradedTo": place.upgraded_to,
        "count": len(place.messages),
        "lastPost": place.last_post,
        "last": _preview(last) if last else None,
    }


def _preview(said: Message) -> Json:
    file = _file(said)
    return {
        "id": said.id,
        "date": _moment(said.date),
        "sender": said.sender.id,
        "name": said.sender.name,
        "text": said.text[:PREVIEW],
        "file": file["name"] if file else None,
        "media": _media(said),
        "service": next(iter(said.service), None),
    }


def message(said: Message) -> Json:
    """Return a message as a chat shows it; the page draws the entities itself."""
    return {
        "chat": said.chat.id,
        "id": said.id,
        "date": _moment(said.date),
        "edited": _moment(said.edited) if said.edited else None,
        "sender": said.sender.id,
        "name": said.sender_chat.title if said.sender_chat else said.sender.name,
        "text": said.text,
        "entities": said.entities,
        "keyboard": said.keyboard,
        "reply": _answered(said) or _answered_elsewhere(said),
        "forwarded": _forwarded(said),
        "topic": said.shown_topic.name if said.shown_topic else None,
        "media": _media(said),
        "file": _file(said),
        "pinned": said.id in said.chat.pinned,
        "reactions": [emoji for given in said.reactions.values() for emoji in given],
        "service": said.service or None,
    }


def _message_of(stage: Stage, key: ChatMessageKey) -> Json:
    said = stage.world.chats[key.chat].messages.get(key.message)
    return message(said) if said else {"chat": key.chat, "id": key.message, "gone": True}


def _answered(said: Message) -> Json | None:
    """Return the message that is answered, with the words that were picked from it if any were."""
    answered = said.reply_to
    if answered is None:
        return None
    file = _file(answered)
    words = _quoted(said) or answered.text[:PREVIEW]
    return {
        "id": answered.id,
        "name": answered.sender.name,
        "text": words or (file["name"] if file else ""),
    }


def _answered_elsewhere(said: Message) -> Json | None:
    answered = said.extra.get("external_reply")
    if answered is None:
        return None
    return {"id": None, "name": origins.named(answered["origin"]), "text": _quoted(said)}


def _quoted(said: Message) -> str:
    return str(said.extra.get("quote", {}).get("text", ""))[:PREVIEW]


def _forwarded(said: Message) -> str | None:
    origin = said.extra.get("forward_origin")
    return origins.named(origin) if origin else None


def _media(said: Message) -> MediaKind | None:
    return next((kind for kind in MediaKind if kind in said.extra), None)


def _file(said: Message) -> Json | None:
    file = said.file
    if file is None:
        return None
    shape: Json = {"name": file.name, "size": len(file.content)}
    return shape | ({"width": file.width, "height": file.height} if said.photo else {})


def commands(stage: Stage) -> list[Json]:
    """Return the commands that the bot published, with the chats they are for."""
    return [
        {"scope": json.loads(scope), "commands": published}
        for (scope, language), published in stage.world.commands.items()
        if not language
    ]


def status(stage: Stage) -> Json:
    """Return the clock, the faults that are set, and what the bot has not fetched yet."""
    return {
        "now": _moment(stage.clock.now()),
        "runs": stage.clock.runs,
        "faults": [{"id": fault.id, "kind": fault.kind.value} for fault in stage.faults.all()],
        "waiting": len(stage.updates),
        "requests": len(stage.requests),
    }


def requests_about(stage: Stage, place: int, message_id: int) -> list[Json]:
    """Return the bot's requests that made or changed a message, the newest last."""
    return [_request(request) for request in stage.requests if _is_about(request, place, message_id)]


def _is_about(request: Request, place: int, message_id: int) -> bool:
    return request.message_id == message_id and str(request.parameters.get("chat_id")) == str(place)


def _request(request: Request) -> Json:
    parameters = {name: str(value)[:NOTED] for name, value in request.parameters.items()}
    return {
        "method": request.method,
        "at": _moment(request.at),
        "outcome": request.outcome,
        "parameters": parameters,
    }


def _moment(moment: datetime) -> int:
    """Return a moment as browsers count: in milliseconds."""
    return round(moment.timestamp() * 1000)
