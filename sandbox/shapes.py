"""Writes the state as the JSON objects of the Bot API."""

from datetime import datetime

from sandbox import rights
from sandbox.errors import Json
from sandbox.rights import Permissions
from sandbox.state import Chat, File, Kind, Message, Person, Standing

TOPIC_COLOUR = 7322096
ANSWERED = ("external_reply", "quote")
"""What a message says of the message it answers; it is left out of messages that are answered themselves."""

_ADMINISTRATOR_RIGHTS = [
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
]


def timestamp(moment: datetime) -> int:
    """Return the moment as Telegram writes it, in whole seconds."""
    return int(moment.timestamp())


def user(person: Person) -> Json:
    """Return a User."""
    shape: Json = {"id": person.id, "is_bot": person.is_bot, "first_name": person.first_name}
    if person.last_name:
        shape["last_name"] = person.last_name
    if person.username:
        shape["username"] = person.username
    if not person.is_bot:
        shape["language_code"] = "vi"
    return shape


def me(bot: Person) -> Json:
    """Return the User of getMe, who also says what the bot may do."""
    return user(bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def chat(place: Chat) -> Json:
    """Return a Chat."""
    if place.person:
        person = user(place.person)
        names = {key: person[key] for key in ("first_name", "last_name", "username") if key in person}
        return {"id": place.id, "type": place.kind.value} | names
    shape: Json = {"id": place.id, "type": place.kind.value, "title": place.title}
    if place.is_forum:
        shape["is_forum"] = True
    return shape


def full_chat(place: Chat) -> Json:
    """Return the ChatFullInfo of getChat."""
    gifts = [
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    ]
    shape = chat(place) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }
    if place.kind is not Kind.PRIVATE:
        shape["permissions"] = rights.written(place.withheld)
    if place.slow_mode:
        shape["slow_mode_delay"] = place.slow_mode
    if place.pinned:
        shape["pinned_message"] = message(place.messages[place.pinned[-1]])
    return shape


def member(person: Person, standing: Standing, withheld: Permissions = frozenset()) -> Json:
    """Return the ChatMember of somebody with that standing; who is restricted may not do what is withheld."""
    return {"user": user(person), "status": standing.value} | _rights(person, standing, withheld)


def _rights(person: Person, standing: Standing, withheld: Permissions) -> Json:
    match standing:
        case Standing.CREATOR:
            return {"is_anonymous": False}
        case Standing.ADMINISTRATOR:
            given = dict.fromkeys(_ADMINISTRATOR_RIGHTS, True) | {"can_promote_members": not person.is_bot}
            return given | {"can_be_edited": False, "is_anonymous": False}
        case Standing.RESTRICTED:
            return rights.written(withheld) | {"is_member": True, "until_date": 0}
        case Standing.KICKED:
            return {"until_date": 0}
        case _:
            return {}


def document(file: File) -> Json:
    """Return a Document."""
    shape = {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": len(file.content)}
    return shape | {"file_name": file.name, "mime_type": file.mime_type}


def photo_size(file: File) -> Json:
    """Return a PhotoSize."""
    shape: Json = {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": len(file.content)}
    return shape | {"width": file.width, "height": file.height}


def file(stored: File) -> Json:
    """Return the File of getFile."""
    shape: Json = {"file_id": stored.id, "file_unique_id": stored.unique_id, "file_size": len(stored.content)}
    return shape | {"file_path": stored.path}


def message(said: Message) -> Json:
    """Return a Message with the message it answers.

    In a topic, what answers nothing answers the service message that opened the topic: so does Telegram.
    """
    shape = _message_alone(said)
    shape |= {name: said.extra[name] for name in ANSWERED if name in said.extra}
    topic = said.shown_topic
    answered = said.reply_to or (topic.root if topic and topic.root is not said else None)
    if answered:
        shape["reply_to_message"] = _message_alone(answered)
        if said.chat.kind is Kind.SUPERGROUP:
            shape.setdefault("message_thread_id", _thread(answered))
    return shape


def _thread(answered: Message) -> int:
    """Return the first message of a chain of answers, by which Telegram names the thread."""
    while answered.reply_to:
        answered = answered.reply_to
    return answered.id


def _message_alone(said: Message) -> Json:
    shape: Json = {"message_id": said.id, "date": timestamp(said.date), "chat": chat(said.chat)}
    shape["from"] = user(said.sender)
    if said.sender_chat:
        shape["sender_chat"] = chat(said.sender_chat)
    if said.shown_topic:
        shape |= {"message_thread_id": said.shown_topic.root.id, "is_topic_message": True}
    if said.edited:
        shape["edit_date"] = timestamp(said.edited)
    if said.keyboard:
        shape["reply_markup"] = {"inline_keyboard": said.keyboard}
    return shape | said.service | content(said)


def content(said: Message) -> Json:
    """Return what a message says and holds, as fields of a Message."""
    shape: Json = {name: value for name, value in said.extra.items() if name not in ANSWERED}
    if said.document:
        shape["document"] = document(said.document)
    if said.photo:
        shape["photo"] = [photo_size(size) for size in said.photo]
    if said.album:
        shape["media_group_id"] = said.album
    if said.text:
        shape["caption" if said.has_media else "text"] = said.text
    if said.entities:
        shape["caption_entities" if said.has_media else "entities"] = said.entities
    return shape


def member_of(place: Chat, person: Person) -> Json:
    """Return the ChatMember of somebody as they are in a chat now."""
    withheld = place.restrictions.get(person.id, frozenset())
    return member(person, place.standing(person.id), withheld)


def member_update(place: Chat, by: Person, before: Json, after: Json, moment: datetime) -> Json:
    """Return the ChatMemberUpdated that tells the bot what it has become in a chat."""
    change = {"old_chat_member": before, "new_chat_member": after}
    return {"chat": chat(place), "from": user(by), "date": timestamp(moment)} | change
