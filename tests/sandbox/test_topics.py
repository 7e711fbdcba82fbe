"""Topics that are closed, reopened, deleted, hidden or switched off, and what Telegram says then."""

from dataclasses import dataclass
from typing import Any

import pytest

from sandbox.client import SandboxClient
from sandbox.errors import ImpossibleError
from tests.sandbox.conftest import Cast
from tests.sandbox.raw_bot import RawBot

CLOSED = (400, "Bad Request: TOPIC_CLOSED")
NOT_FOUND = (400, "Bad Request: message thread not found")


@dataclass(frozen=True)
class Forum:
    """A forum with the bot and Bình in it, led by An, and a topic."""

    id: int
    topic: int


@pytest.fixture
def forum(control: SandboxClient, bot: RawBot, cast: Cast) -> Forum:
    chat = control.create_forum("Diễn đàn", cast.an)
    control.add_bot(chat, cast.an)
    control.join(chat, cast.binh)
    topic = control.create_topic(chat, cast.an, "Báo cáo")
    bot.updates()
    return Forum(chat, topic)


def told(bot: RawBot) -> list[dict[str, Any]]:
    return [update["message"] for update in bot.updates()]


def refusal(bot: RawBot, forum: Forum, topic: int | None, **parameters: Any) -> tuple[int, str]:
    where = {} if topic is None else {"message_thread_id": topic}
    return bot.refusal("sendMessage", chat_id=forum.id, text="x", **where, **parameters)


def test_a_closed_topic_says_so_and_takes_nothing_until_it_is_reopened(
    control: SandboxClient, bot: RawBot, cast: Cast, forum: Forum
) -> None:
    control.close_topic(forum.id, cast.an, forum.topic)
    (closed,) = told(bot)
    assert closed["forum_topic_closed"] == {}
    assert (closed["message_thread_id"], closed["is_topic_message"]) == (forum.topic, True)
    assert closed["reply_to_message"]["forum_topic_created"]["name"] == "Báo cáo"
    assert refusal(bot, forum, forum.topic) == CLOSED
    acting = {"chat_id": forum.id, "message_thread_id": forum.topic, "action": "typing"}
    assert bot.refusal("sendChatAction", **acting) == CLOSED
    with pytest.raises(ImpossibleError, match="closed topic"):
        control.say(forum.id, cast.binh, "x", topic=forum.topic)
    answered = control.say(forum.id, cast.an, "Tạm đóng", topic=forum.topic)
    assert refusal(bot, forum, None, reply_parameters={"message_id": answered}) == CLOSED
    bot.say(forum.id)
    control.reopen_topic(forum.id, cast.an, forum.topic)
    assert told(bot)[-1]["forum_topic_reopened"] == {}
    bot.say(forum.id, message_thread_id=forum.topic)


def test_an_administrator_writes_in_closed_topics(
    control: SandboxClient, bot: RawBot, cast: Cast, forum: Forum
) -> None:
    control.close_topic(forum.id, cast.an, forum.topic)
    control.promote(forum.id, control.bot())
    bot.say(forum.id, message_thread_id=forum.topic)


def test_a_closed_general_topic_refuses_what_names_no_thread(
    control: SandboxClient, bot: RawBot, cast: Cast, forum: Forum
) -> None:
    control.close_topic(forum.id, cast.an)
    (closed,) = told(bot)
    assert (closed["forum_topic_closed"], "message_thread_id" in closed) == ({}, False)
    assert refusal(bot, forum, None) == CLOSED
    inside = control.say(forum.id, cast.binh, "x", topic=forum.topic)
    assert refusal(bot, forum, None, reply_parameters={"message_id": inside}) == CLOSED
    bot.say(forum.id, message_thread_id=forum.topic, reply_parameters={"message_id": inside})
    control.reopen_topic(forum.id, cast.an)
    bot.say(forum.id)


