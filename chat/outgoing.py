"""What the bot says, as rows for the outbox; and the one thing it says at once, the answer to a press."""

import logging
from dataclasses import replace
from typing import Any

from telegram import CallbackQuery, InlineKeyboardMarkup, Message
from telegram.constants import ParseMode
from telegram.error import TelegramError

from chat.context import Context, topic_of
from storage.models import Lane
from storage.outbox import Outgoing

logger = logging.getLogger(__name__)


def say(
    chat_id: int,
    text: str,
    *,
    topic_id: int | None = None,
    keyboard: InlineKeyboardMarkup | None = None,
    about: dict[str, Any] | None = None,
    lane: Lane = Lane.REPLY,
    dedupe_key: str | None = None,
) -> Outgoing:
    """Return a message of HTML text for a chat."""
    parameters = {"chat_id": chat_id, **_body(text, keyboard)}
    if topic_id is not None:
        parameters["message_thread_id"] = topic_id
    return Outgoing("sendMessage", chat_id, parameters, lane, dedupe_key, about)


def reply(
    message: Message,
    text: str,
    *,
    keyboard: InlineKeyboardMarkup | None = None,
    about: dict[str, Any] | None = None,
    dedupe_key: str | None = None,
) -> Outgoing:
    """Return an answer to a person's message, shown as a reply to it while it exists."""
    answer = say(
        message.chat_id,
        text,
        topic_id=topic_of(message),
        keyboard=keyboard,
        about=about,
        dedupe_key=dedupe_key,
    )
    return as_a_reply(answer, message.message_id)


def as_a_reply(answer: Outgoing, message_id: int) -> Outgoing:
    """Let a message be shown as a reply to another one of its chat, while that exists."""
    answer.parameters["reply_parameters"] = {"message_id": message_id, "allow_sending_without_reply": True}
    return answer


def send_file(
    message: Message, file_id: int, caption: str, *, about: dict[str, Any] | None = None
) -> Outgoing:
    """Return a stored file with a few words, sent where the message stands."""
    return replace(stored_file(message.chat_id, topic_of(message), file_id, caption), about=about)


def stored_file(chat_id: int, topic_id: int | None, file_id: int, caption: str) -> Outgoing:
    """Return a stored file with a few words for a chat."""
    parameters: dict[str, Any] = {"chat_id": chat_id, "caption": caption, "parse_mode": str(ParseMode.HTML)}
    if topic_id is not None:
        parameters["message_thread_id"] = topic_id
    return Outgoing("sendDocument", chat_id, parameters, file_id=file_id)


def send_picture(message: Message, file_id: int, caption: str) -> Outgoing:
    """Return a stored picture with a few words, sent where the message stands."""
    return replace(send_file(message, file_id, caption), method="sendPhoto")


def say_with_file(
    chat_id: int,
    document: str,
    text: str,
    *,
    topic_id: int | None = None,
    about: dict[str, Any] | None = None,
    lane: Lane = Lane.REPLY,
    dedupe_key: str | None = None,
) -> Outgoing:
    """Return a document that Telegram keeps, by Telegram's id of it, with the text below it."""
    parameters = {
        "chat_id": chat_id,
        "document": document,
        "caption": text,
        "parse_mode": str(ParseMode.HTML),
    }
    if topic_id is not None:
        parameters["message_thread_id"] = topic_id
    return Outgoing("sendDocument", chat_id, parameters, lane, dedupe_key, about)


def say_with_photo(chat_id: int, photo: str, text: str, *, topic_id: int | None = None) -> Outgoing:
    """Return a photo that Telegram keeps, by Telegram's id of it, with the text below it."""
    parameters = {"chat_id": chat_id, "photo": photo, "caption": text, "parse_mode": str(ParseMode.HTML)}
    if topic_id is not None:
        parameters["message_thread_id"] = topic_id
    return Outgoing("sendPhoto", chat_id, parameters)


def edit(message: Message, text: str, *, keyboard: InlineKeyboardMarkup | None = None) -> Outgoing:
    """Return new text and buttons for one of our messages."""
    parameters = {"chat_id": message.chat_id, "message_id": message.message_id, **_body(text, keyboard)}
    return Outgoing("editMessageText", message.chat_id, parameters)


def edit_buttons(message: Message, keyboard: InlineKeyboardMarkup | None) -> Outgoing:
    """Return new buttons for one of our messages."""
    parameters: dict[str, Any] = {"chat_id": message.chat_id, "message_id": message.message_id}
    if keyboard is not None:
        parameters["reply_markup"] = keyboard.to_dict()
    return Outgoing("editMessageReplyMarkup", message.chat_id, parameters)


def thumbs_up(message: Message) -> Outgoing:
    """Return a 👍 under a message that needs no words."""
    parameters = {
        "chat_id": message.chat_id,
        "message_id": message.message_id,
        "reaction": [{"type": "emoji", "emoji": "👍"}],
    }
    return Outgoing("setMessageReaction", message.chat_id, parameters)


def suggest_commands(chat_id: int, commands: dict[str, str]) -> Outgoing:
    """Return the list of commands that Telegram suggests in one chat."""
    parameters = {
        "chat_id": chat_id,
        "commands": [{"command": name, "description": meaning} for name, meaning in commands.items()],
        "scope": {"type": "chat", "chat_id": chat_id},
    }
    return Outgoing("setMyCommands", chat_id, parameters)


def _body(text: str, keyboard: InlineKeyboardMarkup | None) -> dict[str, Any]:
    body: dict[str, Any] = {
        "text": text,
        "parse_mode": str(ParseMode.HTML),
        "link_preview_options": {"is_disabled": True},
    }
    if keyboard is not None:
        body["reply_markup"] = keyboard.to_dict()
    return body


def answer_press(
    context: Context, press: CallbackQuery, text: str | None = None, *, alert: bool = False
) -> None:
    """Stop the button's spinner, with a short text if there is one; said once the transaction is over.

    An answer that comes too late is only a spinner that turned longer, so it is logged and forgotten.
    """

    async def answer() -> None:
        try:
            await press.answer(text, show_alert=alert)
        except TelegramError as error:
            logger.info("a press could not be answered: %s", error)

    context.services.last_words.setdefault(context.update_id, []).append(answer())


async def answer_now(press: CallbackQuery, text: str) -> None:
    """Answer a press before the work begins: it takes longer than a button may be left spinning."""
    try:
        await press.answer(text)
    except TelegramError as error:
        logger.info("a press could not be answered: %s", error)
