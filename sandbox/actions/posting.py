"""How somebody's message comes into a chat, whatever it holds."""

from collections.abc import Iterator
from contextlib import contextmanager

from sandbox.actions import finding
from sandbox.errors import ImpossibleError, Json, RefusalError
from sandbox.formatting import finish
from sandbox.media import MEDIA, MediaKind
from sandbox.rights import NEEDED
from sandbox.stage import Stage
from sandbox.state import CHANNEL_BOT, Chat, Kind, Message, Person, Standing


def post(
    stage: Stage,
    chat: int,
    person: int,
    kind: str,
    content: Json,
    reply_to: int | None = None,
    topic: int | None = None,
) -> int:
    """Return the id of a person's new message; raises ImpossibleError where they may not send this kind."""
    place = finding.chat(stage, chat)
    sender = finding.speaker(stage, place, person)
    answered = finding.replied(place, reply_to)
    where = finding.topic(place, topic, answered)
    if not place.may(sender.id, NEEDED[kind]):
        raise ImpossibleError(f"{sender.name} may not send {kind} to {place.title}")
    if place.is_closed(where) and not place.leads(sender.id):
        raise ImpossibleError(f"{sender.name} may not write in a closed topic of {place.title}")
    if place.kind is Kind.PRIVATE:
        place.place(stage.world.bot, Standing.MEMBER)
    return stage.post(place, sender, reply_to=answered, topic=where, **content).id


def post_as(stage: Stage, place: Chat, mask: Person, voice: Chat, text: str, reply_to: int | None) -> int:
    """Return the id of a new message in the name of a chat."""
    if mask is CHANNEL_BOT and NEEDED["text messages"] in place.withheld:
        raise ImpossibleError(f"{voice.title} may not send text messages to {place.title}")
    answered = finding.replied(place, reply_to)
    content = spoken(text) | {"reply_to": answered, "topic": finding.topic(place, None, answered)}
    return stage.post(place, mask, sender_chat=voice, **content).id


def content_kind(said: Message) -> str:
    """Return what kind of content a message is, as rights name it."""
    if said.document:
        return "documents"
    if said.photo:
        return "photos"
    medium = next((MEDIA[kind] for kind in MediaKind if kind in said.extra), None)
    return medium.content if medium else "text messages"


def words(text: str) -> Json:
    """Return a text with the entities Telegram finds in it, as parts of a message."""
    formatted = finish(text, [])
    return {"text": formatted.text, "entities": formatted.entities}


def spoken(text: str) -> Json:
    """Return a text that is there, as parts of a message; raises ImpossibleError for an empty one."""
    if not text.strip():
        raise ImpossibleError("an empty message cannot be sent")
    return words(text)


@contextmanager
def as_impossible() -> Iterator[None]:
    """Turn what Telegram refuses a bot into what it refuses people."""
    try:
        yield
    except RefusalError as refusal:
        raise ImpossibleError(refusal.description) from None
