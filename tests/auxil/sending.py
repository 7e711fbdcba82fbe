"""A sender over the sandbox: messages are queued, sent, and looked at in the chats and in the outbox."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.orm import Session
from telegram import Bot

from bot.rehearsal import UNHURRIED, MovedClock
from jobs.sending.pace import Limits, Pace
from jobs.sending.sender import Sender
from plans.units import UnitLevel
from sandbox.server import RunningSandbox
from storage import outbox
from storage.actors import Speaker
from storage.database import Database
from storage.groups import codes, linking
from storage.models import Act, ChatLink, LinkRole, OutboxMessage
from storage.outbox import Content, Outgoing
from storage.units.directory import Directory
from tests.auxil.cast import NOW

PATIENCE = 60.0
"""Seconds: so long a busy machine may take; it is waited for only where something hangs."""


@dataclass
class Desk:
    """The sender with everything around it."""

    sandbox: RunningSandbox
    database: Database
    bot: Bot
    limits: Limits = UNHURRIED
    clock: MovedClock = field(default_factory=lambda: MovedClock(NOW))

    def __post_init__(self) -> None:
        self.pace = Pace(self.limits)
        self.sender = Sender(self.database, self.bot, self.clock, self.pace)
        self.person = self.sandbox.control.create_person("Nguyễn Thu", "Hà")

    def group(self, title: str = "Nhóm") -> int:
        """Return a new group with the bot in it."""
        chat = self.sandbox.control.create_group(title, self.person)
        self.sandbox.control.add_bot(chat, self.person)
        return chat

    def link(self, chat: int, role: LinkRole, unit: str = "") -> None:
        """Link a group to the secretariat or to a unit."""
        self.database.transact(_link, chat, role, unit, self.person)

    def queue(self, *messages: Outgoing) -> None:
        """Queue messages."""
        self.database.transact(outbox.enqueue, messages, self.clock())

    async def send_all(self) -> None:
        """Send until nothing may be sent now."""
        while await self.sender.send_one():
            pass

    @asynccontextmanager
    async def running(self) -> AsyncIterator[asyncio.Task[None]]:
        """Run the sender's loop, as it runs in the bot."""
        task = asyncio.create_task(self.sender.run())
        try:
            yield task
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    def later(self, seconds: float) -> None:
        """Move the clock on."""
        self.clock.move_to(self.clock() + timedelta(seconds=seconds))

    def rows(self) -> list[OutboxMessage]:
        """Return the outbox, the oldest first."""
        query = select(OutboxMessage).order_by(OutboxMessage.id)
        return self.database.read(lambda session: list(session.scalars(query)))

    def states(self) -> list[str]:
        """Return how far each message has come."""
        return [row.state.value for row in self.rows()]

    def said(self, chat: int) -> list[str]:
        """Return what the bot said in a chat."""
        bot = self.sandbox.control.bot()
        return [
            message.text
            for message in self.sandbox.control.messages(chat)
            if message.sender_id == bot and not message.service
        ]

    def links(self) -> list[ChatLink]:
        """Return every link."""
        return self.database.read(
            lambda session: list(session.scalars(select(ChatLink).order_by(ChatLink.id)))
        )


def _link(session: Session, chat: int, role: LinkRole, unit: str, person: int) -> None:
    known = Directory(session, NOW).unit(unit, UnitLevel.PROVINCE) if unit else None
    session.flush()
    code = codes.issue_one(session, role, known.id if known else None, NOW)
    linking.use_code(session, code, Speaker(person, "Nguyễn Thu Hà", chat, None, f"Nhóm {unit}"), NOW)


def words(chat: int, text: str, **values: Any) -> Outgoing:
    """Return a message."""
    return Outgoing(Act.SAY, chat, Content(Markup(text)), **values)


def edit(chat: int, message_id: int, text: str) -> Outgoing:
    """Return a new text for a message."""
    return Outgoing(Act.EDIT, chat, Content(Markup(text), message=message_id))


async def until(condition: Callable[[], bool]) -> None:
    """Wait for what a loop in the background brings about."""
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(0.01)
