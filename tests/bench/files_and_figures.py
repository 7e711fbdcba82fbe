"""/summary, files, charts and documents of a full year: 100 tasks × 625 units × 12 months."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.bench.long_pdf import long_pdf
from tests.bench.measuring import Measure, Taken, worked
from tests.bench.revisions import Revision

TASKS, UNITS = 100, 625
PAGES = 67
ORDER = {
    "plan_id": 1,
    "due": None,
    "day": None,
    "made_at": "2025-12-10T09:00:00+07:00",
    "made_by": "Phạm Thị Lan",
    "days_late": 0,
    "first": None,
    "last": None,
}


def measures(folder: Path) -> Iterator[Measure]:
    """Yield what is measured of a year, which lives in a database of each revision's own."""

    @cache
    def year(revision: Revision) -> str:
        path = folder / f"{revision.name}.sqlite3"
        if not path.exists():
            worked(revision, "database", str(path), str(TASKS), str(UNITS))
        return str(path)

    pdf = folder / "plan.pdf"
    pdf.write_bytes(long_pdf(PAGES))
    fast = {"processor": 0.3, "megabytes": 1.0}
    yield Measure("/summary, p95", lambda one: worked(one, "summary", year(one)), {"processor": 0.4})
    yield Measure(
        "/summary of a past day, p95", lambda one: worked(one, "past", year(one)), {"processor": 0.1}
    )
    yield Measure("leaders' page, p95", lambda one: worked(one, "board", year(one)))
    yield Measure("leaders' page of a past day, p95", lambda one: worked(one, "board_past", year(one)))
    yield Measure("Excel", lambda one: made("excel", one, year(one)), fast)
    yield Measure("Word", lambda one: made("word", one, year(one)), fast)
    yield Measure("charts", lambda one: made("chart", one, year(one)), {"processor": 0.2, "megabytes": 1.0})
    yield Measure(f"PDF of {PAGES} pages", lambda one: worked(one, "document", str(pdf)), {"processor": 0.5})


def made(kind: str, revision: Revision, year: str) -> Taken:
    """Return what the process took that made the files of a kind."""
    question = {"database": f"sqlite:///{year}", "order": {"kind": kind, **ORDER}}
    return worked(revision, "file", json.dumps(question), str(Path(year).parent))
