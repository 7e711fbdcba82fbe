"""What becomes of a mail that came: taken as somebody's word, told to be undeliverable, or put aside."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from chat.mail.letter import Letter
from chat.mail.marks import marks_in
from chat.mail.saying import Answered, Saying
from chat.messages.groups.reach import lost_address, lost_groups, regained_groups
from chat.outgoing import say
from chat.texts.groups import mail as texts
from storage import inbox, outbox
from storage.actors import links_of_chat
from storage.groups import reach
from storage.mail import addresses, mails, threads
from storage.models import MailFate, MailThread, ReceivedMail
from storage.walls import enter

MOST_AN_HOUR = 30
"""So many mails of an address are taken in an hour: no two machines answer each other for ever."""
ONE_HOUR = timedelta(hours=1)


def take(session: Session, letter: Letter, own: str, at: datetime, now: datetime) -> MailFate | None:
    """Look at a mail that came at a moment to our own address, once; None for one that came before."""
    if mails.is_known(session, letter.message_id):
        return None
    known = ((threads.by_token(session, mark.token), mark.mail) for mark in marks_in(letter.answers))
    thread, number = next(((found, mail) for found, mail in known if found is not None), (None, None))
    if letter.bounce is not None and thread is not None:
        return _bounced(session, letter, thread, now).fate
    if letter.automatic is not None or letter.bounce is not None or letter.sender == own:
        return _note(session, letter, MailFate.AUTOMATIC, now, letter.automatic or "own", thread).fate
    reason = _why_not(session, letter, thread, now)
    if reason is not None or thread is None:
        return _put_aside(session, letter, thread, reason or "no token", now).fate
    (address,) = [row for row in addresses.of_chat(session, thread.chat_id) if row.address == letter.sender]
    sent = mails.sent_in(session, thread, number)
    return _taken(session, Answered(thread, sent, address, letter, at), now).fate


def take_unread(
    session: Session, letter: Letter, reason: str, own: str, at: datetime, now: datetime
) -> MailFate | None:
    """Put a mail aside of which only the head could be read, and tell who wrote it in a thread of ours."""
    if mails.is_known(session, letter.message_id):
        return None
    tokens = (threads.by_token(session, mark.token) for mark in marks_in(letter.answers))
    thread = next((thread for thread in tokens if thread is not None), None)
    is_theirs = letter.automatic is None and _why_not(session, letter, thread, now) is None
    if is_theirs and thread is not None and letter.sender != own:
        outbox.enqueue(session, [say(thread.chat_id, texts.not_readable(reason))], now)
    return _note(session, letter, MailFate.PUT_ASIDE, now, reason, thread).fate


def _note(
    session: Session,
    letter: Letter,
    fate: MailFate,
    now: datetime,
    reason: str | None = None,
    thread: MailThread | None = None,
) -> ReceivedMail:
    came = (letter.message_id, letter.sender, letter.subject)
    return mails.note(session, came, fate, now, reason=reason, thread=thread)


def _why_not(session: Session, letter: Letter, thread: MailThread | None, now: datetime) -> str | None:
    """Return why a mail is nobody's word to us: its address and the token of its thread tell together."""
    chats = addresses.chats_of(session, letter.sender)
    if not chats:
        return "unknown"
    if thread is None:
        return "no token"
    if thread.chat_id not in chats:
        return "foreign token"
    if not links_of_chat(session, thread.chat_id):
        return "ended"
    if mails.count_since(session, letter.sender, now - ONE_HOUR) >= MOST_AN_HOUR:
        return "too many"
    return None


def _put_aside(
    session: Session, letter: Letter, thread: MailThread | None, reason: str, now: datetime
) -> ReceivedMail:
    """Put a mail aside; a registered address that answered nothing is told so, once a day."""
    if reason == "no token":
        for chat_id in addresses.chats_of(session, letter.sender):
            key = f"no reply:{chat_id}:{now:%Y-%m-%d}"
            outbox.enqueue(session, [say(chat_id, texts.not_a_reply(), dedupe_key=key)], now)
    return _note(session, letter, MailFate.PUT_ASIDE, now, reason, thread)


def _bounced(session: Session, letter: Letter, thread: MailThread, now: datetime) -> ReceivedMail:
    """Note that an address cannot be written to; where it was the last of its chat, the chat is lost."""
    bounce = letter.bounce
    if bounce is not None and bounce.is_final:
        rows = addresses.of_chat(session, thread.chat_id)
        named = [row for row in rows if row.address in bounce.recipients] or (rows if len(rows) == 1 else [])
        new = [row.address for row in named if row.failed_at is None]
        is_lost = [addresses.note_failure(session, thread.chat_id, one, bounce.said, now) for one in new]
        if any(is_lost):
            lost = reach.lose(session, thread.chat_id, bounce.said, now)
            outbox.enqueue(session, lost_groups(session, lost), now)
        else:
            _tell_lost(session, thread, new, bounce.said, now)
    return _note(session, letter, MailFate.BOUNCE, now, bounce.said if bounce else None, thread)


def _tell_lost(session: Session, thread: MailThread, lost: Sequence[str], said: str, now: datetime) -> None:
    """Tell the secretariat of addresses that are lost where the unit has others."""
    link = next(iter(links_of_chat(session, thread.chat_id)), None)
    if link is not None and link.unit is not None:
        enter(session, link.office_id)
        for address in lost:
            outbox.enqueue(session, lost_address(session, link.unit.name, address, said), now)


def _taken(session: Session, answered: Answered, now: datetime) -> ReceivedMail:
    """Take a mail as what somebody says in the chat of its thread."""
    letter, thread = answered.letter, answered.thread
    mail = _note(session, letter, MailFate.TAKEN, now, thread=thread)
    addresses.note_heard(session, answered.address)
    if answered.sent is not None:
        mails.confirm(session, answered.sent, now)
    outbox.enqueue(session, regained_groups(session, reach.regain(session, thread.chat_id)), now)
    said = Saying(session, mail, answered, now)
    inbox.receive(session, list(said.updates()), now)
    return mail