def test_a_hidden_general_topic_is_closed_too(
    control: SandboxClient, bot: RawBot, cast: Cast, forum: Forum
) -> None:
    control.hide_general_topic(forum.id, cast.an)
    assert refusal(bot, forum, None) == CLOSED
    control.unhide_general_topic(forum.id, cast.an)
    assert refusal(bot, forum, None) == CLOSED
    control.hide_general_topic(forum.id, cast.an)
    control.reopen_topic(forum.id, cast.an)
    bot.say(forum.id)
    kinds = [next(key for key in said if key.startswith(("general", "forum"))) for said in told(bot)]
    hidden, shown = "general_forum_topic_hidden", "general_forum_topic_unhidden"
    assert kinds == [hidden, shown, hidden, "forum_topic_reopened"]
    with pytest.raises(ImpossibleError, match="not hidden"):
        control.unhide_general_topic(forum.id, cast.an)


def test_a_deleted_topic_is_gone_with_its_messages_and_the_bot_is_not_told(
    control: SandboxClient, bot: RawBot, cast: Cast, forum: Forum
) -> None:
    inside = bot.say(forum.id, message_thread_id=forum.topic)["message_id"]
    outside = bot.say(forum.id)["message_id"]
    control.close_topic(forum.id, cast.an, forum.topic)
    bot.updates()
    control.delete_topic(forum.id, cast.an, forum.topic)
    assert bot.updates() == []
    ids = [said.id for said in control.messages(forum.id)]
    assert inside not in ids
    assert outside in ids
    assert refusal(bot, forum, forum.topic) == NOT_FOUND
    edit = {"chat_id": forum.id, "message_id": inside, "text": "sửa"}
    assert bot.refusal("editMessageText", **edit) == (400, "Bad Request: message to edit not found")
    replying = refusal(bot, forum, None, reply_parameters={"message_id": inside})
    assert replying == (400, "Bad Request: message to be replied not found")


def test_without_topics_no_thread_is_found_and_everything_stands_in_one_place(
    control: SandboxClient, bot: RawBot, cast: Cast, forum: Forum
) -> None:
    before = bot.say(forum.id, message_thread_id=forum.topic)["message_id"]
    control.close_topic(forum.id, cast.an)
    bot.updates()
    control.switch_topics_off(forum.id, cast.an)
    assert bot.updates() == []
    assert "is_forum" not in bot.call("getChat", chat_id=forum.id)
    assert refusal(bot, forum, forum.topic) == NOT_FOUND
    control.say(forum.id, cast.binh, "xong", reply_to=before)
    (said,) = told(bot)
    assert "is_forum" not in said["chat"]
    assert "is_topic_message" not in said
    assert said["message_thread_id"] == before
    answer = bot.say(forum.id, reply_parameters={"message_id": said["message_id"]})
    assert "is_topic_message" not in answer
    with pytest.raises(ImpossibleError, match="no topic"):
        control.say(forum.id, cast.binh, "x", topic=forum.topic)
    control.switch_topics_on(forum.id, cast.an)
    bot.say(forum.id, message_thread_id=forum.topic)


def test_what_cannot_become_of_topics(control: SandboxClient, bot: RawBot, cast: Cast, forum: Forum) -> None:
    control.close_topic(forum.id, cast.an, forum.topic)
    for impossible, reason in (
        (lambda: control.close_topic(forum.id, cast.an, forum.topic), "closed already"),
        (lambda: control.reopen_topic(forum.id, cast.an), "is open"),
        (lambda: control.close_topic(forum.id, cast.binh), "does not lead"),
        (lambda: control.close_topic(forum.id, cast.an, 999), "no topic 999"),
        (lambda: control.delete_topic(forum.id, cast.an, 1), "only be hidden"),
        (lambda: control.close_topic(cast.supergroup, cast.an), "has no topics"),
        (lambda: control.switch_topics_on(cast.group, cast.an), "a basic group"),
    ):
        with pytest.raises(ImpossibleError, match=reason):
            impossible()
