"""Two units share a chat: what one of them was asked the other does not answer, whatever app it has."""

from collections.abc import Awaitable, Callable

import pytest

from chat.buttons.base import Button
from chat.buttons.reporting.passed_on import TakePassedOn
from chat.buttons.reporting.sheets import DropSheet, TakeSheet
from chat.buttons.reporting.statuses import AnswerTask, LeaveFigures, LeaveHeld, TakeFigures, TakeHeld
from plans.reading.report_sheet import PERCENT
from storage.models import Question, QuestionKind, Statement, Task
from tests.auxil.cast import FINANCE, POLICE
from tests.auxil.filling import filled_in, last_file
from tests.auxil.forging import press_forged, somebody
from tests.auxil.world import World
from tests.handlers.reporting.test_sheets import NAME

PLAN = """KẾ HOẠCH
Thực hiện Đề án 09 năm 2025

TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành
1\tCấp tài khoản định danh\tSở Tài chính; Công an tỉnh\t\tTháng 12/2025
2\tRà soát phần mềm\tSở Tài chính; Công an tỉnh\t\tTháng 12/2025
"""


@pytest.fixture
async def asked(world: World) -> World:
    """Both units lead the same tasks; the group is that of one of them, and is to be the other's too."""
    world.given_plan(PLAN)
    await world.link(FINANCE, world.finance)
    await world.finance.says("/nhiemvu")
    return world


async def holds(world: World) -> None:
    await world.finance.answers("NV 1 đã hoàn thành")
    await world.finance.answers("NV 1 đang thực hiện 50%")


async def doubts(world: World) -> None:
    await world.finance.answers("NV 1 đang thực hiện, đã cấp 1.300/1.480 doanh nghiệp")
    await world.finance.answers("NV 1 đang thực hiện, đã cấp 130/1.480 doanh nghiệp")


async def names_no_task(world: World) -> None:
    await world.finance.answers("đang thực hiện 85%")


async def sends_a_sheet(world: World) -> None:
    await world.finance.answers("/mau")
    sheet = filled_in(last_file(world), ("1", {PERCENT: 85}))
    await world.finance.sends(NAME, sheet, reply_to=world.finance.last().id)


async def passes_on(world: World) -> None:
    people, group = world.stage.people, world.finance
    people.promote(group.chat, people.bot())
    said = await world.outsider.says("NV 1 đã hoàn thành 100%")
    people.join(world.outsider.chat, group.person)
    people.forward(group.chat, group.person, source=world.outsider.chat, message_id=said)
    await world.stage.settle()


KINDS: dict[QuestionKind, tuple[Callable[[World], Awaitable[None]], list[Callable[[int], Button]]]] = {
    QuestionKind.HELD: (holds, [TakeHeld, LeaveHeld]),
    QuestionKind.FIGURES: (doubts, [TakeFigures, LeaveFigures]),
    QuestionKind.WHICH_TASK: (names_no_task, []),
    QuestionKind.SHEET: (sends_a_sheet, [TakeSheet, DropSheet]),
    QuestionKind.PASSED_ON: (passes_on, [TakePassedOn]),
}


@pytest.mark.parametrize("kind", KINDS)
async def test_the_other_unit_of_the_chat_answers_nothing(asked: World, kind: QuestionKind):
    ask, buttons = KINDS[kind]
    await ask(asked)
    question = next(row.id for row in asked.rows(Question) if row.kind is kind)
    forged = [button(question) for button in buttons] or [AnswerTask(question, asked.rows(Task)[0].id)]
    before = len(asked.rows(Statement))
    await asked.link(POLICE, asked.finance)
    await asked.finance.says("/nhiemvu")
    await asked.finance.presses(POLICE)
    await press_forged(asked.finance, somebody(asked.finance.person), [one.pack() for one in forged])
    assert len(asked.rows(Statement)) == before
    assert next(row.answered_at for row in asked.rows(Question) if row.id == question) is None


async def test_who_takes_over_from_a_unit_answers_what_it_was_asked(asked: World):
    await holds(asked)
    question = asked.finance.last()
    await asked.secretariat.says(f"/donvi sáp nhập {FINANCE} vào Sở Kế hoạch")
    await asked.secretariat.presses("Sáp nhập")
    before = len(asked.rows(Statement))
    await asked.finance.presses("Ghi như vậy", message=question)
    assert len(asked.rows(Statement)) == before + 1
