"""Chats linked to a role, the one-time codes that link them, and the people who speak in them."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base, Code, Id
from storage.models.units import Unit
from storage.walls import OfOffice


class LinkRole(StrEnum):
    """What a linked chat is for."""

    SECRETARIAT = "secretariat"
    UNIT = "unit"
    LEADER = "leader"
    """The leader of a unit, who reads and receives what is overdue for long."""
    PROVINCE_LEADER = "province_leader"
    """A leader of the authority that issued the plan, or of the standing unit: reads of all units, alone."""
    OPERATOR = "operator"
    """Whoever looks after the machine: is told how the bot does, reads and reports nothing."""


class LinkState(StrEnum):
    """Whether the bot can still speak in a linked chat.

    `locked` passes: what is said there waits as rows. `unreachable` lasts until somebody lets the bot in.
    """

    ACTIVE = "active"
    LOCKED = "locked"
    UNREACHABLE = "unreachable"
    REPLACED = "replaced"


SPOKEN_TO = (LinkState.ACTIVE, LinkState.LOCKED)
"""The links in whose chats something can be said, now or later."""
LOST = (LinkState.UNREACHABLE, LinkState.LOCKED)


class ChatLink(OfOffice, Base):
    """A Telegram chat (and topic) that is a unit's, its leader's or the secretariat's.

    A chat may be several units', a unit may have several chats; all links of a chat have one role.
    """

    __tablename__ = "chat_links"
    __table_args__ = (
        Index(None, "chat_id"),
        Index(None, "unit_id", "state"),
        Index(None, "office_id", "role"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    topic_id: Mapped[int | None] = mapped_column(BigInteger)
    title: Mapped[str]
    role: Mapped[LinkRole] = mapped_column(Code(LinkRole))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    state: Mapped[LinkState] = mapped_column(Code(LinkState), default=LinkState.ACTIVE)
    state_reason: Mapped[str | None]
    lost_at: Mapped[datetime | None]
    """Since when the chat cannot be written to."""
    linked_at: Mapped[datetime]
    linked_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))

    unit: Mapped[Unit | None] = relationship()


class SecretariatMember(Base):
    """Somebody heard in the group of a secretariat below the top: it is asked if they are in it still.

    Behind no wall: it is looked at before it is known in which office somebody reads.
    """

    __tablename__ = "secretariat_members"

    link_id: Mapped[int] = mapped_column(ForeignKey("chat_links.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)


class RestKind(StrEnum):
    """Why nothing is said in a chat for a while."""

    FLOOD = "flood"
    """Telegram takes no more messages there for so long."""
    LOCK = "lock"
    """People let the bot say nothing there; an answer to somebody who speaks there is tried all the same."""


class ChatRest(Base):
    """A chat, or one topic of it, in which nothing is said for a while: what is said there waits as rows."""

    __tablename__ = "chat_rests"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    topic_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    """The topic; 0 for the whole chat, 1 for what stands in no topic."""
    kind: Mapped[RestKind] = mapped_column(Code(RestKind))
    until: Mapped[datetime | None]
    """When it is tried again; None: not before the bot is let in."""
    tries: Mapped[int]
    """How often it was tried in vain: the gaps grow."""
    error: Mapped[str]
    since: Mapped[datetime]


class LinkCode(OfOffice, Base):
    """A one-time code that links the chat where it is used; only its hash is kept."""

    __tablename__ = "link_codes"
    __table_args__ = (UniqueConstraint("code_hash"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    code_hash: Mapped[str]
    role: Mapped[LinkRole] = mapped_column(Code(LinkRole))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    used_in_chat: Mapped[int | None] = mapped_column(BigInteger)
    revoked_at: Mapped[datetime | None]

    unit: Mapped[Unit | None] = relationship()


class Person(Base):
    """Somebody who spoke to the bot: Telegram's id and the name shown there, nothing more."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    display_name: Mapped[str]
