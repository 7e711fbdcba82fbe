"""Who is speaking: the person, the chat, and the unit or secretariat that the chat is linked to."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, joinedload

from storage.models import ChatLink, LinkRole, LinkState, Person
from storage.rows import upsert


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person in a chat, before we know what that chat is to us."""

    person_id: int
    display_name: str
    chat_id: int
    topic_id: int | None
    chat_title: str


class PersonalRole(StrEnum):
    """What somebody may do by who they are, in a private chat that need not be linked."""

    SECRETARIAT_READER = "secretariat_reader"
    """A member of the secretariat's group: reads there what the group reads, and changes nothing."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person who speaks for a unit or for the secretariat in a linked chat, or reads in private.

    `unit_id` is None where several units share the chat and it is not known yet which one is meant.
    """

    person_id: int
    display_name: str
    chat_id: int
    topic_id: int | None
    role: LinkRole | PersonalRole
    unit_id: int | None
    unit_name: str | None

    @property
    def speaks_for(self) -> int:
        """Return the unit they speak for; raises where it is not sure that they speak for one."""
        if self.unit_id is None:
            raise RuntimeError("this conversation's audience does not promise a unit")
        return self.unit_id


def actor_of(session: Session, speaker: Speaker, meant: int | None = None) -> Actor | None:
    """Return the speaker with the role of the chat, or None where the chat is not linked.

    Where several units share the chat, the speaker means the unit `meant`, if it is one of them, else the
    only one that was linked in this topic.
    """
    links = links_of_chat(session, speaker.chat_id)
    if not links:
        return None
    link = _the_one_meant(links, speaker, meant)
    named = links if link is None else [link]
    return Actor(
        person_id=speaker.person_id,
        display_name=speaker.display_name,
        chat_id=speaker.chat_id,
        topic_id=link.topic_id if link else speaker.topic_id,
        role=links[0].role,
        unit_id=link.unit_id if link else None,
        unit_name=" + ".join(one.unit.name for one in named if one.unit) or None,
    )


def reader(speaker: Speaker) -> Actor:
    """Return the speaker as a member of the secretariat who reads in private."""
    role = PersonalRole.SECRETARIAT_READER
    return Actor(speaker.person_id, speaker.display_name, speaker.chat_id, speaker.topic_id, role, None, None)


def _the_one_meant(links: Sequence[ChatLink], speaker: Speaker, meant: int | None) -> ChatLink | None:
    by_message = [link for link in links if link.unit_id == meant]
    by_topic = [link for link in links if link.topic_id == speaker.topic_id]
    found = next((few for few in (links, by_message, by_topic) if len(few) == 1), None)
    return found[0] if found else None


def links_of_chat(session: Session, chat_id: int) -> list[ChatLink]:
    """Return the links in force for a chat, all of one role, the oldest first; lost ones are in force too."""
    return list(session.scalars(_LINKS, {"chat": chat_id}))


_LINKS = (
    select(ChatLink)
    .where(ChatLink.chat_id == bindparam("chat"), ChatLink.state != LinkState.REPLACED)
    .options(joinedload(ChatLink.unit))
    .order_by(ChatLink.id)
)


def remember_person(session: Session, person_id: int, display_name: str) -> None:
    """Keep the person's name as Telegram shows it now."""
    upsert(session, Person, {"id": person_id, "display_name": display_name})
