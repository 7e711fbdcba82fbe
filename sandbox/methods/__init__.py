"""The Bot API methods the sandbox plays, by name: functions of the stage and the checked parameters."""

from collections.abc import Awaitable, Callable
from typing import Any

from sandbox.errors import Json
from sandbox.methods import changing, chats, commands, receiving, sending
from sandbox.stage import Stage

Method = Callable[[Stage, Json], Any | Awaitable[Any]]

METHODS: dict[str, Method] = {
    "answerCallbackQuery": receiving.answer_callback_query,
    "deleteMessage": changing.delete_message,
    "deleteMyCommands": commands.delete_my_commands,
    "deleteWebhook": receiving.delete_webhook,
    "editMessageReplyMarkup": changing.edit_message_reply_markup,
    "editMessageText": changing.edit_message_text,
    "getChat": chats.get_chat,
    "getChatAdministrators": chats.get_chat_administrators,
    "getChatMember": chats.get_chat_member,
    "getFile": receiving.get_file,
    "getMe": receiving.get_me,
    "getMyCommands": commands.get_my_commands,
    "getUpdates": receiving.get_updates,
    "getWebhookInfo": receiving.get_webhook_info,
    "leaveChat": chats.leave_chat,
    "pinChatMessage": changing.pin_chat_message,
    "sendChatAction": sending.send_chat_action,
    "sendDocument": sending.send_document,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "setMessageReaction": changing.set_message_reaction,
    "setMyCommands": commands.set_my_commands,
    "setWebhook": receiving.set_webhook,
}
