"""What the digest counts beside what is owed, on both databases."""

from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import outbox
from storage.database import Database
from storage.models import Act, OutboxMessage, OutboxState
from storage.outbox import Content, Outgoing
from storage.reminders import digest
from tests.auxil.cast import FINANCE, FINANCE_CHAT, NOW
from tests.auxil.province import linked_unit


def test_a_picture_that_may_not_have_arrived_is_told_as_words_are(database: Database):
    """Pictures were left out of the list of what speaks."""
    database.transact(linked_unit, FINANCE, FINANCE_CHAT)
    picture = Outgoing(Act.SEND_PICTURE, FINANCE_CHAT, Content(Markup("Biểu đồ"), kept_file="file-1"))
    database.transact(outbox.enqueue, [picture], NOW)

    def lose(session: Session) -> None:
        message = session.scalars(select(OutboxMessage.id)).one()
        outbox.mark_unknown(session, message, "timed out", NOW)

    database.transact(lose)
    assert database.read(digest.undelivered, NOW) == [(FINANCE, OutboxState.UNKNOWN)]
