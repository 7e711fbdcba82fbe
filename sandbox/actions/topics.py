"""What becomes of the topics of a forum: opened, closed, reopened, deleted, hidden, switched off."""

from sandbox import shapes
from sandbox.actions import finding
from sandbox.errors import ImpossibleError, Json
from sandbox.stage import Stage
from sandbox.state import GENERAL, Chat, Kind, Message, Person, Topic


def create_topic(stage: Stage, chat: int, person: int, name: str) -> int:
    """Return the thread id of a new topic; raises ImpossibleError where there are no topics."""
    place = _forum(finding.group(stage, chat))
    created: Json = {"forum_topic_created": {"name": name, "icon_color": shapes.TOPIC_COLOUR}}
    speaker = finding.speaker(stage, place, person)
    root = Message(stage.world.next_message_id(place), place, speaker, stage.moment_of_people)
    root.topic, root.service = Topic(root, name), created
    place.messages[root.id], place.topics[root.id] = root, root.topic
    stage.tell(root)
    stage.changed(root)
    return root.id


def close_topic(stage: Stage, chat: int, person: int, topic: int = GENERAL) -> None:
    """Let an administrator close a topic, to all but administrators; a service message says so."""
    place, somebody = _led_forum(stage, chat, person)
    where = _topic(place, topic)
    if topic in place.closed_topics:
        raise ImpossibleError(f"topic {topic} of {place.title} is closed already")
    place.closed_topics.append(topic)
    stage.post(place, somebody, topic=where, service={"forum_topic_closed": {}})


def reopen_topic(stage: Stage, chat: int, person: int, topic: int = GENERAL) -> None:
    """Let an administrator open a closed topic again, and show the general one if it was hidden."""
    place, somebody = _led_forum(stage, chat, person)
    where = _topic(place, topic)
    if topic not in place.closed_topics:
        raise ImpossibleError(f"topic {topic} of {place.title} is open")
    place.closed_topics.remove(topic)
    if topic == GENERAL:
        place.hides_general = False
    stage.post(place, somebody, topic=where, service={"forum_topic_reopened": {}})


def delete_topic(stage: Stage, chat: int, person: int, topic: int) -> None:
    """Let an administrator delete a topic with all its messages; the bot is not told, as on Telegram."""
    place, _ = _led_forum(stage, chat, person)
    gone = _topic(place, topic)
    if gone is None:
        raise ImpossibleError("the general topic can only be hidden")
    for said in [said for said in place.messages.values() if said.topic is gone]:
        place.remove(said)
        stage.changed(said)
    del place.topics[topic]
    place.closed_topics = [each for each in place.closed_topics if each != topic]


def hide_general_topic(stage: Stage, chat: int, person: int) -> None:
    """Let an administrator hide the general topic, which closes it too; a service message says so."""
    place, somebody = _led_forum(stage, chat, person)
    place.hides_general = True
    if GENERAL not in place.closed_topics:
        place.closed_topics.append(GENERAL)
    stage.post(place, somebody, service={"general_forum_topic_hidden": {}})


def unhide_general_topic(stage: Stage, chat: int, person: int) -> None:
    """Let an administrator show the general topic again, which stays closed; a service message says so."""
    place, somebody = _led_forum(stage, chat, person)
    if not place.hides_general:
        raise ImpossibleError(f"the general topic of {place.title} is not hidden")
    place.hides_general = False
    stage.post(place, somebody, service={"general_forum_topic_unhidden": {}})


def switch_topics(stage: Stage, chat: int, person: int, *, on: bool) -> None:
    """Let an administrator of a supergroup switch topics on or off; no message says so.

    While they are off, everything stands in one place and no thread is found; then they are back.
    """
    place, _ = finding.led_by(stage, chat, person)
    if place.kind is Kind.GROUP:
        raise ImpossibleError("a basic group has no topics")
    place.is_forum = on
    stage.feed.chat(place.id)


def _forum(place: Chat) -> Chat:
    if not place.is_forum:
        raise ImpossibleError(f"{place.title} has no topics")
    return place


def _led_forum(stage: Stage, chat: int, person: int) -> tuple[Chat, Person]:
    place, somebody = finding.led_by(stage, chat, person)
    return _forum(place), somebody


def _topic(place: Chat, topic: int) -> Topic | None:
    """Return the topic, None for the general one."""
    return None if topic == GENERAL else finding.topic(place, topic, None)


ACTIONS = (
    create_topic,
    close_topic,
    reopen_topic,
    delete_topic,
    hide_general_topic,
    unhide_general_topic,
    switch_topics,
)
