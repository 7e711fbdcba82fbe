"""Finds the chats, people and messages that an action names."""

from sandbox.errors import ImpossibleError
from sandbox.stage import Stage
from sandbox.state import Chat, Kind, Message, Person, Standing, Topic


def chat(stage: Stage, chat_id: int) -> Chat:
    """Return a chat; raises ImpossibleError when there is none with this id."""
    if chat_id not in stage.world.chats:
        raise ImpossibleError(f"there is no chat {chat_id}")
    return stage.world.chats[chat_id]


def group(stage: Stage, chat_id: int) -> Chat:
    """Return a group or supergroup that still lives; raises ImpossibleError for another chat."""
    found = chat(stage, chat_id)
    if found.kind not in (Kind.GROUP, Kind.SUPERGROUP) or found.upgraded_to:
        raise ImpossibleError(f"chat {chat_id} is no group, or none any more")
    return found


def person(stage: Stage, person_id: int) -> Person:
    """Return a person; raises ImpossibleError when there is none with this id."""
    if person_id not in stage.world.people:
        raise ImpossibleError(f"there is no person {person_id}")
    return stage.world.people[person_id]


def member(stage: Stage, place: Chat, person_id: int) -> Person:
    """Return somebody who is in the chat, the bot too; raises ImpossibleError for all others."""
    found = person(stage, person_id)
    if found is not place.person and not place.has(found.id):
        raise ImpossibleError(f"{found.name} is not in chat {place.id}")
    return found


def speaker(stage: Stage, place: Chat, person_id: int) -> Person:
    """Return somebody who may write in the chat; raises ImpossibleError for all others."""
    found = member(stage, place, person_id)
    if found is stage.world.bot:
        raise ImpossibleError("the bot acts through the Bot API only")
    if place.upgraded_to:
        raise ImpossibleError(f"{place.title} was upgraded to {place.upgraded_to}")
    if place.kind is Kind.PRIVATE and place.standing(stage.world.bot.id) is Standing.KICKED:
        raise ImpossibleError(f"{found.name} has blocked the bot")
    return found


def led_by(stage: Stage, chat_id: int, person_id: int) -> tuple[Chat, Person]:
    """Return a group and somebody who leads it; raises ImpossibleError for all others."""
    place = group(stage, chat_id)
    somebody = speaker(stage, place, person_id)
    if not place.leads(person_id):
        raise ImpossibleError(f"{somebody.name} does not lead {place.title}")
    return place, somebody


def message(place: Chat, message_id: int) -> Message:
    """Return a message of the chat; raises ImpossibleError when there is none with this id."""
    if message_id not in place.messages:
        raise ImpossibleError(f"there is no message {message_id} in chat {place.id}")
    return place.messages[message_id]


def replied(place: Chat, message_id: int | None) -> Message | None:
    """Return the message somebody answers, if any."""
    return None if message_id is None else message(place, message_id)


def topic(place: Chat, topic_id: int | None, reply_to: Message | None) -> Topic | None:
    """Return the topic somebody writes in: the one named, or that of the message answered."""
    if topic_id is None:
        return reply_to.shown_topic if reply_to else None
    if not place.is_forum or topic_id not in place.topics:
        raise ImpossibleError(f"there is no topic {topic_id} in {place.title}")
    return place.topics[topic_id]
