"""What units without tasks of their own say for a period."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from storage.actors import Actor, remember_person
from storage.models import PeriodText


@dataclass(frozen=True, slots=True)
class SaidOfPeriod:
    """What a unit says of periods, and in which message."""

    unit_id: int
    period_ids: Collection[int]
    text: str
    message_id: int


def say(session: Session, actor: Actor, said: SaidOfPeriod, now: datetime, today: date) -> list[int]:
    """Keep a unit's words for periods and return their ids; the same message heard again adds nothing new."""
    remember_person(session, actor.person_id, actor.display_name)
    kept = []
    for period_id in said.period_ids:
        last = last_words(session, said.unit_id, [period_id])
        if last is None or (last.text, last.message_id) != (said.text, said.message_id):
            last = PeriodText(
                period_id=period_id,
                unit_id=said.unit_id,
                text=said.text,
                person_id=actor.person_id,
                chat_id=actor.chat_id,
                message_id=said.message_id,
                said_at=now,
                said_on=today,
            )
            session.add(last)
        kept.append(last)
    session.flush()
    return [one.id for one in kept]


def last_words(session: Session, unit_id: int, period_ids: Collection[int]) -> PeriodText | None:
    """Return the last words of a unit for any of these periods, or None."""
    query = (
        select(PeriodText)
        .where(PeriodText.unit_id == unit_id, PeriodText.period_id.in_(period_ids))
        .order_by(PeriodText.id.desc())
        .options(joinedload(PeriodText.person))
        .limit(1)
    )
    return session.scalars(query).first()
