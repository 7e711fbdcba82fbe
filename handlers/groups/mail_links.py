"""The secretariat says which units are written to by mail: /lienket thư, an address, another one, no more."""

from sqlalchemy.orm import Session

from chat.heard import Heard
from chat.markup import Marked
from chat.moment import Moment
from chat.outgoing import reply, say
from chat.texts.groups import mail as mail_texts
from chat.understanding.commands.mail_links import MailWanted
from storage import outbox
from storage.actors import Actor
from storage.groups import contact, links
from storage.mail import addresses
from storage.models import Unit
from storage.plans import obligations
from storage.units import directory

MOST_ADDRESSES = 5


def answer(
    session: Session, heard: Heard, actor: Actor, moment: Moment, wanted: MailWanted, *, is_on: bool
) -> None:
    """Register, show or end the addresses of a unit; say what is missing."""
    found = directory.find(session, wanted.unit) if wanted.unit else None
    unit = found.unit if found is not None else None
    if not is_on:
        text = mail_texts.switched_off()
    elif wanted.wrong is not None:
        text = mail_texts.wrong_address(wanted.wrong)
    elif not wanted.unit:
        text = _overview(session)
    elif unit is None:
        text = mail_texts.which_unit(wanted.unit)
    elif wanted.ends:
        text = _end(session, actor, moment, unit)
    elif wanted.addresses:
        text = _register(session, actor, moment, unit, wanted.addresses[:MOST_ADDRESSES])
    else:
        text = _show(session, unit)
    outbox.enqueue(session, [reply(heard, text)], moment.now)


def _overview(session: Session) -> Marked:
    rows = [
        (link.unit.name, [row.address for row in addresses.of_chat(session, link.chat_id)], link.state_reason)
        for link in addresses.links_by_mail(session)
        if link.unit is not None
    ]
    return mail_texts.overview(rows) if rows else mail_texts.usage()


def _show(session: Session, unit: Unit) -> Marked:
    link = addresses.link_of(session, unit.id)
    if link is None:
        return mail_texts.not_by_mail(unit.name)
    rows = addresses.of_chat(session, link.chat_id)
    failure = link.state_reason or next((row.failure for row in rows if row.failure), None)
    return mail_texts.addresses_of(unit.name, [row.address for row in rows], failure)


def _register(session: Session, actor: Actor, moment: Moment, unit: Unit, wanted: tuple[str, ...]) -> Marked:
    known = addresses.link_of(session, unit.id)
    before = [row.address for row in addresses.of_chat(session, known.chat_id)] if known is not None else []
    link = addresses.register(session, actor, unit, wanted, moment.now)
    obligations.materialise(session, moment.today)
    text = mail_texts.welcome(unit.name, f"{moment.morning:%H:%M}", contact.contact(session))
    outbox.enqueue(session, [say(link.chat_id, text, unit=unit.id)], moment.now)
    return mail_texts.registered(unit.name, wanted, before)


def _end(session: Session, actor: Actor, moment: Moment, unit: Unit) -> Marked:
    link = addresses.link_of(session, unit.id)
    if link is None:
        return mail_texts.not_by_mail(unit.name)
    links.end_link(session, actor, link.id, moment.now)
    return mail_texts.ended(unit.name, addresses.end(session, link.chat_id, moment.now))
