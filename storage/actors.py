"""Who is speaking: the person, the chat, and the unit or secretariat that the chat is linked to."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

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


@dataclass(frozen=True, slots=True)
class Actor:
    """A person who speaks for a unit or for the secretariat in a linked chat."""

    person_id: int
    display_name: str
    chat_id: int
    topic_id: int | None
    role: LinkRole
    unit_id: int | None
    unit_name: str | None


def actor_of(session: Session, speaker: Speaker) -> Actor | None:
    """Return the speaker with the role of the chat, or None where the chat is not linked."""
    link = link_of_chat(session, speaker.chat_id)
    if link is None:
        return None
    return Actor(
        person_id=speaker.person_id,
        display_name=speaker.display_name,
        chat_id=speaker.chat_id,
        topic_id=link.topic_id,
        role=link.role,
        unit_id=link.unit_id,
        unit_name=link.unit.name if link.unit else None,
    )


def link_of_chat(session: Session, chat_id: int) -> ChatLink | None:
    """Return the link in force for a chat, or None. A chat that speaks again is reachable again."""
    query = select(ChatLink).where(ChatLink.chat_id == chat_id, ChatLink.state != LinkState.REPLACED)
    return session.scalars(query.order_by(ChatLink.id.desc()).limit(1)).first()


def remember_person(session: Session, person_id: int, display_name: str) -> None:
    """Keep the person's name as Telegram shows it now."""
    upsert(session, Person, {"id": person_id, "display_name": display_name})
