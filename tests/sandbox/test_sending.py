"""What the bot may send, where, and what Telegram says to the rest."""

from typing import Any

import pytest

from sandbox.client import SandboxClient
from tests.sandbox.conftest import Cast
from tests.sandbox.raw_bot import RawBot


def keyboard(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons)]}


def test_a_message_arrives_with_text_entities_and_buttons(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    markup = keyboard({"text": "Đã nhận", "callback_data": "ack"}, {"text": "Xem", "url": "https://a.vn"})
    said = bot.say(cast.supergroup, "<b>Quá hạn</b>: 2", parse_mode="HTML", reply_markup=markup)
    assert said["text"] == "Quá hạn: 2"
    assert said["entities"] == [{"type": "bold", "offset": 0, "length": 7}]
    assert said["reply_markup"] == markup
    shown = control.messages(cast.supergroup)[-1]
    assert (shown.id, shown.sender, shown.html) == (said["message_id"], "Sandbox", "<b>Quá hạn</b>: 2")
    assert [[(button.label, button.data, button.url) for button in row] for row in shown.buttons] == [
        [("Đã nhận", "ack", ""), ("Xem", "", "https://a.vn")]
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "message text is empty"),
        ("  \n", "text must be non-empty"),
        ("<b> </b>", "text must be non-empty"),
        ("x" * 4097, "message is too long"),
        ("👍" * 2049, "message is too long"),
        ("<b>x", "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
    ],
)
def test_a_text_that_telegram_would_not_take_is_refused(
    bot: RawBot, cast: Cast, text: str, reason: str
) -> None:
    assert bot.refusal("sendMessage", chat_id=cast.group, text=text, parse_mode="HTML") == (
        400,
        f"Bad Request: {reason}",
    )


def test_length_counts_after_entities_are_parsed(bot: RawBot, cast: Cast) -> None:
    bot.say(cast.group, f"<b>{'x' * 4096}</b>", parse_mode="HTML")


def test_entities_may_be_given_instead_of_a_parse_mode(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    bold = [{"type": "bold", "offset": 0, "length": 2}]
    bot.say(cast.group, "Sở Y tế", entities=bold)
    assert control.messages(cast.group)[-1].html == "<b>Sở</b> Y tế"
    for entities in (
        [{"type": "bold", "offset": 6, "length": 2}],
        [{"type": "bold", "offset": 0, "length": 0}],
    ):
        assert (
            "outside" in bot.refusal("sendMessage", chat_id=cast.group, text="Sở Y tế", entities=entities)[1]
        )
    both = bot.refusal("sendMessage", chat_id=cast.group, text="Sở", entities=bold, parse_mode="HTML")
    assert "exclude each other" in both[1]


def test_another_parse_mode_is_refused(bot: RawBot, cast: Cast) -> None:
    refused = bot.refusal("sendMessage", chat_id=cast.group, text="x", parse_mode="MarkdownV2")
    assert refused[1] == "Bad Request: the sandbox does not play the parse_mode MarkdownV2"
    refused = bot.refusal("sendMessage", chat_id=cast.group, text="x", parse_mode="text")
    assert refused[1] == "Bad Request: unsupported parse_mode"


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "A", "callback_data": "x" * 65}, "BUTTON_DATA_INVALID"),
        ({"text": "A", "callback_data": "ộ" * 22}, "BUTTON_DATA_INVALID"),
        ({"text": "A", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": " ", "callback_data": "x"}, "BUTTON_TEXT_INVALID"),
        (
            {"text": "A"},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "A", "callback_data": "x", "url": "https://a.vn"},
            "an inline keyboard button has one kind, this one has callback_data, url",
        ),
        (
            {"text": "A", "url": "http://localhost"},
            "inline keyboard button URL 'http://localhost' is invalid: Wrong HTTP URL",
        ),
        (
            {"text": "A", "url": "ftp://a.vn"},
            "inline keyboard button URL 'ftp://a.vn' is invalid: Unsupported URL protocol",
        ),
    ],
)
def test_a_button_that_telegram_would_not_take_is_refused(
    bot: RawBot, cast: Cast, button: dict[str, Any], reason: str
) -> None:
    refused = bot.refusal("sendMessage", chat_id=cast.group, text="x", reply_markup=keyboard(button))
    assert refused == (400, f"Bad Request: {reason}")


def test_a_keyboard_has_at_most_a_hundred_buttons(bot: RawBot, cast: Cast) -> None:
    rows = {"inline_keyboard": [[{"text": "A", "callback_data": "x" * 64}]] * 101}
    assert bot.refusal("sendMessage", chat_id=cast.group, text="x", reply_markup=rows)[1].endswith("TOO_LONG")
    bot.say(cast.group, reply_markup={"inline_keyboard": rows["inline_keyboard"][:100]})


