"""What Telegram sends, in our own words."""

from datetime import datetime
from typing import Any

from telegram import (
    CallbackQuery,
    Chat,
    ChatMember,
    ChatMemberUpdated,
    Message,
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
from storage.actors import Speaker

SHARED_IDENTITIES = frozenset({1087968824, 136817688, 777000})
"""Shared by many people: "Group" (an anonymous administrator) and "Channel" (somebody as a channel)."""
GONE = frozenset({ChatMember.LEFT, ChatMember.BANNED})
KINDS = {
    Chat.PRIVATE: ChatKind.PRIVATE,
    Chat.GROUP: ChatKind.GROUP,
    Chat.SUPERGROUP: ChatKind.GROUP,
}


def heard_in(update: Update, us: int, now: datetime) -> Heard | None:
    """Return what an update says to the bot with the id `us`; None where nothing of it is for us.

    An update that waited behind a question counts as said when it was heard first.
    """
    waited: dict[str, Any] = update.api_kwargs.get("waited") or {}
    said_at = datetime.fromisoformat(waited["said_at"]) if waited else now
    change = update.my_chat_member or update.chat_member
    if change is not None:
        return _of_member(update, change, said_at)
    message = update.effective_message
    if message is None:
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
        event=_event(message),
        **(_pressed(update.callback_query) if update.callback_query else _written(message, us)),
        is_edit=update.edited_message is not None,
    )


def _pressed(query: CallbackQuery) -> dict[str, Any]:
    message = query.message
    # An inaccessible message also comes as a Message, dated 1970; what we did could not be shown in it.
    shown = message if isinstance(message, Message) and message.is_accessible else None
    document = shown.document if shown is not None else None
    return {
        "press": Press(query.id, query.data or "", can_be_shown=shown is not None),
        "words": (shown.text or shown.caption or "") if shown is not None else "",
        "marked_words": shown.text_html if shown is not None and shown.text else "",
        "buttons": _keyboard(shown) if shown is not None else None,
        "files": _files(shown) if document is not None and shown is not None else (),
        "answers": _answered(shown) if shown is not None else None,
    }


def _written(message: Message, us: int) -> dict[str, Any]:
    answered = message.reply_to_message
    author = answered.from_user if answered is not None else None
    return {
        "words": message.text or message.caption or "",
        "files": _files(message),
        "album": message.media_group_id,
        "answers": _answered(message),
        "answers_us": author is not None and author.id == us,
        "answers_person": _author(answered),
    }


def _answered(message: Message) -> int | None:
    return message.reply_to_message.message_id if message.reply_to_message is not None else None


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
        name = document.file_name or document.file_unique_id
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
