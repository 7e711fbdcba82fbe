"""A database that an earlier version left: what waited is sent, questions and messages can still be answered.

The database is made by tests/auxil/old_database.py in a checkout of that version; a new sandbox gives
everybody the same ids again.
"""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from chat.buttons.groups.linking import AddNewUnit
from chat.buttons.reporting.statuses import AnswerTask
from plans.status import Status
from sandbox.server import RunningSandbox
from storage import inbox
from storage.models import Extension, Matter, MatterState, Statement, Unit
from tests.auxil.forging import press_forged, somebody
from tests.auxil.group import Group
from tests.auxil.stages import sandbox
from tests.auxil.world import World, resumed

__all__ = ["sandbox"]

LEFT = Path(__file__).parents[1] / "auxil" / "left" / "0018.sql"
MATTER, WHICH_TASK, EXTENSION_DAY = 13, 15, 17
"""What messages have in it for numbers: an obstacle, which task is meant, until when more time is wanted."""
WHICH_TASK_QUESTION, NEW_UNIT_QUESTION = 1, 2


@pytest.fixture
async def upgraded(sandbox: RunningSandbox, tmp_path: Path) -> AsyncIterator[World]:
    with closing(sqlite3.connect(tmp_path / "dondoc.sqlite3")) as connection:
        connection.executescript(LEFT.read_text())
    async with resumed(sandbox, tmp_path, "2025-06-12 08:00") as world:
        yield world


async def answers_old(group: Group, message: int, text: str) -> None:
    """Let somebody answer a message of ours that the new sandbox does not know."""
    chat = {"id": group.chat, "type": "group", "title": group.title}
    bot = {"id": group.stage.people.bot(), "is_bot": True, "first_name": "Đôn đốc"}
    old = {"message_id": message, "date": 1, "chat": chat, "from": bot, "text": "…"}
    said = {"message_id": 900, "date": 1, "chat": chat, "from": somebody(group.person), "text": text}
    payload = {"update_id": 10_000_000, "message": {**said, "reply_to_message": old}}
    database = group.stage.dondoc.services.database
    database.transact(inbox.receive, [payload], group.stage.clock())
    await group.stage.settle()


async def test_what_waited_to_be_said_is_said_with_its_buttons(upgraded: World):
    assert "đang có 2 nhiệm vụ chưa hoàn thành" in upgraded.finance.last().text
    assert upgraded.finance.labels()[:2] == ["NV 1", "NV 2"]
    assert "NV 3: đang thực hiện, 40%" in upgraded.commune.last().text
    assert upgraded.commune.labels() == ["Sửa", "Thu hồi"]
    assert "NV 1: “chưa có kinh phí”" in upgraded.secretariat.last().text


async def test_an_old_message_about_an_obstacle_is_still_answered(upgraded: World):
    await answers_old(upgraded.secretariat, MATTER, "Đã bố trí kinh phí, đề nghị đơn vị thực hiện.")
    (matter,) = upgraded.rows(Matter)
    assert matter.state is MatterState.ANSWERED
    assert "Đã bố trí kinh phí" in upgraded.finance.last().text


async def test_an_old_question_until_when_still_takes_a_day(upgraded: World):
    await answers_old(upgraded.commune, EXTENSION_DAY, "đến 15/7/2025 vì chờ hướng dẫn")
    (extension,) = upgraded.rows(Extension)
    assert f"{extension.asked_until:%d/%m/%Y}" == "15/07/2025"


async def test_an_old_question_which_task_is_still_answered_by_its_buttons(upgraded: World):
    task = next(row.task_id for row in upgraded.rows(Statement))
    press = AnswerTask(WHICH_TASK_QUESTION, task).pack()
    await press_forged(upgraded.finance, somebody(upgraded.finance.person), [press])
    assert "Chưa hiểu" not in upgraded.finance.last().text


async def test_an_old_question_about_a_unit_is_still_answered_by_its_button(upgraded: World):
    press = AddNewUnit(NEW_UNIT_QUESTION).pack()
    secretary = somebody(upgraded.secretariat.person)
    await press_forged(upgraded.secretariat, secretary, [press])
    assert "Sở Giao thông" in {unit.name for unit in upgraded.rows(Unit)}


async def test_words_that_answer_an_old_question_are_about_its_tasks(upgraded: World):
    await answers_old(upgraded.finance, WHICH_TASK, "NV 2 đã hoàn thành")
    assert upgraded.rows(Statement)[-1].status in {Status.DONE, Status.DONE_ONGOING}
