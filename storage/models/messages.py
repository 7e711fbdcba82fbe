"""What came from Telegram and what goes to it: both are rows before they are anything else."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, Code, Id
from storage.models.channels import ChannelKind
from storage.walls import said_in_office


class InboxState(StrEnum):
    """What became of a received update."""

    RECEIVED = "received"
    DONE = "done"
    FAILED = "failed"


class InboxLane(StrEnum):
    """Which updates wait for one another: nobody waits for what takes seconds.

    A document is read; whoever speaks in private or in a public group is looked up over the network.
    """

    WORDS = "words"
    DOCUMENTS = "documents"
    LOOKUPS = "lookups"


class InboxUpdate(Base):
    """One update as Telegram sent it; stored before Telegram is told that we have it."""

    __tablename__ = "inbox_updates"
    __table_args__ = (Index(None, "state", "lane", "update_id"),)

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    payload: Mapped[dict[str, Any]]
    lane: Mapped[InboxLane] = mapped_column(Code(InboxLane), server_default=InboxLane.WORDS)
    state: Mapped[InboxState] = mapped_column(Code(InboxState), default=InboxState.RECEIVED)
    error: Mapped[str | None]
    chat_id: Mapped[int | None] = mapped_column(BigInteger)
    """Where it comes from: chats take turns."""
    starts: Mapped[int] = mapped_column(default=0, server_default="0")
    """How often it was the first of its lane when the program began: it may be what ended it."""
    received_at: Mapped[datetime]
    handled_at: Mapped[datetime | None]
    emptied_at: Mapped[datetime | None]
    """When the payload of a failed update was emptied; one that was handled is deleted as a whole."""


class Act(StrEnum):
    """What a message to a chat does."""

    SAY = "say"
    SEND_FILE = "send_file"
    SEND_PICTURE = "send_picture"
    EDIT = "edit"
    EDIT_BUTTONS = "edit_buttons"
    REACT = "react"
    SUGGEST_COMMANDS = "suggest_commands"


SPEAKING = frozenset({Act.SAY, Act.SEND_FILE, Act.SEND_PICTURE})
"""What stands in the chat as a new message."""


class Lane(StrEnum):
    """Who goes first: an answer to a person, what somebody is told by itself, the morning's wave.

    The codes sort in this order.
    """

    REPLY = "reply"
    TOLD = "told"
    WAVE = "wave"


class OutboxState(StrEnum):
    """How far a message to Telegram has come.

    `unknown` may have arrived and is never sent again blindly; `dropped` asked for what is owed no more;
    `gathered` is named in a list with others, and said when it is opened there.
    """

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    DEAD = "dead"
    DROPPED = "dropped"
    GATHERED = "gathered"


class OutboxMessage(Base):
    """One thing that the bot says or does in a chat, in our own words; the sender renders it."""

    __tablename__ = "outbox_messages"
    __table_args__ = (
        UniqueConstraint("dedupe_key"),
        Index(None, "state", "channel", "lane", "id"),
        Index(None, "chat_id", "state"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    act: Mapped[Act] = mapped_column(Code(Act))
    content: Mapped[dict[str, Any]]
    """What `storage.outbox.Content` holds."""
    chat_id: Mapped[int] = mapped_column(BigInteger)
    channel: Mapped[ChannelKind] = mapped_column(Code(ChannelKind), server_default=ChannelKind.TELEGRAM)
    """What carries it, by the number of the chat: each channel takes its own at its own pace."""
    office_id: Mapped[int] = said_in_office()
    """In which office it was written, where it is brought up to date before it goes."""
    lane: Mapped[Lane] = mapped_column(Code(Lane))
    dedupe_key: Mapped[str | None]
    about: Mapped[dict[str, Any] | None]
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id"))
    not_before: Mapped[datetime]
    not_after: Mapped[datetime | None]
    state: Mapped[OutboxState] = mapped_column(Code(OutboxState), default=OutboxState.PENDING)
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None]
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    emptied_at: Mapped[datetime | None]
    """When the content of a finished row that said nothing new was emptied; today it is deleted."""


class SentMessage(Base):
    """What a message of ours is about, so that a reply to it says what it answers."""

    __tablename__ = "sent_messages"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    about: Mapped[dict[str, Any]]
    sent_at: Mapped[datetime]


class ToldMonth(Base):
    """What one chat was told in one month long past, packed by `storage.upkeep.told`."""

    __tablename__ = "told_months"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    month: Mapped[str] = mapped_column(primary_key=True)
    """By the moment each was queued in UTC: "2025-07"."""
    messages: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary)
