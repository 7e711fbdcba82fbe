"""Keeps a sandbox in a file as it changes, so that a rehearsal can go on another day, however it ended."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from starlette import types

from sandbox.errors import Json
from sandbox.feed import ChatKey, ChatMessageKey, Key, Watcher
from sandbox.rights import Permission, Permissions
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
LATER_COUNTS = ("slow_mode", "closed_topics", "hides_general")
"""What sandboxes that were kept earlier do not know."""
TABLE = "CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, value TEXT NOT NULL, content BLOB)"
# A row that is written again keeps its place, so that all are read in the order in which they came.
WRITE = (
    "INSERT INTO kept VALUES (?, ?, ?)"
    " ON CONFLICT (name) DO UPDATE SET value = excluded.value, content = excluded.content"
)
REMOVE = "DELETE FROM kept WHERE name = ?"

Row = tuple[str, str, bytes | None]
"""A name, whose first word says what it is of; the value as JSON; the bytes of an upload."""


class Keeper:
    """Writes down what has changed; all but the faults and the bot's requests."""

    def __init__(self, stage: Stage, database: sqlite3.Connection, changed: Watcher) -> None:
        self._stage = stage
        self._database = database
        self._changed = changed
        self._written = {"person": 0, "file": 0, "chat": 0}
        """How many there are in the database; none is ever removed."""
        self._looks: tuple[object, ...] = ()

    def take_up(self) -> None:
        """Put everything back into an empty stage of the same bot; its clock stands where it stood."""
        found = defaultdict(list)
        for name, value, content in self._database.execute("SELECT * FROM kept ORDER BY rowid"):
            found[name.partition(" ")[0]].append((json.loads(value), content))
        if found:
            _read_into(self._stage, found)
            self._written = {kind: len(found[kind]) for kind in self._written}

    def keep(self) -> None:
        """Write everything down that has changed, if anything has."""
        self._keep(self._changed.take())

    def keep_all(self) -> None:
        """Write down what was there before anybody watched."""
        chats = self._stage.world.chats.values()
        self._keep(ChatMessageKey(place.id, said) for place in chats for said in place.messages)

    def _keep(self, changed: Iterable[Key]) -> None:
        stage = self._stage
        minute = stage.clock.now().replace(second=0, microsecond=0)
        looks: tuple[object, ...] = (stage.updates.looks, len(stage.fetched), len(stage.world.hidden), minute)
        rows, gone = [*self._new()], []
        for key in changed:
            match key:
                case ChatMessageKey(chat, message):
                    said = stage.world.chats[chat].messages.get(message)
                    name = f"message {chat} {message}"
                    rows += [(name, json.dumps(_message(said)), None)] if said else []
                    gone += [] if said else [(name,)]
                case ChatKey(chat):
                    rows.append((f"chat {chat}", json.dumps(_chat(stage.world.chats[chat])), None))
                case _ if key.part == "commands":
                    looks = ()
        if rows or gone or looks != self._looks:
            rows.append(("rest", json.dumps(_rest(stage)), None))
            with self._database:
                self._database.executemany(WRITE, rows)
                self._database.executemany(REMOVE, gone)
        self._looks = looks

    def _new(self) -> Iterator[Row]:
        """Yield the people, files and chats that came since the last time."""
        world = self._stage.world
        for person in islice(world.people.values(), self._written["person"], None):
            yield f"person {person.id}", json.dumps(asdict(person)), None
        for file in islice(world.files.values(), self._written["file"], None):
            yield f"file {file.id}", json.dumps(asdict(file) | {"content": None}), file.content
        for place in islice(world.chats.values(), self._written["chat"], None):
            yield f"chat {place.id}", json.dumps(_chat(place)), None
        self._written = {"person": len(world.people), "file": len(world.files), "chat": len(world.chats)}


@contextmanager
def kept_in(path: Path, stage: Stage) -> Iterator[Keeper]:
    """Take up what a file holds, and keep the stage in it for the length of a with statement."""
    with (
        closing(sqlite3.connect(path, check_same_thread=False)) as database,
        stage.feed.watching() as changed,
    ):
        # What is written must outlive the program, not the machine.
        database.execute("PRAGMA synchronous = OFF")
        database.execute(TABLE)
        keeper = Keeper(stage, database, changed)
        keeper.take_up()
        keeper.keep_all()
        yield keeper
        keeper.keep()


class KeptFirst:
    """Keeps what a request has changed before it is answered: nothing that anybody has seen is lost."""

    def __init__(self, app: types.ASGIApp, keeper: Keeper) -> None:
        self._app = app
        self._keeper = keeper

    async def __call__(self, scope: types.Scope, receive: types.Receive, send: types.Send) -> None:
        """Pass the request on, and its answer once everything is kept."""

        async def answer(message: types.Message) -> None:
            if message["type"] == "http.response.start":
                self._keeper.keep()
            await send(message)

        await self._app(scope, receive, answer)


