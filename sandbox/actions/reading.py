"""What can be read of a sandbox: chats, clock, the bot's requests and what waits for the bot."""

import json
from datetime import UTC, datetime
from itertools import islice

from sandbox.actions import finding
from sandbox.errors import ImpossibleError
from sandbox.formatting import FormattedText, to_html
from sandbox.stage import Stage
from sandbox.state import Message
from sandbox.views import Attachment, Button, ChatMessage, PublishedCommands, Request


def set_clock(stage: Stage, moment: datetime | None) -> None:
    """Stop the clock at a moment, or with None let it follow the real time again."""
    if moment and moment.tzinfo is None:
        raise ImpossibleError("the clock needs a time zone")
    stage.clock.set(moment)


def run_clock(stage: Stage, moment: datetime) -> None:
    """Let the clock run on from a moment."""
    if moment.tzinfo is None:
        raise ImpossibleError("the clock needs a time zone")
    stage.clock.run_from(moment)


def advance_clock(stage: Stage, seconds: float) -> None:
    """Move the clock on and stop it there."""
    stage.clock.advance(seconds)


def date_messages(stage: Stage, moment: datetime | None) -> None:
    """Let people say what they say at a moment of their own, or with None by the clock again."""
    if moment and moment.tzinfo is None:
        raise ImpossibleError("the clock needs a time zone")
    stage.said_at = moment.astimezone(UTC) if moment else None


def clock(stage: Stage) -> datetime:
    """Return the time by the sandbox's clock."""
    return stage.clock.now()


def bot(stage: Stage) -> int:
    """Return the id of the bot."""
    return stage.world.bot.id


def messages(stage: Stage, chat: int, newest: int | None = None) -> list[ChatMessage]:
    """Return what stands in a chat, or the newest of it, the oldest first."""
    said = [*islice(reversed(finding.chat(stage, chat).messages.values()), newest)]
    return [_view(one) for one in reversed(said)]


def attachment(stage: Stage, chat: int, message_id: int) -> bytes:
    """Return the bytes of the file of a message, of a photo the largest size."""
    said = finding.message(finding.chat(stage, chat), message_id)
    if said.file is None:
        raise ImpossibleError(f"message {message_id} has no document or photo")
    return said.file.content


def opened_files(stage: Stage) -> list[tuple[int, int]]:
    """Return the messages, by chat and id, whose document or photo somebody opened on the page."""
    return sorted(stage.fetched)


def requests(stage: Stage, method: str | None = None, after: int = 0) -> list[Request]:
    """Return the requests the bot made, of one method if given, without the first `after` of all."""
    return [request for request in stage.requests[after:] if method in (None, request.method)]


def waiting_updates(stage: Stage) -> int:
    """Return how many updates the bot has not confirmed yet."""
    return len(stage.updates)


def published_commands(stage: Stage) -> list[PublishedCommands]:
    """Return the commands the bot published, by scope and language."""
    return [
        PublishedCommands(
            json.loads(scope), language, {each["command"]: each["description"] for each in commands}
        )
        for (scope, language), commands in stage.world.commands.items()
    ]


def _view(said: Message) -> ChatMessage:
    return ChatMessage(
        id=said.id,
        date=said.date,
        sender_id=said.sender.id,
        sender=said.sender_chat.title if said.sender_chat else said.sender.name,
        text=said.text,
        html=to_html(FormattedText(said.text, said.entities)),
        entities=tuple(said.entities),
        buttons=tuple(tuple(map(_button, row)) for row in said.keyboard),
        reply_to=said.reply_to.id if said.reply_to else None,
        topic=said.shown_topic.root.id if said.shown_topic else None,
        attachment=_attachment(said),
        edited=said.edited,
        pinned=said.id in said.chat.pinned,
        reactions=tuple(emoji for given in said.reactions.values() for emoji in given),
        service=next(iter(said.service), ""),
    )


def _button(button: dict[str, str]) -> Button:
    return Button(button["text"], button.get("callback_data", ""), button.get("url", ""))


def _attachment(said: Message) -> Attachment | None:
    file = said.file
    return Attachment(file.name, len(file.content), file.mime_type) if file else None


ACTIONS = (
    set_clock,
    run_clock,
    advance_clock,
    date_messages,
    clock,
    bot,
    messages,
    attachment,
    opened_files,
    requests,
    waiting_updates,
    published_commands,
)
