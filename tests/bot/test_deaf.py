"""A database that is locked or falls silent: the bot says so, goes on by itself, and ends when it is told to.

It was deaf: nothing was recorded any more, it never recovered, and its health was said to be ok.
"""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import make_url, select

import jobs.sending.sender
from bot.application import Dondoc, build_application
from bot.clock import utc_now
from bot.health.looking import Onlooker
from bot.rehearsal import UNHURRIED, local_request
from bot.settings import read_settings
from sandbox.server import RunningSandbox
from storage import job_runs
from storage.database import Database
from storage.migrate import upgrade
from storage.models import InboxState, InboxUpdate
from tests.auxil.databases import database_url
from tests.auxil.falling_silent import Proxy, proxy_to
from tests.auxil.sending import until

SHORT = 0.3
"""Seconds that a statement may take here."""
HANGS = 600.0
NOTIFY = "notify"
HEALTH_WITHIN, ENDS_WITHIN = 5.0, 1.0
STARTING_A_PROGRAM = 20.0


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """Return the URL of a database of PostgreSQL with our tables."""
    with database_url("postgresql", tmp_path) as url:
        database = Database(url)
        upgrade(database.engine)
        database.close()
        yield url


@pytest.fixture
def proxy(server: str) -> Iterator[Proxy]:
    address = make_url(server)
    with proxy_to(address.host or "127.0.0.1", address.port or 5432) as proxy:
        yield proxy


def through(proxy: Proxy, url: str) -> str:
    return make_url(url).set(host="127.0.0.1", port=proxy.port).render_as_string(hide_password=False)


@pytest.fixture
def eager(impatient: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs.sending.sender, "STUMBLE_SECONDS", 0.01)


@asynccontextmanager
async def running(sandbox: RunningSandbox, folder: Path, url: str) -> AsyncIterator[Dondoc]:
    settings = read_settings(
        _env_file=None,
        bot_token=sandbox.token,
        api_base_url=sandbox.base_url,
        api_base_file_url=sandbox.base_file_url,
        data_folder=folder,
        database_url=url,
        database_timeout=SHORT,
    )
    dondoc = build_application(settings, request=local_request, limits=UNHURRIED)
    task = asyncio.create_task(dondoc.run())
    try:
        yield dondoc
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def handled(url: str) -> int:
    database = Database(url)
    done = select(InboxUpdate.update_id).where(InboxUpdate.state == InboxState.DONE)
    number = database.read(lambda session: len(session.scalars(done).all()))
    database.close()
    return number


def health(url: str) -> list[str]:
    """Return what is said of the bot's health; fails where that takes too long."""
    onlooker, began = Onlooker(url), time.monotonic()
    found = onlooker.problems(utc_now())
    onlooker.close()
    assert time.monotonic() - began < HEALTH_WITHIN + 1
    return found


@pytest.mark.usefixtures("eager")
async def test_what_is_said_while_a_table_is_locked_is_handled_afterwards(
    sandbox: RunningSandbox, tmp_path: Path, server: str, caplog: pytest.LogCaptureFixture
):
    people, other = sandbox.control, Database(server)
    person = people.create_person("Hà")
    async with running(sandbox, tmp_path, server):
        people.start(person)
        await until(lambda: len(people.messages(person)) == 2)
        with other.engine.begin() as connection:
            connection.exec_driver_sql("LOCK TABLE inbox_updates IN ACCESS EXCLUSIVE MODE")
            people.say(person, person, "/huongdan")
            await until(lambda: "the database fails" in caplog.text)
            (found,) = await asyncio.to_thread(health, server)
            assert "lock timeout" in found
        await until(lambda: len(people.messages(person)) == 4)
    other.close()
    assert handled(server) == 2
    assert "Traceback" not in caplog.text


@pytest.mark.usefixtures("eager")
async def test_a_bot_whose_connections_fell_silent_makes_others(
    sandbox: RunningSandbox, tmp_path: Path, server: str, proxy: Proxy, caplog: pytest.LogCaptureFixture
):
    people = sandbox.control
    person = people.create_person("Hà")
    async with running(sandbox, tmp_path, through(proxy, server)):
        people.start(person)
        await until(lambda: len(people.messages(person)) == 2)
        proxy.fall_silent()
        people.say(person, person, "/huongdan")
        await until(lambda: "the database fails" in caplog.text)
        (found,) = await asyncio.to_thread(health, through(proxy, server))
        assert found.startswith("cơ sở dữ liệu: ")
        proxy.speak()
        await until(lambda: len(people.messages(person)) == 4)
    assert handled(server) == 2
    assert "Traceback" not in caplog.text


