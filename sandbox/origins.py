"""Where words came from: the origin of a forwarded message, the message in another chat that is answered."""

from sandbox import shapes
from sandbox.errors import Json
from sandbox.formatting import units
from sandbox.state import Chat, Kind, Message, World

MAX_QUOTE = 1024
_WORDS = frozenset({"text", "entities", "caption", "caption_entities", "media_group_id", "forward_origin"})


def origin(world: World, said: Message) -> Json:
    """Return the MessageOrigin of a message: of what was forwarded, where it was first said."""
    if "forward_origin" in said.extra:
        return dict(said.extra["forward_origin"])
    shape: Json = {"date": shapes.timestamp(said.date)}
    if said.chat.kind is Kind.CHANNEL:
        return shape | {"type": "channel", "chat": shapes.chat(said.chat), "message_id": said.id}
    if said.sender_chat:
        return shape | {"type": "chat", "sender_chat": shapes.chat(said.sender_chat)}
    if said.sender.id in world.hidden:
        return shape | {"type": "hidden_user", "sender_user_name": said.sender.name}
    return shape | {"type": "user", "sender_user": shapes.user(said.sender)}


def named(origin: Json) -> str:
    """Return who a MessageOrigin is, as people read it."""
    match origin["type"]:
        case "user":
            user = origin["sender_user"]
            return f"{user['first_name']} {user.get('last_name', '')}".strip()
        case "hidden_user":
            return str(origin["sender_user_name"])
        case "chat":
            return str(origin["sender_chat"]["title"])
        case _:
            return str(origin["chat"]["title"])


def external_reply(world: World, said: Message) -> Json:
    """Return the ExternalReplyInfo of a message; where it stands is told of supergroups and channels only."""
    media = {name: value for name, value in shapes.content(said).items() if name not in _WORDS}
    return {"origin": origin(world, said)} | _place(said.chat, said.id) | media


def _place(place: Chat, message_id: int) -> Json:
    if place.kind not in (Kind.SUPERGROUP, Kind.CHANNEL):
        return {}
    return {"chat": shapes.chat(place), "message_id": message_id}


def quote(said: Message, words: str) -> Json:
    """Return the TextQuote of words that somebody picked from a message."""
    return {"text": words, "position": units(said.text[: said.text.index(words)]), "is_manual": True}


def automatic_quote(said: Message) -> Json:
    """Return the TextQuote that the server adds where another chat's message is answered."""
    return {"text": said.text[:MAX_QUOTE], "position": 0}
