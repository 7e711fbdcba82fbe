"""What the bot learns about itself, chats, members, files and commands."""

from typing import Any

import pytest

from sandbox.client import SandboxClient
from sandbox.server import RunningSandbox
from tests.sandbox.conftest import Cast
from tests.sandbox.raw_bot import RawBot

COMMANDS = [{"command": "tonghop", "description": "Tổng hợp"}]


def test_the_bot_knows_itself(control: SandboxClient, bot: RawBot) -> None:
    me = bot.call("getMe")
    assert (me["id"], me["is_bot"], me["username"]) == (control.bot(), True, "sandbox_bot")
    assert me["can_read_all_group_messages"] is False


def test_a_chat_says_what_it_is(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    control.start(cast.binh)
    assert bot.call("getChat", chat_id=cast.group)["title"] == "Sở Y tế"
    private = bot.call("getChat", chat_id=cast.binh)
    assert (private["type"], private["first_name"], private["username"]) == ("private", "Bình", "binh_tran")
    assert bot.refusal("getChat", chat_id=5) == (400, "Bad Request: chat not found")


def test_members_have_their_standing(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    def status(chat: int, user: int) -> str:
        return str(bot.call("getChatMember", chat_id=chat, user_id=user)["status"])

    stranger = control.create_person("Chi")
    control.start(stranger)
    assert status(cast.group, cast.an) == "creator"
    assert status(cast.group, cast.binh) == "member"
    assert status(cast.group, stranger) == "left"
    assert status(stranger, stranger) == "member"
    control.promote(cast.group, cast.binh)
    assert status(cast.group, cast.binh) == "administrator"
    control.leave(cast.group, cast.binh)
    assert status(cast.group, cast.binh) == "left"
    refused = bot.refusal("getChatMember", chat_id=cast.group, user_id=5)
    assert refused == (400, "Bad Request: invalid user_id specified")


def test_administrators_are_people_and_the_bot_and_others_when_asked_for(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    def leaders(**parameters: Any) -> list[int]:
        found = bot.call("getChatAdministrators", chat_id=cast.group, **parameters)
        return [member["user"]["id"] for member in found]

    other = control.create_bot("Khác", "other_bot")
    control.join(cast.group, other)
    for member in (other, control.bot()):
        control.promote(cast.group, member)
    assert set(leaders()) == {cast.an, control.bot()}
    assert set(leaders(return_bots=True)) == {cast.an, control.bot(), other}
    control.start(cast.an)
    assert bot.refusal("getChatAdministrators", chat_id=cast.an)[0] == 400


def test_the_bot_leaves_a_group_but_no_private_chat(control: SandboxClient, bot: RawBot, cast: Cast) -> None:
    assert bot.call("leaveChat", chat_id=cast.supergroup) is True
    assert bot.updates()[-1]["my_chat_member"]["new_chat_member"]["status"] == "left"
    refused = bot.refusal("sendMessage", chat_id=cast.supergroup, text="x")
    assert refused == (403, "Forbidden: bot is not a member of the supergroup chat")
    control.start(cast.an)
    assert bot.refusal("leaveChat", chat_id=cast.an)[1].endswith("can't be changed in private chats")


def test_a_file_is_found_and_downloaded(
    sandbox: RunningSandbox, control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    control.upload_document(cast.an, cast.an, "Kế hoạch số 12.pdf", b"%PDF-1.7")
    document = bot.updates()[-1]["message"]["document"]
    file = bot.call("getFile", file_id=document["file_id"])
    assert file["file_size"] == 8
    assert file["file_path"].endswith(".pdf")
    address = f"{sandbox.base_file_url}{sandbox.token}/{file['file_path']}"
    assert bot.http.get(address).content == b"%PDF-1.7"
    assert bot.http.get(f"{address}x").status_code == 404
    assert bot.http.get(address.replace(sandbox.token, "1:x")).status_code == 401
    assert bot.refusal("getFile", file_id="x") == (400, "Bad Request: invalid file_id")


def test_a_file_of_more_than_20_mb_cannot_be_downloaded(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    control.upload_document(cast.an, cast.an, "lớn.bin", bytes(20 * 1024 * 1024 + 1))
    file_id = bot.updates()[-1]["message"]["document"]["file_id"]
    assert bot.refusal("getFile", file_id=file_id) == (400, "Bad Request: file is too big")


def test_commands_are_published_per_scope_and_language(
    control: SandboxClient, bot: RawBot, cast: Cast
) -> None:
    scope = {"type": "chat", "chat_id": cast.group}
    assert bot.call("setMyCommands", commands=COMMANDS) is True
    assert bot.call("setMyCommands", commands=[], scope=scope, language_code="vi") is True
    assert bot.call("getMyCommands") == COMMANDS
    assert bot.call("getMyCommands", scope=scope) == []
    published = [(each.scope, each.language, each.commands) for each in control.published_commands()]
    assert published == [({"type": "default"}, "", {"tonghop": "Tổng hợp"}), (scope, "vi", {})]
    assert bot.call("deleteMyCommands") is True
    assert bot.call("getMyCommands") == []


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"commands": [{"command": "Tổng hợp", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "x" * 33, "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "x", "description": " "}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "x", "description": "x" * 257}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": COMMANDS * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": COMMANDS, "language_code": "vie"}, "invalid language code specified"),
        ({"commands": COMMANDS, "scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
    ],
)
def test_commands_that_telegram_would_not_publish_are_refused(
    bot: RawBot, parameters: dict[str, Any], reason: str
) -> None:
    assert bot.refusal("setMyCommands", **parameters) == (400, f"Bad Request: {reason}")
