"""The operator's chat hears how the bot does, and nothing of what units report."""

from collections.abc import Callable

import pytest

from bot.conversations import ROUTES
from chat.conversation import OnCommand
from chat.notices import tell_operators
from chat.texts import access
from chat.texts.groups import linking as linking_texts
from chat.texts.upkeep import operator as texts
from storage.groups import codes, reach
from storage.models import ChatLink, LinkRole, LinkState, Statement
from tests.auxil.cast import FINANCE
from tests.auxil.group import Group
from tests.auxil.world import World

COMMANDS = sorted({name for route in ROUTES if isinstance(route, OnCommand) for name in route.names})
OWN = {"start", "huongdan", "help", "dulieu", "xoatoi"}
PRESSED_BY_UNITS = "NV 6"


def code(world: World) -> str:
    return world.database.transact(codes.issue_one, LinkRole.OPERATOR, None, world.stage.clock())


async def linked_group(world: World) -> Group:
    group = world.group("Máy chủ Đôn đốc", "Minh")
    await group.says(f"/start {code(world)}")
    return group


async def linked_person(world: World) -> Group:
    person = world.stage.people.create_person("Minh")
    world.stage.people.start(person)
    group = world.private(person)
    await group.says(f"/start {code(world)}")
    return group


@pytest.fixture(params=[linked_group, linked_person], ids=["group", "person"])
async def operator(june: World, request: pytest.FixtureRequest) -> Group:
    """The operator's chat: a group, or the private chat of one person."""
    group: Group = await request.param(june)
    return group


async def test_an_operators_chat_is_welcomed_and_the_secretariat_knows_of_it(june: World, operator: Group):
    assert "nơi nhận tin của người vận hành bot" in operator.last().text
    assert "nơi nhận tin của người vận hành bot" in june.secretariat.last().text
    await june.secretariat.presses("Thôi liên kết: người vận hành bot")
    assert [link.state for link in june.rows(ChatLink) if link.role is LinkRole.OPERATOR] == [
        LinkState.REPLACED
    ]


async def test_every_command_but_its_own_is_refused_there(june: World, operator: Group):
    heard = {}
    for command in sorted(set(COMMANDS) - OWN):
        before = len(operator.from_bot())
        await operator.says(f"/{command} {FINANCE}")
        heard[command] = [message.text for message in operator.from_bot()[before:]]
    assert {command: said for command, said in heard.items() if said != [access.operators_hear()]} == {}


async def test_its_guide_says_what_is_done_on_the_machine(operator: Group):
    await operator.says("/huongdan")
    assert "dondoc doctor" in operator.last().text
    await operator.says("/start")
    assert "Ở đây đã liên kết: người vận hành bot" in operator.last().text


async def test_no_word_said_there_is_a_report(june: World, operator: Group):
    before = len(june.rows(Statement))
    await operator.answers("NV 6 đã hoàn thành")
    assert operator.last().text == access.operators_hear()
    assert len(june.rows(Statement)) == before


@pytest.mark.parametrize("whose", ["secretariat", "finance"])
async def test_a_chat_of_the_plans_does_not_become_the_operators(june: World, whose: str):
    group: Group = getattr(june, whose)
    await group.says(f"/start {code(june)}")
    assert group.last().text == linking_texts.other_role()
    assert [link.role for link in june.rows(ChatLink) if link.role is LinkRole.OPERATOR] == []


async def test_a_units_code_does_not_take_the_operators_chat(june: World, operator: Group):
    unit_code = await june.code_for(FINANCE)
    before = [link.role for link in june.rows(ChatLink)]
    await operator.says(f"/start {unit_code}")
    assert [link.role for link in june.rows(ChatLink)] == before


async def test_the_secretariats_lists_tell_of_a_code_for_the_operator(june: World):
    code(june)
    await june.secretariat.says("/lienket")
    await june.secretariat.presses("Mã chưa dùng (1)")
    assert "người vận hành bot" in june.secretariat.last().text
    await june.secretariat.presses("Thu hồi mã: người vận hành bot")
    await june.secretariat.says("/nhatky")


Tell = Callable[[str, str], list[str]]


async def test_the_same_kind_is_told_once_an_hour(june: World, operator: Group):
    heard = []
    for moment in ("09:00", "09:59", "10:01"):
        await june.move_to(f"2025-06-13 {moment}")
        before = len(operator.from_bot())
        june.database.transact(tell_operators, "disk", texts.disk_is_full(9), june.stage.clock())
        june.database.transact(tell_operators, "clock", texts.clock_is_off(40), june.stage.clock())
        await june.stage.settle()
        heard.append(len(operator.from_bot()) - before)
    assert heard == [2, 0, 2]


async def test_a_failed_update_is_told_without_a_word_of_it(
    june: World, operator: Group, monkeypatch: pytest.MonkeyPatch
):
    async def fail(*_: object) -> None:
        raise ValueError("Sở Tài chính: lời báo cáo")

    monkeypatch.setattr(june.stage.dondoc.worker.dispatcher, "_go_on", fail)
    await june.finance.says("/baocao NV 6 đang chờ kinh phí")
    assert "Một tin nhận được xử lý bị lỗi" in operator.last().text
    assert not any("kinh phí" in one.text or FINANCE in one.text for one in operator.from_bot())


async def test_nothing_of_the_plans_reaches_the_operators_chat_by_itself(june: World, operator: Group):
    before = len(operator.from_bot())
    await june.move_to("2025-06-13 07:30")
    await june.move_to("2025-06-13 08:30")
    await june.move_to("2025-06-16 07:45")
    assert len(operator.from_bot()) == before


async def test_an_operators_chat_that_is_lost_hears_nothing_more(june: World, operator: Group):
    june.database.transact(reach.lose, operator.chat, "Forbidden", june.stage.clock())
    before = len(operator.from_bot())
    june.database.transact(tell_operators, "disk", texts.disk_is_full(9), june.stage.clock())
    await june.stage.settle()
    assert len(operator.from_bot()) == before
