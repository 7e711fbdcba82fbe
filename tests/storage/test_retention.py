"""What is let go of and when; what it led to, and what waits, stays."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import files, inbox, job_runs, outbox, questions, retention
from storage.base import Base
from storage.database import Database
from storage.models import (
    Act,
    Export,
    ExportKind,
    InboxUpdate,
    JobRun,
    OutboxMessage,
    Person,
    Plan,
    Question,
    QuestionKind,
    ReportTemplate,
    SentMessage,
    StoredFile,
)
from storage.outbox import Content, Outgoing
from storage.summary import files as exports
from tests.auxil.cast import FINANCE_CHAT, NOW

A_DAY = timedelta(days=1)
LATER, MUCH_LATER = NOW + retention.USUAL.received + A_DAY, NOW + retention.USUAL.answerable + A_DAY
SAID = [{"update_id": number, "message": {"text": "NV 1 xong", "date": 1}} for number in (10, 11, 12)]


def said_and_answered(session: Session) -> None:
    """One update is handled, one failed, one waits; an answer and an edit were sent, another edit waits."""
    inbox.receive(session, SAID, NOW)
    inbox.mark_done(session, 10, NOW)
    inbox.mark_failed(session, 11, "a surprise", NOW)
    acts = (Act.SAY, Act.EDIT, Act.EDIT)
    messages = [Outgoing(act, FINANCE_CHAT, Content(Markup("NV 1")), about={"task": 1}) for act in acts]
    outbox.enqueue(session, messages, NOW)
    for number, message in enumerate(session.scalars(select(OutboxMessage.id)).all()[:2]):
        outbox.mark_sent(session, message, number + 1, NOW)
    asked = questions.ask(session, QuestionKind.WHICH_UNIT, FINANCE_CHAT, {"update": SAID[0]}, NOW)
    questions.answer(session, asked, QuestionKind.WHICH_UNIT, FINANCE_CHAT, NOW)
    questions.ask(session, QuestionKind.WHICH_UNIT, FINANCE_CHAT, {"update": SAID[2]}, NOW)
    job_runs.begin(session, "retention", NOW.date(), NOW)


def rows(database: Database, table: type[Base], *names: str) -> list[Any]:
    key = next(iter(table.__table__.primary_key))
    found = database.read(lambda session: session.scalars(select(table).order_by(key)).all())
    return [tuple(getattr(row, name) for name in names) for row in found]


def states(database: Database) -> Sequence[Any]:
    """Return the updates with whether they have a payload, the acts, whether questions have details."""
    return (
        [(number, bool(payload)) for number, payload in rows(database, InboxUpdate, "update_id", "payload")],
        [act for (act,) in rows(database, OutboxMessage, "act")],
        [bool(details) for (details,) in rows(database, Question, "details")],
    )


def test_what_was_handled_long_ago_is_let_go_of_and_what_waits_stays(database: Database):
    database.transact(said_and_answered)
    everything = states(database)
    assert database.transact(retention.let_go, NOW + timedelta(days=29)) == 0
    assert states(database) == everything
    assert database.transact(retention.let_go, LATER) == 4
    assert states(database) == ([(11, False), (12, True)], [Act.SAY, Act.EDIT], [False, True])
    assert database.transact(retention.let_go, LATER) == 0


def test_after_a_year_what_failed_and_what_messages_were_about_is_let_go_of_too(database: Database):
    database.transact(said_and_answered)
    database.transact(retention.let_go, LATER)
    assert len(rows(database, SentMessage)) == 2
    assert database.transact(retention.let_go, MUCH_LATER) == 6  # what was said is packed
    assert states(database) == ([(12, True)], [Act.EDIT], [True])
    assert rows(database, SentMessage) == []
    assert rows(database, JobRun) == []


def test_a_number_that_is_free_again_may_be_another_updates(database: Database):
    """After a quiet week Telegram begins anew from anywhere: a number kept would swallow an update."""
    database.transact(said_and_answered)
    assert database.transact(inbox.receive, SAID[:1], NOW) == 0
    database.transact(retention.let_go, LATER)
    assert database.transact(inbox.receive, SAID[:1], LATER) == 1


def test_what_waited_behind_a_question_for_long_is_handled_as_of_when_it_was_said(database: Database):
    database.transact(said_and_answered)
    database.transact(retention.let_go, LATER)
    database.transact(inbox.hear_again, 7, SAID[:1], 1, LATER)
    said_at = rows(database, InboxUpdate, "payload")[0][0]["waited"]["said_at"]
    assert datetime.fromisoformat(said_at).timestamp() == 1


def files_of_every_kind(session: Session) -> None:
    """A sheet that was sent, one that waits, an Excel file, a Word file, and a template."""
    session.add(Person(id=1, display_name="Hà"))
    session.add(Plan(id=1, title="KH", year=2025, saved_at=NOW, saved_by=1))
    session.flush()
    sheet, waiting, excel, word, template = (
        files.keep(session, name, b"content", NOW)
        for name in ("sheet", "waiting", "excel", "word", "template")
    )
    for number, kind in ((excel, ExportKind.EXCEL), (word, ExportKind.WORD)):
        session.add(
            Export(
                plan_id=1,
                as_of=date(2025, 6, 12),
                kind=kind,
                file_id=number,
                figures={},
                made_at=NOW,
                made_by=1,
            )
        )
    session.add(ReportTemplate(file_id=template, saved_at=NOW, saved_by=1))
    sent = [Outgoing(Act.SEND_FILE, FINANCE_CHAT, Content(), file_id=number) for number in (sheet, waiting)]
    outbox.enqueue(session, sent, NOW)
    outbox.mark_sent(session, session.scalars(select(OutboxMessage.id)).all()[0], 1, NOW)


@pytest.mark.parametrize(
    ("moment", "kept"),
    [
        (NOW + timedelta(days=29), {"sheet", "waiting", "excel", "word", "template"}),
        (LATER, {"waiting", "excel", "word", "template"}),
        (MUCH_LATER, {"waiting", "word", "template"}),
    ],
)
def test_files_are_kept_as_long_as_they_are_worth_it(database: Database, moment: datetime, kept: set[str]):
    database.transact(files_of_every_kind)
    database.transact(retention.let_go, moment)
    assert {name for name, content in rows(database, StoredFile, "name", "content") if content} == kept
    listed = database.read(lambda session: {one.kind for one in exports.latest(session, 10)})
    assert listed == {kind for kind in (ExportKind.EXCEL, ExportKind.WORD) if kind.value in kept}
    found = database.read(lambda session: exports.get(session, 1))
    assert (found is not None) == ("excel" in kept)


def refuse_a_file(session: Session) -> int:
    number = files.keep(session, "sheet", b"content", NOW)
    outbox.enqueue(session, [Outgoing(Act.SAY, FINANCE_CHAT, Content(Markup("x")), file_id=number)], NOW)
    return session.scalars(select(OutboxMessage.id)).one()


def test_a_file_that_is_not_kept_any_more_is_not_sent_again(database: Database):
    message = database.transact(refuse_a_file)
    database.transact(outbox.mark_dead, message, "refused", NOW)
    assert database.read(files.refused, message, [FINANCE_CHAT]) is not None
    database.transact(retention.let_go, LATER)
    assert database.read(files.refused, message, [FINANCE_CHAT]) is None
