"""What the sandbox writes is what Telegram writes, by python-telegram-bot and by the Bot API itself."""

from typing import Any

import pytest
from telegram import Update

from sandbox.client import SandboxClient
from sandbox.rights import Permission
from tests.sandbox.bot_api import faults
from tests.sandbox.conftest import Cast
from tests.sandbox.images import png
from tests.sandbox.raw_bot import RawBot

BUTTONS = {"inline_keyboard": [[{"text": "Đã nhận", "callback_data": "ack:32"}]]}


@pytest.fixture
def updates(control: SandboxClient, bot: RawBot, cast: Cast) -> list[dict[str, Any]]:
    """Return one update of every sort the sandbox makes."""
    forum = control.create_forum("Diễn đàn", cast.an)
    control.add_bot(forum, cast.an, payload="ma")
    topic = control.create_topic(forum, cast.an, "Báo cáo")
    control.say(forum, cast.an, "/trong @binh_tran", topic=topic)
    control.promote(forum, control.bot())
    control.upload_document(forum, cast.an, "a.pdf", b"%PDF", caption="/kehoach", topic=topic)
    control.upload_photo(forum, cast.an, png(10, 10))
    asked = bot.say(forum, "<b>Nhắc</b>", parse_mode="HTML", message_thread_id=topic, reply_markup=BUTTONS)
    control.press(forum, cast.an, asked["message_id"], "Đã nhận")
    control.edit(forum, control.say(forum, cast.an, "x", reply_to=asked["message_id"]), "y")
    bot.call("pinChatMessage", chat_id=forum, message_id=asked["message_id"])
    control.say_anonymously(forum, cast.an, "x")
    control.say_as_channel(forum, control.create_channel("Cổng thông tin"), "x")
    control.say_quoting(forum, cast.an, "x", reply_to=asked["message_id"], quote="Nhắc")
    control.reply_elsewhere(forum, cast.an, "x", source=forum, message_id=asked["message_id"])
    control.forward(forum, cast.an, source=forum, message_id=asked["message_id"])
    control.close_topic(forum, cast.an, topic)
    control.reopen_topic(forum, cast.an, topic)
    control.hide_general_topic(forum, cast.an)
    control.unhide_general_topic(forum, cast.an)
    control.leave(cast.group, cast.binh)
    control.rename(cast.group, cast.an, "Tên mới")
    control.restrict_bot(cast.supergroup, cast.an, Permission.SEND_DOCUMENTS)
    control.upgrade(cast.group, cast.an)
    control.remove_bot(forum, cast.an)
    return bot.updates()


def test_python_telegram_bot_understands_every_update(updates: list[dict[str, Any]]) -> None:
    assert len(updates) == 27
    for shape in updates:
        update = Update.de_json(shape)
        assert update.effective_chat is not None
        assert not update.api_kwargs
        if update.effective_message:
            assert not update.effective_message.api_kwargs


def test_every_update_is_one_of_the_bot_api(updates: list[dict[str, Any]], types: dict[str, Any]) -> None:
    assert [fault for update in updates for fault in faults(types, "Update", update, "Update")] == []


def test_every_answer_is_one_of_the_bot_api(
    control: SandboxClient, bot: RawBot, cast: Cast, types: dict[str, Any]
) -> None:
    control.start(cast.an)
    control.promote(cast.group, control.bot())
    bot.call("pinChatMessage", chat_id=cast.group, message_id=bot.say(cast.group)["message_id"])
    control.upload_document(cast.an, cast.an, "a.pdf", b"%PDF")
    file_id = bot.updates()[-1]["message"]["document"]["file_id"]
    answers = [
        ("User", bot.call("getMe")),
        ("Message", bot.say(cast.supergroup, reply_markup=BUTTONS)),
        ("File", bot.call("getFile", file_id=file_id)),
        ("WebhookInfo", bot.call("getWebhookInfo")),
        ("Array of ChatMember", bot.call("getChatAdministrators", chat_id=cast.group)),
        *(("ChatFullInfo", bot.call("getChat", chat_id=chat)) for chat in (cast.an, cast.group)),
        *(
            ("ChatMember", bot.call("getChatMember", chat_id=cast.group, user_id=who))
            for who in (cast.an, cast.binh)
        ),
    ]
    assert [fault for kind, answer in answers for fault in faults(types, kind, answer, kind)] == []
