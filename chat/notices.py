"""Who is told something by itself: the secretariat, a unit, the group of a unit that asked."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from chat.buttons.base import Keyboard
from chat.buttons.subjects import Subject
from chat.heard import Heard
from chat.markup import Marked
from chat.outgoing import as_a_reply, say, told
from storage import outbox
from storage.groups import links, reach
from storage.models import SPOKEN_TO, LinkRole
from storage.outbox import Outgoing
from storage.upkeep import nightly

ONE_DAY = timedelta(days=1)
PROMISED = "promised"
"""Whom to tell, beside what a notice is about, if it does not arrive at once."""


def to_secretariat(
    session: Session,
    text: Marked,
    keyboard: Keyboard | None = None,
    about: Subject | None = None,
    office: int | None = None,
) -> list[Outgoing]:
    """Return a message for each of the secretariat's groups; it waits for one that cannot be written to.

    It is the secretariat of this office, or of another that is named.
    """
    return [
        told(say(group.chat_id, text, topic_id=group.topic_id, keyboard=keyboard, about=about))
        for group in links.of_secretariat(session, office)
    ]


def promised(session: Session, heard: Heard, notices: Sequence[Outgoing]) -> list[Outgoing]:
    """Return notices of which the speaker is told that they are passed on, with whom to tell if they wait.

    Where it is known that the secretariat cannot be written to, the speaker is told at once that they wait.
    """
    if not reach.secretariat_hears(session):
        return list(notices)
    place = {PROMISED: [heard.chat_id, heard.topic_id, heard.id]}
    return [replace(notice, about={**(notice.about or {}), **place}) for notice in notices]


def tell_operators(
    session: Session, kind: str, text: Marked, now: datetime, still_worth: timedelta = ONE_DAY
) -> str:
    """Queue what the operators are told, unless they were told of this kind within the hour.

    Returns how the keys of what was queued begin. It goes as an answer does: what is told at the end has
    seconds to leave, and a list of notices could not be opened there.
    """
    key = f"operator:{kind}:"
    if not nightly.was_told(session, key, now):
        notices = [
            replace(
                say(chat.chat_id, text, topic_id=chat.topic_id),
                dedupe_key=f"{key}{now.isoformat()}:{chat.id}",
                not_after=now + still_worth,
            )
            for chat in links.of_operators(session)
        ]
        outbox.enqueue(session, notices, now)
    return key


@dataclass(frozen=True, slots=True)
class Asked:
    """The message of a unit that something answers, and what a reply to the answer will be about."""

    unit_id: int
    chat_id: int
    message_id: int | None
    about: Subject


def answer_unit(
    session: Session, asked: Asked, text: Marked, keyboard: Keyboard | None = None
) -> list[Outgoing]:
    """Return an answer for each group of a unit, in the one that asked as a reply to its message."""
    answers = []
    for group in links.of_units(session):
        if group.unit_id == asked.unit_id and group.state in SPOKEN_TO:
            topic, about, unit = group.topic_id, asked.about, asked.unit_id
            answer = told(say(group.chat_id, text, topic_id=topic, keyboard=keyboard, about=about, unit=unit))
            is_where_asked = group.chat_id == asked.chat_id and asked.message_id is not None
            answers.append(as_a_reply(answer, asked.message_id or 0) if is_where_asked else answer)
    return answers


def to_unit(session: Session, unit_id: int, text: Marked, besides: Collection[int] = ()) -> list[Outgoing]:
    """Return a message for each group of a unit that is spoken to, leaving out the links `besides`."""
    return [
        told(say(group.chat_id, text, topic_id=group.topic_id, unit=unit_id))
        for group in links.of_unit(session, unit_id)
        if group.role is LinkRole.UNIT and group.state in SPOKEN_TO and group.id not in besides
    ]
