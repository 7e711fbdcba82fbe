"""What files tell besides the tasks: figures, moved dates, messages; now and on past days."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.attainment import Count
from plans.report import ReportedFigure
from plans.standing import Scope
from plans.status import Status
from storage import outbox
from storage.actors import Actor
from storage.database import Database
from storage.decisions import extensions
from storage.decisions.extensions import Decision, Wanted
from storage.models import Act, ExtensionState, Obligation, ObligationState, Statement, Task
from storage.outbox import Content, Outgoing
from storage.reporting import statements
from storage.reporting.statements import Said
from storage.summary import details
from tests.auxil import cast
from tests.auxil.cast import COMMUNE, COMMUNE_CHAT, FINANCE, FINANCE_CHAT, NOW, TODAY
from tests.auxil.province import linked_unit, save_plan
from tests.auxil.world import HANOI

DUE, TARGET = date(2025, 6, 19), "80% hồ sơ"


@pytest.fixture
def plan(database: Database) -> int:
    """A plan with one task, which the finance department and the commune lead."""
    task = replace(cast.task("1", FINANCE, DUE), lead=(FINANCE, COMMUNE), targets=(TARGET,))
    return database.transact(save_plan, task).id


@pytest.fixture
def finance(database: Database, plan: int) -> Actor:
    return cast.focal_point(database.transact(linked_unit, FINANCE, FINANCE_CHAT))


@pytest.fixture
def commune(database: Database, plan: int) -> Actor:
    return cast.focal_point(database.transact(linked_unit, COMMUNE, COMMUNE_CHAT), COMMUNE_CHAT, COMMUNE)


def as_of(plan: int, day: date, *, is_past: bool = True) -> Scope:
    return Scope(plan, (), day, is_past=is_past, submitted_by=day)


def count(database: Database, actor: Actor, done: float, total: float, day: date = TODAY) -> Statement:
    def work(session: Session) -> Statement:
        task = session.scalars(select(Task.id)).one()
        said = Said(task, Status.IN_PROGRESS, figures=(Count(done, total, "hồ sơ", TARGET),))
        return statements.record(session, actor, said, NOW + (day - TODAY), day)

    return database.transact(work)


def figures(database: Database, plan: int, day: date) -> list[ReportedFigure]:
    return database.read(details.figures, as_of(plan, day))


def test_a_share_that_has_not_moved_has_not_moved(database: Database, plan: int, finance: Actor):
    """One of three was 33.3 % the month before and 33.33 % now: "tăng 0,03 điểm %"."""
    count(database, finance, 1, 3)
    count(database, finance, 1, 3, date(2025, 6, 20))
    (figure,) = figures(database, plan, date(2025, 6, 20))
    assert figure.share == figure.previous


def test_the_figures_of_who_leads_a_task_no_longer_are_not_added_up(
    database: Database, plan: int, finance: Actor, commune: Actor
):
    """After a merger both the former unit's figures and its successor's were counted."""
    count(database, finance, 1, 2)
    count(database, commune, 3, 4)

    def remove(session: Session) -> None:
        query = select(Obligation).where(
            Obligation.unit_id == finance.unit_id, Obligation.task_id.is_not(None)
        )
        session.scalars(query).one().state = ObligationState.REMOVED

    database.transact(remove)
    assert [figure.unit for figure in figures(database, plan, TODAY)] == [COMMUNE]


def test_a_request_for_time_is_told_as_it_stood(database: Database, plan: int, finance: Actor):
    def ask(session: Session) -> None:
        wanted = Wanted(session.scalars(select(Task.id)).one(), date(2025, 7, 10))
        asked, _ = extensions.ask(session, finance, wanted, NOW, TODAY)
        decision = Decision(ExtensionState.GRANTED, date(2025, 6, 30))
        extensions.decide(session, cast.secretary(), asked, decision, NOW, date(2025, 6, 16))

    database.transact(ask)
    (waiting,) = database.read(details.extensions, as_of(plan, date(2025, 6, 15)))
    (granted,) = database.read(details.extensions, as_of(plan, date(2025, 6, 16)))
    assert (waiting.outcome, waiting.new_due, waiting.on) == ("waiting", date(2025, 7, 10), TODAY)
    assert (granted.outcome, granted.new_due, granted.on) == (
        "granted",
        date(2025, 6, 30),
        date(2025, 6, 16),
    )


@pytest.mark.usefixtures("finance")
def test_messages_are_logged_until_the_day_by_the_local_clock(database: Database, plan: int):
    """At half past one in the morning in Hanoi it is still the day before in the database."""
    night = datetime(2025, 6, 13, 1, 30, tzinfo=HANOI)
    for text, moment in (("trước", night - timedelta(hours=2)), ("sau", night)):
        said = Outgoing(Act.SAY, FINANCE_CHAT, Content(Markup(text)))
        database.transact(outbox.enqueue, [said], moment)
    logged = database.read(details.messages, as_of(plan, TODAY), HANOI)
    assert [(row.text, row.at.strftime("%d/%m %H:%M")) for row in logged] == [("trước", "12/06 23:30")]
