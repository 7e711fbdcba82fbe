"""Health over HTTP and the heartbeat: both of the running bot, both off unless they are asked for."""

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pytest
from sqlalchemy.orm import Session

import bot.health.heartbeat
from bot.application import Dondoc, build_application
from bot.clock import utc_now
from bot.health import judging, server, words
from bot.health.guard import guarded
from bot.health.looking import Onlooker
from bot.health.metrics import registry, written
from bot.rehearsal import UNHURRIED, local_request
from bot.settings import SettingsError, read_settings
from chat.markup import Marked
from chat.outgoing import say
from sandbox.server import TOKEN, RunningSandbox
from storage import inbox, job_runs, outbox
from storage.database import Database
from storage.models import JobRun
from tests.auxil.cast import FINANCE_CHAT, NOW
from tests.auxil.sending import until
from tests.auxil.world import DATABASE


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        free: int = listener.getsockname()[1]
    return free


@asynccontextmanager
async def running(sandbox: RunningSandbox, folder: Path, **values: object) -> AsyncIterator[Dondoc]:
    settings = read_settings(
        _env_file=None,
        bot_token=sandbox.token,
        api_base_url=sandbox.base_url,
        api_base_file_url=sandbox.base_file_url,
        data_folder=folder,
        **values,
    )
    dondoc = build_application(settings, request=local_request, limits=UNHURRIED)
    task = asyncio.create_task(guarded(dondoc, settings))
    try:
        await until(lambda: "tick" in dondoc.ages() and "telegram" in dondoc.ages())
        await until(lambda: bool(dondoc.services.database.read(job_runs.last_beat, "sender")))
        yield dondoc
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def asked(port: int, path: str) -> httpx.Response:
    async with httpx.AsyncClient() as client:
        return await client.get(f"http://127.0.0.1:{port}/{path}")


@pytest.fixture
def turns_often(monkeypatch: pytest.MonkeyPatch, impatient: None) -> None:
    monkeypatch.setattr("storage.upkeep.troubles.SECONDS_BETWEEN", 0)
    monkeypatch.setattr("bot.application.TICK_SECONDS", 0.02)


@pytest.mark.usefixtures("turns_often")
async def test_a_bot_that_is_well_says_so(sandbox: RunningSandbox, tmp_path: Path, port: int):
    async with running(sandbox, tmp_path, health_port=str(port)):
        for path in ("healthz", "readyz"):
            answer = await asked(port, path)
            assert (answer.status_code, answer.text) == (200, "ok\n")
        figures = (await asked(port, "metrics")).text
        assert "dondoc_database_up 1.0" in figures
        assert 'dondoc_loop_age_seconds{loop="telegram"}' in figures
        assert (await asked(port, "")).status_code == 404
    with pytest.raises(httpx.ConnectError):
        await asked(port, "healthz")


@pytest.mark.usefixtures("turns_often")
async def test_a_stuck_loop_is_no_life_and_a_deaf_telegram_is_not_ready(
    sandbox: RunningSandbox, tmp_path: Path, port: int, monkeypatch: pytest.MonkeyPatch
):
    async with running(sandbox, tmp_path, health_port=str(port)) as dondoc:
        monkeypatch.setattr(judging, "LONGEST_SILENCES", {"telegram": -1.0})
        answer = await asked(port, "readyz")
        assert answer.status_code == 503
        assert answer.text.startswith("Telegram trả lời: lần cuối cách đây ")
        assert (await asked(port, "healthz")).status_code == 200
        monkeypatch.setattr(dondoc, "ages", lambda: {"sender": 1000.0})
        answer = await asked(port, "healthz")
        assert (answer.status_code, answer.text) == (503, "vòng gửi tin: lần cuối cách đây 17 phút\n")


