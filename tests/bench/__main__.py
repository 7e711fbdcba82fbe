"""Measures what a number was asked for, beside the revision BASE; exits with 1 if a ratio is missed."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import chain, islice, product
from pathlib import Path
from time import perf_counter

from docx import Document
from sqlalchemy.orm import Session

from plans import samples
from plans.reading.document import read_document
from plans.units import UnitLevel
from storage.base import Base
from storage.database import Database
from storage.models import Unit
from storage.rows import insert_missing
from storage.units import cards, directory
from tests.auxil.province import SYLLABLES
from tests.bench import country, files_and_figures, page, pages, starting, traffic
from tests.bench.growth import growth
from tests.bench.measuring import alone, compared
from tests.bench.revisions import HERE, checked_out
from tests.bench.unit_lists import imports
from tests.bench.wave import waves
from tests.numbers.many import compare_a_year
from tests.plans.reading.documents import HEADER, add_table, word

TITLE = "Rà soát, đơn giản hóa thủ tục hành chính thuộc phạm vi quản lý và công khai theo quy định, đợt {}"


def plan_of(tasks: int) -> bytes:
    """Return a Word document with so many tasks."""
    rows = [
        (str(number), TITLE.format(number), "Sở Tài chính; Sở Y tế", "UBND cấp xã", "Trước ngày 20/6/2025")
        for number in range(1, tasks + 1)
    ]

    def build(document: Document) -> None:  # type: ignore[valid-type] # python-docx has no types
        add_table(document, [HEADER, *rows])

    return word(build)


def seconds(work: Callable[[], object]) -> float:
    """Return how long the work takes."""
    begin = perf_counter()
    work()
    return perf_counter() - begin


def readings() -> Iterator[tuple[str, float, float]]:
    """Yield what was measured, the seconds it took, and the seconds it may take."""
    small, large = plan_of(64), plan_of(1000)
    yield "sample plan, .docx", seconds(lambda: read_document("a.docx", samples.sample())), 2
    yield "plan of 64 tasks, .docx", seconds(lambda: read_document("a.docx", small)), 2
    yield "plan of 1,000 tasks, .docx", seconds(lambda: read_document("a.docx", large)), 20


def directory_of(units: int, folder: Path) -> Database:
    """Return a database with so many units."""
    database = Database(f"sqlite:///{folder / 'units.sqlite3'}")
    Base.metadata.create_all(database.engine)
    names = [f"UBND xã {' '.join(syllables)}" for syllables in islice(product(SYLLABLES, repeat=3), units)]
    rows = [
        {"name": name, "level": UnitLevel.COMMUNE, "created_at": datetime(2025, 1, 1, tzinfo=UTC)}
        for name in names
    ]
    database.transact(insert_missing, Unit, rows)
    return database


def lookups() -> Iterator[tuple[str, float, float]]:
    """Yield how long it takes to find and show a unit among all of a large directory."""
    with tempfile.TemporaryDirectory() as folder:
        database = directory_of(3500, Path(folder))
        yield "3,500 units, first query", seconds(lambda: look_up(database, "Bình Châu Hóa")), 2
        for query in ("UBND xã Bình Châu Hóa", "binh chau hoa", "sơn", "không có"):
            took = min(seconds(lambda query=query: look_up(database, query)) for _ in range(5))  # type: ignore[misc] # the lambda's default binds the query
            yield f"/donvi {query}", took, 0.1
        database.close()


def look_up(database: Database, query: str) -> None:
    """Find a unit and prepare its card, as /donvi does."""

    def work(session: Session) -> None:
        for unit in directory.find(session, query).units[:1]:
            cards.card(session, unit, date(2025, 6, 12))

    database.read(work)


def comparisons() -> Iterator[tuple[str, float, float]]:
    """Yield how long it takes to compare a province's year with SQL; raises where a number differs."""
    with tempfile.TemporaryDirectory() as folder:
        took = seconds(lambda: compare_a_year(Path(folder), tasks=100, units=625))
        yield "numbers of 750,000 updates equal SQL", took, 600


def main() -> int:
    """Print every figure; return 1 if one has grown, against the revision BASE, over its ratio."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        missed = [_print(*told) for told in chain(_ratios(folder), country.measures(folder))]
        for line in growth(folder):
            _print(line, is_missed=False)
    for what, took, usual in chain(
        readings(), lookups(), imports(), page.figures(), pages.figures(), comparisons(), waves()
    ):
        _print(f"{what:50} {took:7.3f} s  (usually at most {usual} s)", is_missed=False)
    return int(any(missed))


def _ratios(folder: Path) -> Iterator[tuple[str, bool]]:
    parts = [*files_and_figures.measures(folder), *starting.starts(folder), *traffic.measures(folder)]
    if base := os.environ.get("BASE"):
        with checked_out(base) as before:
            for measure in parts:
                yield from compared(measure, before, HERE)
    else:
        yield from ((line, False) for measure in parts for line in alone(measure, HERE))
    for measure in (*starting.beside_the_peer(folder), *traffic.beside_the_peer()):
        yield from compared(measure, starting.PEER, HERE)


def _print(line: str, is_missed: bool) -> bool:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
    return is_missed


if __name__ == "__main__":
    sys.exit(main())
