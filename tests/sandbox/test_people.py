"""What people do, how the bot is told, and what people cannot do."""

from datetime import UTC, datetime, timedelta

import pytest

from sandbox.client import SandboxClient
from sandbox.errors import ImpossibleError
from tests.sandbox.conftest import Cast
from tests.sandbox.images import png
from tests.sandbox.raw_bot import RawBot

MORNING = datetime(2025, 6, 12, 0, 30, tzinfo=UTC)
BUTTONS = {
    "inline_keyboard": [
        [{"text": "Đã nhận", "callback_data": "ack:32"}, {"text": "Xem", "url": "https://a.vn"}]
    ]
}


def test_a_person_starts_the_bot_with_a_payload(control: SandboxClient, bot: RawBot) -> None:
    an = control.create_person("An", "Nguyễn", "an_nguyen")
    control.start(an, "ma-lien-ket")
    (update,) = bot.updates()
    said = update["message"]
    assert said["text"] == "/start ma-lien-ket"
    assert said["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert said["chat"] == {
        "id": an,
        "type": "private",
        "first_name": "An",
        "last_name": "Nguyễn",
        "username": "an_nguyen",
    }
    assert said["from"]["is_bot"] is False


def test_blocking_and_starting_again_change_what_the_bot_is(control: SandboxClient, bot: RawBot) -> None:
    an = control.create_person("An")
    control.start(an)
    bot.updates()
    control.block(an)
    with pytest.raises(ImpossibleError, match="has blocked the bot"):
        control.say(an, an, "x")
    control.start(an)
    blocked, unblocked, started = bot.updates()
    statuses = [each["my_chat_member"]["new_chat_member"]["status"] for each in (blocked, unblocked)]
    assert statuses == ["kicked", "member"]
    assert started["message"]["text"] == "/start"


