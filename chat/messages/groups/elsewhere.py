"""What is done for a unit in one of its chats is told in its others: all of them see the same."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from chat.markup import Marked
from chat.outgoing import say, told
from chat.texts.groups.elsewhere import done_elsewhere
from storage import outbox
from storage.actors import Actor, is_act
from storage.groups import links
from storage.models import SPOKEN_TO, Act, ChannelKind, LinkRole, channel_of
from storage.outbox import Outgoing

SHOWN = frozenset({Act.SAY, Act.EDIT})
"""What tells in words what was done."""


def told_elsewhere(session: Session, actor: Actor, now: datetime) -> list[Outgoing]:
    """Return what the other chats of the unit are told of what its actor does in this transaction.

    It is the first thing that is said to the actor, and a reply to it is about the same.
    """
    if actor.unit_id is None or not actor.has_other_chats or not is_act(session):
        return []
    others = [
        link
        for link in links.of_unit(session, actor.unit_id)
        if link.role is LinkRole.UNIT and link.state in SPOKEN_TO and link.chat_id != actor.chat_id
    ]
    said = next((one for one in outbox.said_in(session, actor.chat_id) if one.act in SHOWN), None)
    if said is None or not others:
        return []
    text = done_elsewhere(actor.display_name, channel_of(actor.chat_id), Marked.escape(said.content.text))
    about = {"unit": actor.unit_id, **(said.about or {})}
    return [
        replace(
            told(say(link.chat_id, text, topic_id=link.topic_id)),
            about=about,
            not_before=_when(link.chat_id, now),
        )
        for link in others
    ]


def _when(chat_id: int, now: datetime) -> datetime | None:
    """Return when it is told: by mail once an hour, so that one mail tells of all that was done."""
    if channel_of(chat_id) is not ChannelKind.MAIL:
        return None
    return now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
