"""Rights for each kind of message: what a group withholds from all, what is taken from the bot, slow mode."""

from datetime import UTC, datetime
from typing import Any

import pytest

from sandbox.client import SandboxClient
from sandbox.errors import ImpossibleError
from sandbox.rights import SENDING, Permission
from tests.sandbox.conftest import Cast
from tests.sandbox.images import png
from tests.sandbox.raw_bot import RawBot

NOON = datetime(2025, 6, 12, 12, 0, tzinfo=UTC)
FORBIDDEN = (400, "Bad Request: CHAT_WRITE_FORBIDDEN")


def unallowed(content: str) -> tuple[int, str]:
    return 400, f"Bad Request: not enough rights to send {content} to the chat"


def sends(bot: RawBot, chat: int, kind: str, content: bytes) -> dict[str, Any]:
    """Return the answer to sending a file."""
    files = {kind: ("a.png", content)}
    answer = bot.http.post(f"send{kind.title()}", data={"chat_id": str(chat), "caption": "x"}, files=files)
    return dict(answer.json())


def test_the_permissions_are_those_of_the_bot_api(types: dict[str, Any]) -> None:
    assert {field["name"] for field in types["ChatPermissions"]["fields"]} == set(Permission)


def test_a_group_without_documents_takes_text_and_photos(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    for chat in (cast.group, cast.supergroup):
        control.withhold(chat, cast.an, Permission.SEND_DOCUMENTS)
        refused = sends(bot, chat, "document", b"x")
        assert (refused["error_code"], refused["description"]) == unallowed("documents")
        assert sends(bot, chat, "photo", png(10, 10))["ok"]
        bot.say(chat)
        shown = bot.call("getChat", chat_id=chat)["permissions"]
        assert (shown["can_send_documents"], shown["can_send_messages"]) == (False, True)
    assert bot.updates() == []


def test_a_group_without_text_still_takes_a_document_with_words(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    control.withhold(cast.supergroup, cast.an, Permission.SEND_MESSAGES, Permission.SEND_PHOTOS)
    assert bot.refusal("sendMessage", chat_id=cast.supergroup, text="x") == unallowed("text messages")
    refused = sends(bot, cast.supergroup, "photo", png(10, 10))
    assert (refused["error_code"], refused["description"]) == unallowed("photos")
    assert sends(bot, cast.supergroup, "document", b"x")["ok"]


def test_the_bot_is_told_what_is_taken_from_it_and_given_back(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    control.restrict_bot(cast.supergroup, cast.an, Permission.SEND_DOCUMENTS)
    refused = sends(bot, cast.supergroup, "document", b"x")
    assert (refused["error_code"], refused["description"]) == unallowed("documents")
    bot.say(cast.supergroup)
    control.restrict_bot(cast.supergroup, cast.an)
    assert bot.refusal("sendMessage", chat_id=cast.supergroup, text="x") == unallowed("text messages")
    control.lift_restriction(cast.supergroup, cast.an)
    assert sends(bot, cast.supergroup, "document", b"x")["ok"]
    changes = [update["my_chat_member"] for update in bot.updates()]
    seen = [(change["old_chat_member"], change["new_chat_member"]) for change in changes]
    assert [(old["status"], new["status"]) for old, new in seen] == [
        ("member", "restricted"),
        ("restricted", "restricted"),
        ("restricted", "member"),
    ]
    first = seen[0][1]
    assert (first["can_send_documents"], first["can_send_messages"]) == (False, True)
    assert seen[1][0] == first
    assert seen[1][1]["can_send_messages"] is False


def test_in_a_locked_group_only_administrators_write(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    reminder = bot.say(cast.supergroup)["message_id"]
    control.lock(cast.supergroup, cast.an)
    shown = bot.call("getChat", chat_id=cast.supergroup)["permissions"]
    assert {name for name, given in shown.items() if not given} == SENDING
    channel = control.create_channel("Cổng thông tin")
    for impossible in (
        lambda: control.say(cast.supergroup, cast.binh, "x"),
        lambda: control.upload_document(cast.supergroup, cast.binh, "a.pdf", b"x"),
        lambda: control.say_as_channel(cast.supergroup, channel, "x"),
    ):
        with pytest.raises(ImpossibleError, match="may not send"):
            impossible()
    control.say(cast.supergroup, cast.an, "Nhóm tạm khóa")
    control.say_anonymously(cast.supergroup, cast.an, "Nhóm tạm khóa")
    assert bot.refusal("sendMessage", chat_id=cast.supergroup, text="x") == unallowed("text messages")
    assert bot.refusal("sendChatAction", chat_id=cast.supergroup, action="typing") == FORBIDDEN
    edit = {"chat_id": cast.supergroup, "message_id": reminder}
    assert bot.refusal("editMessageText", **edit, text="sửa") == FORBIDDEN
    control.promote(cast.supergroup, control.bot())
    bot.say(cast.supergroup)
    control.demote(cast.supergroup, control.bot())
    control.unlock(cast.supergroup, cast.an)
    bot.say(cast.supergroup)
    control.say(cast.supergroup, cast.binh, "Chào")


def test_rights_are_given_by_administrators_and_go_with_the_group(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    with pytest.raises(ImpossibleError, match="does not lead"):
        control.lock(cast.group, cast.binh)
    control.lock(cast.group, cast.an)
    supergroup = control.upgrade(cast.group, cast.an)
    assert bot.refusal("sendMessage", chat_id=supergroup, text="x") == unallowed("text messages")


def test_slow_mode_lets_the_bot_write_once_in_a_while(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    control.set_clock(NOON)
    control.set_slow_mode(cast.supergroup, cast.an, 30)
    assert bot.call("getChat", chat_id=cast.supergroup)["slow_mode_delay"] == 30
    bot.say(cast.supergroup)
    control.advance_clock(12)
    refused = bot.refusal("sendMessage", chat_id=cast.supergroup, text="x")
    assert refused == (429, "Too Many Requests: retry after 18")
    bot.say(cast.group)
    control.advance_clock(18)
    bot.say(cast.supergroup)
    control.promote(cast.supergroup, control.bot())
    bot.say(cast.supergroup)
    with pytest.raises(ImpossibleError, match="no slow mode"):
        control.set_slow_mode(cast.group, cast.an, 30)
