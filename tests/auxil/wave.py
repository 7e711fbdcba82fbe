"""A province whose units all owe something on one morning: their groups, and the bot that reminds them."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import httpx
from sqlalchemy import select
from sqlalchemy.orm import Session

from plans.units import UnitLevel
from sandbox.server import RunningSandbox
from sandbox.views import Request
from storage.database import Database
from storage.migrate import upgrade
from storage.models import ChatLink, LinkRole, OutboxMessage, OutboxState, Person, Unit
from storage.plans import obligations, saving
from tests.auxil import cast

MORNING = datetime.fromisoformat("2025-06-12T07:30:00+07:00")
DUE = date(2025, 6, 19)
"""Seven days ahead: everybody is reminded."""
UNITS = 625


@dataclass(frozen=True)
class Province:
    """The groups of the units, by the units' names, and the database of the bot."""

    sandbox: RunningSandbox
    database: Database
    url: str
    person: int
    chats: dict[str, int]

    def reminders(self) -> list[OutboxMessage]:
        """Return the reminders as the outbox has them."""
        query = select(OutboxMessage).where(OutboxMessage.dedupe_key.startswith("reminder:"))
        return self.database.read(lambda session: list(session.scalars(query)))

    def wait_until_all_are_through(self, seconds: float) -> None:
        """Wait until each reminder has its outcome."""
        until = time.monotonic() + seconds
        while not self.database.read(all_are_through):
            assert time.monotonic() < until, "the wave does not come to an end"
            time.sleep(0.1)

    def requests(self) -> list[Request]:
        """Return the reminders that the bot asked Telegram to send, in order."""
        return [
            request
            for request in self.sandbox.control.requests("sendMessage")
            if str(request.parameters["text"]).startswith("<b>UBND xã Hoa Lộc")
        ]


def all_are_through(session: Session) -> bool:
    """Return whether there are reminders and none of them waits."""
    query = select(OutboxMessage.state).where(OutboxMessage.dedupe_key.startswith("reminder:")).distinct()
    states = set(session.scalars(query))
    return bool(states) and not states & {OutboxState.PENDING, OutboxState.SENDING}


@contextmanager
def province(sandbox: RunningSandbox, folder: Path, units: int = UNITS) -> Iterator[Province]:
    """Yield a province of so many units, each with a group and a task of its own."""
    url = f"sqlite:///{folder / 'wave.sqlite3'}"
    database = Database(url)
    upgrade(database.engine)
    person = sandbox.control.create_person("Nguyễn Thu", "Hà")
    chats = {}
    for number in range(1, units + 1):
        chat = sandbox.control.create_group(f"Nhóm {number}", person)
        sandbox.control.add_bot(chat, person)
        chats[f"UBND xã Hoa Lộc {number}"] = chat
    # The bot came long ago: of what waits now, nothing is left.
    httpx.post(f"{sandbox.base_url}{sandbox.token}/deleteWebhook", data={"drop_pending_updates": "true"})
    database.transact(_save, chats, person)
    yield Province(sandbox, database, url, person, chats)
    database.close()


def _save(session: Session, chats: dict[str, int], person: int) -> None:
    yesterday = MORNING - timedelta(days=1)
    session.add(Person(id=person, display_name="Nguyễn Thu Hà"))
    units = [Unit(name=name, level=UnitLevel.COMMUNE, created_at=yesterday) for name in chats]
    session.add_all(units)
    session.flush()
    tasks = [cast.task(f"{number}", unit.name, DUE) for number, unit in enumerate(units, start=1)]
    saved = saving.save_plan(
        session, cast.plan(*tasks, rules=()), cast.secretary(), yesterday, yesterday.date()
    )
    session.add_all(
        ChatLink(
            chat_id=chats[unit.name],
            title=unit.name,
            role=LinkRole.UNIT,
            unit_id=unit.id,
            linked_at=yesterday,
            linked_by=person,
        )
        for unit in units
    )
    session.flush()
    obligations.materialise_plan(session, saved, yesterday.date())
