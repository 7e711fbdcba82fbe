"""/summary and the files of 100 tasks × 625 units × 12 months: 750,000 updates on SQLite."""

import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter

from sqlalchemy.orm import Session

from bot.export_process import make_in_process
from chat.files import FileOrder
from reports.summary import summarise
from storage.base import Base
from storage.database import Database
from storage.models import ExportKind
from storage.summary import facts, scopes
from tests.auxil.world import HANOI
from tests.auxil.year import END, live_a_year

NOW = datetime(END.year, END.month, END.day, 2, tzinfo=UTC)
TIMES = 40
PAUSE = 0.01


def summaries() -> Iterator[tuple[str, float, float]]:
    """Yield how long /summary and its files take, and how long the event loop waits meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'dondoc.sqlite3'}")
        Base.metadata.create_all(database.engine)
        database.transact(live_a_year, 100, 625)
        took = sorted(_summary(database) for _ in range(TIMES))
        yield "/summary, 750,000 updates, p95", took[int(TIMES * 0.95) - 1], 0.2
        yield "/summary of a past day", _summary(database, date(2025, 6, 20)), 5
        for kind, limit in ((ExportKind.EXCEL, 20), (ExportKind.WORD, 20), (ExportKind.CHART, 20)):
            seconds, longest = asyncio.run(_make(database, kind))
            yield f"{kind} file", seconds, limit
            yield f"longest wait of others, {kind}", longest, 0.5
        database.close()


def _summary(database: Database, day: date | None = None) -> float:
    def work(session: Session) -> None:
        scope = scopes.scope_for(session, 1, None, day, END)
        summarise(facts.facts(session, scope), NOW)

    begin = perf_counter()
    database.read(work)
    return perf_counter() - begin


async def _make(database: Database, kind: ExportKind) -> tuple[float, float]:
    """Return how long a file takes, and the longest that the event loop did not turn meanwhile."""
    order = FileOrder(kind, 1, None, None, NOW.astimezone(HANOI), "Phạm Thị Lan")
    waits: list[float] = []
    watch = asyncio.create_task(_watch(waits))
    begin = perf_counter()
    await make_in_process(database.url, order)
    took = perf_counter() - begin
    watch.cancel()
    with suppress(asyncio.CancelledError):
        await watch
    return took, max(waits)


async def _watch(waits: list[float]) -> None:
    while True:
        begin = perf_counter()
        await asyncio.sleep(PAUSE)
        waits.append(perf_counter() - begin - PAUSE)
