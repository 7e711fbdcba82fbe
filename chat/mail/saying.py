"""What a mail that was taken says, as updates: the parts of its words, its files, the buttons it presses."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from chat.mail.letter import Attached, Letter
from chat.mail.marks import OWN_LINE
from chat.mail.presses import press_id
from chat.markup import Marked
from chat.outgoing import as_a_reply, say
from chat.texts.groups import mail as texts
from plans.text import fold
from storage import files, outbox
from storage.actors import links_of_chat
from storage.mail import mails
from storage.models import ChannelKind, MailAddress, MailMessage, MailThread, ReceivedMail, SentMail

FIRST_UPDATE = (1 << 61) + (1 << 60)
"""From here on the updates are numbered that came by mail; Telegram's are far below."""
LONGEST_PRESS = 80
SHEETS = (".xlsx", ".xlsm", ".xltx", ".xls", ".ods", ".ots", ".csv", ".tsv")
_PART = re.compile(r"^\s*mục\s+(\d{1,2})\s*[:.)\-–]\s*", re.IGNORECASE | re.MULTILINE)
_COURTEOUS = re.compile(
    r"^\W*(?:(?:dạ|vâng|em|tôi|xin|chọn|bấm)\b\W*)+|\W*(?:\b(?:ạ|nhé|nha|cảm ơn|cám ơn)\W*)+$", re.IGNORECASE
)
"""What people put around the words of a button."""
_REPORTS = re.compile(r"\b(?:nv|nhiệm vụ|vướng|gia hạn|kiến nghị|đề xuất)\b|\d\s*%", re.IGNORECASE)

File = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answered:
    """What a mail answers, who writes it, and when it came."""

    thread: MailThread
    sent: SentMail | None
    address: MailAddress
    letter: Letter
    at: datetime


class Saying:
    """A mail that is somebody's word in a chat."""

    def __init__(self, session: Session, mail: ReceivedMail, answered: Answered, now: datetime) -> None:
        """Look up what it answers."""
        self._session = session
        self._mail = mail
        self._letter = answered.letter
        self._now = now
        self._messages = mails.messages_of(session, answered.sent.id) if answered.sent is not None else []
        link = links_of_chat(session, answered.thread.chat_id)[0]
        name = answered.letter.sender_name or answered.address.address
        self._at = min(answered.at, now)
        self._chat_id = link.chat_id
        self._chat = {"id": link.chat_id, "type": "group", "title": link.title}
        self._person = {"id": answered.address.person_id, "first_name": name}

    def updates(self) -> Iterator[dict[str, Any]]:
        """Yield what it says as updates: each part of its words, each of its files."""
        said = list(_parts(OWN_LINE.sub("", self._letter.words).strip(), self._messages))
        kept = list(map(self._kept, self._letter.files))
        sheets = [one for one in kept if one["file_name"].casefold().endswith(SHEETS)]
        others = [one for one in kept if one not in sheets]
        album = f"mail:{self._mail.id}" if len(others) > 1 else None
        # A line that only says what is sent goes with the sheet, as a caption does.
        first = others or ([] if any(_REPORTS.search(words) for words, _ in said) else sheets)
        for place, (words, about) in enumerate(said):
            file = first.pop(0) if place == 0 and first else None
            yield from self._update(words, about, file, album)
        for file in others + sheets:
            in_album = album if file in others else None
            yield from self._update("", _only(self._messages), file, in_album)
        if self._letter.has_winmail:
            self._tell(texts.packed_by_outlook(), self._number(""))
        elif not said and not kept:
            self._tell(texts.nothing_written(), self._number(""))

    def _kept(self, file: Attached) -> File:
        """Keep a file; return what an update tells of it."""
        return {
            "file_id": files.kept_as(files.keep(self._session, file.name, file.content, self._now)),
            "file_unique_id": hashlib.sha256(file.content).hexdigest()[:32],
            "file_name": file.name,
            "file_size": len(file.content),
            "is_picture": file.is_picture,
        }

    def _number(self, words: str) -> int:
        return mails.heard(self._session, self._mail, self._chat_id, {"text": words})

    def _tell(self, text: Marked, number: int) -> None:
        answer = as_a_reply(say(self._chat_id, text), number)
        outbox.enqueue(self._session, [answer], self._now)

    def _update(
        self, words: str, about: MailMessage | None, file: File | None, album: str | None
    ) -> Iterator[dict[str, Any]]:
        """Yield the update of one message; nothing where it is not clear which button it presses."""
        number = self._number(words)
        among = [about] if about is not None else self._messages
        pressed = _pressed(words, among) if file is None else []
        head = {
            "update_id": FIRST_UPDATE + number,
            "channel": ChannelKind.MAIL.value,
            "at": self._at.isoformat(),
        }
        if len({data for _, data in pressed}) > 1:
            self._tell(texts.which_part(words), number)
        elif pressed:
            yield {**head, "callback_query": self._press(number, *pressed[0])}
        else:
            yield {**head, "message": self._message(number, words, about, file, album)}

    def _press(self, number: int, shown: MailMessage, data: str) -> dict[str, Any]:
        content = {"text": shown.content.get("text", ""), "buttons": shown.content.get("buttons")}
        message = {"message_id": shown.id, "chat": self._chat, **content}
        return {"id": press_id(number), "from": self._person, "data": data, "message": message}

    def _message(
        self, number: int, words: str, about: MailMessage | None, file: File | None, album: str | None
    ) -> dict[str, Any]:
        """Return a message in the form in which the inbox reads chats, words and files."""
        told: dict[str, Any] = {
            "message_id": number,
            "date": int(self._at.timestamp()),
            "chat": self._chat,
            "from": self._person,
            "text" if file is None else "caption": words or None,
            "document": file,
            "media_group_id": album,
            "reply_to_message": {"message_id": about.id} if about is not None else None,
        }
        return {name: value for name, value in told.items() if value is not None}


def _parts(words: str, messages: Sequence[MailMessage]) -> Iterator[tuple[str, MailMessage | None]]:
    """Yield the words and the message that they answer: several parts of a mail may be answered in one."""
    numbered = _PART.finditer(words) if len(messages) > 1 else ()
    starts = [found for found in numbered if 0 < int(found[1]) <= len(messages)]
    before = words[: starts[0].start()] if starts else words
    if before.strip():
        yield before.strip(), _only(messages)
    for place, start in enumerate(starts):
        end = starts[place + 1].start() if place + 1 < len(starts) else len(words)
        if answer := words[start.end() : end].strip():
            yield answer, messages[int(start[1]) - 1]


def _only(messages: Sequence[MailMessage]) -> MailMessage | None:
    """Return the message that words answer which name none: the only one."""
    return messages[0] if len(messages) == 1 else None


def _pressed(words: str, messages: Sequence[MailMessage]) -> list[tuple[MailMessage, str]]:
    """Return the buttons that are called as the words are."""
    if not words or len(words) > LONGEST_PRESS:
        return []
    buttons = [
        (message, label, data)
        for message in messages
        for row in message.content.get("buttons") or ()
        for label, data in row
    ]
    exactly = [(message, data) for message, label, data in buttons if _called(label) == _called(words)]
    bare = _called(_COURTEOUS.sub("", words))
    return exactly or [(message, data) for message, label, data in buttons if _called(label) == bare]


def _called(label: str) -> str:
    """Return the words of a button without signs, accents and capitals, as people may write them."""
    return " ".join(re.findall(r"\w+", fold(label)))
