"""Conversations on our own page in a browser: their messages, and the devices that read them."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base, Id
from storage.models.chats import Person
from storage.models.files import StoredFile


class WebChat(Base):
    """A conversation on our page; its version counts everything that was said or changed in it."""

    __tablename__ = "web_chats"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(BigInteger)
    commands: Mapped[dict[str, Any] | None]
    """The commands that are suggested there, with what each does; None: the usual ones."""


class WebMessage(Base):
    """A message on our page as it looks now; without a person it is ours, and its text is marked."""

    __tablename__ = "web_messages"
    __table_args__ = (Index(None, "chat_id", "changed"),)

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    """The version of the chat in which it was said."""
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    text: Mapped[str]
    buttons: Mapped[list[Any] | None]
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id"))
    is_photo: Mapped[bool]
    album: Mapped[str | None]
    answers: Mapped[int | None] = mapped_column(BigInteger)
    reaction: Mapped[str | None]
    sent_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    changed: Mapped[int] = mapped_column(BigInteger)
    """The version of the chat in which it came to look as it does."""

    person: Mapped[Person | None] = relationship()
    file: Mapped[StoredFile | None] = relationship()


class WebPost(Base):
    """Something that a person did on our page, once for a key of the page's making; the inbox has it too."""

    __tablename__ = "web_posts"
    __table_args__ = (UniqueConstraint("chat_id", "key"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    """What the number of its update counts from."""
    chat_id: Mapped[int] = mapped_column(BigInteger)
    key: Mapped[str | None]
    message_id: Mapped[int] = mapped_column(BigInteger)
    answer: Mapped[dict[str, Any] | None]
    """What pops up after a press, once that is known."""
    posted_at: Mapped[datetime]


class WebDevice(Base):
    """A browser that reads and writes in one conversation; of its key only a hash is kept."""

    __tablename__ = "web_devices"
    __table_args__ = (UniqueConstraint("key_hash"), Index(None, "chat_id"))

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    key_hash: Mapped[str]
    chat_id: Mapped[int] = mapped_column(BigInteger)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    browser: Mapped[str]
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    """When it was last open, to the hour."""
    ended_at: Mapped[datetime | None]
    """Since when it is shut out."""

    person: Mapped[Person] = relationship()
