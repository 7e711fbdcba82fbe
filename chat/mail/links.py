"""A link to our page by mail: good once, for a quarter of an hour, and sent to registered addresses only."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from chat.moment import once_in
from chat.outgoing import say
from chat.texts.groups import mail as texts
from storage import outbox
from storage.actors import links_of_chat
from storage.groups import codes
from storage.mail import addresses
from storage.models import LinkRole
from storage.walls import enter

LIFETIME = timedelta(minutes=15)
SELDOM = timedelta(minutes=5)
"""One link is sent within so long, however often it is asked for."""


def send_link(page_link: Callable[[str], str | None], session: Session, address: str, now: datetime) -> None:
    """Queue a link for each unit that an address is registered for; nothing for any other address."""
    for chat_id in addresses.chats_of(session, address.strip()):
        for link in links_of_chat(session, chat_id):
            if link.unit is not None:
                enter(session, link.office_id)
                new = codes.new_codes([link.unit.id])
                codes.issue(session, new, LinkRole.UNIT, now, LIFETIME)
                text = texts.link_to_the_page(link.unit.name, page_link(new[link.unit.id]) or "")
                message = say(chat_id, text, dedupe_key=once_in(SELDOM, now, "mail link", chat_id))
                outbox.enqueue(session, [replace(message, not_after=now + LIFETIME)], now)
