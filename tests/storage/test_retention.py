"""The raw form of what was handled is emptied after a month; what it led to, and what waits, stays."""

from datetime import timedelta

from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import inbox, outbox, questions, retention
from storage.database import Database
from storage.models import Act, InboxUpdate, OutboxMessage, Question, QuestionKind
from storage.outbox import Content, Outgoing
from tests.auxil.cast import FINANCE_CHAT, NOW

LATER = NOW + retention.KEPT + timedelta(seconds=1)
SAID = [{"update_id": 10, "message": {"text": "NV 1 xong"}}, {"update_id": 11, "message": {"text": "NV 2"}}]


def said_and_answered(session: Session) -> None:
    """One update is handled, one waits; an answer and an edit were sent, another edit waits."""
    inbox.receive(session, SAID, NOW)
    inbox.mark_done(session, 10, NOW)
    acts = (Act.SAY, Act.EDIT, Act.EDIT)
    outbox.enqueue(session, [Outgoing(act, FINANCE_CHAT, Content(Markup("NV 1"))) for act in acts], NOW)
    for number, message in enumerate(session.scalars(select(OutboxMessage.id)).all()[:2]):
        outbox.mark_sent(session, message, number, NOW)
    asked = questions.ask(session, QuestionKind.WHICH_UNIT, FINANCE_CHAT, {"update": SAID[0]}, NOW)
    questions.answer(session, asked, QuestionKind.WHICH_UNIT, FINANCE_CHAT, NOW)
    questions.ask(session, QuestionKind.WHICH_UNIT, FINANCE_CHAT, {"update": SAID[1]}, NOW)


def kept(database: Database) -> tuple[list[bool], list[bool], list[bool]]:
    def read(session: Session) -> tuple[list[bool], list[bool], list[bool]]:
        updates = session.scalars(select(InboxUpdate).order_by(InboxUpdate.update_id))
        messages = session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))
        asked = session.scalars(select(Question).order_by(Question.id))
        return (
            [bool(row.payload) for row in updates],
            [bool(row.content) for row in messages],
            [bool(row.details) for row in asked],
        )

    return database.read(read)


def test_what_was_handled_long_ago_is_emptied_and_what_waits_stays(database: Database):
    database.transact(said_and_answered)
    assert database.transact(retention.empty_what_is_old, NOW + timedelta(days=29)) == 0
    assert kept(database) == ([True, True], [True, True, True], [True, True])
    assert database.transact(retention.empty_what_is_old, LATER) == 3
    assert kept(database) == ([False, True], [True, False, True], [False, True])
    assert database.transact(retention.empty_what_is_old, LATER) == 0


def test_an_update_that_was_emptied_is_still_known(database: Database):
    database.transact(said_and_answered)
    database.transact(retention.empty_what_is_old, LATER)
    assert database.transact(inbox.receive, SAID, LATER) == 0
