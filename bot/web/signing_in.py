"""Letting a device in by a one-time code: the conversation is linked by it, or the device added to it."""

import hashlib
from dataclasses import dataclass

from sqlalchemy.orm import Session

from chat.heard import ChatKind, Heard
from chat.markup import Marked
from chat.messages.groups.reach import regained_groups
from chat.moment import Moment
from chat.outgoing import say
from chat.texts.groups import page as page_texts
from chat.texts.groups.overview import whose
from handlers.groups.linking import welcome
from storage import outbox
from storage.actors import Speaker
from storage.groups import codes, linking, reach
from storage.models import LinkCode, LinkRole
from storage.web import devices


@dataclass(frozen=True, slots=True)
class Comer:
    """Somebody who wants to be let in: by which code, under what name, in which browser, from which form."""

    code: str
    name: str
    browser: str
    form: str
    """What only the browser knows that the form was given to."""

    @property
    def key(self) -> str:
        """Return the key of the device: the same where an answer was lost and the form is sent again."""
        return hashlib.sha256(f"{self.form}:{self.code}".encode()).hexdigest()


def opens(session: Session, code: str, moment: Moment) -> Marked:
    """Return whose conversation a code opens; raises one of the RefusedCodeErrors."""
    known = linking.good_code(session, code, moment.now)
    return whose(known.role, known.unit.name if known.unit is not None else None)


def has_opened(session: Session, code: str, chat_id: int) -> bool:
    """Return whether a code was used to come into a conversation."""
    known = codes.known(session, code)
    return known is not None and known.used_at is not None and known.used_in_chat == chat_id


def sign_in(session: Session, comer: Comer, moment: Moment, bot_name: str) -> str:
    """Let a device in and return its key; raises one of the RefusedCodeErrors, and then changes nothing."""
    if devices.viewer(session, comer.key) is not None:
        return comer.key
    known = linking.good_code(session, comer.code, moment.now)
    person = devices.new_person(session)
    chat_id = devices.chat_for(known.role, known.unit_id, person, known.office_id)
    speaker = Speaker(person, comer.name, chat_id, None, _title(known, comer.name))
    try:
        link = linking.use_code(session, comer.code, speaker, moment.now)
    except linking.AlreadyLinkedError:
        linking.claim(session, known, chat_id, moment.now)
        devices.add(session, speaker, comer.key, comer.browser, moment.now)
        told = say(chat_id, page_texts.new_device(comer.name, comer.browser))
        regained = regained_groups(session, reach.let_in(session, chat_id))
        outbox.enqueue(session, [told, *regained], moment.now)
    else:
        devices.end_all(session, chat_id, moment.now)  # of who had the conversation before
        devices.add(session, speaker, comer.key, comer.browser, moment.now)
        welcome(session, _heard(speaker, moment), moment, link, bot_name)
    return comer.key


def _title(code: LinkCode, name: str) -> str:
    if code.role is LinkRole.SECRETARIAT:
        return page_texts.secretariat_title()
    is_units = code.role is LinkRole.UNIT and code.unit is not None
    return page_texts.title(code.unit.name) if is_units and code.unit is not None else name


def _heard(speaker: Speaker, moment: Moment) -> Heard:
    """Return the opening of the page as something heard, which no message stands for."""
    kind = ChatKind.PRIVATE if speaker.chat_id > 0 else ChatKind.GROUP
    title = speaker.chat_title
    return Heard(0, speaker.chat_id, kind, moment.now, message_id=0, chat_title=title, speaker=speaker)
