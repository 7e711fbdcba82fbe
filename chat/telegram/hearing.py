"""What Telegram sends, in our own words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from telegram import (
    Bot,
    CallbackQuery,
    Chat,
    ChatMember,
    ChatMemberUpdated,
    Message,
    MessageOrigin,
    MessageOriginUser,
    Update,
    User,
)

from chat.buttons.base import Key, Keyboard
from chat.heard import (
    BotCameOrWent,
    ChatKind,
    ChatMoved,
    Event,
    FileKind,
    Heard,
    HeardFile,
    Press,
    SomebodyLeft,
    TopicReopened,
)
from chat.markup import Marked
from plans.text import as_file_name
from storage.actors import Speaker

SHARED_IDENTITIES = frozenset({1087968824, 136817688, 777000})
"""Shared by many people: "Group" (an anonymous administrator) and "Channel" (somebody as a channel)."""
HEARD_AT_ONCE = timedelta(seconds=2)
"""So soon it is heard where nothing is in the way; Telegram's seconds are whole ones."""
GONE = frozenset({ChatMember.LEFT, ChatMember.BANNED})
KINDS = {
    Chat.PRIVATE: ChatKind.PRIVATE,
    Chat.GROUP: ChatKind.GROUP,
    Chat.SUPERGROUP: ChatKind.GROUP,
}


@dataclass(frozen=True, slots=True)
class Us:
    """The bot that hears: its number and its name."""

    id: int
    username: str


def hear(bot: Bot, payload: Mapping[str, Any], now: datetime) -> Heard | None:
    """Return what an update as Telegram sent it says to us, None where nothing of it is for us."""
    return heard_in(Update.de_json(dict(payload), bot), Us(bot.id, bot.username), now)


def heard_in(update: Update, us: Us, now: datetime) -> Heard | None:
    """Return what an update says to us; None where nothing of it is for us, as a command to another bot."""
    waited: dict[str, Any] = update.api_kwargs.get("waited") or {}
    said_at = datetime.fromisoformat(waited["said_at"]) if waited else _said_at(update, now)
    change = update.my_chat_member or update.chat_member
    if change is not None:
        return _of_member(update, change, said_at)
    message = update.effective_message
    if message is None or _is_for_another_bot(message, us):
        return None
    return Heard(
        update_id=update.update_id,
        chat_id=message.chat_id,
        chat_kind=KINDS.get(message.chat.type, ChatKind.OTHER),
        said_at=said_at,
        message_id=message.message_id,
        topic_id=_topic_of(message),
        chat_title=_title(message.chat),
        public_name=message.chat.username,
        speaker=_speaker(update, message),
        meant_unit=waited.get("unit"),
        meant_part=waited.get("part"),
        meant_office=waited.get("office"),
        event=_event(message),
        **(_pressed(update.callback_query) if update.callback_query else _written(message, us, waited)),
        is_edit=update.edited_message is not None,
    )


def _said_at(update: Update, now: datetime) -> datetime:
    """Return when it was said, which counts however late it is heard; a date in the future is not believed.

    Telegram tells of a message by whole seconds, and not at all when a button was pressed.
    """
    message = update.effective_message
    if message is None or update.callback_query is not None:
        return now
    said = (message.edit_date if update.edited_message is not None else None) or message.date
    return now if now - said < HEARD_AT_ONCE else said


def _is_for_another_bot(message: Message, us: Us) -> bool:
    """Return whether it is a command that names another bot of the group: /baocao@another_bot."""
    words = (message.text or message.caption or "").split(maxsplit=1)
    name = words[0].partition("@")[2] if words and words[0].startswith("/") else ""
    return bool(name) and name.casefold() != us.username.casefold()


def _pressed(query: CallbackQuery) -> dict[str, Any]:
    message = query.message
    # An inaccessible message also comes as a Message, dated 1970; what we did could not be shown in it.
    shown = message if isinstance(message, Message) and message.is_accessible else None
    document = shown.document if shown is not None else None
    return {
        "press": Press(query.id, query.data or "", can_be_shown=shown is not None),
        "words": (shown.text or shown.caption or "") if shown is not None else "",
        "marked_words": _marked_words(shown) if shown is not None else Marked(""),
        "buttons": _keyboard(shown) if shown is not None else None,
        "files": _files(shown) if document is not None and shown is not None else (),
        "answers": _answered(shown) if shown is not None else None,
    }


def _marked_words(shown: Message) -> Marked:
    return Marked(shown.text_html if shown.text else "")  # noqa: S704 -- our own message, as we marked it


def _written(message: Message, us: Us, waited: Mapping[str, Any]) -> dict[str, Any]:
    words = message.text or message.caption or ""
    unnamed = re.sub(rf"@{re.escape(us.username)}\b", "", words, flags=re.IGNORECASE)
    is_mention = unnamed != words and not words.startswith("/")
    return {
        "words": unnamed.strip() if is_mention else words,
        "files": _files(message),
        "album": message.media_group_id,
        "answers": _answered(message),
        "answered_file": _answered_file(message),
        "answered_words": _answered_words(message, us),
        "answers_us": us.id in {_id_of(message.reply_to_message), _id_elsewhere(message)},
        "answers_person": _author(message.reply_to_message),
        "is_mention": is_mention,
        # Somebody has said meanwhile that what they passed on is their own word.
        "is_forwarded": message.forward_origin is not None and not waited,
        "is_our_word": _wrote(message.forward_origin) == us.id,
    }


