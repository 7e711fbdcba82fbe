"""What becomes of a mail that came: taken as somebody's word, told to be undeliverable, or put aside."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from chat.mail.letter import Letter
from chat.mail.marks import OWN_LINE, marks_in
from chat.mail.rendering import bare
from chat.messages.groups.reach import lost_groups, regained_groups
from chat.outgoing import as_a_reply, say
from chat.texts.groups import mail as texts
from plans.text import fold
from storage import files, inbox, outbox
from storage.actors import links_of_chat
from storage.groups import reach
from storage.mail import addresses, mails, threads
from storage.models import (
    LinkState,
    MailAddress,
    MailFate,
    MailMessage,
    MailThread,
    ReceivedMail,
    SentMail,
)

FIRST_UPDATE = (1 << 61) + (1 << 60)
"""From here on the updates are numbered that came by mail; Telegram's are far below."""
MOST_AN_HOUR = 30
"""So many mails of an address are taken in an hour: no two machines answer each other for ever."""
ONE_HOUR = timedelta(hours=1)
LONGEST_PRESS = 80
_PART = re.compile(r"^\s*mục\s+(\d{1,2})\s*[:.)\-–]\s*", re.IGNORECASE | re.MULTILINE)
SHEETS = (".xlsx", ".xlsm", ".xltx", ".xls", ".ods", ".ots", ".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class Answered:
    """What a mail answers, who writes it, and when it came."""

    thread: MailThread
    sent: SentMail | None
    address: MailAddress
    letter: Letter
    at: datetime


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
        of_chat = [row.address for row in addresses.of_chat(session, thread.chat_id)]
        failed = [one for one in of_chat if one == bounce.recipient] or (of_chat if len(of_chat) == 1 else [])
        is_lost = [addresses.note_failure(session, thread.chat_id, one, bounce.said, now) for one in failed]
        if any(is_lost):
            lost = reach.lose(session, thread.chat_id, bounce.said, now)
            outbox.enqueue(session, lost_groups(session, lost), now)
    return _note(session, letter, MailFate.BOUNCE, now, bounce.said if bounce else None, thread)


def _taken(session: Session, answered: Answered, now: datetime) -> ReceivedMail:
    """Take a mail as what somebody says in the chat of its thread."""
    letter, thread = answered.letter, answered.thread
    mail = _note(session, letter, MailFate.TAKEN, now, thread=thread)
    addresses.note_heard(session, answered.address)
    if answered.sent is not None:
        mails.confirm(session, answered.sent, now)
    regained = [one for one in reach.regain(session, thread.chat_id) if one.state is not LinkState.REPLACED]
    outbox.enqueue(session, regained_groups(session, regained), now)
    updates = list(_updates(session, answered, mail, now))
    inbox.receive(session, updates, now)
    return mail


def _updates(
    session: Session, answered: Answered, mail: ReceivedMail, now: datetime
) -> Iterator[dict[str, Any]]:
    """Yield what a mail says as updates: each part of its words, each of its files."""
    letter = answered.letter
    messages = mails.messages_of(session, answered.sent.id) if answered.sent is not None else []
    said = list(_parts(OWN_LINE.sub("", letter.words).strip(), messages))
    kept = [_kept(session, file.name, file.content, now, file.is_picture) for file in letter.files]
    sheets = [one for one in kept if one["file_name"].casefold().endswith(SHEETS)]
    others = [one for one in kept if one not in sheets]
    album = f"mail:{mail.id}" if len(others) > 1 else None
    for place, (words, about) in enumerate(said):
        file = others.pop(0) if place == 0 and others else None
        yield from _said(session, answered, mail, words, messages, (about, file, album))
    for file in [*others, *sheets]:
        about = _about(messages)
        yield from _said(
            session, answered, mail, "", messages, (about, file, album if file in others else None)
        )
    told = _told_of(letter, is_empty=not said and not kept)
    if told is not None:
        number = mails.heard(session, mail, answered.thread.chat_id, {})
        outbox.enqueue(session, [as_a_reply(say(answered.thread.chat_id, told), number)], now)


def _told_of(letter: Letter, *, is_empty: bool) -> Any:
    if letter.has_winmail:
        return texts.packed_by_outlook()
    return texts.nothing_written() if is_empty else None


def _parts(words: str, messages: Sequence[MailMessage]) -> Iterator[tuple[str, MailMessage | None]]:
    """Yield the words and the message that they answer: several parts of a mail may be answered in one."""
    starts = [
        found for found in _PART.finditer(words) if len(messages) > 1 and 0 < int(found[1]) <= len(messages)
    ]
    before = words[: starts[0].start()] if starts else words
    if before.strip():
        yield before.strip(), _about(messages)
    for place, start in enumerate(starts):
        end = starts[place + 1].start() if place + 1 < len(starts) else len(words)
        if answer := words[start.end() : end].strip():
            yield answer, messages[int(start[1]) - 1]


def _about(messages: Sequence[MailMessage]) -> MailMessage | None:
    """Return the message that words answer which name none: the only one."""
    return messages[0] if len(messages) == 1 else None


def _kept(session: Session, name: str, content: bytes, now: datetime, is_picture: bool) -> dict[str, Any]:
    number = files.keep(session, name, content, now)
    digest = hashlib.sha256(content).hexdigest()[:32]
    return {
        "file_id": files.kept_as(number),
        "file_unique_id": digest,
        "file_name": name,
        "file_size": len(content),
        "is_picture": is_picture,
    }


def _said(
    session: Session,
    answered: Answered,
    mail: ReceivedMail,
    words: str,
    messages: Sequence[MailMessage],
    beside: tuple[MailMessage | None, dict[str, Any] | None, str | None],
) -> Iterator[dict[str, Any]]:
    """Yield the update of a message of a person; nothing where it is not clear which button it presses."""
    about, file, album = beside
    chat_id = answered.thread.chat_id
    number = mails.heard(session, mail, chat_id, {"text": words})
    among = [about] if about is not None else list(messages)
    pressed = _pressed(words, among) if file is None else []
    head = {"update_id": FIRST_UPDATE + number, "channel": "mail", "at": answered.at.isoformat()}
    link = links_of_chat(session, chat_id)[0]
    chat = {"id": chat_id, "type": "group", "title": link.title}
    person = {"id": answered.address.person_id, "first_name": _name(answered)}
    if len({data for _, data in pressed}) > 1:
        told = as_a_reply(say(chat_id, texts.which_part(words)), number)
        outbox.enqueue(session, [told], answered.at)
    elif pressed:
        yield {**head, "callback_query": _press(number, person, chat, *pressed[0])}
    else:
        message = {"message_id": number, "date": int(answered.at.timestamp()), "chat": chat, "from": person}
        answers = {"reply_to_message": {"message_id": about.id}} if about is not None else {}
        with_file = {"document": file} if file is not None else {}
        in_album = {"media_group_id": album} if album is not None else {}
        text = {"caption" if file is not None else "text": words} if words else {}
        yield {**head, "message": {**message, **text, **with_file, **in_album, **answers}}


def _name(answered: Answered) -> str:
    return answered.letter.sender_name or answered.address.address


def _pressed(words: str, messages: Sequence[MailMessage]) -> list[tuple[MailMessage, str]]:
    """Return the buttons that are called as the words are."""
    if not words or len(words) > LONGEST_PRESS:
        return []
    wanted = fold(bare(words))
    return [
        (message, data)
        for message in messages
        for row in message.content.get("buttons") or ()
        for label, data in row
        if fold(bare(label)) == wanted
    ]


def _press(
    number: int, person: dict[str, Any], chat: dict[str, Any], shown: MailMessage, data: str
) -> dict[str, Any]:
    message = {"message_id": shown.id, "chat": chat, "text": shown.content.get("text", "")}
    buttons = {"buttons": shown.content.get("buttons")}
    return {"id": f"mail:{number}", "from": person, "data": data, "message": {**message, **buttons}}
