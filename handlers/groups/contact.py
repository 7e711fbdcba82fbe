"""Help for units: /lienhe tells whom to call, /guithu tries whether a unit's chats can be written to."""

from sqlalchemy.orm import Session

from chat.audience import for_members, for_secretariat
from chat.context import Context, message_of, topic_of
from chat.conversation import on_long_command
from chat.heard import Heard
from chat.moment import Moment
from chat.outgoing import reply, say
from chat.texts.groups import focal_points as focal_point_texts
from chat.texts.groups import linking as linking_texts
from plans.text import clean
from storage import outbox
from storage.actors import Actor
from storage.groups import contact as preferences
from storage.groups import linking
from storage.models import ChatLink, LinkRole
from storage.outbox import Outgoing
from storage.units import directory

LONGEST_CONTACT = 200


async def tell_contact(context: Context) -> None:
    """Tell whom to call; the secretariat says with the same command who that is."""
    message, words = message_of(update), clean(" ".join(context.args or []))
    is_secretariat = actor.role is LinkRole.SECRETARIAT
    work = choose_contact if words and is_secretariat else answer_contact
    await context.transact(work, heard, actor, moment, words)


def answer_contact(session: Session, heard: Heard, actor: Actor, moment: Moment, _words: str) -> None:
    """Answer with the secretariat's contact."""
    contact = preferences.contact(session)
    text = focal_point_texts.contact(contact) if contact else focal_point_texts.no_contact()
    outbox.enqueue(session, [reply(heard, text)], moment.now)


def choose_contact(session: Session, heard: Heard, actor: Actor, moment: Moment, words: str) -> None:
    """Keep whom units call from now on."""
    if len(words) > LONGEST_CONTACT:
        text = focal_point_texts.contact_too_long(LONGEST_CONTACT)
    else:
        preferences.choose_contact(session, actor, words, moment.now)
        text = focal_point_texts.contact_chosen(words)
    outbox.enqueue(session, [reply(heard, text)], moment.now)


async def send_test(context: Context) -> None:
    """Send a test message to the chats of the unit that is named."""
    query = clean(" ".join(context.args or []))
    await context.transact(try_unit, context, message_of(update), query)


def try_unit(session: Session, heard: Heard, actor: Actor, moment: Moment, query: str) -> None:
    """Queue a test for each chat of a unit, also those that are lost; what becomes of it is told later."""
    found = directory.find(session, query) if query else ()
    if len(found) != 1:
        text = focal_point_texts.unknown_unit(query[:100]) if query else linking_texts.test_usage()
        outbox.enqueue(session, [reply(heard, text)], moment.now)
        return
    (unit,) = found
    links = linking.links_of_unit(session, unit.id)
    if links:
        answer = reply(heard, linking_texts.test_under_way(unit.name, [link.title for link in links]))
    else:
        answer = reply(heard, linking_texts.test_without_group(unit.name))
    tests = [_test(message, link, unit.name) for link in links]
    outbox.enqueue(session, [answer, *tests], moment.now)


def _test(heard: Heard, link: ChatLink, unit: str) -> Outgoing:
    asked_in = {"chat_id": heard.chat_id, "topic_id": topic_of(message), "title": link.title}
    about = {"kind": "test", "unit": link.unit_id, "test": asked_in | {"unit": unit}}
    return say(link.chat_id, linking_texts.test_message(unit), topic_id=link.topic_id, about=about)


CONVERSATION = (
    on_long_command("lienhe", talk=tell_contact, who=for_members),
    on_long_command("guithu", talk=send_test, who=for_secretariat),
)
