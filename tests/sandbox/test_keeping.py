"""A sandbox that is written down and read back is the same one, for people and for the bot."""

import shutil
from pathlib import Path
from typing import Any

from sandbox.client import SandboxClient
from sandbox.rights import Permission
from sandbox.server import serve
from tests.sandbox.images import png
from tests.sandbox.raw_bot import RawBot


def live(people: SandboxClient, bot: RawBot) -> tuple[int, int]:
    """Let a little of everything happen; return the chats in which it happened."""
    an = people.create_person("An", "Nguyễn", "an_nguyen")
    group, forum = people.create_group("Sở Y tế", an), people.create_forum("Tổ giúp việc", an)
    for chat in (group, forum):
        people.add_bot(chat, an)
    topic = people.create_topic(forum, an, "Đề án 06")
    asked = people.say(forum, an, "/tonghop", topic=topic)
    people.say_anonymously(group, an, "nhân danh nhóm")
    people.upload_document(group, an, "a.txt", b"abc", caption="xem giúp")
    people.upload_photo(group, an, png(30, 20))
    keyboard = {"inline_keyboard": [[{"text": "Xem", "callback_data": "1"}]]}
    said = bot.say(forum, "<b>Đây</b>", parse_mode="HTML", reply_markup=keyboard, message_thread_id=topic)
    bot.call(
        "setMessageReaction", chat_id=forum, message_id=asked, reaction=[{"type": "emoji", "emoji": "👍"}]
    )
    bot.call("editMessageText", chat_id=forum, message_id=said["message_id"], text="sửa")
    bot.call("setMyCommands", commands=[{"command": "tonghop", "description": "Tổng hợp"}])
    people.inject_raw({"message": {}})
    people.upgrade(group, an)
    return group, forum


def test_everything_is_there_again(tmp_path: Path):
    kept = tmp_path / "telegram.sqlite3"
    with serve(kept=kept) as before:
        bot = RawBot(before)
        chats = live(before.control, bot)
        bot.http.close()
        said = [before.control.messages(chat) for chat in chats]
        state = (before.control.published_commands(), before.control.waiting_updates())
    with serve(kept=kept) as after:
        assert [after.control.messages(chat) for chat in chats] == said
        assert (after.control.published_commands(), after.control.waiting_updates()) == state
        document = next(message for message in said[0] if message.attachment)
        assert after.control.attachment(chats[0], document.id) == b"abc"


def rights(bot: RawBot, chat: int) -> list[Any]:
    member = bot.call("getChatMember", chat_id=chat, user_id=bot.call("getMe")["id"])
    return [bot.call("getChat", chat_id=chat), member]


def test_rights_and_closed_topics_are_kept(tmp_path: Path):
    kept = tmp_path / "telegram.sqlite3"
    with serve(kept=kept) as before:
        bot = RawBot(before)
        people, an = before.control, before.control.create_person("An")
        forum = people.create_forum("Tổ giúp việc", an)
        people.add_bot(forum, an)
        closed = people.create_topic(forum, an, "Đã xong")
        people.close_topic(forum, an, closed)
        people.set_slow_mode(forum, an, 10)
        people.withhold(forum, an, Permission.SEND_VIDEOS)
        people.restrict_bot(forum, an, Permission.SEND_PHOTOS)
        seen = rights(bot, forum)
        bot.http.close()
    with serve(kept=kept) as after:
        bot = RawBot(after)
        assert rights(bot, forum) == seen
        refused = bot.refusal("sendMessage", chat_id=forum, text="x", message_thread_id=closed)
        assert refused == (400, "Bad Request: TOPIC_CLOSED")
        bot.http.close()


def test_what_was_answered_is_kept_already(tmp_path: Path):
    with serve(kept=tmp_path / "telegram.sqlite3") as running:
        bot = RawBot(running)
        chats = live(running.control, bot)
        bot.updates()
        bot.http.close()
        shutil.copytree(tmp_path, tmp_path / "killed")
        with serve(kept=tmp_path / "killed" / "telegram.sqlite3") as again:
            for chat in chats:
                assert again.control.messages(chat) == running.control.messages(chat)
            assert again.control.published_commands() == running.control.published_commands()
            assert again.control.waiting_updates() == running.control.waiting_updates()


def test_the_counting_goes_on(tmp_path: Path):
    kept = tmp_path / "telegram.sqlite3"
    with serve(kept=kept) as before:
        bot = RawBot(before)
        group, forum = live(before.control, bot)
        seen = bot.updates()
        bot.http.close()
        last = before.control.messages(forum)[-1].id
    with serve(kept=kept) as after:
        bot = RawBot(after)
        person = after.control.create_person("Bình")
        after.control.start(person)
        assert bot.say(forum)["message_id"] == last + 1
        assert bot.updates()[-1]["update_id"] == seen[-1]["update_id"] + 1
        bot.http.close()
    assert group != forum


def test_a_sandbox_that_was_never_kept_begins_empty(tmp_path: Path):
    with serve(kept=tmp_path / "new.sqlite3") as sandbox:
        assert sandbox.control.waiting_updates() == 0
    assert (tmp_path / "new.sqlite3").exists()
