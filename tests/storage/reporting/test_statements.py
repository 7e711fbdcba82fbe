"""What units say is appended; what stands now is kept beside it, month by month, and taken back with it."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from plans.status import Status
from storage.actors import Actor
from storage.database import Database
from storage.models import (
    CurrentStatus,
    LogEvent,
    Obligation,
    ObligationState,
    Statement,
    StatementSource,
)
from storage.reporting import led_tasks, statements
from storage.reporting.led_tasks import NotYourTaskError
from storage.reporting.statements import Said
from tests.auxil import cast
from tests.auxil.cast import COMMUNE, COMMUNE_CHAT, FINANCE_CHAT, NOW, TODAY
from tests.auxil.province import linked_unit
from tests.auxil.reporting import number, say

JULY = date(2025, 6, 15)  # the first day of July's report


def history(database: Database) -> list[Statement]:
    return database.read(lambda session: list(session.scalars(select(Statement).order_by(Statement.id))))


def present(database: Database) -> list[tuple[str, Status | None, float | None]]:
    query = select(CurrentStatus).order_by(CurrentStatus.month)
    return database.read(
        lambda session: [(row.month, row.status, row.percent) for row in session.scalars(query)]
    )


def obligation(database: Database, task: str = "1") -> Obligation:
    query = select(Obligation).where(Obligation.task_id == number(database, task))
    return database.read(lambda session: session.scalars(query).one())


def test_a_statement_is_kept_with_everything_about_it(database: Database, finance: Actor):
    say(database, finance, Status.IN_PROGRESS, percent=85.0, text="đang thực hiện 85%", message_id=44)
    (spoken,) = history(database)
    assert (spoken.status, spoken.percent, spoken.text) == (Status.IN_PROGRESS, 85.0, "đang thực hiện 85%")
    assert (spoken.person_id, spoken.chat_id, spoken.message_id) == (7, FINANCE_CHAT, 44)
    assert (spoken.month, spoken.said_at, spoken.said_on) == ("2025-06", NOW, TODAY)


def test_what_is_said_of_a_month_before_stands_until_the_later_one(database: Database, finance: Actor):
    say(database, finance, Status.WAITING, JULY)
    words = Said(number(database), Status.IN_PROGRESS)
    database.transact(statements.record, finance, words, NOW + timedelta(days=90), TODAY)
    rows = database.read(lambda session: list(session.scalars(select(CurrentStatus).order_by("month"))))
    assert [(row.month, row.until) for row in rows] == [("2025-06", "2025-07"), ("2025-07", "9999-12")]


def test_the_last_statement_of_a_month_stands_and_all_are_kept(database: Database, finance: Actor):
    for percent in (10.0, 50.0, 85.0):
        say(database, finance, Status.IN_PROGRESS, percent=percent)
    assert present(database) == [("2025-06", Status.IN_PROGRESS, 85.0)]
    assert len(history(database)) == 3


def test_the_next_month_has_a_row_of_its_own_from_the_fifteenth(database: Database, finance: Actor):
    say(database, finance, Status.IN_PROGRESS, date(2025, 6, 14))
    say(database, finance, Status.WAITING, JULY)
    assert [row[:2] for row in present(database)] == [
        ("2025-06", Status.IN_PROGRESS),
        ("2025-07", Status.WAITING),
    ]
    standing = database.read(statements.current, finance.unit_id or 0, number(database))
    assert standing is not None
    assert standing.status is Status.WAITING


def test_done_meets_the_obligation_and_less_than_done_opens_it_again(database: Database, finance: Actor):
    say(database, finance, Status.DONE)
    assert obligation(database).state is ObligationState.MET
    say(database, finance, Status.IN_PROGRESS)
    assert obligation(database).state is ObligationState.OPEN


def test_a_note_changes_nothing_that_stands(database: Database, finance: Actor):
    say(database, finance, Status.DONE)
    say(database, finance, None, text="đã gửi công văn")
    assert present(database) == [("2025-06", Status.DONE, None)]
    assert obligation(database).state is ObligationState.MET


def test_nobody_reports_on_a_task_of_another_unit(database: Database, finance: Actor):
    with pytest.raises(NotYourTaskError):
        say(database, finance, Status.DONE, task="3")
    assert history(database) == []


def test_the_secretariat_reports_for_nobody(database: Database, finance: Actor):
    with pytest.raises(NotYourTaskError):
        say(database, cast.secretary(), Status.DONE)


def test_a_unit_knows_which_tasks_it_leads(database: Database, finance: Actor):
    assert [task.number for task in database.read(led_tasks.tasks_led_by, finance.unit_id or 0)] == [
        "1",
        "2",
    ]


def test_no_change_carries_the_last_words_into_this_month(database: Database, finance: Actor):
    last = say(database, finance, Status.IN_PROGRESS, percent=40.0, text="đang làm")
    repeated = statements.unchanged(last, 77)
    database.transact(statements.record, finance, repeated, NOW, JULY)
    assert present(database)[1] == ("2025-07", Status.IN_PROGRESS, 40.0)
    assert (history(database)[1].source, history(database)[1].text) == (StatementSource.NO_CHANGE, "đang làm")


def take_back(database: Database, actor: Actor, spoken: Statement, today: date = TODAY) -> Statement | None:
    return database.transact(statements.withdraw, actor, spoken.id, NOW + (today - TODAY), today)


def test_what_stood_before_stands_again_after_a_withdrawal(database: Database, finance: Actor):
    say(database, finance, Status.IN_PROGRESS, percent=40.0)
    say(database, finance, None, text="một ghi chú")
    mistaken = say(database, finance, Status.DONE)
    assert take_back(database, finance, mistaken) is not None
    assert present(database) == [("2025-06", Status.IN_PROGRESS, 40.0)]
    assert obligation(database).state is ObligationState.OPEN
    assert history(database)[-1].withdraws_id == mistaken.id


def test_the_only_statement_of_a_month_leaves_the_month_before_standing(database: Database, finance: Actor):
    say(database, finance, Status.IN_PROGRESS)
    mistaken = say(database, finance, Status.DONE, JULY)
    take_back(database, finance, mistaken, JULY)
    assert present(database) == [("2025-06", Status.IN_PROGRESS, None)]


def test_the_only_statement_leaves_nothing(database: Database, finance: Actor):
    take_back(database, finance, say(database, finance, Status.DONE))
    assert present(database) == []
    assert obligation(database).state is ObligationState.OPEN


def test_what_was_done_before_is_done_since_then_when_later_words_are_taken_back(
    database: Database, finance: Actor
):
    say(database, finance, Status.DONE)
    mistaken = say(database, finance, Status.IN_PROGRESS, date(2025, 6, 20))
    take_back(database, finance, mistaken, date(2025, 6, 25))
    again = obligation(database)
    assert (again.state, again.met_on, again.met_at) == (ObligationState.MET, TODAY, NOW)


def test_what_was_corrected_last_month_does_not_stand_again_when_the_correction_is_taken_back(
    database: Database, finance: Actor
):
    """Its words of June stood again in July, though it had put others in their place."""
    wrong = say(database, finance, Status.DONE)
    correction = Said(number(database), Status.WAITING, replaces=wrong.id)
    corrected = database.transact(statements.record, finance, correction, NOW + (JULY - TODAY), JULY)
    assert present(database) == [("2025-07", Status.WAITING, None)]
    take_back(database, finance, corrected, JULY)
    assert present(database) == []
    assert obligation(database).state is ObligationState.OPEN


def test_an_earlier_statement_taken_back_does_not_change_what_stands(database: Database, finance: Actor):
    earlier = say(database, finance, Status.IN_PROGRESS)
    last = say(database, finance, Status.DONE)
    take_back(database, finance, earlier)
    assert present(database) == [("2025-06", Status.DONE, None)]
    take_back(database, finance, last)
    assert present(database) == []


def test_a_statement_is_taken_back_once(database: Database, finance: Actor):
    spoken = say(database, finance, Status.DONE)
    assert take_back(database, finance, spoken) is not None
    assert take_back(database, finance, spoken) is None
    events = database.read(lambda session: list(session.scalars(select(LogEvent.action))))
    assert events.count("withdraw_update") == 1


def test_nobody_takes_back_what_another_unit_said(database: Database, finance: Actor):
    spoken = say(database, finance, Status.DONE)
    other = database.transact(linked_unit, COMMUNE, COMMUNE_CHAT)
    with pytest.raises(NotYourTaskError):
        take_back(database, cast.focal_point(other, COMMUNE_CHAT, COMMUNE), spoken)
    with pytest.raises(NotYourTaskError):
        database.transact(statements.withdraw, finance, 4711, NOW, TODAY)


def test_a_statement_is_found_for_its_unit_only(database: Database, finance: Actor):
    spoken = say(database, finance, Status.DONE)
    assert database.read(statements.own_statement, finance.unit_id, spoken.id).task.number == "1"
    for unit, wanted in ((None, spoken.id), (4711, spoken.id), (finance.unit_id, 4711)):
        with pytest.raises(NotYourTaskError):
            database.read(statements.own_statement, unit, wanted)


def test_a_report_document_says_how_the_tasks_of_its_units_stand(database: Database, finance: Actor):
    def import_it(session):
        said = Said(number(database), Status.DONE, source=StatementSource.NO_CHANGE)
        statements.import_status(session, cast.secretary(), [finance.unit_id or 0], said, NOW, TODAY)

    database.transact(import_it)
    assert present(database) == [("2025-06", Status.DONE, None)]
    assert obligation(database).state is ObligationState.MET


def test_what_stands_is_what_history_says(database: Database, finance: Actor):
    """Whatever is said and taken back, the present row is the last statement of its month still valid."""
    days = [TODAY, TODAY, JULY, JULY + timedelta(days=1)]
    statuses = [Status.IN_PROGRESS, Status.DONE, Status.WAITING, Status.DONE]
    spoken = [say(database, finance, *said) for said in zip(statuses, days, strict=True)]
    for index, expected in [(3, Status.WAITING), (1, Status.WAITING), (2, Status.IN_PROGRESS)]:
        take_back(database, finance, spoken[index], JULY + timedelta(days=2))
        standing = database.read(statements.current, finance.unit_id or 0, number(database))
        assert standing is not None
        assert standing.status is expected


def test_the_moment_is_stored_as_it_was(database: Database, finance: Actor):
    moment = datetime.fromisoformat("2025-06-12T23:59:59+07:00")
    database.transact(statements.record, finance, Said(number(database), Status.DONE), moment, TODAY)
    assert history(database)[0].said_at == moment


def test_the_last_words_on_a_task_are_those_not_taken_back(database: Database, finance: Actor):
    unit, task = finance.unit_id or 0, number(database)
    words = Said(task, None, text="ghi chú")
    database.transact(statements.record, finance, words, NOW, TODAY)
    again = database.transact(statements.record, finance, Said(task, None, text="nhầm"), NOW, TODAY)
    database.transact(statements.withdraw, finance, again.id, NOW, TODAY)
    assert database.read(statements.last_words, unit, [task]) == {task: "ghi chú"}
