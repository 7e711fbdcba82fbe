"""A reminder that waits in the outbox says what is owed when its turn comes, not when it was queued."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from jobs.reminders.morning import remind
from jobs.sending.claiming import claim_next
from plans.silence import Silence
from plans.status import Status
from storage.database import Database
from storage.groups import links
from storage.models import ChatLink, LinkState, Obligation, ObligationState, OutboxMessage, Task, Unit
from storage.outbox import Claimed
from storage.reminders import acknowledgements
from storage.reporting import statements
from storage.reporting.statements import Said
from tests.auxil import cast
from tests.auxil.province import linked_unit, save_plan

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
USUAL = time(7, 30)
MORNING = datetime(2025, 6, 12, 7, 30, tzinfo=HANOI)


@pytest.fixture
def queued(database: Database) -> int:
    """The reminder of Sở Tài chính of tasks 1 and 2 waits in the outbox."""
    tasks = [cast.task(number, cast.FINANCE, date(2025, 6, 19)) for number in ("1", "2")]
    database.transact(save_plan, *tasks, rules=())
    unit = database.transact(linked_unit, cast.FINANCE, cast.FINANCE_CHAT)
    assert database.transact(remind, MORNING, cast.TODAY, at=USUAL, usual=USUAL) == 1
    return unit


def claim(database: Database) -> Claimed | None:
    return database.transact(claim_next, MORNING, set())


def text(database: Database) -> str:
    claimed = claim(database)
    assert claimed is not None
    return str(claimed.content.text)


def states(database: Database) -> list[str]:
    return database.read(lambda session: [row.state.value for row in session.scalars(select(OutboxMessage))])


def say_done(database: Database, unit: int, *numbers: str) -> None:
    def say(session: Session) -> None:
        for task in session.scalars(select(Task).where(Task.number.in_(numbers))):
            actor = cast.focal_point(unit)
            statements.record(session, actor, Said(task.id, Status.DONE), cast.NOW, cast.TODAY)

    database.transact(say)


def change(database: Database, **values: object) -> None:
    """Change what the unit owes of task 1."""

    def work(session: Session) -> None:
        query = select(Obligation).join(Task, Task.id == Obligation.task_id).where(Task.number == "1")
        for name, value in values.items():
            setattr(session.scalars(query).one(), name, value)

    database.transact(work)


def test_what_did_not_change_is_said_as_it_was_queued(database: Database, queued: int):
    before = database.read(lambda session: session.scalars(select(OutboxMessage.content)).one())
    claimed = claim(database)
    assert claimed is not None
    assert claimed.content.as_json() == before


def test_what_was_done_meanwhile_is_not_asked_for(database: Database, queued: int):
    say_done(database, queued, "1")
    said = text(database)
    assert "NV 2" in said
    assert "NV 1" not in said
    (row,) = database.read(lambda session: list(session.scalars(select(OutboxMessage))))
    assert len((row.about or {})["obligations"]) == 1


def test_a_reminder_of_nothing_is_dropped(database: Database, queued: int):
    say_done(database, queued, "1", "2")
    assert claim(database) is None
    assert states(database) == ["dropped"]


@pytest.mark.parametrize("state", [ObligationState.WAIVED, ObligationState.REMOVED, ObligationState.MET])
def test_what_is_owed_no_more_is_not_asked_for(database: Database, queued: int, state: ObligationState):
    change(database, state=state)
    assert "NV 1" not in text(database)


def test_what_was_put_off_is_not_asked_for_before_its_time(database: Database, queued: int):
    change(database, due=date(2025, 9, 30))
    assert "NV 1" not in text(database)


def test_what_another_group_of_the_unit_acknowledged_is_not_asked_for(database: Database, queued: int):
    things = database.read(lambda session: list(session.scalars(select(Obligation.id))))
    silence = Silence(cast.TODAY, date(2025, 6, 16))
    database.transact(acknowledgements.acknowledge, cast.focal_point(queued), things, silence, cast.NOW)
    assert claim(database) is None


def test_a_unit_paused_meanwhile_is_left_alone(database: Database, queued: int):
    def pause(session: Session) -> None:
        session.get_one(Unit, queued).paused_until = cast.TODAY

    database.transact(pause)
    assert claim(database) is None


def test_a_group_that_speaks_for_the_unit_no_more_is_not_asked(database: Database, queued: int):
    def replace(session: Session) -> None:
        session.scalars(select(ChatLink)).one().state = LinkState.REPLACED

    database.transact(replace)
    assert claim(database) is None


def test_a_group_that_became_a_supergroup_meanwhile_is_asked_there(database: Database, queued: int):
    database.transact(links.follow_migration, cast.FINANCE_CHAT, -1002)
    claimed = claim(database)
    assert claimed is not None
    assert claimed.chat_id == -1002
    assert database.read(lambda session: session.scalars(select(ChatLink.chat_id)).one()) == -1002
