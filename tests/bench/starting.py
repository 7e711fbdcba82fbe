"""The start of the bot until its first poll, and its memory when nothing happens, beside the peer's."""

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import IO

from tests.bench.measuring import Measure, Taken
from tests.bench.revisions import ROOT, Revision

PEER = Revision("peer", ROOT)
IDLE_SECONDS = 30
MEBIBYTE = 1024
HERE = Path(__file__).parent
BOT = ("-c", "from bot.cli import main; main()", "run")


def starts(folder: Path) -> Iterator[Measure]:
    """Yield what is compared with a revision before."""
    yield Measure("start to first poll", lambda one: _start(one, folder), {"processor": 0.5}, rounds=5)


def beside_the_peer(folder: Path) -> Iterator[Measure]:
    """Yield what is compared with the peer."""
    limits = {"megabytes": 1.8, "% of a core": 1.5}
    yield Measure("idle, beside a bare echo", lambda one: _idle(one, folder), limits)


def _start(revision: Revision, folder: Path) -> Taken:
    with _polling(revision, folder) as (process, seconds):
        return {"processor": processor_of(process), "wall": seconds}


def _idle(revision: Revision, folder: Path) -> Taken:
    with _polling(revision, folder) as (process, _):
        time.sleep(IDLE_SECONDS / 6)  # until what is done once is done
        before = _nanoseconds(process)
        time.sleep(IDLE_SECONDS)
        used = _nanoseconds(process) - before
        return {"megabytes": _megabytes(process), "% of a core": used / 1e7 / IDLE_SECONDS}


@contextmanager
def _polling(revision: Revision, folder: Path) -> Iterator[tuple[int, float]]:
    """Start a bot of a revision, or the peer; yield its process once it polls, and the seconds until then."""
    with running([sys.executable, "-P", str(HERE / "stand_in.py")], dict(os.environ)) as stand_in:
        port = line_of(stand_in.stdout)
        address = f"http://127.0.0.1:{port}"
        data = folder / f"{revision.name}-data"
        data.mkdir(exist_ok=True)
        environment = {
            **revision.environment(),
            "BOT_TOKEN": "1:x",
            "API_BASE_URL": f"{address}/bot",
            "API_BASE_FILE_URL": f"{address}/file/bot",
            "DATA_FOLDER": str(data),
        }
        work = [str(HERE / "peer.py"), f"{address}/bot"] if revision is PEER else BOT
        begin = perf_counter()
        with running([sys.executable, "-P", *work], environment) as bot:
            assert heard_of(bot, stand_in) == "polled"
            yield bot.pid, perf_counter() - begin


@contextmanager
def running(
    command: Sequence[str], environment: dict[str, str], *, is_told: bool = False
) -> Iterator[subprocess.Popen[str]]:
    """Run a program that is killed at the end; it can be told something where that is wanted."""
    process = subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.PIPE if is_told else None,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd="/",
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def line_of(stream: IO[str] | None) -> str:
    """Return the next line that a program prints."""
    assert stream is not None
    return stream.readline().strip()


def heard_of(bot: subprocess.Popen[str], stand_in: subprocess.Popen[str]) -> str:
    """Return the next line that the stand-in prints; raises RuntimeError where the bot has ended before."""
    assert stand_in.stdout is not None
    while not select.select([stand_in.stdout], [], [], 1)[0]:
        if bot.poll() is not None:
            raise RuntimeError(f"ended with {bot.returncode}: {bot.args!r}")
    return line_of(stand_in.stdout)


def processor_of(process: int) -> float:
    """Return the seconds of processor that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _nanoseconds(process: int) -> int:
    """Return what the threads of a process have used of the processor: what is idle uses less than a tick."""
    threads = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads)


def _megabytes(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text().splitlines()
    (resident,) = [line.split()[1] for line in status if line.startswith("VmRSS")]
    return int(resident) / MEBIBYTE
