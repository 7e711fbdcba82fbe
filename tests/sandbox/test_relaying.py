"""Forwarded and quoted messages, answers in another chat, and words pasted with formatting."""

from datetime import UTC, datetime
from typing import Any

import pytest

from sandbox.client import SandboxClient
from sandbox.errors import ImpossibleError
from tests.sandbox.conftest import Cast
from tests.sandbox.images import png
from tests.sandbox.raw_bot import RawBot

NOON = datetime(2025, 6, 12, 12, 0, tzinfo=UTC)
BUTTONS = {"inline_keyboard": [[{"text": "Đã nhận", "callback_data": "ack"}]]}


def last(bot: RawBot) -> dict[str, Any]:
    return dict(bot.updates()[-1]["message"])


@pytest.fixture
def hears(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    """Let the bot hear everything in the supergroup."""
    control.promote(cast.supergroup, control.bot())
    bot.updates()


@pytest.mark.usefixtures("hears")
def test_a_forwarded_message_tells_who_said_it_first(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    control.set_clock(NOON)
    said = control.say(cast.group, cast.binh, "NV 1 đã hoàn thành 100%")
    control.advance_clock(60)
    forwarded = control.forward(cast.supergroup, cast.an, source=cast.group, message_id=said)
    message = last(bot)
    assert (message["from"]["id"], message["text"]) == (cast.an, "NV 1 đã hoàn thành 100%")
    origin = message["forward_origin"]
    assert (origin["type"], origin["sender_user"]["id"]) == ("user", cast.binh)
    assert (origin["date"], message["date"]) == (NOON.timestamp(), NOON.timestamp() + 60)
    control.forward(cast.supergroup, cast.binh, source=cast.supergroup, message_id=forwarded)
    assert last(bot)["forward_origin"] == origin


@pytest.mark.usefixtures("hears")
def test_a_forwarded_message_of_the_bot_has_no_buttons(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    said = bot.say(cast.group, "<b>Đã ghi nhận</b>", parse_mode="HTML", reply_markup=BUTTONS)
    control.forward(cast.supergroup, cast.binh, source=cast.group, message_id=said["message_id"])
    message = last(bot)
    assert message["forward_origin"]["sender_user"]["id"] == control.bot()
    assert message["entities"][0]["type"] == "bold"
    assert "reply_markup" not in message


@pytest.mark.usefixtures("hears")
def test_the_origin_may_be_hidden_or_a_chat_or_a_channel(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    channel = control.create_channel("Cổng thông tin")
    control.hide_in_forwards(cast.binh)
    for source, said in (
        (cast.group, control.say(cast.group, cast.binh, "một")),
        (cast.supergroup, control.say_anonymously(cast.supergroup, cast.an, "hai")),
        (cast.supergroup, control.say_as_channel(cast.supergroup, channel, "ba")),
        (channel, control.post_in_channel(channel, "bốn")),
    ):
        control.forward(cast.supergroup, cast.an, source=source, message_id=said)
    messages = [update["message"] for update in bot.updates()]
    origins = [message["forward_origin"] for message in messages if "forward_origin" in message]
    assert [origin["type"] for origin in origins] == ["hidden_user", "chat", "chat", "channel"]
    assert origins[0]["sender_user_name"] == "Bình Trần"
    assert [origin["sender_chat"]["id"] for origin in origins[1:3]] == [cast.supergroup, channel]
    assert (origins[3]["chat"]["id"], origins[3]["message_id"]) == (channel, 1)


def test_files_are_forwarded_and_commands_reach_the_bot(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    for said in (
        control.upload_document(cast.an, cast.an, "a.pdf", b"x", caption="/kehoach"),
        control.upload_photo(cast.an, cast.an, png(10, 10), caption="/anh"),
        control.say(cast.an, cast.an, "trò chuyện"),
    ):
        control.forward(cast.supergroup, cast.an, source=cast.an, message_id=said)
    told = [update["message"] for update in bot.updates()]
    told = [message for message in told if message["chat"]["id"] == cast.supergroup]
    assert [message["caption"] for message in told] == ["/kehoach", "/anh"]
    assert told[0]["document"]["file_name"] == "a.pdf"
    assert told[1]["photo"]


@pytest.mark.usefixtures("hears")
def test_an_answer_may_quote_a_part(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    said = bot.say(cast.supergroup, "🔔 NV 1 quá hạn, NV 2 còn 2 ngày")["message_id"]
    control.say_quoting(cast.supergroup, cast.binh, "xong", reply_to=said, quote="NV 2")
    message = last(bot)
    assert message["quote"] == {"text": "NV 2", "position": 17, "is_manual": True}
    assert message["reply_to_message"]["message_id"] == said
    control.say(cast.supergroup, cast.an, "tốt", reply_to=message["message_id"])
    assert "quote" not in last(bot)["reply_to_message"]
    with pytest.raises(ImpossibleError, match="does not say 'NV 3'"):
        control.say_quoting(cast.supergroup, cast.binh, "xong", reply_to=said, quote="NV 3")


@pytest.mark.usefixtures("hears")
def test_an_answer_to_another_chat_is_no_reply(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    other = control.create_supergroup("Sở Y tế", cast.binh)
    control.add_bot(other, cast.binh)
    reminder = bot.say(other, "NV 1 quá hạn")["message_id"]
    bot.updates()
    control.reply_elsewhere(cast.supergroup, cast.binh, "xong", source=other, message_id=reminder)
    message = last(bot)
    assert "reply_to_message" not in message
    external = message["external_reply"]
    assert (external["chat"]["id"], external["message_id"]) == (other, reminder)
    assert external["origin"]["sender_user"]["id"] == control.bot()
    assert message["quote"] == {"text": "NV 1 quá hạn", "position": 0}
    picked = {"source": other, "message_id": reminder, "quote": "NV 1"}
    control.reply_elsewhere(cast.supergroup, cast.binh, "xong", **picked)
    assert last(bot)["quote"]["is_manual"] is True


@pytest.mark.usefixtures("hears")
def test_of_a_private_chat_or_a_basic_group_nobody_is_told_where_the_answered_message_stands(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    said = control.upload_document(cast.an, cast.an, "a.pdf", b"x")
    bot.updates()
    control.reply_elsewhere(cast.supergroup, cast.an, "xem giúp", source=cast.an, message_id=said)
    message = last(bot)
    assert set(message["external_reply"]) == {"origin", "document"}
    assert "quote" not in message


def test_in_privacy_mode_an_answer_to_another_chat_is_not_heard(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    reminder = bot.say(cast.group, "NV 1 quá hạn")["message_id"]
    where = {"source": cast.group, "message_id": reminder}
    control.reply_elsewhere(cast.supergroup, cast.binh, "xong", **where)
    control.reply_elsewhere(cast.an, cast.an, "xong", **where)
    assert [update["message"]["chat"]["id"] for update in bot.updates()] == [cast.an]


def test_a_command_pasted_as_code_is_none(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    control.say_formatted(cast.group, cast.binh, "<code>/start MA-123</code>")
    assert bot.updates() == []
    reminder = bot.say(cast.group)["message_id"]
    control.say_formatted(cast.group, cast.binh, "<code>/start MA-123</code>", reply_to=reminder)
    control.say_formatted(cast.group, cast.binh, "/tonghop <b>ngay</b>")
    pasted, typed = (update["message"] for update in bot.updates())
    assert (pasted["text"], pasted["entities"]) == (
        "/start MA-123",
        [{"type": "code", "offset": 0, "length": 13}],
    )
    assert [entity["type"] for entity in typed["entities"]] == ["bot_command", "bold"]


def test_people_cannot_pass_on_what_they_do_not_see(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    said = control.say(cast.an, cast.an, "riêng")
    joined = control.messages(cast.group)[0].id
    forwarded = control.forward(cast.group, cast.an, source=cast.an, message_id=said)
    for impossible, reason in (
        (lambda: control.forward(cast.group, cast.binh, source=cast.an, message_id=said), "not in chat"),
        (lambda: control.forward(cast.an, cast.an, source=cast.group, message_id=joined), "service"),
        (lambda: control.edit(cast.group, forwarded, "x"), "people edit"),
        (lambda: control.post_in_channel(cast.group, "x"), "no channel"),
        (lambda: control.say_formatted(cast.group, cast.an, "<b>x"), "can't parse"),
        (lambda: control.say_formatted(cast.group, cast.an, "<b></b>"), "empty"),
    ):
        with pytest.raises(ImpossibleError, match=reason):
            impossible()
