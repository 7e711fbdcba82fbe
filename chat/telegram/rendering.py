"""What we say, as a request to the Bot API; the only place where its parameters are named."""

from collections.abc import Awaitable
from typing import Any

from telegram import Bot, InputFile
from telegram.constants import ParseMode

from plans.privacy import masked_numbers
from storage.models import Act
from storage.outbox import Claimed


def request_for(bot: Bot, claimed: Claimed) -> Awaitable[object]:
    """Return the request to Telegram, not made yet."""
    content, chat_id = claimed.content, claimed.chat_id
    match claimed.act:
        case Act.SAY:
            request: Awaitable[object] = bot.send_message(
                chat_id, content.text, api_kwargs={**_words(), **_placed(claimed)}
            )
        case Act.SEND_FILE:
            request = bot.send_document(chat_id, _file(claimed), api_kwargs=_captioned(claimed))
        case Act.SEND_PICTURE:
            request = bot.send_photo(chat_id, _file(claimed), api_kwargs=_captioned(claimed))
        case Act.EDIT:
            extra = {**_words(), **_buttons(claimed)}
            request = bot.edit_message_text(content.text, chat_id, content.message, api_kwargs=extra)
        case Act.EDIT_BUTTONS:
            request = bot.edit_message_reply_markup(chat_id, content.message, api_kwargs=_buttons(claimed))
        case Act.REACT:
            reaction = {"reaction": [{"type": "emoji", "emoji": content.reaction}]}
            request = bot.set_message_reaction(chat_id, content.message or 0, api_kwargs=reaction)
        case Act.SUGGEST_COMMANDS:
            scope = {"scope": {"type": "chat", "chat_id": chat_id}}
            request = bot.set_my_commands(list((content.commands or {}).items()), api_kwargs=scope)
    return request


def _words() -> dict[str, Any]:
    return {"parse_mode": str(ParseMode.HTML), "link_preview_options": {"is_disabled": True}}


def _placed(claimed: Claimed) -> dict[str, Any]:
    """Return the buttons of a new message, the topic it goes to, and what it is a reply to."""
    content = claimed.content
    placed = _buttons(claimed)
    if content.topic is not None:
        placed["message_thread_id"] = content.topic
    if content.answers is not None:
        placed["reply_parameters"] = {
            "message_id": content.answers,
            "allow_sending_without_reply": True,
        }
    return placed


def _captioned(claimed: Claimed) -> dict[str, Any]:
    caption = {"caption": claimed.content.text, "parse_mode": str(ParseMode.HTML)}
    return {**caption, **_placed(claimed)}


def _buttons(claimed: Claimed) -> dict[str, Any]:
    rows = claimed.content.buttons
    if rows is None:
        return {}
    keys = [[{"text": label, "callback_data": data} for label, data in row] for row in rows]
    return {"reply_markup": {"inline_keyboard": keys}}


def _file(claimed: Claimed) -> InputFile | str:
    """Return the file that is sent: one of ours, or the id of one that Telegram keeps."""
    if claimed.file is not None:
        return InputFile(claimed.file.content, filename=masked_numbers(claimed.file.name))
    return claimed.content.kept_file or ""
