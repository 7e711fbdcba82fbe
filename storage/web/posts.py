"""What people do on our page: it stands there and in the inbox by the same commit, once for a key."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from plans.text import without_markup
from storage import bells, files, inbox
from storage.actors import Speaker, remember_person
from storage.models import ChannelKind, InboxUpdate, WebMessage, WebPost
from storage.web import messages

FIRST_UPDATE = 1 << 61
"""From here on the updates of our page are numbered; Telegram and questions use other numbers."""
MOST_UPDATES = 1 << 50
PRESS = "web:"
"""How the ids of presses on our page begin."""
Payload = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that somebody sends, and how: with which words, as an answer to what, in which album."""

    name: str
    content: bytes
    is_photo: bool
    album: str | None = None


def say(
    session: Session,
    speaker: Speaker,
    key: str,
    text: str,
    reply: int | None,
    now: datetime,
    sent: Sent | None = None,
) -> WebPost:
    """Let somebody say something, also with a file; return the post, an earlier one with the same key."""
    before = _known(session, speaker.chat_id, key)
    if before is not None:
        return before
    remember_person(session, speaker.person_id, speaker.display_name)
    answered = messages.find(session, speaker.chat_id, reply)
    number = messages.add(
        session,
        speaker.chat_id,
        text,
        now,
        person_id=speaker.person_id,
        answers=answered.message_id if answered is not None else None,
        album=sent.album if sent is not None else None,
        is_photo=sent is not None and sent.is_photo,
        file_id=files.keep(session, sent.name, sent.content, now) if sent is not None else None,
    )
    message = session.get_one(WebMessage, (speaker.chat_id, number))
    post = _noted(session, message, key, now)
    said = _message(message, speaker, answered)
    _receive(session, post, "message", {**said, **_attached(message, sent)}, now)
    return post


def edit(session: Session, speaker: Speaker, message_id: int, text: str, now: datetime) -> bool:
    """Let somebody change what they said; return whether it was theirs."""
    message = messages.find(session, speaker.chat_id, message_id)
    if message is None or message.person_id != speaker.person_id:
        return False
    if message.text == text:
        return True
    messages.change(session, message, text=text, edited_at=now)
    post = _noted(session, message, None, now)
    answered = messages.find(session, speaker.chat_id, message.answers)
    said = _message(message, speaker, answered) | {"edit_date": now.timestamp()}
    attached = _file(message) if message.file_id is not None else {}
    _receive(session, post, "edited_message", said | attached, now)
    return True


def press(
    session: Session, speaker: Speaker, key: str, message_id: int, data: str, now: datetime
) -> WebPost | None:
    """Let somebody press a button of ours; None where no such button stands below that message."""
    before = _known(session, speaker.chat_id, key)
    if before is not None:
        return before
    message = messages.find(session, speaker.chat_id, message_id)
    if message is None or data not in {key[1] for row in message.buttons or () for key in row}:
        return None
    remember_person(session, speaker.person_id, speaker.display_name)
    post = _noted(session, message, key, now)
    query = {
        "id": f"{PRESS}{post.id}",
        "data": data,
        "from": _person(speaker.person_id, speaker.display_name),
        "message": _shown(message, speaker),
    }
    _receive(session, post, "callback_query", query, now)
    return post


def answer(session: Session, press_id: str, text: str | None, *, alert: bool) -> None:
    """Keep what pops up after a press, for whoever waits for it."""
    post = session.get(WebPost, int(press_id.removeprefix(PRESS)))
    if post is not None:
        post.answer = {"text": text, "show_alert": alert}
        bells.ring(session, messages.BELL)


def answers(session: Session, numbers: list[int]) -> dict[int, Payload]:
    """Return what popped up after some presses, without those that were not answered yet."""
    query = select(WebPost.id, WebPost.answer).where(WebPost.id.in_(numbers))
    return {number: answered for number, answered in session.execute(query) if answered is not None}


def _known(session: Session, chat_id: int, key: str) -> WebPost | None:
    return session.scalars(select(WebPost).where(WebPost.chat_id == chat_id, WebPost.key == key)).first()


def _noted(session: Session, message: WebMessage, key: str | None, now: datetime) -> WebPost:
    number, chat_id = _next_number(session), message.chat_id
    post = WebPost(id=number, chat_id=chat_id, key=key, message_id=message.message_id, posted_at=now)
    session.add(post)
    session.flush()
    return post


def _next_number(session: Session) -> int:
    """Return the number of the next post: that no update has had, nor before a backup was restored."""
    numbers = InboxUpdate.update_id.between(FIRST_UPDATE, FIRST_UPDATE + MOST_UPDATES)
    last = session.scalar(select(func.max(InboxUpdate.update_id)).where(numbers)) or FIRST_UPDATE
    return max(session.scalar(select(func.max(WebPost.id))) or 0, last - FIRST_UPDATE) + 1


def _receive(session: Session, post: WebPost, part: str, said: Payload, now: datetime) -> None:
    """Let the bot hear of a post."""
    if not inbox.receive(session, [_update(post, part, said)], now):
        raise RuntimeError(f"update {FIRST_UPDATE + post.id} is there already")


def _update(post: WebPost, part: str, said: Payload) -> Payload:
    return {"update_id": FIRST_UPDATE + post.id, "channel": ChannelKind.WEB.value, part: said}


def _person(person_id: int | None, name: str) -> Payload:
    return {"id": person_id, "name": name}


def _chat(speaker: Speaker) -> Payload:
    kind = "private" if speaker.chat_id > 0 else "group"
    return {"id": speaker.chat_id, "type": kind, "title": speaker.chat_title}


def _message(message: WebMessage, speaker: Speaker, answered: WebMessage | None) -> Payload:
    """Return a person's message in the shape that the inbox keeps."""
    words = "caption" if message.file_id is not None else "text"
    said: Payload = {
        "message_id": message.message_id,
        "chat": _chat(speaker),
        "from": _person(speaker.person_id, speaker.display_name),
        "date": message.sent_at.timestamp(),
        words: message.text,
    }
    return said if answered is None else said | {"reply_to_message": _answered(answered)}


def _answered(message: WebMessage) -> Payload:
    """Return what is told of a message that is answered: whose it is, its words, its document."""
    shown: Payload = {"message_id": message.message_id}
    if message.person is not None:
        shown |= {"from": _person(message.person.id, message.person.display_name), "text": message.text}
    return shown | _file(message) if message.file_id is not None else shown


def _shown(message: WebMessage, speaker: Speaker) -> Payload:
    """Return a message of ours above a button that is pressed."""
    shown: Payload = {
        "message_id": message.message_id,
        "chat": _chat(speaker),
        "marked": message.text,
        "text": without_markup(message.text),
        "buttons": message.buttons,
        "answers": message.answers,
    }
    return shown | _file(message) if message.file_id is not None else shown


def _attached(message: WebMessage, sent: Sent | None) -> Payload:
    if sent is None:
        return {}
    album = {"media_group_id": message.album} if message.album else {}
    return album | _described(message, sent.name, sent.content)


def _file(message: WebMessage) -> Payload:
    file = message.file
    return _described(message, file.name, file.content) if file is not None else {}


def _described(message: WebMessage, name: str, content: bytes) -> Payload:
    """Return a file as it is told of: by the digest of its content it is the same wherever it is sent."""
    file = {
        "file_id": files.kept_as(message.file_id or 0),
        "file_unique_id": f"web-{hashlib.sha256(content).hexdigest()[:32]}",
        "file_name": name,
        "file_size": len(content),
    }
    return {"photo" if message.is_photo else "document": file}
