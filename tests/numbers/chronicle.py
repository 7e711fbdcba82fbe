"""The year that is lived through, day by day; kept as it stands on some days."""

import random
import sqlite3
from collections.abc import Collection
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path

from markupsafe import Markup
from sqlalchemy import event, select, update
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import Session

from plans.units import UnitLevel
from storage import outbox
from storage.database import Database
from storage.migrate import upgrade
from storage.models import Act, ChatLink, LinkRole, LinkState, ObligationState, OutboxMessage, Plan, Unit
from storage.models.messages import OutboxState
from storage.outbox import Content, Outgoing
from storage.plans import amendments, obligations
from tests.auxil import cast
from tests.auxil.reports import save
from tests.auxil.world import HANOI
from tests.numbers import acts
from tests.numbers.acts import Moment
from tests.numbers.document import COMMUNES, UNITS, first_version, second_version

SAVED = date(2024, 12, 16)
AMENDED = date(2025, 7, 1)
ACTS = (
    acts.units_report,
    acts.units_correct_themselves,
    acts.units_take_back,
    acts.units_submit,
    acts.units_ask_for_time,
    acts.units_raise,
    acts.the_secretariat_acts,
)


def live(folder: Path, kept: Collection[date], seed: int = 7) -> dict[date, Path]:
    """Live until the last of the days; return the database as it stood at the end of each of them."""
    living = folder / "living.sqlite3"
    database = Database(f"sqlite:///{living}")
    event.listen(database.engine, "connect", _without_waiting_for_the_disk)
    upgrade(database.engine)
    chance, today, copies = random.Random(seed), SAVED, {}
    database.transact(_begin)
    while today < max(kept):
        today += timedelta(days=1)
        database.transact(_live_a_day, chance, today)
        if today in kept:
            copies[today] = folder / f"{today}.sqlite3"
            with closing(sqlite3.connect(living)) as source, closing(sqlite3.connect(copies[today])) as copy:
                source.backup(copy)
    database.close()
    return copies


def _without_waiting_for_the_disk(connection: DBAPIConnection, _record: object) -> None:
    connection.cursor().execute("PRAGMA synchronous=OFF")


def at(day: date, hour: int) -> datetime:
    """Return a moment of Hanoi."""
    return datetime.combine(day, time(hour), HANOI)


def _begin(session: Session) -> None:
    now = at(SAVED, 9)
    for name in UNITS:
        level = UnitLevel.COMMUNE if name in COMMUNES else UnitLevel.PROVINCE
        session.add(Unit(name=name, level=level, created_at=now))
    session.flush()
    for unit in session.scalars(select(Unit)).all():
        if unit.id % 6:
            chat, role = -1000 - unit.id, LinkRole.UNIT
            session.add(ChatLink(chat_id=chat, title=unit.name, role=role, unit_id=unit.id, linked_at=now))
    save(session, first_version(), now, ObligationState.WAIVED)


def _live_a_day(session: Session, chance: random.Random, today: date) -> None:
    if today == AMENDED:
        plan, now = session.scalars(select(Plan)).one(), at(today, 8)
        amendments.apply(session, plan, second_version(), cast.secretary(), now, today, ObligationState.OPEN)
    if today.day in {1, 15}:
        obligations.materialise(session, today)
    if today.day == 5:
        _remind(session, today)
    # In the small hours of Hanoi it is still the day before in the database.
    hours = sorted(chance.randint(0, 23) for _ in ACTS)
    for act, hour in zip(ACTS, hours, strict=True):
        act(Moment(session, chance, at(today, hour)))
        session.flush()


def _remind(session: Session, today: date) -> None:
    """Let messages to the units have been sent, and one not."""
    links = session.scalars(select(ChatLink).where(ChatLink.state == LinkState.ACTIVE)).all()
    said = [Outgoing(Act.SAY, link.chat_id, Content(Markup(f"Nhắc ngày {today}"))) for link in links]
    outbox.enqueue(session, said, at(today, 1))
    session.execute(update(OutboxMessage).values(state=OutboxState.SENT))
