"""On their day, units that merge or split hand over what they owe, and everybody concerned is told."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from chat.messages.units.successions import successions_done
from storage import outbox
from storage.units import successions


def succeed(session: Session, now: datetime, today: date) -> int:
    """Carry out the changes whose day has come; return how many messages tell of them."""
    happened = successions.carry_out(session, now, today)
    return outbox.enqueue(session, successions_done(session, happened), now)
