"""Reports a second and what each costs: here, in a revision before, and beside a bare echo."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from tests.auxil.databases import POSTGRESQL
from tests.bench.measuring import Measure, Taken
from tests.bench.revisions import Revision
from tests.bench.starting import HERE, PEER, heard_of, line_of, processor_of, running
from tests.bench.traffic_bot import REPORTS

SCHEMA = "bench"


@dataclass(frozen=True, slots=True)
class Traffic:
    """How far Telegram is, how fast it lets a bot speak, and the database."""

    name: str
    seconds_away: float = 0.0
    per_second: float = 1e6
    is_postgresql: bool = False


NEAR = Traffic("reports, loopback, SQLite")
SERVER = Traffic("reports, loopback, PostgreSQL", is_postgresql=True)
FAR = Traffic("reports, 100 ms away", seconds_away=0.1, per_second=28)


def measures(_folder: Path) -> Iterator[Measure]:
    """Yield what is compared with a revision before: five times as many reports, at a fifth of the cost."""
    for traffic in (NEAR, SERVER) if _has_server() else (NEAR,):
        yield Measure(traffic.name, _taken_by(traffic), {"wall": 0.2, "processor": 0.2})


def beside_the_peer() -> Iterator[Measure]:
    """Yield what is compared with the echo: a third of its speed here, three times it far away."""
    yield Measure(NEAR.name, _taken_by(NEAR), {"wall": 1 / 0.35}, rounds=2)
    yield Measure(FAR.name, _taken_by(FAR), {"wall": 1 / 2.9}, rounds=1)


def _taken_by(traffic: Traffic) -> Callable[[Revision], Taken]:
    return lambda revision: _reports(revision, traffic)


def _reports(revision: Revision, traffic: Traffic) -> Taken:
    """Let all groups report at once; return the seconds until all are answered."""
    with _database(traffic) as (database, folder):
        said = folder / "updates.json"
        _bot(revision, "seed", database, str(said))
        away = [str(HERE / "stand_in.py"), str(traffic.seconds_away), str(said)]
        with running([sys.executable, "-P", *away], dict(os.environ), is_told=True) as stand_in:
            api = f"http://127.0.0.1:{line_of(stand_in.stdout)}"
            ours = [str(HERE / "traffic_bot.py"), "run", database, api, str(traffic.per_second)]
            work = [str(HERE / "peer.py"), f"{api}/bot"] if revision is PEER else ours
            with running([sys.executable, "-P", *work], revision.environment()) as bot:
                assert heard_of(bot, stand_in) == "polled"
                before = processor_of(bot.pid)
                assert stand_in.stdin is not None
                stand_in.stdin.write("go\n")
                stand_in.stdin.flush()
                seconds = float(heard_of(bot, stand_in))
                return {
                    "wall": seconds,
                    "processor": processor_of(bot.pid) - before,
                    "a second": REPORTS / seconds,
                }


def _bot(revision: Revision, *arguments: str) -> None:
    command = [sys.executable, "-P", str(HERE / "traffic_bot.py"), *arguments]
    subprocess.run(command, env=revision.environment(), check=True)


@contextmanager
def _database(traffic: Traffic) -> Iterator[tuple[str, Path]]:
    with TemporaryDirectory() as folder:
        if not traffic.is_postgresql:
            yield f"sqlite:///{folder}/reports.sqlite3", Path(folder)
            return
        server = create_engine(POSTGRESQL)
        with server.begin() as connection:
            connection.execute(text(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE"))
            connection.execute(text(f"CREATE SCHEMA {SCHEMA}"))
        server.dispose()
        yield f"{POSTGRESQL}?options=-csearch_path%3D{SCHEMA}", Path(folder)


def _has_server() -> bool:
    try:
        create_engine(POSTGRESQL).connect().close()
    except OperationalError:
        return False
    return True