def test_dates_follow_the_clock(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    control.set_clock(MORNING)
    control.say(cast.group, cast.an, "/mot")
    control.advance_clock(90)
    bot.say(cast.group)
    assert bot.updates()[-1]["message"]["date"] == MORNING.timestamp()
    assert (control.messages(cast.group)[-1].date - MORNING).total_seconds() == 90
    assert control.requests("sendMessage")[-1].at == control.clock()
    control.set_clock(None)
    assert control.clock() > MORNING
    with pytest.raises(ImpossibleError, match="time zone"):
        control.set_clock(datetime(2025, 6, 12))  # noqa: DTZ001 # the point of the test


def test_what_was_said_earlier_or_later_has_its_own_date(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    control.set_clock(MORNING)
    evening, tomorrow = MORNING - timedelta(hours=9), MORNING + timedelta(days=1)
    with control.dated(evening):
        said = control.say(cast.an, cast.an, "tối qua")
        control.edit(cast.an, said, "tối hôm qua")
        answer = bot.say(cast.an)
    with control.dated(tomorrow):
        control.upload_document(cast.an, cast.an, "a.pdf", b"x")
    control.say(cast.an, cast.an, "sáng nay")
    first, edited, future, last = (next(iter(list(update.values())[1:])) for update in bot.updates())
    assert [first["date"], future["date"], last["date"]] == [
        moment.timestamp() for moment in (evening, tomorrow, MORNING)
    ]
    assert (edited["text"], edited["edit_date"]) == ("tối hôm qua", evening.timestamp())
    assert answer["date"] == MORNING.timestamp()
    with pytest.raises(ImpossibleError, match="time zone"), control.dated(datetime(2025, 6, 12)):  # noqa: DTZ001 # the point of the test
        pass


def test_what_was_said_while_the_network_was_away_comes_later_in_order(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    control.set_clock(MORNING)
    control.cut_network()
    for hour in range(3):
        control.say(cast.an, cast.an, str(hour))
        control.advance_clock(3600)
    control.clear_faults()
    told = [update["message"] for update in bot.updates()]
    assert [said["text"] for said in told] == ["0", "1", "2"]
    assert [said["date"] - MORNING.timestamp() for said in told] == [0, 3600, 7200]


def test_an_answer_carries_the_whole_message_it_answers(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    asked = bot.say(cast.group, "<b>Nhiệm vụ 32</b>", parse_mode="HTML", reply_markup=BUTTONS)
    first = control.say(cast.group, cast.binh, "một", reply_to=asked["message_id"])
    control.say(cast.group, cast.binh, "/hai", reply_to=first)
    one, two = (update["message"] for update in bot.updates())
    assert one["reply_to_message"] == asked
    assert two["reply_to_message"]["text"] == "một"
    assert "reply_to_message" not in two["reply_to_message"]


def test_a_photo_comes_in_sizes_with_its_caption(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    control.upload_photo(cast.an, cast.an, png(640, 480), caption="Biên bản")
    said = bot.updates()[-1]["message"]
    assert [size["width"] for size in said["photo"]] == [90, 320, 640]
    assert said["caption"] == "Biên bản"
    assert "text" not in said
    with pytest.raises(ImpossibleError, match="IMAGE_PROCESS_FAILED"):
        control.upload_photo(cast.an, cast.an, b"%PDF")


def test_pressing_a_button_by_label_or_data_tells_the_bot_with_the_whole_message(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    asked = bot.say(cast.group, "Nhắc", reply_markup=BUTTONS)
    for button in ("Đã nhận", "ack:32"):
        press = control.press(cast.group, cast.binh, asked["message_id"], button)
        (update,) = bot.updates()
        query = update["callback_query"]
        assert (query["id"], query["data"], query["from"]["id"]) == (press.query_id, "ack:32", cast.binh)
        assert query["message"] == asked


def test_the_answer_to_a_press_is_shown_once(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    asked = bot.say(cast.group, reply_markup=BUTTONS)
    press = control.press(cast.group, cast.binh, asked["message_id"], "Đã nhận")
    assert press.answer is None
    assert control.answer_to_press(press.query_id, wait=0.01).answer is None
    answer = {"callback_query_id": press.query_id, "text": "Đã ghi", "show_alert": True}
    assert bot.call("answerCallbackQuery", **answer) is True
    shown = control.answer_to_press(press.query_id, wait=5).answer
    assert shown is not None
    assert (shown.text, shown.show_alert, shown.url) == ("Đã ghi", True, "")
    too_old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert bot.refusal("answerCallbackQuery", **answer) == (400, too_old)
    assert bot.refusal("answerCallbackQuery", callback_query_id="x") == (400, too_old)


def test_a_press_can_be_answered_for_15_seconds(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    control.set_clock(MORNING)
    asked = bot.say(cast.group, reply_markup=BUTTONS)
    first, second = (control.press(cast.group, cast.an, asked["message_id"], "Đã nhận") for _ in range(2))
    assert len({update["update_id"] for update in bot.updates()}) == 2
    control.advance_clock(15)
    assert bot.call("answerCallbackQuery", callback_query_id=first.query_id) is True
    control.advance_clock(1)
    assert "too old" in bot.refusal("answerCallbackQuery", callback_query_id=second.query_id)[1]


def test_the_answer_to_a_press_has_at_most_200_characters(bot: RawBot) -> None:
    refused = bot.refusal("answerCallbackQuery", callback_query_id="x", text="x" * 201)
    assert refused == (400, "Bad Request: MESSAGE_TOO_LONG")


def test_an_anonymous_administrator_speaks_in_the_name_of_the_group(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    reminder = bot.say(cast.supergroup)["message_id"]
    control.say_anonymously(cast.supergroup, cast.an, "Xong", reply_to=reminder)
    said = bot.updates()[-1]["message"]
    assert said["from"] == {
        "id": 1087968824,
        "is_bot": True,
        "first_name": "Group",
        "username": "GroupAnonymousBot",
    }
    assert said["sender_chat"]["id"] == said["chat"]["id"] == cast.supergroup
    assert control.messages(cast.supergroup)[-1].sender == "Tổ giúp việc"
    with pytest.raises(ImpossibleError, match="only administrators"):
        control.say_anonymously(cast.supergroup, cast.binh, "x")


def test_somebody_speaks_in_the_name_of_a_channel(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    channel = control.create_channel("Cổng thông tin")
    control.say_as_channel(cast.supergroup, channel, "/tonghop")
    said = bot.updates()[-1]["message"]
    assert (said["from"]["id"], said["sender_chat"]["type"]) == (136817688, "channel")
    assert said["sender_chat"]["title"] == "Cổng thông tin"
    with pytest.raises(ImpossibleError, match="no channel"):
        control.say_as_channel(cast.supergroup, cast.group, "x")


def test_a_deleted_message_is_gone_without_a_word_to_the_bot(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    said = control.say(cast.group, cast.an, "/a")
    bot.updates()
    control.delete(cast.group, said)
    assert bot.updates() == []
    assert said not in [each.id for each in control.messages(cast.group)]


def test_a_deleted_message_is_no_longer_pinned(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    control.promote(cast.group, control.bot())
    said = control.say(cast.group, cast.an, "Nội quy")
    bot.call("pinChatMessage", chat_id=cast.group, message_id=said)
    control.delete(cast.group, said)
    assert "pinned_message" not in bot.call("getChat", chat_id=cast.group)


def test_people_cannot_do_what_telegram_does_not_let_them(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    stranger = control.create_person("Chi")
    asked = bot.say(cast.group, reply_markup=BUTTONS)["message_id"]
    for impossible, reason in (
        (lambda: control.say(cast.group, stranger, "x"), "Chi is not in chat"),
        (lambda: control.say(cast.an, cast.binh, "x"), "Bình Trần is not in chat"),
        (lambda: control.say(cast.group, cast.an, " "), "empty message"),
        (lambda: control.say(cast.group, control.bot(), "x"), "through the Bot API only"),
        (lambda: control.say(cast.group, cast.an, "x", reply_to=999), "no message 999"),
        (lambda: control.say(cast.group, cast.an, "x", topic=999), "no topic 999"),
        (lambda: control.say(5, cast.an, "x"), "no chat 5"),
        (lambda: control.say(cast.group, 5, "x"), "no person 5"),
        (lambda: control.press(cast.group, cast.an, asked, "Xem"), "has no button 'Xem' to press"),
        (lambda: control.press(cast.group, cast.an, 999, "Xem"), "no message 999"),
        (lambda: control.answer_to_press("x"), "no press x"),
        (lambda: control.edit(cast.group, asked, "x"), "people edit what people said"),
        (lambda: control.attachment(cast.group, asked), "has no document or photo"),
        (lambda: control.upload_document(cast.group, cast.an, "a.pdf", b""), "non-empty"),
    ):
        with pytest.raises(ImpossibleError, match=reason):
            impossible()


def test_a_mistyped_argument_is_named(control: SandboxClient) -> None:
    with pytest.raises(ImpossibleError, match="chat"):
        control.say("nhóm", 5, "x")  # type: ignore[arg-type] # the point of the test
