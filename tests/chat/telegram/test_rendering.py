"""What we say, as requests to the Bot API."""

import asyncio
from typing import Any

from chat.buttons.base import Keyboard, button
from chat.buttons.reporting.statuses import OpenTask
from chat.heard import ChatKind, Heard
from chat.markup import Marked
from chat.outgoing import edit, edit_buttons, reply, say, say_with_photo, suggest_commands, thumbs_up
from chat.telegram.rendering import request_for
from storage.outbox import Claimed, Outgoing
from tests.auxil.cast import NOW

WORDS = Marked("x")
PLAIN = Heard(1, -200, ChatKind.GROUP, NOW, message_id=9)
IN_TOPIC = Heard(1, -200, ChatKind.GROUP, NOW, message_id=9, topic_id=5)


class Bot:
    """Notes what it is asked."""

    def __getattr__(self, name: str) -> Any:
        async def request(*args: Any, **kwargs: Any) -> dict[str, Any]:
            return {"method": name, "args": args, **kwargs.pop("api_kwargs"), **kwargs}

        return request


def rendered(said: Outgoing) -> dict[str, Any]:
    claimed = Claimed(1, said.act, said.chat_id, said.content, 1)
    request: Any = request_for(Bot(), claimed)  # type: ignore[arg-type] # it notes what it is asked
    answer: dict[str, Any] = asyncio.run(request)
    return answer


def test_a_message_is_html_without_previews_of_links():
    assert rendered(say(-200, Marked("<b>x</b>"))) == {
        "method": "send_message",
        "args": (-200, "<b>x</b>"),
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }


def test_an_answer_stays_in_its_topic_and_is_said_even_if_the_question_was_deleted():
    request = rendered(reply(IN_TOPIC, WORDS))
    assert request["message_thread_id"] == 5
    assert request["reply_parameters"] == {"message_id": 9, "allow_sending_without_reply": True}
    assert "message_thread_id" not in rendered(reply(PLAIN, WORDS))


def test_buttons_carry_label_and_data():
    keyboard = Keyboard([[button("NV 1", OpenTask(1))]])
    request = rendered(edit(PLAIN, WORDS, keyboard=keyboard))
    assert request["args"] == ("x", -200, 9)
    assert request["reply_markup"] == {"inline_keyboard": [[{"text": "NV 1", "callback_data": "task:1"}]]}


def test_an_edit_without_buttons_takes_them_away():
    assert "reply_markup" not in rendered(edit(PLAIN, WORDS))
    assert rendered(edit_buttons(PLAIN, None)) == {"method": "edit_message_reply_markup", "args": (-200, 9)}


def test_a_picture_that_telegram_keeps_is_named_by_its_id():
    request = rendered(say_with_photo(-200, "kept", Marked("Ảnh")))
    assert (request["method"], request["args"]) == ("send_photo", (-200, "kept"))
    assert request["caption"] == "Ảnh"


def test_a_thumb_needs_no_words():
    assert rendered(thumbs_up(PLAIN))["reaction"] == [{"type": "emoji", "emoji": "👍"}]


def test_commands_are_suggested_in_one_chat():
    request = rendered(suggest_commands(-200, {"huongdan": "Hướng dẫn"}))
    assert request["args"] == ([("huongdan", "Hướng dẫn")],)
    assert request["scope"] == {"type": "chat", "chat_id": -200}
