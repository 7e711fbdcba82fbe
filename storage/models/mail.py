"""Mail: whose addresses are whose, the threads that we write in, what was sent in them and what came back."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base, Code, Id


class MailAddress(Base):
    """An address that is written to in place of a chat, until this ends; who writes from it is a person."""

    __tablename__ = "mail_addresses"
    __table_args__ = (
        Index(
            "uq_mail_addresses_in_force",
            "chat_id",
            "address",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    address: Mapped[str]
    """In small letters."""
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    registered_at: Mapped[datetime]
    registered_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    ended_at: Mapped[datetime | None]
    failed_at: Mapped[datetime | None]
    """When mail to it was refused or came back."""
    failure: Mapped[str | None]


class MailThread(Base):
    """The mails to one chat about one plan in one month: who answers in it knows its token."""

    __tablename__ = "mail_threads"
    __table_args__ = (UniqueConstraint("token"), UniqueConstraint("chat_id", "about"))

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    about: Mapped[str]
    """The plan and the month: "3:2025-06", or "2025-06" for what is of no plan."""
    token: Mapped[str]
    subject: Mapped[str]
    created_at: Mapped[datetime]


class SentMail(Base):
    """A mail of ours, written before it leaves: an answer or a bounce names it by its Message-ID."""

    __tablename__ = "sent_mails"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("mail_threads.id"), index=True)
    sent_at: Mapped[datetime]
    bounced_at: Mapped[datetime | None]

    thread: Mapped[MailThread] = relationship()


class MailFate(StrEnum):
    """What became of a mail that came."""

    TAKEN = "taken"
    AUTOMATIC = "automatic"
    """An answer that no person wrote, or a list's mail: nothing is said to it."""
    BOUNCE = "bounce"
    """It says that a mail of ours could not be delivered."""
    PUT_ASIDE = "put_aside"
    """It is not clear whose word it is, or it cannot be read: the secretariat is told."""


class ReceivedMail(Base):
    """A mail that came, by its Message-ID: it is looked at once, however often it is delivered."""

    __tablename__ = "received_mails"
    __table_args__ = (UniqueConstraint("message_id"), Index(None, "fate", "told_at"))

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    message_id: Mapped[str]
    sender: Mapped[str]
    subject: Mapped[str]
    fate: Mapped[MailFate] = mapped_column(Code(MailFate))
    reason: Mapped[str | None]
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("mail_threads.id"))
    received_at: Mapped[datetime]
    told_at: Mapped[datetime | None]
    """When the secretariat was told of one that was put aside."""


class MailMessage(Base):
    """One message of a chat that is held by mail, ours or a person's; its number is the message's."""

    __tablename__ = "mail_messages"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    sent_id: Mapped[int | None] = mapped_column(ForeignKey("sent_mails.id"), index=True)
    received_id: Mapped[int | None] = mapped_column(ForeignKey("received_mails.id"), index=True)
    content: Mapped[dict[str, Any]]
    """Words and buttons of ours as they stand now."""
    outbox_id: Mapped[int | None] = mapped_column(BigInteger)
    """The row that said it, whose fate an answer may tell."""


class Mailbox(Base):
    """How far a mailbox was read: its UIDs hold as long as its UIDVALIDITY."""

    __tablename__ = "mailboxes"

    name: Mapped[str] = mapped_column(primary_key=True)
    validity: Mapped[int] = mapped_column(BigInteger)
    last_uid: Mapped[int] = mapped_column(BigInteger)
