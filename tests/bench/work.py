"""Work to be measured in a process of its own: run by its path, it takes the code that PYTHONPATH names.

`python -P work.py NAME ARGUMENTS…` prints, as JSON, the seconds of processor and wall that the work took.
What a revision calls otherwise is looked up here, and nowhere else.
"""

import json
import math
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from importlib import import_module
from time import perf_counter, process_time
from typing import Any

END = date(2025, 12, 10)
NOW = datetime(2025, 12, 10, 2, tzinfo=UTC)
PAST = date(2025, 6, 20)
TIMES, TIMES_PAST = 20, 3
MEBIBYTE = 1024


def database(path: str, tasks: str, units: str) -> dict[str, float]:
    """Live a year of so many tasks and units in a new database."""
    from storage.base import Base
    from storage.database import Database
    from tests.auxil.year import live_a_year

    year = Database(f"sqlite:///{path}")
    Base.metadata.create_all(year.engine)
    taken = _taken(lambda: year.transact(live_a_year, int(tasks), int(units)))
    with suppress(ImportError):  # before it was done at night
        statistics = import_module("storage.upkeep.statistics")
        with year.engine.begin() as connection:
            statistics.gather(connection)
    year.close()
    return taken


def summary(path: str) -> dict[str, float]:
    """Count /summary of today."""
    return _summary(path, None, TIMES)


def past(path: str) -> dict[str, float]:
    """Count /summary of a past day."""
    return _summary(path, PAST, TIMES_PAST)


def _summary(path: str, day: date | None, times: int) -> dict[str, float]:
    from reports.summary import summarise
    from storage.database import Database

    scope_for, facts = _summing_up()
    year = Database(f"sqlite:///{path}")

    def work() -> None:
        year.read(lambda session: summarise(facts(session, scope_for(session, 1, None, day, END)), NOW))

    work()
    taken = [_taken(work) for _ in range(times)]
    return {name: _p95([one[name] for one in taken]) for name in taken[0]}


def board(path: str) -> dict[str, float]:
    """Count and draw the leaders' page of today."""
    return _board(path, None, TIMES)


def board_past(path: str) -> dict[str, float]:
    """Count and draw the leaders' page of a past day."""
    return _board(path, PAST, TIMES_PAST)


def _board(path: str, day: date | None, times: int) -> dict[str, float]:
    from storage.database import Database

    try:
        from reports.board.where import Where
        from reports.board.whole import board_page
        from storage.summary import board as pages
    except ImportError:  # before there was one
        return {"processor": 0.0, "wall": 0.0}
    year, (scope_for, _) = Database(f"sqlite:///{path}"), _summing_up()

    def work() -> None:
        told = year.read(lambda session: pages.board(session, scope_for(session, 1, None, day, END)))
        board_page(told, Where(1, day, END, date(2024, 12, 16)), NOW, for_leaders=True)

    work()
    taken = [_taken(work) for _ in range(times)]
    return {name: _p95([one[name] for one in taken]) for name in taken[0]}


def _summing_up() -> tuple[Callable[..., Any], Callable[..., Any]]:
    try:
        from storage.summary import facts, scopes
    except ImportError:  # before the wings
        before = import_module("storage.summary")
        return before.scope, before.facts
    return scopes.scope_for, facts.facts


def document(path: str) -> dict[str, float]:
    """Read a document."""
    from pathlib import Path

    from plans.reading.document import read_document

    content = Path(path).read_bytes()
    return _taken(lambda: read_document(path, content))


def file(question: str, folder: str) -> dict[str, float]:
    """Make a file in a process of its own, from its start to its end.

    Whoever starts a process lends it the memory that he has, as the kernel counts: here that is little.
    """
    begin = perf_counter()
    command = [sys.executable, "-P", "-m", "bot.export_worker"]
    with subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        assert process.stdin is not None
        process.stdin.write(question.encode())
        process.stdin.close()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return {
        "processor": used.ru_utime + used.ru_stime,
        "wall": perf_counter() - begin,
        "megabytes": used.ru_maxrss / MEBIBYTE,
    }


def _taken(work: Callable[[], object]) -> dict[str, float]:
    wall, processor = perf_counter(), process_time()
    work()
    return {"processor": process_time() - processor, "wall": perf_counter() - wall}


def _p95(values: list[float]) -> float:
    return sorted(values)[math.ceil(0.95 * len(values)) - 1]


WORK = {work.__name__: work for work in (database, summary, past, board, board_past, document, file)}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(WORK[sys.argv[1]](*sys.argv[2:])))
