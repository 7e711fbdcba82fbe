"""The calendar of working days: what is known beforehand, and what the secretariat said of some days."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.calendar import WorkingCalendar
from storage import log
from storage.actors import Actor
from storage.models import CalendarDay, DayKind
from storage.plans.known_days import known_days
from storage.rows import upsert


def calendar(session: Session) -> WorkingCalendar:
    """Return which days are worked, as known at this moment."""
    days: dict[DayKind, set[date]] = defaultdict(set)
    for day, kind in session.execute(select(CalendarDay.day, CalendarDay.kind)):
        days[kind].add(day)
    if not days:
        return known_days()
    return known_days().corrected(days[DayKind.OFF], days[DayKind.WORKING], days[DayKind.ORDINARY])


def set_days(session: Session, actor: Actor, days: Collection[date], kind: DayKind, now: datetime) -> None:
    """Say what these days are from now on."""
    for day in days:
        known = session.scalars(select(CalendarDay).where(CalendarDay.day == day)).first()
        log.record(
            session,
            actor,
            "set_day",
            f"day:{day.isoformat()}",
            now,
            before=known.kind if known else None,
            after=kind,
        )
        row = {"day": day, "kind": kind, "set_at": now, "set_by": actor.person_id}
        session.flush()
        upsert(session, CalendarDay, row)
