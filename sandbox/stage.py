"""Everything one sandbox consists of: world, clock, what waits for the bot, what the bot asked for."""

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sandbox import shapes
from sandbox.callbacks import Callbacks
from sandbox.faults import Faults
from sandbox.limits import Limits
from sandbox.privacy import reaches_bot
from sandbox.state import Chat, Message, Person, Standing, World
from sandbox.updates import UpdateQueue
from sandbox.views import Request


class Clock:
    """The time of the sandbox: the real one until it is set, then it stands still."""

    def __init__(self) -> None:
        self._set: datetime | None = None

    def now(self) -> datetime:
        """Return the time."""
        return self._set or datetime.now(UTC)

    def set(self, moment: datetime | None) -> None:
        """Stop the clock at a moment, or let it run with the real time again."""
        self._set = moment.astimezone(UTC) if moment else None

    def advance(self, seconds: float) -> None:
        """Move the clock on and stop it there."""
        self._set = self.now() + timedelta(seconds=seconds)


@dataclass(slots=True)
class Stage:
    """One sandbox; all of it lives on one event loop."""

    world: World
    clock: Clock = field(default_factory=Clock)
    updates: UpdateQueue = field(default_factory=UpdateQueue)
    callbacks: Callbacks = field(default_factory=Callbacks)
    faults: Faults = field(default_factory=Faults)
    limits: Limits | None = None
    requests: list[Request] = field(default_factory=list)
    closing: asyncio.Event = field(default_factory=asyncio.Event)

    def post(self, chat: Chat, sender: Person, **content: Any) -> Message:
        """Return a new message of the chat, after telling the bot of it if Telegram would."""
        said = Message(self.world.next_message_id(chat), chat, sender, self.clock.now(), **content)
        chat.messages[said.id] = said
        if sender.is_bot and not said.service and sender.id in self.world.people:
            chat.last_bot = sender.id
        self.tell(said)
        return said

    def tell(self, said: Message, kind: str = "message") -> None:
        """Queue an update with the message if the bot gets to see it."""
        if reaches_bot(self.world, said):
            self.updates.put(kind, shapes.message(said))

    def move_bot(self, chat: Chat, by: Person, standing: Standing) -> None:
        """Make the bot something else in a chat and tell it so."""
        before = chat.standing(self.world.bot.id)
        chat.place(self.world.bot, standing)
        self.updates.put(
            "my_chat_member", shapes.member_update(self.world, chat, by, before, self.clock.now())
        )

    def count_message(self, chat: Chat) -> None:
        """Count a message of the bot against Telegram's limits, where they are enforced."""
        if self.limits:
            self.limits.count(chat, time.monotonic())

    async def rest(self, seconds: float) -> None:
        """Wait, but no longer than the sandbox runs."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.closing.wait(), seconds)

    def close(self) -> None:
        """Let everything that waits go on and end."""
        self.closing.set()
        self.updates.wake()
        self.callbacks.wake()


def stage_for(token: str, username: str) -> Stage:
    """Return an empty stage for the bot with this token."""
    bot = Person(int(token.partition(":")[0]), "Sandbox", username=username, is_bot=True)
    return Stage(World(bot))
