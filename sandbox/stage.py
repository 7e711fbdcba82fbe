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
from sandbox.feed import Feed
from sandbox.limits import Limits, check_slow_mode
from sandbox.privacy import reaches_bot
from sandbox.rights import Permissions
from sandbox.state import Chat, Message, Person, Standing, World
from sandbox.updates import UpdateQueue
from sandbox.views import Request
from sandbox.webhook import Webhooks


class Clock:
    """The time of the sandbox: the real one until it is set, then it stands still or runs on from there."""

    def __init__(self) -> None:
        self._set: datetime | None = None
        self._runs_since: float | None = None

    @property
    def runs(self) -> bool:
        """Whether the time passes by itself."""
        return self._set is None or self._runs_since is not None

    def now(self) -> datetime:
        """Return the time."""
        if self._set is None:
            return datetime.now(UTC)
        passed = 0.0 if self._runs_since is None else time.monotonic() - self._runs_since
        return self._set + timedelta(seconds=passed)

    def set(self, moment: datetime | None) -> None:
        """Stop the clock at a moment, or let it run with the real time again."""
        self._set = moment.astimezone(UTC) if moment else None
        self._runs_since = None

    def run_from(self, moment: datetime) -> None:
        """Let the clock run on from a moment."""
        self._set, self._runs_since = moment.astimezone(UTC), time.monotonic()

    def advance(self, seconds: float) -> None:
        """Move the clock on and stop it there."""
        self.set(self.now() + timedelta(seconds=seconds))


@dataclass(slots=True)
class Stage:
    """One sandbox; all of it lives on one event loop."""

    world: World
    clock: Clock = field(default_factory=Clock)
    updates: UpdateQueue = field(default_factory=UpdateQueue)
    webhooks: Webhooks = field(init=False)
    callbacks: Callbacks = field(default_factory=Callbacks)
    faults: Faults = field(default_factory=Faults)
    limits: Limits | None = None
    requests: list[Request] = field(default_factory=list)
    feed: Feed = field(default_factory=Feed)
    fetched: set[tuple[int, int]] = field(default_factory=set)
    """The messages, by chat and id, whose file somebody opened on the page."""
    links: dict[str, datetime] = field(default_factory=dict)
    """When getFile last gave a path."""
    downloads_left: dict[str, int] = field(default_factory=dict)
    """How often files can still be downloaded, by id; as often as one likes if they are not here."""
    said_at: datetime | None = None
    """The moment at which people say and do what they say and do now, where it is not that of the clock."""
    posts: int = 0
    """How many messages were posted, over all chats."""
    closing: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        """Let a webhook bring what waits."""
        self.webhooks = Webhooks(self.updates, self.clock.now)

    @property
    def moment_of_people(self) -> datetime:
        """Return when people say what they say now."""
        return self.said_at or self.clock.now()

    def post(self, chat: Chat, sender: Person, **content: Any) -> Message:
        """Return a new message of the chat, after telling the bot of it if Telegram would."""
        moment = self.clock.now() if sender is self.world.bot else self.moment_of_people
        said = Message(self.world.next_message_id(chat), chat, sender, moment, **content)
        chat.messages[said.id] = said
        self.posts += 1
        chat.last_post = self.posts
        if sender.is_bot and not said.service and sender.id in self.world.people:
            chat.last_bot = sender.id
        self.tell(said)
        self.feed.message(chat.id, said.id)
        return said

    def changed(self, said: Message) -> None:
        """Let everybody who watches see that a message looks different, or is gone."""
        self.feed.message(said.chat.id, said.id)

    def tell(self, said: Message, kind: str = "message") -> None:
        """Queue an update with the message if the bot gets to see it."""
        if reaches_bot(self.world, said):
            self.updates.put(kind, shapes.message(said))

    def move_bot(
        self, chat: Chat, by: Person, standing: Standing, withheld: Permissions = frozenset()
    ) -> None:
        """Make the bot something else in a chat and tell it so."""
        bot = self.world.bot
        before = shapes.member_of(chat, bot)
        chat.place(bot, standing, withheld)
        after = shapes.member_of(chat, bot)
        self.updates.put("my_chat_member", shapes.member_update(chat, by, before, after, self.clock.now()))
        self.feed.chat(chat.id)

    def count_message(self, chat: Chat) -> None:
        """Count a message of the bot against slow mode, and Telegram's limits where they are enforced."""
        check_slow_mode(chat, self.world.bot, self.clock.now())
        if self.limits:
            self.limits.count(chat, time.monotonic())

    async def rest(self, seconds: float) -> None:
        """Wait, but no longer than the sandbox runs."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.closing.wait(), seconds)

    def close(self) -> None:
        """Let everything that waits go on and end."""
        self.closing.set()
        self.faults.clear()
        self.updates.wake()
        self.callbacks.wake()
        self.feed.wake()


def stage_for(token: str, username: str) -> Stage:
    """Return an empty stage for the bot with this token."""
    bot = Person(int(token.partition(":")[0]), "Sandbox", username=username, is_bot=True)
    return Stage(World(bot))
