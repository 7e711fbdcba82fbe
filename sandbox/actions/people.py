"""What people do: they speak, edit, delete, press buttons, start and block the bot."""

from sandbox import shapes
from sandbox.actions import finding
from sandbox.actions.posting import post, post_as, spoken
from sandbox.errors import ImpossibleError, Json
from sandbox.formatting import finish
from sandbox.stage import Stage
from sandbox.state import CHANNEL_BOT, GROUP_ANONYMOUS_BOT, Kind, Message, Standing
from sandbox.views import Press


def create_person(stage: Stage, first_name: str, last_name: str = "", username: str = "") -> int:
    """Return the id of a new person, which is also that of the private chat with the bot."""
    stage.feed.world("people")
    return stage.world.add_person(first_name, last_name, username).id


def create_bot(stage: Stage, first_name: str, username: str) -> int:
    """Return the id of another bot, whose messages ours never sees."""
    stage.feed.world("people")
    return stage.world.add_person(first_name, "", username, is_bot=True).id


def start(stage: Stage, person: int, payload: str = "") -> int:
    """Return the id of the /start that opens the private chat, also after the bot was blocked."""
    place = finding.chat(stage, person)
    if place.standing(stage.world.bot.id) is Standing.KICKED:
        unblock(stage, person)
    return say(stage, person, person, f"/start {payload}".strip())


def block(stage: Stage, person: int) -> None:
    """Let a person block the bot in private."""
    stage.move_bot(finding.chat(stage, person), finding.person(stage, person), Standing.KICKED)


def unblock(stage: Stage, person: int) -> None:
    """Let a person unblock the bot in private."""
    stage.move_bot(finding.chat(stage, person), finding.person(stage, person), Standing.MEMBER)


def say(
    stage: Stage, chat: int, person: int, text: str, reply_to: int | None = None, topic: int | None = None
) -> int:
    """Return the id of the message in which a person says something."""
    return post(stage, chat, person, "text messages", spoken(text), reply_to, topic)


def say_anonymously(stage: Stage, chat: int, person: int, text: str, reply_to: int | None = None) -> int:
    """Return the id of the message an administrator sends in the name of the group."""
    place = finding.group(stage, chat)
    if not place.leads(person):
        raise ImpossibleError("only administrators speak in the name of the group")
    return post_as(stage, place, GROUP_ANONYMOUS_BOT, place, text, reply_to)


def say_as_channel(stage: Stage, chat: int, channel: int, text: str, reply_to: int | None = None) -> int:
    """Return the id of the message somebody sends to a supergroup in the name of a channel."""
    voice = finding.chat(stage, channel)
    if voice.kind is not Kind.CHANNEL:
        raise ImpossibleError(f"chat {channel} is no channel")
    return post_as(stage, finding.group(stage, chat), CHANNEL_BOT, voice, text, reply_to)


def edit(stage: Stage, chat: int, message_id: int, text: str) -> None:
    """Change what a person said, or a caption; raises ImpossibleError for other messages."""
    place = finding.chat(stage, chat)
    said = finding.message(place, message_id)
    if said.service or said.sender is stage.world.bot or "forward_origin" in said.extra:
        raise ImpossibleError("people edit what people said")
    if not (said.text or said.has_media):
        raise ImpossibleError(f"message {message_id} has no words to edit")
    said.text, said.entities = finish(text, [])
    said.edited = stage.moment_of_people
    stage.tell(said, "edited_message")
    stage.changed(said)


def delete(stage: Stage, chat: int, message_id: int) -> None:
    """Delete a message; the bot is not told, as on Telegram."""
    place = finding.chat(stage, chat)
    said = finding.message(place, message_id)
    place.remove(said)
    stage.changed(said)


async def press(stage: Stage, chat: int, person: int, message_id: int, button: str, wait: float = 0) -> Press:
    """Return the press of a button (its label or data), with the answer if it arrives in `wait` seconds."""
    place = finding.chat(stage, chat)
    somebody = finding.speaker(stage, place, person)
    said = finding.message(place, message_id)
    data = _data(said, button)
    query = stage.callbacks.open(stage.clock.now())
    pressed: Json = {"id": query.id, "from": shapes.user(somebody), "message": shapes.message(said)}
    stage.updates.put("callback_query", pressed | {"chat_instance": str(place.id), "data": data})
    return await answer_to_press(stage, query.id, wait)


async def answer_to_press(stage: Stage, query_id: str, wait: float = 0) -> Press:
    """Return the press with the answer if it is there or arrives within `wait` seconds."""
    query = stage.callbacks.find(query_id)
    if query is None:
        raise ImpossibleError(f"there was no press {query_id}")
    await query.wait(wait)
    return Press(query.id, query.answer)


def _data(said: Message, button: str) -> str:
    for row in said.keyboard:
        for candidate in row:
            if "callback_data" in candidate and button in (candidate["text"], candidate["callback_data"]):
                return str(candidate["callback_data"])
    labels = [candidate["text"] for row in said.keyboard for candidate in row]
    raise ImpossibleError(f"message {said.id} has no button {button!r} to press; it has {labels}")


ACTIONS = (
    create_person,
    create_bot,
    start,
    block,
    unblock,
    say,
    say_anonymously,
    say_as_channel,
    edit,
    delete,
    press,
    answer_to_press,
)
