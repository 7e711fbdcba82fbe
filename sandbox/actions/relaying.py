"""What people pass on: they forward, quote, answer in another chat, and paste with formatting."""

from sandbox import origins
from sandbox.actions import finding
from sandbox.actions.posting import as_impossible, content_kind, post, spoken
from sandbox.errors import ImpossibleError, Json
from sandbox.formatting import parse_html
from sandbox.shapes import ANSWERED
from sandbox.stage import Stage
from sandbox.state import CHANNEL_BOT, Kind, Message


def say_formatted(
    stage: Stage, chat: int, person: int, html: str, reply_to: int | None = None, topic: int | None = None
) -> int:
    """Return the id of the message in which a person says something with formatting.

    What stands in code is neither a command nor a mention for Telegram.
    """
    with as_impossible():
        formatted = parse_html(html)
    if not formatted.text:
        raise ImpossibleError("an empty message cannot be sent")
    content = {"text": formatted.text, "entities": formatted.entities}
    return post(stage, chat, person, "text messages", content, reply_to, topic)


def say_quoting(stage: Stage, chat: int, person: int, text: str, reply_to: int, quote: str) -> int:
    """Return the id of the message in which a person answers words picked from a message."""
    said = finding.message(finding.chat(stage, chat), reply_to)
    extra = {"quote": _picked(said, quote)}
    return post(stage, chat, person, "text messages", spoken(text) | {"extra": extra}, reply_to)


def reply_elsewhere(
    stage: Stage, chat: int, person: int, text: str, source: int, message_id: int, quote: str = ""
) -> int:
    """Return the id of the message in which a person answers, in one chat, a message of another.

    It is no reply for privacy mode: only an administrator hears it, or a private chat.
    """
    said = _seen(stage, source, message_id, person)
    extra = {"external_reply": origins.external_reply(stage.world, said)}
    if quote:
        extra["quote"] = _picked(said, quote)
    elif said.text:
        extra["quote"] = origins.automatic_quote(said)
    return post(stage, chat, person, "text messages", spoken(text) | {"extra": extra})


def forward(
    stage: Stage, chat: int, person: int, source: int, message_id: int, topic: int | None = None
) -> int:
    """Return the id of the message that a person forwards from a chat, without its buttons."""
    said = _seen(stage, source, message_id, person)
    kept = {name: value for name, value in said.extra.items() if name not in ANSWERED}
    content: Json = {
        "text": said.text,
        "entities": said.entities,
        "document": said.document,
        "photo": said.photo,
        "clip": said.clip,
        "extra": kept | {"forward_origin": origins.origin(stage.world, said)},
    }
    return post(stage, chat, person, content_kind(said), content, None, topic)


def hide_in_forwards(stage: Stage, person: int) -> None:
    """Let a person's account not be found by what others forward of theirs."""
    stage.world.hidden.add(finding.person(stage, person).id)


def post_in_channel(stage: Stage, channel: int, text: str) -> int:
    """Return the id of a new post of a channel, which the bot is not told of."""
    place = finding.chat(stage, channel)
    if place.kind is not Kind.CHANNEL:
        raise ImpossibleError(f"chat {channel} is no channel")
    return stage.post(place, CHANNEL_BOT, sender_chat=place, **spoken(text)).id


def _seen(stage: Stage, source: int, message_id: int, person: int) -> Message:
    """Return a message that a person can see and that says something."""
    place = finding.chat(stage, source)
    if place.kind is not Kind.CHANNEL:
        finding.member(stage, place, person)
    said = finding.message(place, message_id)
    if said.service:
        raise ImpossibleError("nobody forwards or answers a service message elsewhere")
    return said


def _picked(said: Message, words: str) -> Json:
    if not words or words not in said.text:
        raise ImpossibleError(f"message {said.id} does not say {words!r}")
    return origins.quote(said, words)


ACTIONS = (say_formatted, say_quoting, reply_elsewhere, forward, hide_in_forwards, post_in_channel)
