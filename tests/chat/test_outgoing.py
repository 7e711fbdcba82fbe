"""What the bot says, as the rows that the sender will hand to Telegram."""

import logging
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest
from telegram import CallbackQuery, Chat, Message
from telegram.error import BadRequest

from chat.context import Context
from chat.outgoing import answer_press, edit, edit_buttons, reply, say, send_file, suggest_commands, thumbs_up
from storage.models import Lane

NOW = datetime(2025, 6, 12, tzinfo=UTC)
PLAIN = Message(9, NOW, Chat(-200, Chat.GROUP), text="…")
IN_TOPIC = Message(9, NOW, Chat(-200, Chat.SUPERGROUP), text="…", message_thread_id=5, is_topic_message=True)


def test_a_message_is_html_without_previews_of_links():
    said = say(-200, "<b>x</b>")
    assert (said.method, said.chat_id, said.lane) == ("sendMessage", -200, Lane.REPLY)
    assert said.parameters == {
        "chat_id": -200,
        "text": "<b>x</b>",
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }


def test_an_answer_stays_in_its_topic_and_is_said_even_if_the_question_was_deleted():
    said = reply(IN_TOPIC, "x")
    assert said.parameters["message_thread_id"] == 5
    assert said.parameters["reply_parameters"] == {"message_id": 9, "allow_sending_without_reply": True}
    assert "message_thread_id" not in reply(PLAIN, "x").parameters


def test_a_file_stays_in_its_topic():
    assert send_file(IN_TOPIC, 3, "x").parameters["message_thread_id"] == 5
    said = send_file(PLAIN, 3, "x")
    assert "message_thread_id" not in said.parameters
    assert (said.method, said.file_id) == ("sendDocument", 3)


def test_an_edit_without_buttons_takes_them_away():
    assert "reply_markup" not in edit(PLAIN, "x").parameters
    assert edit_buttons(PLAIN, None).parameters == {"chat_id": -200, "message_id": 9}


def test_a_thumb_needs_no_words():
    assert thumbs_up(PLAIN).parameters["reaction"] == [{"type": "emoji", "emoji": "👍"}]


def test_commands_are_suggested_in_one_chat():
    assert suggest_commands(-200, {"huongdan": "Hướng dẫn"}).parameters == {
        "chat_id": -200,
        "commands": [{"command": "huongdan", "description": "Hướng dẫn"}],
        "scope": {"type": "chat", "chat_id": -200},
    }


class Press:
    """A press that records how it was answered, and may come too late."""

    def __init__(self, error: Exception | None = None) -> None:
        self.answers: list[tuple[str | None, bool]] = []
        self.error = error

    async def answer(self, text: str | None, *, show_alert: bool) -> None:
        self.answers.append((text, show_alert))
        if self.error is not None:
            raise self.error


async def answered(press: Press, text: str | None) -> Press:
    words: dict[int, list[Any]] = {}
    context = SimpleNamespace(update_id=1, services=SimpleNamespace(last_words=words))
    answer_press(cast("Context", context), cast("CallbackQuery", press), text, alert=text is not None)
    assert not press.answers  # not before the transaction is over
    for answer in words[1]:
        await answer
    return press


async def test_a_press_is_answered_after_the_transaction():
    assert (await answered(Press(), "Đã ghi nhận.")).answers == [("Đã ghi nhận.", True)]
    assert (await answered(Press(), None)).answers == [(None, False)]


async def test_an_answer_that_comes_too_late_is_logged_and_forgotten(caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.INFO)
    await answered(Press(BadRequest("query is too old")), None)
    assert "could not be answered" in caplog.text
