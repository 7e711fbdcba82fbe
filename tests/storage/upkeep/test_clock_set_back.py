"""A clock that ran hours ahead is put right: what waited by it does not wait for those hours."""

from datetime import datetime, timedelta

from markupsafe import Markup
from sqlalchemy.orm import Session

from storage import outbox, turns
from storage.database import Database
from storage.groups import rests
from storage.models import Act
from storage.outbox import Content, Outgoing
from tests.auxil.cast import FINANCE_CHAT, NOW

AHEAD = NOW + timedelta(hours=7)


def say(session: Session, words: str, not_before: datetime | None = None) -> None:
    message = Outgoing(Act.SAY, FINANCE_CHAT, Content(Markup(words)), not_before=not_before)
    outbox.enqueue(session, [message], AHEAD)


def next_words(session: Session) -> str | None:
    row = turns.next_in_line(session, NOW, [])
    return row.content["text"] if row else None


def test_what_was_to_be_said_at_once_is_said(database: Database):
    database.transact(say, "trả lời")
    assert database.read(next_words) == "trả lời"


def test_what_was_to_wait_goes_on_waiting(database: Database):
    database.transact(say, "mai", AHEAD + timedelta(days=1))
    assert database.read(next_words) is None


def test_a_chat_that_was_to_rest_rests_no_more(database: Database):
    database.transact(say, "trả lời")
    database.transact(rests.flood, FINANCE_CHAT, 60, "429", AHEAD)
    assert database.read(next_words) == "trả lời"
    database.transact(rests.flood, FINANCE_CHAT, 60, "429", NOW)
    assert database.read(next_words) is None
