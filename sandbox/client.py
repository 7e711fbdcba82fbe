"""The control API as a typed, synchronous client, for tests and for the demo."""

import base64
import ssl
from collections.abc import Hashable
from datetime import datetime
from functools import cache
from typing import Any, Self, TypeVar, cast

import httpx
from pydantic import TypeAdapter

from sandbox.errors import ImpossibleError
from sandbox.faults import Fault, FaultKind
from sandbox.views import ChatMessage, Press, PublishedCommands, Request

Result = TypeVar("Result")

TIMEOUT = 60
"""Longer than anybody waits for the answer to a press."""


class SandboxClient:
    """People, chats, clock and faults of one sandbox; raises ImpossibleError for what cannot be."""

    def __init__(self, address: str) -> None:
        # Plain HTTP to this machine: an empty context spares the loading of all certificates.
        no_certificates = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._http = httpx.Client(
            base_url=f"{address}/control/", timeout=TIMEOUT, verify=no_certificates, trust_env=False
        )

    def close(self) -> None:
        """Close the connections to the sandbox."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # People

    def create_person(self, first_name: str, last_name: str = "", username: str = "") -> int:
        """Return the id of a new person, which is also that of the private chat with the bot."""
        return self._ask(int, "create_person", first_name=first_name, last_name=last_name, username=username)

    def create_bot(self, first_name: str, username: str) -> int:
        """Return the id of another bot, whose messages ours never sees."""
        return self._ask(int, "create_bot", first_name=first_name, username=username)

    def start(self, person: int, payload: str = "") -> int:
        """Return the id of the /start in the private chat, also after the bot was blocked."""
        return self._ask(int, "start", person=person, payload=payload)

    def block(self, person: int) -> None:
        """Let a person block the bot in private."""
        self._do("block", person=person)

    def unblock(self, person: int) -> None:
        """Let a person unblock the bot in private."""
        self._do("unblock", person=person)

    def say(
        self, chat: int, person: int, text: str, *, reply_to: int | None = None, topic: int | None = None
    ) -> int:
        """Return the id of the message in which a person says something."""
        return self._ask(int, "say", chat=chat, person=person, text=text, reply_to=reply_to, topic=topic)

    def say_anonymously(self, chat: int, person: int, text: str, *, reply_to: int | None = None) -> int:
        """Return the id of the message an administrator sends in the name of the group."""
        return self._ask(int, "say_anonymously", chat=chat, person=person, text=text, reply_to=reply_to)

    def say_as_channel(self, chat: int, channel: int, text: str, *, reply_to: int | None = None) -> int:
        """Return the id of the message somebody sends to a supergroup in the name of a channel."""
        return self._ask(int, "say_as_channel", chat=chat, channel=channel, text=text, reply_to=reply_to)

    def upload_document(
        self,
        chat: int,
        person: int,
        name: str,
        content: bytes,
        *,
        caption: str = "",
        reply_to: int | None = None,
        topic: int | None = None,
    ) -> int:
        """Return the id of the message with which a person sends a document."""
        file = {"name": name, "content": _base64(content), "caption": caption}
        where = {"chat": chat, "reply_to": reply_to, "topic": topic}
        return self._ask(int, "upload_document", person=person, file=file, **where)

    def upload_photo(
        self,
        chat: int,
        person: int,
        content: bytes,
        *,
        caption: str = "",
        album: str = "",
        reply_to: int | None = None,
        topic: int | None = None,
    ) -> int:
        """Return the id of the message with which a person sends a PNG or JPEG."""
        file = {"name": "photo.jpg", "content": _base64(content), "caption": caption, "album": album}
        where = {"chat": chat, "reply_to": reply_to, "topic": topic}
        return self._ask(int, "upload_photo", person=person, file=file, **where)

    def edit(self, chat: int, message_id: int, text: str) -> None:
        """Change what a person said."""
        self._do("edit", chat=chat, message_id=message_id, text=text)

    def delete(self, chat: int, message_id: int) -> None:
        """Delete a message; the bot is not told, as on Telegram."""
        self._do("delete", chat=chat, message_id=message_id)

    def press(self, chat: int, person: int, message_id: int, button: str, *, wait: float = 0) -> Press:
        """Return the press of a button (its label or data), with the answer if it arrives in `wait` seconds.

        Pressing again makes another update; a bot in the same thread can answer only after this has returned.
        """
        where = {"chat": chat, "person": person, "message_id": message_id}
        return self._ask(Press, "press", **where, button=button, wait=wait)

    def answer_to_press(self, query_id: str, *, wait: float = 0) -> Press:
        """Return an earlier press with its answer if it is there or arrives in `wait` seconds."""
        return self._ask(Press, "answer_to_press", query_id=query_id, wait=wait)

    # Chats

    def create_group(self, title: str, creator: int) -> int:
        """Return the id of a new basic group."""
        return self._ask(int, "create_group", title=title, creator=creator)

    def create_supergroup(self, title: str, creator: int) -> int:
        """Return the id of a new supergroup without topics."""
        return self._ask(int, "create_supergroup", title=title, creator=creator)

    def create_forum(self, title: str, creator: int) -> int:
        """Return the id of a new supergroup with topics."""
        return self._ask(int, "create_forum", title=title, creator=creator)

    def create_channel(self, title: str) -> int:
        """Return the id of a new channel, which lends its name to somebody who speaks in groups."""
        return self._ask(int, "create_channel", title=title)

    def create_topic(self, chat: int, person: int, name: str) -> int:
        """Return the thread id of a new topic of a forum."""
        return self._ask(int, "create_topic", chat=chat, person=person, name=name)

    def join(self, chat: int, person: int) -> None:
        """Let a person, or another bot, come into a group."""
        self._do("join", chat=chat, person=person)

    def leave(self, chat: int, person: int) -> None:
        """Let a person leave a group."""
        self._do("leave", chat=chat, person=person)

    def promote(self, chat: int, person: int) -> None:
        """Make somebody, also the bot, an administrator."""
        self._do("promote", chat=chat, person=person)

    def demote(self, chat: int, person: int) -> None:
        """Make an administrator, also the bot, a plain member again."""
        self._do("demote", chat=chat, person=person)

    def add_bot(self, chat: int, person: int, payload: str | None = None) -> None:
        """Let a person add the bot; a payload comes by a startgroup link, which sends /start in the group."""
        self._do("add_bot", chat=chat, person=person, payload=payload)

    def remove_bot(self, chat: int, person: int) -> None:
        """Let an administrator remove the bot from a group."""
        self._do("remove_bot", chat=chat, person=person)

    def restrict_bot(self, chat: int, person: int) -> None:
        """Let an administrator of a supergroup take the bot's right to send."""
        self._do("restrict_bot", chat=chat, person=person)

    def rename(self, chat: int, person: int, title: str) -> None:
        """Let a person give a group another title."""
        self._do("rename", chat=chat, person=person, title=title)

    def upgrade(self, chat: int, person: int) -> int:
        """Return the id of the supergroup a basic group becomes."""
        return self._ask(int, "upgrade", chat=chat, person=person)

    # Reading

    def set_clock(self, moment: datetime | None) -> None:
        """Stop the clock at a moment, or with None let it follow the real time again."""
        self._do("set_clock", moment=moment.isoformat() if moment else None)

    def run_clock(self, moment: datetime) -> None:
        """Let the clock run on from a moment."""
        self._do("run_clock", moment=moment.isoformat())

    def advance_clock(self, seconds: float) -> None:
        """Move the clock on and stop it there."""
        self._do("advance_clock", seconds=seconds)

    def clock(self) -> datetime:
        """Return the time by the sandbox's clock."""
        return self._ask(datetime, "clock")

    def bot(self) -> int:
        """Return the id of the bot."""
        return self._ask(int, "bot")

    def messages(self, chat: int) -> list[ChatMessage]:
        """Return what stands in a chat, the oldest first."""
        return self._ask(list[ChatMessage], "messages", chat=chat)

    def attachment(self, chat: int, message_id: int) -> bytes:
        """Return the bytes of the document or photo of a message."""
        return self._post("attachment", {"chat": chat, "message_id": message_id}).content

    def opened_files(self) -> list[tuple[int, int]]:
        """Return the messages, by chat and id, whose document or photo somebody opened on the page."""
        return self._ask(list[tuple[int, int]], "opened_files")

    def requests(self, method: str | None = None, *, after: int = 0) -> list[Request]:
        """Return the requests the bot made, of one method if given, without the first `after` of all."""
        return self._ask(list[Request], "requests", method=method, after=after)

    def waiting_updates(self) -> int:
        """Return how many updates the bot has not confirmed yet."""
        return self._ask(int, "waiting_updates")

    def published_commands(self) -> list[PublishedCommands]:
        """Return the commands the bot published, by scope and language."""
        return self._ask(list[PublishedCommands], "published_commands")

    # Faults

    def add_fault(
        self,
        kind: FaultKind,
        *,
        method: str | None = None,
        chat: int | None = None,
        times: int | None = 1,
        seconds: float = 1,
        supergroup: int | None = None,
    ) -> int:
        """Return the id of a new fault that hits the next requests, so often or (None) until it is removed.

        Without a method it hits every one but getUpdates. `seconds` is the retry_after, or the delay.
        """
        scope = {"method": method, "chat": chat, "times": times}
        return self._ask(int, "add_fault", kind=kind, **scope, seconds=seconds, supergroup=supergroup)

    def remove_fault(self, fault_id: int) -> None:
        """Remove a fault; one that has run out is no error."""
        self._do("remove_fault", fault_id=fault_id)

    def cut_network(self) -> None:
        """Let every connection of the bot break until the faults are cleared, and the poll that waits too."""
        self._do("cut_network")

    def clear_faults(self) -> None:
        """Remove all faults."""
        self._do("clear_faults")

    def faults(self) -> list[Fault]:
        """Return the faults that still are set."""
        return self._ask(list[Fault], "faults")

    def enforce_limits(self) -> None:
        """Refuse what goes over Telegram's limits from now on."""
        self._do("enforce_limits")

    def lift_limits(self) -> None:
        """Let everything through again."""
        self._do("lift_limits")

    def _ask(self, result: type[Result], action: str, **arguments: Any) -> Result:
        read: Result = _adapter(cast("Hashable", result)).validate_json(self._post(action, arguments).content)
        return read

    def _do(self, action: str, **arguments: Any) -> None:
        self._post(action, arguments)

    def _post(self, action: str, arguments: dict[str, Any]) -> httpx.Response:
        answer = self._http.post(action, json=arguments)
        if answer.is_client_error:
            raise ImpossibleError(answer.json()["error"])
        return answer.raise_for_status()


@cache
def _adapter(result: Any) -> TypeAdapter[Any]:
    return TypeAdapter(result)


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