@pytest.mark.usefixtures("eager")
async def test_a_bot_that_starts_before_its_database_waits_for_it_in_one_line(
    sandbox: RunningSandbox, tmp_path: Path, server: str, proxy: Proxy, caplog: pytest.LogCaptureFixture
):
    """Five hundred lines of a traceback told it, at every start."""
    proxy.fall_silent()
    person = sandbox.control.create_person("Hà")
    async with running(sandbox, tmp_path, through(proxy, server)):
        await until(lambda: "beginning with the database fails: " in caplog.text)
        proxy.speak()
        sandbox.control.start(person)
        await until(lambda: len(sandbox.control.messages(person)) == 2)
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize("ends", [signal.SIGTERM, signal.SIGINT])
def test_a_bot_whose_database_hangs_ends_when_it_is_told_to(
    sandbox: RunningSandbox, tmp_path: Path, server: str, proxy: Proxy, ends: signal.Signals
):
    """The process is told to wait for ever for its database, and not to wait at its end."""
    person = sandbox.control.create_person("Hà")
    sandbox.control.start(person)
    with heard_by_systemd(tmp_path) as heard, program(sandbox, tmp_path, through(proxy, server)) as bot:
        wait_until(lambda: len(sandbox.control.messages(person)) == 2)
        proxy.fall_silent()
        sandbox.control.say(person, person, "/huongdan")
        time.sleep(0.3)  # for the update to come, and to hang
        bot.send_signal(ends)
        told = time.monotonic()
        logged = bot.communicate(timeout=ENDS_WITHIN + STARTING_A_PROGRAM)[1]
    assert time.monotonic() - told < ENDS_WITHIN + 10
    assert bot.returncode == 0
    assert logged.splitlines()[-1].endswith("what hangs is not waited for any longer")
    assert "Traceback" not in logged
    assert [state.decode() for state in heard] == ["READY=1", "WATCHDOG=1", "STOPPING=1"]


def test_a_bot_without_a_database_writes_a_line_and_ends_without_another(
    sandbox: RunningSandbox, tmp_path: Path, server: str, proxy: Proxy
):
    """It wrote thirty kilobytes a second."""
    person = sandbox.control.create_person("Hà")
    sandbox.control.start(person)
    database = Database(server)
    with program(sandbox, tmp_path, through(proxy, server), SHORT) as bot:
        wait_until(lambda: len(sandbox.control.messages(person)) == 2)
        wait_until(
            lambda: database.read(job_runs.last_beat, "tick") is not None
        )  # the jobs of today are done
        database.close()
        proxy.fall_silent()
        sandbox.control.say(person, person, "/huongdan")
        time.sleep(3)  # what is tried again, is tried each second or two
        bot.send_signal(signal.SIGTERM)
        logged = bot.communicate(timeout=ENDS_WITHIN + STARTING_A_PROGRAM)[1]
    since = logged[logged.index("the database fails: ") :].splitlines()
    # A job that is under way just then says that it was, once.
    once = ("what hangs is not waited for", "the daily job")
    assert [line for line in since if not any(words in line for words in once)] == since[:1]
    assert len(since) <= 1 + len(once)


@contextmanager
def heard_by_systemd(folder: Path) -> Iterator[list[bytes]]:
    """Yield what a program tells systemd, each state once; it is there afterwards."""
    states: list[bytes] = []
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(folder / NOTIFY))
        yield states
        listener.setblocking(False)
        with suppress(BlockingIOError):
            while True:
                states.append(listener.recv(100))
    states[:] = sorted(set(states), key=[b"READY=1", b"WATCHDOG=1", b"STOPPING=1"].index)


def program(
    sandbox: RunningSandbox, folder: Path, url: str, seconds: float = HANGS
) -> "subprocess.Popen[str]":
    """Start `dondoc run` on a database for which it waits so long, if nothing is said for minutes."""
    environment = {
        **os.environ,
        "BOT_TOKEN": sandbox.token,
        "API_BASE_URL": sandbox.base_url,
        "API_BASE_FILE_URL": sandbox.base_file_url,
        "DATA_FOLDER": str(folder / "data"),
        "DATABASE_URL": url,
        "DATABASE_TIMEOUT": str(seconds),
        "NOTIFY_SOCKET": str(folder / NOTIFY) if (folder / NOTIFY).exists() else "",
    }
    code = f"import bot.run_command as run; run.ENDS_WITHIN = {ENDS_WITHIN}; from bot.cli import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", code, "run"], env=environment, stderr=subprocess.PIPE, text=True
    )


def wait_until(condition) -> None:
    until = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.05)
