"""Who is told something by itself: the secretariat, a unit, the group of a unit that asked."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy.orm import Session

from chat.buttons.base import Keyboard
from chat.buttons.subjects import Subject
from chat.markup import Marked
from chat.outgoing import as_a_reply, say
from storage.groups import links
from storage.models import LinkRole, LinkState
from storage.outbox import Outgoing


def to_secretariat(
    session: Session,
    text: Marked,
    keyboard: Keyboard | None = None,
    about: Subject | None = None,
) -> list[Outgoing]:
    """Return a message for each of the secretariat's groups."""
    return [
        say(group.chat_id, text, topic_id=group.topic_id, keyboard=keyboard, about=about)
        for group in links.of_secretariat(session)
    ]


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
        if group.unit_id == asked.unit_id and group.state is LinkState.ACTIVE:
            answer = say(
                group.chat_id,
                text,
                topic_id=group.topic_id,
                keyboard=keyboard,
                about=asked.about,
                unit=asked.unit_id,
            )
            is_where_asked = group.chat_id == asked.chat_id and asked.message_id is not None
            answers.append(as_a_reply(answer, asked.message_id or 0) if is_where_asked else answer)
    return answers


def to_unit(session: Session, unit_id: int, text: Marked, besides: Collection[int] = ()) -> list[Outgoing]:
    """Return a message for each group of a unit that can be reached, leaving out the links `besides`."""
    return [
        say(group.chat_id, text, topic_id=group.topic_id, unit=unit_id)
        for group in links.of_unit(session, unit_id)
        if group.role is LinkRole.UNIT and group.state is LinkState.ACTIVE and group.id not in besides
    ]
