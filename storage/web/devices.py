"""The browsers that read and write on our page: let in by a key of which a hash is kept, shut out at once."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import ColumnElement, exists, func, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session, joinedload

from storage import bells, log
from storage.actors import Speaker, links_of_chat, remember_person
from storage.groups.codes import subject_of
from storage.models import FIRST_OF, ChannelKind, ChatLink, LinkRole, LinkState, WebDevice
from storage.walls import EVERY_OFFICE, TOP
from storage.web.messages import BELL

Value = TypeVar("Value")
SEEN_EVERY = timedelta(hours=1)
"""No more often is it noted that a device is open."""
FIRST = FIRST_OF[ChannelKind.WEB]
SECRETARIATS = 5 * 10**14
"""So far behind those of units are the conversations of secretariats of offices below the top."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody at a device that may read and write in a conversation."""

    device_id: int
    speaker: Speaker
    office_id: int = TOP
    """The office whose the conversation is."""

    @property
    def chat_id(self) -> int:
        """Return the conversation that they read."""
        return self.speaker.chat_id


def new_person(session: Session) -> int:
    """Return the number of somebody who comes with a device of their own, by the number of that device."""
    return FIRST + next_number(session)


def next_number(session: Session) -> int:
    """Return the number of the next device; the last one's row is never let go of."""
    return (session.scalar(select(func.max(WebDevice.id))) or 0) + 1


def chat_for(role: LinkRole, unit_id: int | None, person_id: int, office: int = TOP) -> int:
    """Return the conversation that a code opens: the unit's or the secretariat's, or that person's own."""
    if role is LinkRole.SECRETARIAT:
        return -(FIRST + (SECRETARIATS + office if office != TOP else 0))
    return -(FIRST + (unit_id or 0)) if role is LinkRole.UNIT else person_id


def add(session: Session, speaker: Speaker, key: str, browser: str, now: datetime) -> None:
    """Let a new device of somebody into the conversation in which they speak, by a key that is not kept."""
    remember_person(session, speaker.person_id, speaker.display_name)
    session.add(
        WebDevice(
            id=next_number(session),
            key_hash=digest(key),
            chat_id=speaker.chat_id,
            person_id=speaker.person_id,
            browser=browser,
            created_at=now,
            seen_at=now,
        )
    )
    log.record(session, speaker, "sign_in", _subject(session, speaker.chat_id), now, after=browser)
    session.flush()
    bells.ring(session, BELL)


def _subject(session: Session, chat_id: int) -> str:
    """Return what the log calls those whose conversation it is."""
    link = next(iter(links_of_chat(session, chat_id)), None)
    return subject_of(link.role, link.unit_id) if link is not None else f"chat:{chat_id}"


def digest(key: str) -> str:
    """Return what is kept of a key."""
    return hashlib.sha256(key.encode()).hexdigest()


def _of_link(column: InstrumentedAttribute[Value]) -> ColumnElement[Value]:
    """Return what is said of a device's conversation by its link, which only one that is linked has."""
    link = select(column).where(_is_of_device(), ChatLink.state != LinkState.REPLACED)
    return link.order_by(ChatLink.id).limit(1).scalar_subquery()


def _is_of_device() -> ColumnElement[bool]:
    return ChatLink.chat_id == WebDevice.chat_id


def is_let_in() -> ColumnElement[bool]:
    """Return the condition that a device may read: it is not shut out, and its conversation is linked."""
    linked = exists().where(_is_of_device(), ChatLink.state != LinkState.REPLACED)
    return WebDevice.ended_at.is_(None) & linked


def viewer(session: Session, key: str) -> Viewer | None:
    """Return who comes with a key, None where the key opens nothing any more."""
    query = select(WebDevice, _of_link(ChatLink.title), _of_link(ChatLink.office_id))
    query = query.options(joinedload(WebDevice.person))
    query = query.where(WebDevice.key_hash == digest(key), is_let_in())
    found = session.execute(query, execution_options=EVERY_OFFICE).first()
    if found is None:
        return None
    device, title, office = found
    speaker = Speaker(device.person.id, device.person.display_name, device.chat_id, None, title)
    return Viewer(device.id, speaker, office)


def still_let_in(session: Session, devices: Sequence[int]) -> set[int]:
    """Return which of some devices may still read."""
    query = select(WebDevice.id).where(WebDevice.id.in_(devices), is_let_in())
    return set(session.scalars(query, execution_options=EVERY_OFFICE))


def reads(session: Session, chat_id: int, person_id: int) -> bool:
    """Return whether a person has a device that may read in a conversation."""
    query = select(WebDevice.id).where(WebDevice.chat_id == chat_id, WebDevice.person_id == person_id)
    query = query.where(is_let_in()).limit(1)
    return session.scalars(query, execution_options=EVERY_OFFICE).first() is not None


def of_chat(session: Session, chat_id: int) -> list[WebDevice]:
    """Return the devices that may read in a conversation, the oldest first."""
    query = select(WebDevice).where(WebDevice.chat_id == chat_id, is_let_in())
    query = query.options(joinedload(WebDevice.person)).order_by(WebDevice.id)
    return list(session.scalars(query, execution_options=EVERY_OFFICE))


def everywhere(session: Session) -> list[tuple[WebDevice, str]]:
    """Return every device that may read in this office, with the title of its conversation, in order."""
    query = select(WebDevice, _of_link(ChatLink.title)).options(joinedload(WebDevice.person))
    query = query.where(is_let_in()).order_by(WebDevice.chat_id.desc(), WebDevice.id)
    return [(device, title) for device, title in session.execute(query)]


def note_seen(session: Session, device_id: int, now: datetime) -> None:
    """Note that a device is open, at most once an hour."""
    old = update(WebDevice).where(WebDevice.id == device_id, WebDevice.seen_at < now - SEEN_EVERY)
    session.execute(old.values(seen_at=now))


def end_all(session: Session, chat_id: int, now: datetime) -> None:
    """Shut every device out of a conversation: whose it was, it is no longer."""
    of_it = update(WebDevice).where(WebDevice.chat_id == chat_id, WebDevice.ended_at.is_(None))
    session.execute(of_it.values(ended_at=now))
    bells.ring(session, BELL)


def end(
    session: Session, author: log.Author, device_id: int, chat_id: int | None, now: datetime
) -> WebDevice | None:
    """Shut a device out, of that conversation where one is given; None if there is no such device."""
    query = select(WebDevice).where(WebDevice.id == device_id, is_let_in())
    device = session.scalars(query.options(joinedload(WebDevice.person))).first()
    if device is None or device.ended_at is not None or chat_id not in (None, device.chat_id):
        return None
    device.ended_at = now
    bells.ring(session, BELL)
    before = log.written(browser=device.browser, person=device.person.display_name)
    log.record(session, author, "end_device", _subject(session, device.chat_id), now, before=before)
    session.flush()
    return device
