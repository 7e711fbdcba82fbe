"""Who is speaking: the person, the chat, and the unit or secretariat that the chat is linked to."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, bindparam, exists, func, select
from sqlalchemy.orm import Session, aliased, joinedload

from storage.models import SPOKEN_TO, ChatLink, LinkRole, LinkState, Person, ReporterRule, Reporters, Unit
from storage.rows import upsert
from storage.walls import EVERY_OFFICE, TOP


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
    office_id: int = TOP
    """In which office they are heard: that of the unit they speak for, or of the secretariat."""
    is_known: bool = False
    """Whether their name is kept as it is now."""
    is_free: bool = False
    """Whether anybody in the chat reports for the unit; where it is not known, the rules tell."""

    has_other_chats: bool = False
    """Whether the unit, or one of those that share the chat, has other chats that hear what is done here."""
    answers_unit: int | None = None
    """The unit of the message they answer, where the chat does not speak for it, or no more."""
    has_former: bool = False
    """Whether the chat has spoken for a unit of another office once."""

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
    values = {"chat": speaker.chat_id, "person": speaker.person_id}
    links = session.execute(_HEARD_IN, values).all()
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
        unit_name=" + ".join(one.unit_name for one in named if one.unit_name) or None,
        office_id=named[0].office_id,
        is_known=links[0].known_as == speaker.display_name,
        is_free=all(one.rule in (None, Reporters.ANYONE) for one in named),
        has_other_chats=any(one.has_other_chats for one in named),
        answers_unit=None if meant in {None, *(one.unit_id for one in links)} else meant,
        has_former=any(one.has_former for one in links),
    )


def reader(speaker: Speaker, office: int) -> Actor:
    """Return the speaker as a member of an office's secretariat who reads in private."""
    role = PersonalRole.SECRETARIAT_READER
    of_whom = (speaker.person_id, speaker.display_name, speaker.chat_id, speaker.topic_id)
    return Actor(*of_whom, role, None, None, office)


def _the_one_meant(links: Sequence[Row[Any]], speaker: Speaker, meant: int | None) -> Row[Any] | None:
    by_message = [link for link in links if link.unit_id == meant]
    by_topic = [link for link in links if link.topic_id == speaker.topic_id]
    found = next((few for few in (links, by_message, by_topic) if len(few) == 1), None)
    return found[0] if found else None


def links_of_chat(session: Session, chat_id: int) -> list[ChatLink]:
    """Return the links in force for a chat, of every office, the oldest first; lost ones are in force too.

    All are of one role.
    """
    return list(session.scalars(_LINKS, {"chat": chat_id}))


_LINKS = (
    select(ChatLink)
    .where(ChatLink.chat_id == bindparam("chat"), ChatLink.state != LinkState.REPLACED)
    .options(joinedload(ChatLink.unit))
    .order_by(ChatLink.id)
    .execution_options(**EVERY_OFFICE)
)


_RULE = select(ReporterRule.reporters).limit(1)
_RULE_OF_ITS_OWN = _RULE.where(ReporterRule.unit_id == ChatLink.unit_id).scalar_subquery()
_RULE_FOR_ALL = _RULE.where(
    ReporterRule.unit_id.is_(None), ReporterRule.office_id == ChatLink.office_id
).scalar_subquery()
_NAME = select(Person.display_name).where(Person.id == bindparam("person")).scalar_subquery()
_OTHER = aliased(ChatLink)
_HAS_OTHER_CHATS = exists().where(
    _OTHER.unit_id == ChatLink.unit_id,
    _OTHER.chat_id != ChatLink.chat_id,
    _OTHER.role == LinkRole.UNIT,
    _OTHER.state.in_(SPOKEN_TO),
    ChatLink.role == LinkRole.UNIT,
)
_FORMER = aliased(ChatLink)
_HAS_FORMER = exists().where(
    _FORMER.chat_id == ChatLink.chat_id,
    _FORMER.office_id != ChatLink.office_id,
    _FORMER.state == LinkState.REPLACED,
    _FORMER.role == LinkRole.UNIT,
)
_HEARD_IN = (
    select(ChatLink.unit_id, ChatLink.topic_id, ChatLink.role, ChatLink.office_id)
    .add_columns(Unit.name.label("unit_name"))
    .add_columns(_NAME.label("known_as"), func.coalesce(_RULE_OF_ITS_OWN, _RULE_FOR_ALL).label("rule"))
    .add_columns(_HAS_OTHER_CHATS.label("has_other_chats"), _HAS_FORMER.label("has_former"))
    .outerjoin(Unit, Unit.id == ChatLink.unit_id)
    .where(ChatLink.chat_id == bindparam("chat"), ChatLink.state != LinkState.REPLACED)
    .order_by(ChatLink.id)
    .execution_options(**EVERY_OFFICE)
)
"""All that is asked of a chat and of who speaks there before what they say is looked at."""


_ACTED = "acted"


def note_act(session: Session) -> None:
    """Note that somebody does something in this transaction that is kept, as those who ask do not."""
    session.info[_ACTED] = True


def is_act(session: Session) -> bool:
    """Return whether somebody does something in this transaction that is kept."""
    return _ACTED in session.info


def remember(session: Session, actor: Actor) -> None:
    """Keep the actor's name as it is shown now, unless it is kept already; they do something."""
    note_act(session)
    if not actor.is_known:
        remember_person(session, actor.person_id, actor.display_name)


def remember_person(session: Session, person_id: int, display_name: str) -> None:
    """Keep the person's name as it is shown now; somebody does something."""
    note_act(session)
    upsert(session, Person, {"id": person_id, "display_name": display_name})
