"""What reaches the bot: everything in private and as administrator, little in other groups."""

import pytest

from sandbox.client import SandboxClient
from tests.sandbox.conftest import Cast
from tests.sandbox.raw_bot import RawBot


@pytest.mark.parametrize("text", ["/tonghop", "/tonghop@sandbox_bot", "/tonghop@Sandbox_Bot 6"])
def test_a_command_for_the_bot_or_for_nobody_reaches_it(
    control: SandboxClient, bot: RawBot, cast: Cast, text: str
) -> None:
    control.say(cast.group, cast.binh, text)
    assert bot.heard() == [text]


@pytest.mark.parametrize("text", ["Chào", "@sandbox_bot ơi", "xem /tonghop", "/tonghop@other_bot", "#baocao"])
def test_talk_and_mentions_and_commands_for_others_do_not(
    control: SandboxClient, bot: RawBot, cast: Cast, text: str
) -> None:
    control.say(cast.group, cast.binh, text)
    assert bot.heard() == []


def test_a_command_for_nobody_goes_to_the_bot_that_spoke_last(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    other = control.create_bot("Khác", "other_bot")
    control.join(cast.group, other)
    control.say(cast.group, other, "Tôi đây")
    control.say(cast.group, cast.binh, "/mot")
    control.say(cast.group, cast.binh, "/hai@sandbox_bot")
    bot.say(cast.group)
    control.say(cast.group, cast.binh, "/ba")
    assert bot.heard() == ["/hai@sandbox_bot", "/ba"]


def test_an_answer_to_the_bot_reaches_it(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    reminder = bot.say(cast.group)["message_id"]
    chatter = control.say(cast.group, cast.an, "Ai làm?")
    control.say(cast.group, cast.binh, "tôi", reply_to=chatter)
    control.say(cast.group, cast.binh, "đang thực hiện 85%", reply_to=reminder)
    assert bot.heard() == ["đang thực hiện 85%"]


def test_an_edited_answer_reaches_it_too(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    reminder = bot.say(cast.group)["message_id"]
    answer = control.say(cast.group, cast.binh, "85%", reply_to=reminder)
    chatter = control.say(cast.group, cast.binh, "trời đẹp")
    bot.updates()
    control.edit(cast.group, answer, "95%")
    control.edit(cast.group, chatter, "trời mưa")
    (update,) = bot.updates()
    assert update["edited_message"]["text"] == "95%"
    assert update["edited_message"]["edit_date"] >= update["edited_message"]["date"]


def test_a_document_reaches_it_with_a_command_or_as_an_answer(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    reminder = bot.say(cast.group)["message_id"]
    control.upload_document(cast.group, cast.binh, "a.pdf", b"x")
    control.upload_document(cast.group, cast.binh, "b.pdf", b"x", caption="/kehoach")
    control.upload_document(cast.group, cast.binh, "c.pdf", b"x", caption="gửi", reply_to=reminder)
    names = [update["message"]["document"]["file_name"] for update in bot.updates()]
    assert names == ["b.pdf", "c.pdf"]


def test_an_administrator_hears_all_people_and_no_bots(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    other = control.create_bot("Khác", "other_bot")
    control.join(cast.group, other)
    control.promote(cast.group, control.bot())
    control.say(cast.group, cast.binh, "Chào")
    control.say(cast.group, other, "Tôi đây")
    control.say_anonymously(cast.group, cast.an, "Ban quản trị")
    assert bot.heard() == ["Chào", "Ban quản trị"]
    control.demote(cast.group, control.bot())
    control.say(cast.group, cast.binh, "Chào lại")
    assert bot.heard() == []


def test_everything_in_private_reaches_it(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    control.say(cast.an, cast.an, "Chào")
    assert bot.heard() == ["Chào"]


def test_nothing_reaches_a_bot_that_is_not_there(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    control.remove_bot(cast.supergroup, cast.an)
    bot.updates()
    control.say(cast.supergroup, cast.binh, "/tonghop")
    control.rename(cast.supergroup, cast.an, "Tên mới")
    assert bot.updates() == []