@pytest.mark.usefixtures("turns_often")
async def test_a_port_that_is_taken_stops_no_bot(
    sandbox: RunningSandbox, tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        async with running(sandbox, tmp_path, health_port=str(taken.getsockname()[1])):
            assert "cannot be used: " in caplog.text


class Watcher:
    """A service like Healthchecks on this machine."""

    def __init__(self, status: int) -> None:
        watcher, self.heard = self, 0

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                watcher.heard += 1
                self.send_response(status)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self._server = HTTPServer(("127.0.0.1", 0), Answer)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/secret-key"

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def watcher(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watcher]:
    monkeypatch.setattr(bot.health.heartbeat, "SECONDS_BETWEEN", 0.02)
    watcher = Watcher(getattr(request, "param", 200))
    yield watcher
    watcher.close()


@pytest.mark.usefixtures("turns_often")
async def test_a_watcher_hears_of_a_bot_only_while_it_is_well(
    sandbox: RunningSandbox,
    tmp_path: Path,
    watcher: Watcher,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
):
    async with running(sandbox, tmp_path, heartbeat_url=watcher.url):
        await until(lambda: watcher.heard > 1)
        monkeypatch.setattr(judging, "LONGEST_SILENCES", {"telegram": -1.0})
        await until(lambda: "all is not well: Telegram" in caplog.text)
        before = watcher.heard
        lines = len(caplog.messages)
        await until(lambda: len(caplog.messages) > lines + 2)
        assert watcher.heard == before


@pytest.mark.parametrize("watcher", [500], indirect=True)
@pytest.mark.usefixtures("turns_often")
async def test_a_watcher_in_trouble_stops_no_bot_and_its_key_stays_secret(
    sandbox: RunningSandbox, tmp_path: Path, watcher: Watcher, caplog: pytest.LogCaptureFixture
):
    async with running(sandbox, tmp_path, heartbeat_url=watcher.url):
        await until(lambda: caplog.text.count("HEARTBEAT_URL did not answer: HTTPStatusError") > 1)
    assert "secret-key" not in "".join(line for line in caplog.messages if "HEARTBEAT" in line)


def some_of_each(session: Session) -> None:
    inbox.receive(session, [{"update_id": number} for number in (1, 2, 3)], NOW)
    inbox.mark_done(session, 1, NOW + timedelta(seconds=2))
    inbox.mark_failed(session, 2, "a surprise", NOW)
    outbox.enqueue(session, [say(FINANCE_CHAT, Marked("một")), say(FINANCE_CHAT, Marked("hai"))], NOW)
    outbox.mark_sent(session, 1, 100, NOW + timedelta(seconds=5))
    job_runs.beat(session, "sender", NOW)
    session.add(JobRun(name="backup", day=NOW.date(), ran_at=NOW - timedelta(hours=8)))


def test_figures_tell_counts_and_ages_and_nothing_that_was_said(sqlite: Database, tmp_path: Path):
    sqlite.transact(some_of_each)
    onlooker = Onlooker(sqlite.url)
    told = written(registry(onlooker, lambda: NOW + timedelta(seconds=60))).decode()
    onlooker.close()
    for line in (
        'dondoc_inbox_updates{state="received"} 1.0',
        'dondoc_inbox_updates{state="failed"} 1.0',
        'dondoc_outbox_messages{state="sent"} 1.0',
        'dondoc_outbox_messages{state="dead"} 0.0',
        'dondoc_oldest_wait_seconds{queue="words"} 60.0',
        'dondoc_oldest_wait_seconds{queue="outbox"} 60.0',
        'dondoc_loop_age_seconds{loop="sender"} 60.0',
        'dondoc_handling_seconds{quantile="0.5"} 2.0',
        'dondoc_answering_seconds{quantile="1"} 5.0',
        "dondoc_backup_age_seconds 28860.0",
        "process_resident_memory_bytes",
    ):
        assert line in told
    assert "một" not in told
    assert "surprise" not in told


def test_without_a_database_that_is_told(tmp_path: Path):
    onlooker = Onlooker(f"sqlite:///{tmp_path / 'no' / DATABASE}")
    told = written(registry(onlooker, utc_now)).decode()
    assert "dondoc_database_up 0.0" in told
    assert "dondoc_outbox_messages" not in told


@pytest.mark.parametrize(
    ("given", "expected"),
    [("9464", ("127.0.0.1", 9464)), ("0.0.0.0:9464", ("0.0.0.0", 9464)), (None, None)],  # noqa: S104 -- asked for
)
def test_a_port_is_on_this_machine_unless_more_is_asked_for(given: str | None, expected: object):
    settings = read_settings(_env_file=None, bot_token=TOKEN, health_port=given)
    assert settings.health_address == expected


@pytest.mark.parametrize(
    ("key", "value"), [("health_port", "0"), ("health_port", "a b:1"), ("heartbeat_url", "ftp://x")]
)
def test_what_is_no_port_and_no_address_is_refused(key: str, value: str):
    with pytest.raises(SettingsError, match=key.upper()) as error:
        read_settings(_env_file=None, bot_token=TOKEN, **{key: value})
    assert "ftp" not in str(error.value)


def test_a_process_that_stands_by_lives_and_is_not_ready(port: int):
    app = server.standing_by(lambda: words.standing_by("dondoc may1 123"))
    with server.served(("127.0.0.1", port), app):
        told = {
            path: httpx.get(f"http://127.0.0.1:{port}/{path}") for path in ("healthz", "readyz", "metrics")
        }
    assert told["healthz"].status_code == 200
    assert (told["readyz"].status_code, told["readyz"].text) == (503, "đang chờ: dondoc may1 123 là bot\n")
    assert "dondoc_leading 0.0" in told["metrics"].text
