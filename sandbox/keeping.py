"""Writes a sandbox down as JSON and reads it back, so that a rehearsal can go on another day."""

import base64
import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from sandbox.errors import Json
from sandbox.stage import Stage
from sandbox.state import (
    CHANNEL_BOT,
    GROUP_ANONYMOUS_BOT,
    Chat,
    File,
    Kind,
    Message,
    Person,
    Standing,
    Topic,
    World,
)

MASKS = {mask.id: mask for mask in (GROUP_ANONYMOUS_BOT, CHANNEL_BOT)}
COUNTS = ("last_message_id", "last_post", "last_bot", "upgraded_to", "pinned", "title", "is_forum", "id")


def written(stage: Stage) -> Json:
    """Return everything but the faults and the bot's requests."""
    world = stage.world
    return {
        "now": stage.clock.now().isoformat(),
        "posts": stage.posts,
        "fetched": sorted(stage.fetched),
        "updates": stage.updates.written(),
        "people": [asdict(person) for person in world.people.values()],
        "files": [asdict(file) | {"content": _as_text(file.content)} for file in world.files.values()],
        "chats": [_chat(place) for place in world.chats.values()],
        "commands": [[*place, commands] for place, commands in world.commands.items()],
        "last_shared_message_id": world.last_shared_message_id,
    }


def read_into(stage: Stage, kept: Json) -> None:
    """Put everything back into an empty stage of the same bot; its clock stands where it stood."""
    world = stage.world
    world.people.update({person["id"]: Person(**person) for person in kept["people"]})
    for file in kept["files"]:
        world.add_file(File(**file | {"content": base64.b64decode(file["content"])}))
    world.bot = world.people[world.bot.id]
    for place in kept["chats"]:
        world.chats[place["id"]] = _read_chat(world, place)
    for place in kept["chats"]:
        _read_messages(world, world.chats[place["id"]], place["messages"])
    world.commands = {(scope, language): commands for scope, language, commands in kept["commands"]}
    world.last_shared_message_id = kept["last_shared_message_id"]
    stage.posts = kept["posts"]
    stage.fetched = {(chat, message) for chat, message in kept["fetched"]}
    stage.updates.read(kept["updates"])
    stage.clock.set(datetime.fromisoformat(kept["now"]))


def keep(stage: Stage, path: Path) -> None:
    """Write everything to a file, which is never seen half written."""
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps(written(stage), ensure_ascii=False))
    beside.replace(path)


def take_up(stage: Stage, path: Path) -> None:
    """Put back what was kept in a file; one that is not there yet changes nothing."""
    if path.exists():
        read_into(stage, json.loads(path.read_text()))


def _as_text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _chat(place: Chat) -> Json:
    return {name: getattr(place, name) for name in COUNTS} | {
        "kind": place.kind,
        "person": place.person.id if place.person else None,
        "standings": [[person, standing] for person, standing in place.standings.items()],
        "messages": [_message(said) for said in place.messages.values()],
    }


def _message(said: Message) -> Json:
    plain = ("id", "text", "entities", "keyboard", "service")
    return {name: getattr(said, name) for name in plain} | {
        "sender": said.sender.id,
        "sender_chat": said.sender_chat.id if said.sender_chat else None,
        "date": said.date.isoformat(),
        "edited": said.edited.isoformat() if said.edited else None,
        "document": said.document.id if said.document else None,
        "photo": [size.id for size in said.photo],
        "reply_to": said.reply_to.id if said.reply_to else None,
        "topic": said.topic.root.id if said.topic else None,
        "reactions": [[person, given] for person, given in said.reactions.items()],
    }


def _read_chat(world: World, kept: Json) -> Chat:
    place = Chat(kept["id"], Kind(kept["kind"]), person=world.people.get(kept["person"]))
    for name in COUNTS:
        setattr(place, name, kept[name])
    for person, standing in kept["standings"]:
        place.place(world.people[person], Standing(standing))
    return place


def _read_messages(world: World, place: Chat, messages: list[Json]) -> None:
    for kept in messages:
        said = _read_message(world, place, kept)
        place.messages[said.id] = said
    names = {message["id"]: message for message in messages}
    for said in place.messages.values():
        root = place.messages.get(names[said.id]["topic"])
        if root is not None:
            name = root.service["forum_topic_created"]["name"]
            said.topic = place.topics.setdefault(root.id, Topic(root, name))


def _read_message(world: World, place: Chat, kept: Json) -> Message:
    return Message(
        kept["id"],
        place,
        MASKS.get(kept["sender"]) or world.people[kept["sender"]],
        datetime.fromisoformat(kept["date"]),
        sender_chat=world.chats.get(kept["sender_chat"]),
        text=kept["text"],
        entities=kept["entities"],
        document=world.files.get(kept["document"]),
        photo=[world.files[size] for size in kept["photo"]],
        keyboard=kept["keyboard"],
        reply_to=place.messages.get(kept["reply_to"]),
        service=kept["service"],
        edited=datetime.fromisoformat(kept["edited"]) if kept["edited"] else None,
        reactions=dict(kept["reactions"]),
    )
