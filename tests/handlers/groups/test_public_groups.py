"""In a public group anybody can look in and press; only its members are heard."""

from itertools import count
from typing import Any

import pytest

from chat.texts import access
from sandbox.faults import FaultKind
from storage import inbox
from storage.models import Statement, Task
from tests.auxil.group import Group
from tests.auxil.world import World

FIRST = count(10_000_000)
REPORT = "/baocao NV 1 đang thực hiện 60%"


async def hear(
    group: Group, person: int, said: dict[str, Any], *, username: str | None = "sotaichinh"
) -> None:
    """Hand what a person does in the group to the bot, as Telegram tells it of a public group."""
    chat = {"id": group.chat, "type": "supergroup", "title": group.title}
    if username is not None:
        chat["username"] = username
    message = {"message_id": group.last().id, "date": 1749688200, "chat": chat}
    author = {"id": person, "is_bot": False, "first_name": "Lạ"}
    update: dict[str, Any] = {"update_id": next(FIRST)}
    if "data" in said:
        update["callback_query"] = {
            "id": "1",
            "from": author,
            "chat_instance": "1",
            "message": message,
            **said,
        }
    else:
        update["message"] = message | {"from": author} | said
    group.stage.dondoc.services.database.transact(inbox.receive, [update], group.stage.clock())
    await group.stage.settle()


def command(words: str) -> dict[str, Any]:
    """Return a message that is a command."""
    length = len(words.split(maxsplit=1)[0])
    return {"text": words, "entities": [{"type": "bot_command", "offset": 0, "length": length}]}


def popped_up(world: World) -> str:
    """Return what was said to the latest press."""
    return str(world.stage.people.requests("answerCallbackQuery")[-1].parameters.get("text", ""))


async def test_a_member_of_a_public_group_reports(june: World):
    await hear(june.finance, june.finance.person, command(REPORT))
    assert [row.percent for row in june.rows(Statement)] == [60]


async def test_somebody_who_only_looks_in_is_refused(june: World):
    stranger = june.outsider.person
    for words in (REPORT, "/nhiemvu", "/tonghop"):
        await hear(june.finance, stranger, command(words))
        assert june.finance.last().text == access.group_members_only()
    task = june.rows(Task)[0].id
    await hear(june.finance, stranger, {"data": f"task:{task}"})
    assert popped_up(june) == access.group_members_only()
    assert june.rows(Statement) == []


async def test_the_talk_of_somebody_who_only_looks_in_is_left_alone(june: World):
    before = len(june.finance.from_bot())
    await hear(june.finance, june.outsider.person, {"text": "NV 1 đang thực hiện 60%"})
    assert (len(june.finance.from_bot()), june.rows(Statement)) == (before, [])


async def test_nobody_is_heard_while_telegram_does_not_say_who_is_in_a_public_group(june: World):
    june.stage.people.add_fault(FaultKind.BAD_GATEWAY, method="getChatMember", times=None)
    await hear(june.finance, june.finance.person, command(REPORT))
    assert june.finance.last().text == access.membership_unknown()
    assert june.rows(Statement) == []


@pytest.mark.parametrize("words", ["/huongdan", REPORT])
async def test_in_a_private_group_telegram_is_not_asked(june: World, words: str):
    await hear(june.finance, june.finance.person, command(words), username=None)
    assert june.stage.people.requests("getChatMember") == []
