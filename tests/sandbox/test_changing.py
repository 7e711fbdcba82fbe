"""What the bot may change: edits, keyboards, deletions, pins and reactions."""

from datetime import UTC, datetime
from typing import Any

import pytest

from sandbox.client import SandboxClient
from tests.sandbox.conftest import Cast
from tests.sandbox.raw_bot import RawBot

NOON = datetime(2025, 6, 12, 12, 0, tzinfo=UTC)
BUTTONS = {"inline_keyboard": [[{"text": "Đã nhận", "callback_data": "ack"}]]}


@pytest.fixture
def reminder(bot: RawBot, cast: Cast) -> dict[str, Any]:
    """Return where a message of the bot with a button stands."""
    said = bot.say(cast.supergroup, "Còn 2 ngày", reply_markup=BUTTONS)
    return {"chat_id": cast.supergroup, "message_id": said["message_id"]}


def test_an_edited_message_shows_the_new_text_and_when(
    control: SandboxClient, bot: RawBot, cast: Cast, reminder: dict[str, Any]
) -> None:
    control.set_clock(NOON)
    edited = bot.call("editMessageText", **reminder, text="<i>Còn 1 ngày</i>", parse_mode="HTML")
    assert edited["edit_date"] == NOON.timestamp()
    shown = control.messages(cast.supergroup)[-1]
    assert (shown.html, shown.edited, shown.buttons) == ("<i>Còn 1 ngày</i>", NOON, ())


def test_an_edit_that_changes_nothing_is_refused(bot: RawBot, reminder: dict[str, Any]) -> None:
    unmodified = (
        "Bad Request: message is not modified: specified new message content and reply markup"
        " are exactly the same as a current content and reply markup of the message"
    )
    refused = bot.refusal("editMessageText", **reminder, text="Còn 2 ngày", reply_markup=BUTTONS)
    assert refused == (400, unmodified)
    assert bot.refusal("editMessageReplyMarkup", **reminder, reply_markup=BUTTONS) == (400, unmodified)


def test_a_keyboard_is_changed_and_taken_away(
    control: SandboxClient, bot: RawBot, cast: Cast, reminder: dict[str, Any]
) -> None:
    new = {"inline_keyboard": [[{"text": "Hoàn thành", "callback_data": "done"}]]}
    assert bot.call("editMessageReplyMarkup", **reminder, reply_markup=new)["reply_markup"] == new
    assert control.messages(cast.supergroup)[-1].button("Hoàn thành") is not None
    assert "reply_markup" not in bot.call("editMessageReplyMarkup", **reminder)
    assert control.messages(cast.supergroup)[-1].text == "Còn 2 ngày"