def _id_of(message: Message | None) -> int | None:
    return message.from_user.id if message is not None and message.from_user is not None else None


def _id_elsewhere(message: Message) -> int | None:
    """Return who wrote the message of another chat that is answered here, None for none or nobody known."""
    return _wrote(message.external_reply.origin) if message.external_reply is not None else None


def _wrote(origin: MessageOrigin | None) -> int | None:
    return origin.sender_user.id if isinstance(origin, MessageOriginUser) else None


def _answered(message: Message) -> int | None:
    return message.reply_to_message.message_id if message.reply_to_message is not None else None


def _answered_file(message: Message) -> HeardFile | None:
    shown = message.reply_to_message
    return next(iter(_files(shown)), None) if shown is not None and shown.document is not None else None


def _answered_words(message: Message, us: Us) -> str:
    shown = message.reply_to_message
    if shown is None or _id_of(shown) == us.id:
        return ""
    return shown.text or shown.caption or ""


def _keyboard(message: Message) -> Keyboard | None:
    if message.reply_markup is None:
        return None
    rows = message.reply_markup.inline_keyboard
    return Keyboard([[Key(key.text, str(key.callback_data)) for key in row] for row in rows])


def _files(message: Message) -> tuple[HeardFile, ...]:
    if message.photo:
        photo = message.photo[-1]  # Telegram gives every size, the largest last
        name = f"{photo.file_unique_id}.jpg"
        return (HeardFile(FileKind.PHOTO, photo.file_id, photo.file_unique_id, name, photo.file_size),)
    if message.document is not None:
        document = message.document
        name = as_file_name(document.file_name or "") or document.file_unique_id
        kind, key = FileKind.DOCUMENT, document.file_unique_id
        return (HeardFile(kind, document.file_id, key, name, document.file_size),)
    if message.effective_attachment is not None and message.sticker is None:
        return (HeardFile(FileKind.OTHER, "", "", "", None),)
    return ()


def _event(message: Message) -> Event | None:
    if message.left_chat_member is not None:
        return _left(message.left_chat_member, message.chat)
    if message.forum_topic_reopened is not None:
        return TopicReopened()
    old, new = message.migrate_from_chat_id, message.migrate_to_chat_id
    if old is not None or new is not None:
        return ChatMoved(old or message.chat_id, new or message.chat_id)
    return None


def _of_member(update: Update, change: ChatMemberUpdated, said_at: datetime) -> Heard | None:
    event = _bot_came_or_went(change) if update.my_chat_member is not None else _member_left(change)
    if event is None:
        return None
    return Heard(
        update_id=update.update_id,
        chat_id=change.chat.id,
        chat_kind=KINDS.get(change.chat.type, ChatKind.OTHER),
        said_at=said_at,
        chat_title=_title(change.chat),
        event=event,
    )


def _bot_came_or_went(change: ChatMemberUpdated) -> Event:
    member = change.new_chat_member
    if member.status in GONE or not getattr(member, "is_member", True):
        return BotCameOrWent(member.status)
    may_speak = getattr(member, "can_send_messages", True) is not False
    return BotCameOrWent(None if may_speak else member.status, is_member=True)


def _member_left(change: ChatMemberUpdated) -> Event | None:
    member = change.new_chat_member
    return _left(member.user, change.chat) if member.status in GONE else None


def _left(user: User, chat: Chat) -> Event | None:
    return None if user.is_bot else SomebodyLeft(_person(user, chat, None))


def _speaker(update: Update, message: Message) -> Speaker | None:
    """Return the person who speaks, or None where that cannot be known (anonymous, a channel, a bot)."""
    user = update.effective_user
    is_pressed = update.callback_query is not None
    if user is None or not _is_a_person(user) or not (is_pressed or message.sender_chat is None):
        return None
    return _person(user, message.chat, _topic_of(message))


def _person(user: User, chat: Chat, topic_id: int | None) -> Speaker:
    return Speaker(user.id, user.full_name, chat.id, topic_id, _title(chat))


def _author(message: Message | None) -> Speaker | None:
    """Return the person who wrote a message, or None where that cannot be known."""
    user = message.from_user if message is not None else None
    if message is None or user is None or user.is_bot or message.sender_chat is not None:
        return None
    return _person(user, message.chat, None)


def _is_a_person(user: User) -> bool:
    return not user.is_bot and user.id not in SHARED_IDENTITIES


def _title(chat: Chat) -> str:
    return chat.title or chat.full_name or str(chat.id)


def _topic_of(message: Message) -> int | None:
    return message.message_thread_id if getattr(message, "is_topic_message", False) else None
