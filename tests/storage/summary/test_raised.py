"""Obstacles as they were on a day, on both databases."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.report import ReportedObstacle
from plans.standing import Scope
from storage.actors import Actor
from storage.database import Database
from storage.decisions import matters
from storage.decisions.matters import Raised, Step
from storage.models import Matter, MatterAction, MatterKind
from storage.summary import raised
from tests.auxil import cast
from tests.auxil.cast import FINANCE, FINANCE_CHAT, NOW, TODAY
from tests.auxil.province import linked_unit, save_plan


@pytest.fixture
def plan(database: Database) -> int:
    return database.transact(save_plan, cast.task("1", FINANCE)).id


@pytest.fixture
def finance(database: Database, plan: int) -> Actor:
    return cast.focal_point(database.transact(linked_unit, FINANCE, FINANCE_CHAT))


def raise_obstacle(database: Database, actor: Actor, day: date, message: int = 1) -> Matter | None:
    words = Raised(MatterKind.OBSTACLE, "Thiếu kinh phí", message_id=message)
    return database.transact(matters.raise_matter, actor, words, NOW + (day - TODAY), day)


def step(database: Database, actor: Actor, action: MatterAction, day: date) -> None:
    def work(session: Session) -> None:
        matter = session.scalars(select(Matter)).one()
        matters.take_step(session, actor, matter, Step(action), NOW + (day - TODAY), day)

    database.transact(work)


def told(database: Database, plan: int, day: date, *, is_past: bool = True) -> list[ReportedObstacle]:
    return database.read(raised.obstacles, Scope(plan, (), day, is_past=is_past, submitted_by=day))


def test_an_obstacle_that_was_taken_back_later_was_open_before(database: Database, plan: int, finance: Actor):
    raise_obstacle(database, finance, TODAY)
    step(database, finance, MatterAction.WITHDRAWN, date(2025, 6, 20))
    assert [row.is_open for row in told(database, plan, date(2025, 6, 19))] == [True]
    assert told(database, plan, date(2025, 6, 20)) == []
    assert told(database, plan, date(2025, 6, 20), is_past=False) == []


def test_an_obstacle_that_is_raised_again_is_open_again(database: Database, plan: int, finance: Actor):
    """Of a past day it was told as closed: nothing said that the unit had raised it again."""
    raise_obstacle(database, finance, TODAY)
    step(database, finance, MatterAction.WITHDRAWN, TODAY)
    raise_obstacle(database, finance, TODAY)
    assert [row.is_open for row in told(database, plan, TODAY)] == [True]
    assert [row.is_open for row in told(database, plan, TODAY, is_past=False)] == [True]


def test_an_answer_that_does_not_help_leaves_an_obstacle_open_until_it_is_solved(
    database: Database, plan: int, finance: Actor
):
    raise_obstacle(database, finance, TODAY)
    days = [date(2025, 6, day) for day in range(16, 20)]
    actions = [MatterAction.RECEIVED, MatterAction.ANSWERED, MatterAction.REMAINS, MatterAction.SOLVED]
    for action, day in zip(actions, days, strict=True):
        step(database, finance, action, day)
    assert [row.is_open for day in days for row in told(database, plan, day)] == [True, True, True, False]
