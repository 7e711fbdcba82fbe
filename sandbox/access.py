"""Finds the chats, topics and messages a request names, or refuses in Telegram's words."""

from sandbox.errors import Json, bad_request, forbidden, upgraded
from sandbox.rights import NEEDED, Permission, unallowed
from sandbox.stage import Stage
from sandbox.state import Chat, Kind, Message, Standing, Topic


def reachable_chat(stage: Stage, chat_id: int | str) -> Chat:
    """Return a chat the bot is in; raises RefusalError when it is not there or the bot is not in it."""
    chat = stage.world.chats.get(chat_id) if isinstance(chat_id, int) else None
    if chat is None or chat.kind is Kind.CHANNEL:
        raise bad_request("chat not found")
    if chat.upgraded_to:
        raise upgraded(chat.upgraded_to)
    if not stage.world.bot_is_in(chat):
        raise forbidden(_absence(chat, chat.standings.get(stage.world.bot.id)))
    return chat


def _absence(chat: Chat, standing: Standing | None) -> str:
    if chat.kind is Kind.PRIVATE:
        never = standing is None
        return "bot can't initiate conversation with a user" if never else "bot was blocked by the user"
    # A basic group knows no ban: whoever was removed has left, and yet the error says kicked.
    if standing is Standing.KICKED or (chat.kind is Kind.GROUP and standing is Standing.LEFT):
        return f"bot was kicked from the {chat.kind.value} chat"
    return f"bot is not a member of the {chat.kind.value} chat"


def writable_chat(stage: Stage, chat_id: int | str, content: str) -> Chat:
    """Return a chat the bot may send this kind of content to; raises RefusalError when it may not."""
    chat = reachable_chat(stage, chat_id)
    if not chat.may(stage.world.bot.id, NEEDED[content]):
        raise unallowed(content)
    return chat


def editable_chat(stage: Stage, chat_id: int | str) -> Chat:
    """Return a chat in which the bot may edit; raises RefusalError where it may not write.

    TDLib asks for no right here, the server does: messages.editMessage names 403 CHAT_WRITE_FORBIDDEN, which
    the Bot API turns into a 400.
    """
    chat = reachable_chat(stage, chat_id)
    if not chat.may(stage.world.bot.id, Permission.SEND_MESSAGES):
        raise bad_request("CHAT_WRITE_FORBIDDEN")
    return chat


def led_chat(stage: Stage, chat_id: int | str, action: str) -> Chat:
    """Return a private chat or one the bot leads; raises RefusalError when it has no rights there."""
    chat = reachable_chat(stage, chat_id)
    if chat.kind is not Kind.PRIVATE and not stage.world.bot_leads(chat):
        raise bad_request(f"not enough rights to {action} in the chat")
    return chat


def message(chat: Chat, message_id: int, purpose: str) -> Message:
    """Return a message of the chat; raises RefusalError when there is none."""
    found = chat.messages.get(message_id)
    if found is None:
        raise bad_request(f"message to {purpose} not found")
    return found


def topic(chat: Chat, thread_id: int | None) -> Topic | None:
    """Return a topic of the chat, None for the general one; raises RefusalError when there is none such.

    So it is for a topic that was deleted (github.com/tdlib/telegram-bot-api/issues/854), for the thread of a
    chain of answers, and for every topic of a forum that has no topics any more.
    """
    if thread_id is None:
        return None
    if not chat.is_forum or thread_id not in chat.topics:
        raise bad_request("message thread not found")
    return chat.topics[thread_id]


def open_topic(stage: Stage, chat: Chat, topic: Topic | None) -> None:
    """Raise RefusalError when the topic, None for the general one, is closed to the bot."""
    if chat.is_closed(topic) and not stage.world.bot_leads(chat):
        raise bad_request("TOPIC_CLOSED")


def replied_message(chat: Chat, reply: Json | None) -> Message | None:
    """Return the message a request answers; raises RefusalError when it is missing and must not be."""
    if reply is None:
        return None
    if reply.get("chat_id", chat.id) != chat.id:
        raise bad_request("the sandbox does not play replies into another chat")
    found = chat.messages.get(reply["message_id"])
    if found is None and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return found
