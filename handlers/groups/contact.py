"""Help for units: /lienhe tells whom to call, /guithu tries whether a unit's chats can be written to."""

from sqlalchemy.orm import Session

from chat.audience import for_members, for_secretariat
from chat.buttons.groups.linking import TestMessage
from chat.conversation import on_command
from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import reply, say
from chat.texts.groups import focal_points as focal_point_texts
from chat.texts.groups import linking as linking_texts
from plans.text import clean
from storage import outbox
from storage.actors import Actor
from storage.groups import contact as preferences
from storage.groups import links
from storage.models import ChatLink, LinkRole
from storage.outbox import Outgoing
from storage.units import directory

LONGEST_CONTACT = 200


def tell_contact(session: Session, heard: Heard, actor: Actor, moment: Moment) -> None:
    """Tell whom to call; the secretariat says with the same command who that is."""
    words = clean(heard.said)
    if words and actor.role is LinkRole.SECRETARIAT:
        text = _choose_contact(session, actor, moment, words)
    else:
        contact = preferences.contact(session)
        text = focal_point_texts.contact(contact) if contact else focal_point_texts.no_contact()
    outbox.enqueue(session, [reply(heard, text)], moment.now)


def _choose_contact(session: Session, actor: Actor, moment: Moment, words: str) -> Marked:
    """Keep whom units call from now on; return what to say."""
    if len(words) > LONGEST_CONTACT:
        return focal_point_texts.contact_too_long(LONGEST_CONTACT)
    preferences.choose_contact(session, actor, words, moment.now)
    return focal_point_texts.contact_chosen(words)


def try_unit(session: Session, heard: Heard, _actor: Actor, moment: Moment) -> None:
    """Queue a test for each chat of a unit, also those that are lost; what becomes of it is told later."""
    query = clean(heard.said)
    unit = directory.find(session, query).unit if query else None
    if unit is None:
        text = focal_point_texts.unknown_unit(query) if query else linking_texts.test_usage()
        outbox.enqueue(session, [reply(heard, text)], moment.now)
        return
    chats = links.of_unit(session, unit.id)
    if chats:
        answer = reply(heard, linking_texts.test_under_way(unit.name, [link.title for link in chats]))
    else:
        answer = reply(heard, linking_texts.test_without_group(unit.name))
    tests = [_test(heard, link, unit.name) for link in chats]
    outbox.enqueue(session, [answer, *tests], moment.now)


def _test(heard: Heard, link: ChatLink, unit: str) -> Outgoing:
    asked_in = {"chat_id": heard.chat_id, "topic_id": heard.topic_id, "title": link.title}
    return say(
        link.chat_id,
        linking_texts.test_message(unit),
        topic_id=link.topic_id,
        about=TestMessage(asked_in | {"unit": unit}),
        unit=link.unit_id,
    )


CONVERSATION = (
    on_command("lienhe", work=tell_contact, who=for_members),
    on_command("guithu", work=try_unit, who=for_secretariat),
)