def test_only_own_messages_with_text_are_edited(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    def refusal(message_id: int) -> str:
        return bot.refusal("editMessageText", chat_id=cast.group, message_id=message_id, text="x")[1]

    assert refusal(999) == "Bad Request: message to edit not found"
    assert refusal(control.say(cast.group, cast.an, "/a")) == "Bad Request: message can't be edited"
    sent = bot.http.post(
        "sendDocument", data={"chat_id": str(cast.group)}, files={"document": ("a.txt", b"x")}
    )
    document = sent.json()["result"]["message_id"]
    assert refusal(document) == "Bad Request: there is no text in the message to edit"


def test_an_edit_is_not_too_long(bot: RawBot, reminder: dict[str, Any]) -> None:
    bold = f"<b>{'x' * 4096}</b>"
    bot.call("editMessageText", **reminder, text=bold, parse_mode="HTML")
    refused = bot.refusal("editMessageText", **reminder, text="x" * 4097)
    assert refused == (400, "Bad Request: MESSAGE_TOO_LONG")


def test_what_people_deleted_is_neither_edited_nor_answered(
    control: SandboxClient, bot: RawBot, reminder: dict[str, Any]
) -> None:
    control.delete(reminder["chat_id"], reminder["message_id"])
    assert bot.refusal("editMessageText", **reminder, text="x")[1].endswith("message to edit not found")
    where, answered = reminder["chat_id"], {"message_id": reminder["message_id"]}
    refused = bot.refusal("sendMessage", chat_id=where, text="x", reply_parameters=answered)
    assert refused == (400, "Bad Request: message to be replied not found")
    allowed = answered | {"allow_sending_without_reply": True}
    assert "reply_to_message" not in bot.say(where, reply_parameters=allowed)


def test_an_edit_names_its_message(bot: RawBot, cast: Cast) -> None:
    assert bot.refusal("editMessageText", message_id=1, text="x")[1] == "Bad Request: chat_id is empty"
    missing = bot.refusal("editMessageReplyMarkup", chat_id=cast.group)
    assert missing[1] == "Bad Request: message identifier is not specified"
    assert bot.refusal("editMessageText", chat_id=cast.group, message_id=1)[1].endswith(
        "message text is empty"
    )


def test_own_messages_are_deleted_within_48_hours(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    control.set_clock(NOON)
    first, second = (bot.say(cast.group)["message_id"] for _ in range(2))
    control.advance_clock(48 * 3600 - 1)
    assert bot.call("deleteMessage", chat_id=cast.group, message_id=first) is True
    assert first not in [said.id for said in control.messages(cast.group)]
    control.advance_clock(1)
    refused = bot.refusal("deleteMessage", chat_id=cast.group, message_id=second)
    assert refused == (400, "Bad Request: message can't be deleted")
    refused = bot.refusal("deleteMessage", chat_id=cast.group, message_id=first)
    assert refused == (400, "Bad Request: message to delete not found")


def test_messages_of_others_are_deleted_in_private_or_as_administrator(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    private, public = control.start(cast.an), control.say(cast.group, cast.an, "x")
    assert bot.call("deleteMessage", chat_id=cast.an, message_id=private) is True
    assert bot.refusal("deleteMessage", chat_id=cast.group, message_id=public)[0] == 400
    control.promote(cast.group, control.bot())
    assert bot.call("deleteMessage", chat_id=cast.group, message_id=public) is True


def test_an_administrator_pins_and_a_service_message_says_so(
    control: SandboxClient, bot: RawBot, cast: Cast, reminder: dict[str, Any]
) -> None:
    refused = bot.refusal("pinChatMessage", **reminder)
    assert refused == (400, "Bad Request: not enough rights to manage pinned messages in the chat")
    control.promote(cast.supergroup, control.bot())
    bot.updates()
    assert bot.call("pinChatMessage", **reminder, disable_notification=True) is True
    assert bot.call("pinChatMessage", **reminder) is True
    pinned, service = control.messages(cast.supergroup)[-2:]
    assert (pinned.pinned, service.service) == (True, "pinned_message")
    (update,) = bot.updates()
    assert update["message"]["pinned_message"]["message_id"] == pinned.id
    full = bot.call("getChat", chat_id=cast.supergroup)
    assert full["pinned_message"]["message_id"] == pinned.id
    missing = reminder | {"message_id": 999}
    assert bot.refusal("pinChatMessage", **missing)[1] == "Bad Request: message to pin not found"
    bot.call("deleteMessage", **reminder)
    assert "pinned_message" not in bot.call("getChat", chat_id=cast.supergroup)


def test_the_bot_reacts_with_one_emoji_of_telegrams(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    said = {"chat_id": cast.group, "message_id": control.say(cast.group, cast.binh, "Xong")}
    thumb, heart = {"type": "emoji", "emoji": "👍"}, {"type": "emoji", "emoji": "❤"}
    assert bot.call("setMessageReaction", **said, reaction=[thumb]) is True
    assert control.messages(cast.group)[-1].reactions == ("👍",)
    assert bot.refusal("setMessageReaction", **said, reaction=[thumb, heart])[1].endswith(
        "REACTIONS_TOO_MANY"
    )
    for wrong in ({"type": "emoji", "emoji": "✅"}, {"type": "paid"}):
        refused = bot.refusal("setMessageReaction", **said, reaction=[wrong])
        assert refused == (400, "Bad Request: REACTION_INVALID")
    assert bot.call("setMessageReaction", **said) is True
    assert control.messages(cast.group)[-1].reactions == ()
    missing = bot.refusal("setMessageReaction", chat_id=cast.group, message_id=999, reaction=[thumb])
    assert missing[1] == "Bad Request: message to react not found"
