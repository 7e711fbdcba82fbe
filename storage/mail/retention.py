"""What is kept of mails: those that nobody's words stand in are let go of soon, the others after a year."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from storage.base import table_of
from storage.models import MailFate, MailMessage, MailThread, ReceivedMail, SentMail


def let_go(session: Session, soon: datetime, later: datetime, at_once: int) -> int:
    """Delete mails of before `soon` that were nobody's word, and all of before `later`; return how many rows.

    The threads of a month go when nothing is left in them.
    """
    nobodys = (ReceivedMail.fate != MailFate.TAKEN) & (ReceivedMail.received_at < soon)
    old = select(ReceivedMail.id).where(nobodys | (ReceivedMail.received_at < later)).limit(at_once)
    sent = select(SentMail.id).where(SentMail.sent_at < later).order_by(SentMail.id).limit(at_once)
    received_ids, sent_ids = session.scalars(old).all(), session.scalars(sent).all()
    _delete(session, MailMessage, MailMessage.received_id.in_(received_ids))
    _delete(session, MailMessage, MailMessage.sent_id.in_(sent_ids))
    count = _delete(session, ReceivedMail, ReceivedMail.id.in_(received_ids))
    count += _delete(session, SentMail, SentMail.id.in_(sent_ids))
    empty = (
        (MailThread.created_at < later)
        & MailThread.id.not_in(select(SentMail.thread_id))
        & MailThread.id.not_in(select(ReceivedMail.thread_id).where(ReceivedMail.thread_id.is_not(None)))
    )
    return count + _delete(session, MailThread, empty)


def _delete(
    session: Session, model: type[MailMessage | ReceivedMail | SentMail | MailThread], old: object
) -> int:
    table = table_of(model)
    return len(session.execute(delete(table).where(old).returning(table.c.id)).all())  # type: ignore[arg-type] # a condition
