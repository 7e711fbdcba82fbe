"""What the table of facts refuses, and where it comes from."""

import json
from typing import Any

import pytest

from sandbox.derive_facts import FACTS as FACTS_FILE
from sandbox.derive_facts import derive, written
from sandbox.errors import RefusalError
from sandbox.facts import FACTS, Upload, check_method, check_parameters
from sandbox.methods import METHODS
from tests.sandbox.bot_api import API


def reason(method: str, **given: Any) -> str:
    with pytest.raises(RefusalError) as refused:
        check_parameters(method, given)
    assert refused.value.code == 400
    return refused.value.description.removeprefix("Bad Request: ")


@pytest.mark.skipif(not API.exists(), reason="needs ../shared/botapi/api.json")
def test_the_committed_facts_are_those_of_the_bot_api() -> None:
    api = json.loads(API.read_text(encoding="utf-8"))
    assert FACTS_FILE.read_text(encoding="utf-8") == written(derive(api))


def test_every_method_with_facts_is_played() -> None:
    assert METHODS.keys() == FACTS["methods"].keys()


def test_a_method_that_is_not_played_is_named() -> None:
    with pytest.raises(RefusalError, match="the sandbox does not play the method sendPoll") as refused:
        check_method("sendPoll")
    assert refused.value.code == 404


def test_a_method_that_does_not_exist_is_not_found() -> None:
    with pytest.raises(RefusalError, match="Not Found: method not found"):
        check_method("sendmesage")


def test_form_values_take_the_type_of_their_parameter() -> None:
    given = {
        "chat_id": "-5",
        "text": "5",
        "disable_notification": "true",
        "reply_parameters": '{"message_id": 7}',
    }
    typed = {"chat_id": -5, "text": "5", "disable_notification": True, "reply_parameters": {"message_id": 7}}
    assert check_parameters("sendMessage", given) == typed


def test_an_uploaded_file_is_taken_where_one_is_asked_for() -> None:
    upload = Upload("a.docx", b"x")
    assert check_parameters("sendDocument", {"chat_id": 5, "document": upload})["document"] is upload
    assert (
        reason("sendMessage", chat_id=5, text=upload) == 'parameter "sendMessage.text" must be of type String'
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"chat_id": 5, "txt": "x"}, 'sendMessage has no parameter "txt"'),
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": "", "text": "x"}, "chat_id is empty"),
        ({"chat_id": 5}, "message text is empty"),
        ({"chat_id": 5, "text": ""}, "message text is empty"),
        ({"chat_id": 5.5, "text": "x"}, 'parameter "sendMessage.chat_id" must be of type Integer or String'),
        ({"chat_id": True, "text": "x"}, 'parameter "sendMessage.chat_id" must be of type Integer or String'),
        ({"chat_id": 5, "text": 6}, 'parameter "sendMessage.text" must be of type String'),
        (
            {"chat_id": 5, "text": "x", "disable_notification": "yes"},
            'parameter "sendMessage.disable_notification" must be of type Boolean',
        ),
        (
            {"chat_id": 5, "text": "x", "disable_notification": 1},
            'parameter "sendMessage.disable_notification" must be of type Boolean',
        ),
        (
            {"chat_id": 5, "text": "x", "message_effect_id": "1"},
            'the sandbox does not play "message_effect_id" of sendMessage',
        ),
        (
            {"chat_id": 5, "text": "x", "reply_parameters": {"id": 7}},
            'ReplyParameters has no parameter "id"',
        ),
        (
            {"chat_id": 5, "text": "x", "reply_parameters": "7"},
            'parameter "sendMessage.reply_parameters" must be of type ReplyParameters',
        ),
        (
            {"chat_id": 5, "text": "x", "entities": [{"type": "bold", "offset": 0}]},
            'parameter "length" of MessageEntity is required',
        ),
        (
            {"chat_id": 5, "text": "x", "entities": {"type": "bold"}},
            'parameter "sendMessage.entities" must be of type Array of MessageEntity',
        ),
        (
            {"chat_id": 5, "text": "x", "reply_markup": {"keyboard": [[{"text": "A"}]]}},
            'parameter "sendMessage.reply_markup" must be of type InlineKeyboardMarkup or ForceReply',
        ),
        (
            {"chat_id": 5, "text": "x", "reply_markup": {"inline_keyboard": [{"text": "A"}]}},
            'parameter "InlineKeyboardMarkup.inline_keyboard" must be of type Array of InlineKeyboardButton',
        ),
        (
            {
                "chat_id": 5,
                "text": "x",
                "reply_markup": {"inline_keyboard": [[{"text": "A", "callback_data": 7}]]},
            },
            'parameter "InlineKeyboardButton.callback_data" must be of type String',
        ),
    ],
)
def test_parameters_that_are_unknown_missing_or_mistyped_are_refused(
    given: dict[str, Any], expected: str
) -> None:
    assert reason("sendMessage", **given) == expected


def test_a_scope_must_be_of_a_known_type() -> None:
    scope = {"type": "chat", "chat_id": 5}
    assert check_parameters("getMyCommands", {"scope": scope}) == {"scope": scope}
    assert "must have a type of default, all_private_chats" in reason(
        "getMyCommands", scope={"type": "group"}
    )
    assert reason("getMyCommands", scope={"type": "default", "chat_id": 5}) == (
        'BotCommandScopeDefault has no parameter "chat_id"'
    )