def _rest(stage: Stage) -> Json:
    return {
        "now": stage.clock.now().isoformat(),
        "posts": stage.posts,
        "fetched": sorted(stage.fetched),
        "updates": stage.updates.written(),
        "commands": [[*place, commands] for place, commands in stage.world.commands.items()],
        "last_shared_message_id": stage.world.last_shared_message_id,
        "hidden": sorted(stage.world.hidden),
    }


def _read_into(stage: Stage, found: dict[str, list[tuple[Json, Any]]]) -> None:
    world = stage.world
    world.people.update({person["id"]: Person(**person) for person, _ in found["person"]})
    for file, content in found["file"]:
        world.add_file(File(**file | {"content": content}))
    world.bot = world.people[world.bot.id]
    for place, _ in found["chat"]:
        world.chats[place["id"]] = _read_chat(world, place)
    for said, _ in found["message"]:
        _read_message(world, said)
    ((rest, _),) = found["rest"]
    world.commands = {(scope, language): commands for scope, language, commands in rest["commands"]}
    world.last_shared_message_id = rest["last_shared_message_id"]
    world.hidden = set(rest.get("hidden", []))
    stage.posts = rest["posts"]
    stage.fetched = {(chat, message) for chat, message in rest["fetched"]}
    stage.updates.read(rest["updates"])
    stage.clock.set(datetime.fromisoformat(rest["now"]))


def _chat(place: Chat) -> Json:
    return {name: getattr(place, name) for name in COUNTS + LATER_COUNTS} | {
        "kind": place.kind,
        "withheld": sorted(place.withheld),
        "restrictions": [[person, sorted(withheld)] for person, withheld in place.restrictions.items()],
        "person": place.person.id if place.person else None,
        "standings": [[person, standing] for person, standing in place.standings.items()],
    }


def _message(said: Message) -> Json:
    plain = ("id", "text", "album", "entities", "keyboard", "service", "extra")
    return {name: getattr(said, name) for name in plain} | {
        "chat": said.chat.id,
        "sender": said.sender.id,
        "sender_chat": said.sender_chat.id if said.sender_chat else None,
        "date": said.date.isoformat(),
        "edited": said.edited.isoformat() if said.edited else None,
        "document": said.document.id if said.document else None,
        "photo": [size.id for size in said.photo],
        "clip": said.clip.id if said.clip else None,
        "reply_to": said.reply_to.id if said.reply_to else None,
        "topic": said.topic.root.id if said.topic else None,
        "reactions": [[person, given] for person, given in said.reactions.items()],
    }


def _read_chat(world: World, kept: Json) -> Chat:
    place = Chat(kept["id"], Kind(kept["kind"]), person=world.people.get(kept["person"]))
    for name in COUNTS:
        setattr(place, name, kept[name])
    for name in LATER_COUNTS:
        setattr(place, name, kept.get(name, getattr(place, name)))
    restrictions = dict(kept.get("restrictions", []))
    for person, standing in kept["standings"]:
        place.place(world.people[person], Standing(standing), _permissions(restrictions.get(person, [])))
    place.withheld = _permissions(kept.get("withheld", []))
    return place


def _permissions(kept: list[str]) -> Permissions:
    return frozenset(Permission(name) for name in kept)


def _read_message(world: World, kept: Json) -> None:
    place = world.chats[kept["chat"]]
    said = place.messages[kept["id"]] = _as_message(world, place, kept)
    if said.id == kept["topic"]:
        place.topics[said.id] = Topic(said, said.service["forum_topic_created"]["name"])
    said.topic = place.topics.get(kept["topic"])


def _as_message(world: World, place: Chat, kept: Json) -> Message:
    return Message(
        kept["id"],
        place,
        MASKS.get(kept["sender"]) or world.people[kept["sender"]],
        datetime.fromisoformat(kept["date"]),
        sender_chat=world.chats.get(kept["sender_chat"]),
        text=kept["text"],
        album=kept["album"],
        entities=kept["entities"],
        document=world.files.get(kept["document"]),
        photo=[world.files[size] for size in kept["photo"]],
        clip=world.files.get(kept.get("clip") or ""),
        keyboard=kept["keyboard"],
        reply_to=place.messages.get(kept["reply_to"]),
        service=kept["service"],
        extra=kept.get("extra", {}),
        edited=datetime.fromisoformat(kept["edited"]) if kept["edited"] else None,
        reactions=dict(kept["reactions"]),
    )
