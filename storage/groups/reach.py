"""Which linked chats can be written to: lost, locked for a while, without their topic, found again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from plans.text import alphabetical
from plans.units import UnitLevel
from storage import outbox
from storage.actors import links_of_chat
from storage.groups import rests
from storage.groups.links import of_units
from storage.models import LOST, SPEAKING, ChatLink, Lane, LinkRole, LinkState
from storage.walls import EVERY_OFFICE


@dataclass(frozen=True, slots=True)
class UnreachableUnit:
    """A unit none of whose groups can be written to now."""

    unit_id: int
    name: str
    level: UnitLevel
    title: str
    reason: str
    since: datetime | None


def unreachable_units(session: Session) -> list[UnreachableUnit]:
    """Return the units that have groups but none that can be written to now, each with its latest group."""
    lost: dict[int, ChatLink] = {}
    reached: set[int | None] = set()
    for link in of_units(session):
        if link.state is LinkState.ACTIVE:
            reached.add(link.unit_id)
        elif link.unit_id is not None:
            lost[link.unit_id] = link
    return sorted(
        (
            UnreachableUnit(
                unit, link.unit.name, link.unit.level, link.title, link.state_reason or "", link.lost_at
            )
            for unit, link in lost.items()
            if unit not in reached and link.unit is not None
        ),
        key=lambda one: alphabetical(one.name),
    )


def states_of_unit(session: Session, unit_id: int) -> set[LinkState]:
    """Return how the groups of a unit can be written to; nothing for a unit without groups."""
    return {link.state for link in of_units(session) if link.unit_id == unit_id}


def secretariat_hears(session: Session) -> bool:
    """Return whether the secretariat can be told something now; what is said to it otherwise waits."""
    query = select(ChatLink.id).where(
        ChatLink.role == LinkRole.SECRETARIAT, ChatLink.state == LinkState.ACTIVE
    )
    return session.scalars(query.limit(1)).first() is not None


def is_the_secretariats(session: Session, chat_id: int) -> bool:
    """Return whether a chat is the secretariat's, of which nothing is given up."""
    return any(link.role is LinkRole.SECRETARIAT for link in links_of_chat(session, chat_id))


def lose(session: Session, chat_id: int, reason: str, now: datetime) -> list[ChatLink]:
    """Record that the chat is lost until somebody lets the bot in; return the links that this changed."""
    if is_the_secretariats(session, chat_id):
        rests.wait_to_be_let_in(session, chat_id, reason, now)
    else:
        outbox.cancel_pending(session, chat_id, reason, now)
    links = [link for link in links_of_chat(session, chat_id) if link.state is not LinkState.UNREACHABLE]
    return _mark(links, LinkState.UNREACHABLE, reason, now)


def lose_topic(session: Session, chat_id: int, topic_id: int, reason: str, now: datetime) -> list[ChatLink]:
    """Record that a topic was deleted; return the links that this changed.

    The secretariat's goes on in the chat itself: nobody else could be told that its topic is gone.
    """
    links = [link for link in links_of_chat(session, chat_id) if link.topic_id == topic_id]
    if any(link.role is LinkRole.SECRETARIAT for link in links):
        _leave(session, chat_id, links, topic_id)
        return []
    outbox.cancel_pending(session, chat_id, reason, now, topic_id)
    return _mark(
        [link for link in links if link.state is not LinkState.UNREACHABLE],
        LinkState.UNREACHABLE,
        reason,
        now,
    )


def leave_topics(session: Session, chat_id: int) -> None:
    """Go on in the chat itself, whose topics were switched off."""
    _leave(session, chat_id, links_of_chat(session, chat_id), None)


def _leave(session: Session, chat_id: int, links: Sequence[ChatLink], topic_id: int | None) -> None:
    for link in links:
        link.topic_id = None
    for row in outbox.waiting_in(session, chat_id):
        if "topic" in row.content and topic_id in (None, row.content["topic"]):
            row.content = {name: value for name, value in row.content.items() if name != "topic"}


def lock(
    session: Session, chat_id: int, topic_id: int | None, reason: str, now: datetime, *, only_topic: bool
) -> list[ChatLink] | None:
    """Try a chat, or only its topic, again after a while; return the links that were written to until now.

    None for a chat that is nobody's: nothing is kept for it.
    """
    links = links_of_chat(session, chat_id)
    if not links:
        return None
    place = (topic_id or rests.GENERAL) if only_topic else rests.WHOLE_CHAT
    rests.lock(session, chat_id, place, reason, now)
    locked = [link for link in links if not only_topic or link.topic_id == topic_id]
    were_open = [link for link in locked if link.state is LinkState.ACTIVE]
    _mark([link for link in locked if link.state is not LinkState.LOCKED], LinkState.LOCKED, reason, now)
    return were_open


def _mark(links: list[ChatLink], state: LinkState, reason: str, now: datetime) -> list[ChatLink]:
    for link in links:
        link.state, link.state_reason, link.lost_at = state, reason, now
    return links


def regain(session: Session, chat_id: int, topic_id: int | None = None) -> list[ChatLink]:
    """Record that this topic can be written to, and so the chat; return the links that this changed.

    A link whose own topic is closed or deleted is not found again in another topic of the chat.
    """
    rests.end(session, chat_id, topic_id)
    query = select(ChatLink).where(ChatLink.chat_id == chat_id, ChatLink.state.in_(LOST))
    query = query.options(joinedload(ChatLink.unit)).execution_options(**EVERY_OFFICE)
    links = [
        link
        for link in session.scalars(query)
        if link.topic_id == topic_id or not _is_about_a_topic(link.state_reason or "")
    ]
    for link in links:
        link.state, link.state_reason, link.lost_at = LinkState.ACTIVE, None, None
    return links


def let_in(session: Session, chat_id: int) -> list[ChatLink]:
    """Record that the bot may speak in a chat; return the links that this changed."""
    rests.end_all(session, chat_id)
    return regain(session, chat_id)


def _is_about_a_topic(reason: str) -> bool:
    return any(word in reason.casefold() for word in ("thread", "topic"))


def move_what_waits(session: Session, link: ChatLink) -> None:
    """Let the secretariat's new group hear what waits for a group of it that put the bot out."""
    query = select(ChatLink.chat_id).where(
        ChatLink.role == LinkRole.SECRETARIAT,
        ChatLink.state == LinkState.UNREACHABLE,
        ChatLink.chat_id != link.chat_id,
    )
    for chat_id in session.scalars(query):
        for row in outbox.waiting_in(session, chat_id):
            if row.act in SPEAKING and row.lane is not Lane.REPLY:
                kept = {name: row.content[name] for name in row.content if name not in ("answers", "topic")}
                topic = {} if link.topic_id is None else {"topic": link.topic_id}
                row.chat_id, row.content = link.chat_id, {**kept, **topic}