def test_an_answer_shows_what_it_answers(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    question = control.say(cast.supergroup, cast.binh, "/hoi khi nào?")
    said = bot.say(cast.supergroup, reply_parameters={"message_id": question})
    assert said["reply_to_message"]["text"] == "/hoi khi nào?"
    assert control.messages(cast.supergroup)[-1].reply_to == question


def test_an_answer_to_a_missing_message_needs_permission_to_go_without(bot: RawBot, cast: Cast) -> None:
    missing = {"message_id": 999}
    refused = bot.refusal("sendMessage", chat_id=cast.group, text="x", reply_parameters=missing)
    assert refused == (400, "Bad Request: message to be replied not found")
    allowed = missing | {"allow_sending_without_reply": True}
    assert "reply_to_message" not in bot.say(cast.group, reply_parameters=allowed)


def test_an_answer_into_another_chat_is_not_played(bot: RawBot, cast: Cast) -> None:
    elsewhere = {"message_id": 1, "chat_id": cast.supergroup}
    refused = bot.refusal("sendMessage", chat_id=cast.group, text="x", reply_parameters=elsewhere)
    assert refused[1].endswith("the sandbox does not play replies into another chat")


def test_an_unknown_chat_is_not_found(control: SandboxClient, bot: RawBot) -> None:
    channel = control.create_channel("Kênh")
    for chat in (12345, "@somewhere", channel):
        refused = bot.refusal("sendMessage", chat_id=chat, text="x")
        assert refused == (400, "Bad Request: chat not found")


def test_a_person_who_never_started_the_bot_cannot_be_written_to(control: SandboxClient, bot: RawBot) -> None:
    an = control.create_person("An")
    refused = bot.refusal("sendMessage", chat_id=an, text="x")
    assert refused == (403, "Forbidden: bot can't initiate conversation with a user")
    control.start(an)
    bot.say(an)


def test_a_person_who_blocked_the_bot_cannot_be_written_to(control: SandboxClient, bot: RawBot) -> None:
    an = control.create_person("An")
    control.start(an)
    control.block(an)
    assert bot.refusal("sendMessage", chat_id=an, text="x") == (403, "Forbidden: bot was blocked by the user")
    control.unblock(an)
    bot.say(an)


def test_the_bot_writes_only_where_it_is(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    elsewhere = control.create_supergroup("Nhóm khác", cast.an)
    assert bot.refusal("sendMessage", chat_id=elsewhere, text="x") == (
        403,
        "Forbidden: bot is not a member of the supergroup chat",
    )
    for chat, kind in ((cast.group, "group"), (cast.supergroup, "supergroup")):
        control.remove_bot(chat, cast.an)
        refused = bot.refusal("sendMessage", chat_id=chat, text="x")
        assert refused == (403, f"Forbidden: bot was kicked from the {kind} chat")


def test_a_restricted_bot_has_not_enough_rights(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    control.restrict_bot(cast.supergroup, cast.an)
    refused = bot.refusal("sendMessage", chat_id=cast.supergroup, text="x")
    assert refused == (400, "Bad Request: not enough rights to send text messages to the chat")


def test_a_group_that_was_upgraded_says_where_to(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    supergroup = control.upgrade(cast.group, cast.an)
    answer = bot.http.post("sendMessage", json={"chat_id": cast.group, "text": "x"}).json()
    assert answer == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": supergroup},
    }
    bot.say(supergroup)


def test_a_topic_is_named_by_its_thread_and_must_be_there(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    forum = control.create_forum("Diễn đàn", cast.an)
    control.add_bot(forum, cast.an)
    topic = control.create_topic(forum, cast.an, "Báo cáo")
    said = bot.say(forum, message_thread_id=topic)
    assert (said["message_thread_id"], said["is_topic_message"]) == (topic, True)
    assert said["reply_to_message"]["forum_topic_created"]["name"] == "Báo cáo"
    assert control.messages(forum)[-1].topic == topic
    for thread, chat in ((999, forum), (1, forum), (topic, cast.supergroup)):
        refused = bot.refusal("sendMessage", chat_id=chat, text="x", message_thread_id=thread)
        assert refused == (400, "Bad Request: message thread not found")


def test_an_answer_goes_to_the_topic_of_what_it_answers(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    forum = control.create_forum("Diễn đàn", cast.an)
    control.add_bot(forum, cast.an)
    topic, other = control.create_topic(forum, cast.an, "Một"), control.create_topic(forum, cast.an, "Hai")
    question = control.say(forum, cast.an, "/hoi", topic=topic)
    assert bot.say(forum, reply_parameters={"message_id": question})["message_thread_id"] == topic
    refused = bot.refusal(
        "sendMessage",
        chat_id=forum,
        text="x",
        message_thread_id=other,
        reply_parameters={"message_id": question},
    )
    assert refused == (400, "Bad Request: message to be replied not found")


def test_an_answer_in_a_plain_supergroup_names_a_thread_that_is_no_topic(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    first = bot.say(cast.supergroup)["message_id"]
    second = control.say(cast.supergroup, cast.binh, "một", reply_to=first)
    control.say(cast.supergroup, cast.binh, "/hai", reply_to=second)
    told = [update["message"] for update in bot.updates()]
    assert [said["message_thread_id"] for said in told] == [first, first]
    assert not any("is_topic_message" in said for said in told)


def test_a_chat_action_is_one_of_telegrams(bot: RawBot, cast: Cast) -> None:
    assert bot.call("sendChatAction", chat_id=cast.group, action="upload_document") is True
    refused = bot.refusal("sendChatAction", chat_id=cast.group, action="thinking")
    assert refused == (400, "Bad Request: wrong parameter action in request")


def test_message_ids_are_counted_per_supergroup_and_together_elsewhere(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    control.start(cast.an)
    shared = [bot.say(chat)["message_id"] for chat in (cast.group, cast.an, cast.group)]
    assert shared == [shared[0], shared[0] + 1, shared[0] + 2]
    before = bot.say(cast.supergroup)["message_id"]
    bot.say(cast.group)
    assert bot.say(cast.supergroup)["message_id"] == before + 1
