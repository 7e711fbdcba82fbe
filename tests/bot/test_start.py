"""The start of the bot, and the end: it waits for a server in trouble, and a refused token is final."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from types import SimpleNamespace

import apscheduler.schedulers.base
import apscheduler.triggers.date
import pytest
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram.error import InvalidToken

import bot.application
from bot.application import Dondoc, build_application
from bot.rehearsal import UNHURRIED
from bot.settings import read_settings
from chat.notices import tell_operators
from sandbox.faults import FaultKind
from sandbox.server import TOKEN, RunningSandbox, listen, serve
from storage import job_runs
from storage.database import Database
from tests.auxil.sending import PATIENCE, until
from tests.auxil.stumbling import LOCKED, StumblingDatabase
from tests.auxil.world import World


def dondoc_at(port: int, folder: Path) -> Dondoc:
    address = f"http://127.0.0.1:{port}"
    settings = read_settings(
        _env_file=None,
        bot_token=TOKEN,
        api_base_url=f"{address}/bot",
        api_base_file_url=f"{address}/file/bot",
        data_folder=folder,
    )
    return build_application(settings, limits=UNHURRIED)


@pytest.fixture
def starts_eagerly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bot.starting, "RETRY_SECONDS", 0.05)


@pytest.mark.usefixtures("starts_eagerly")
async def test_the_start_survives_a_server_that_is_not_up_yet(tmp_path: Path):
    with listen(0) as closed:
        port = closed.getsockname()[1]
    dondoc = dondoc_at(port, tmp_path)
    starting = asyncio.create_task(dondoc.start())
    await asyncio.sleep(0.2)
    assert not starting.done()
    with serve(port) as sandbox:
        async with asyncio.timeout(PATIENCE):
            await starting
        assert len(sandbox.control.published_commands()) == 2
        await dondoc.stop()


@pytest.mark.usefixtures("starts_eagerly")
@pytest.mark.parametrize("kind", [FaultKind.TOO_MANY_REQUESTS, FaultKind.BAD_GATEWAY, FaultKind.DROP_AFTER])
async def test_the_start_survives_a_server_in_trouble(
    sandbox: RunningSandbox, tmp_path: Path, kind: FaultKind
):
    sandbox.control.add_fault(kind, method="getMe", seconds=1)
    sandbox.control.add_fault(kind, method="setMyCommands", seconds=1)
    dondoc = dondoc_at(int(sandbox.address.rpartition(":")[2]), tmp_path)
    await dondoc.start()
    assert len(sandbox.control.published_commands()) == 2
    await dondoc.stop()


@pytest.mark.usefixtures("starts_eagerly")
@pytest.mark.parametrize("code", [400, 401, 403, 404])
async def test_a_page_of_a_proxy_at_the_start_is_no_wrong_token(
    sandbox: RunningSandbox, tmp_path: Path, code: int
):
    """A firewall's page with 404 read like a token that Telegram does not know: the bot ended."""
    sandbox.control.add_fault(FaultKind.PAGE, method="getMe", code=code)
    sandbox.control.add_fault(FaultKind.PAGE, method="setMyCommands", code=code)
    dondoc = dondoc_at(int(sandbox.address.rpartition(":")[2]), tmp_path)
    await dondoc.start()
    assert len(sandbox.control.published_commands()) == 2
    await dondoc.stop()


@pytest.mark.usefixtures("starts_eagerly")
async def test_a_bot_that_is_told_less_of_itself_than_usual_starts_and_says_what_is_missing(
    sandbox: RunningSandbox, tmp_path: Path, caplog: pytest.LogCaptureFixture
):
    sandbox.control.add_fault(FaultKind.INCOMPLETE, method="getMe", fields=["first_name"])
    dondoc = dondoc_at(int(sandbox.address.rpartition(":")[2]), tmp_path)
    await dondoc.start()
    assert "getMe does not tell first_name of the bot" in caplog.text
    await dondoc.stop()


@pytest.mark.usefixtures("starts_eagerly")
@pytest.mark.parametrize("work", [bot.application._suggest_to_secretariat, tell_operators])
async def test_the_start_survives_a_database_that_goes_down_in_the_midst_of_it(
    sandbox: RunningSandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, work: Callable[..., object]
):
    """Stopped twice within a few seconds, PostgreSQL ended the process that had just begun to lead."""
    dondoc = dondoc_at(int(sandbox.address.rpartition(":")[2]), tmp_path)
    database = dondoc.services.database
    stumbling = StumblingDatabase(Database(database.url), work, 2, LOCKED)
    monkeypatch.setattr(database, "transact_in_thread", stumbling.transact_in_thread)
    await dondoc.start()
    assert stumbling.is_over.is_set()
    await dondoc.stop()


async def test_a_refused_token_is_final(sandbox: RunningSandbox, tmp_path: Path):
    anothers = TOKEN.replace("opens-nothing", "is-anothers")
    settings = read_settings(
        _env_file=None, bot_token=anothers, api_base_url=sandbox.base_url, data_folder=tmp_path
    )
    with pytest.raises(InvalidToken):
        await build_application(settings).run()


@pytest.mark.usefixtures("impatient")
async def test_all_loops_turn_until_the_bot_is_stopped(
    sandbox: RunningSandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    dondoc = dondoc_at(int(sandbox.address.rpartition(":")[2]), tmp_path)
    running_bot = asyncio.create_task(dondoc.run())
    people = sandbox.control
    person = people.create_person("Hà")
    people.start(person)
    await until(lambda: len(people.messages(person)) == 2)
    await until(lambda: bool(dondoc.services.database.read(job_runs.last_beat, "tick")))
    running_bot.cancel()
    await asyncio.gather(running_bot, return_exceptions=True)
    assert running_bot.cancelled()


async def test_the_secretariats_commands_are_published_again_at_every_start(world: World):
    await world.stage.dondoc.start()
    await world.stage.settle()
    scopes = [published.scope.get("chat_id") for published in world.stage.people.published_commands()]
    assert world.secretariat.chat in scopes


async def test_a_clock_that_is_set_back_does_not_stop_the_ticks(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    """A machine booted seven hours ahead and was corrected: nothing ticked for seven hours."""
    ahead = timedelta(hours=7)

    class WallClock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "WallClock":
            return cls.fromtimestamp((datetime.now(UTC) + ahead).timestamp(), tz)

    for module in (apscheduler.schedulers.base, apscheduler.triggers.date):
        monkeypatch.setattr(module, "datetime", WallClock)
    monkeypatch.setattr(bot.application, "TICK_SECONDS", 0.02)
    dondoc, ticks = world.stage.dondoc, 0

    def tick() -> None:
        nonlocal ticks
        ticks += 1

    monkeypatch.setattr(dondoc, "tick", tick)
    scheduler = AsyncIOScheduler(timezone=dondoc.services.zone)
    scheduler.start()
    keeping = asyncio.create_task(dondoc.keep_time(scheduler))
    await until(lambda: ticks > 0)
    ahead, before = timedelta(0), ticks
    await until(lambda: ticks > before + 2)
    keeping.cancel()
    await asyncio.gather(keeping, return_exceptions=True)
    scheduler.shutdown(wait=False)


async def test_the_clock_ticks_soon_and_as_a_minute_begins(world: World, monkeypatch: pytest.MonkeyPatch):
    await world.move_to("2025-06-12 07:28:41")
    ticks: list[str] = []

    class Scheduler:
        def add_job(self, *_: object, **__: object) -> None:
            ticks.append(f"{world.stage.clock():%H:%M:%S}")

    async def sleep(seconds: float) -> None:
        if len(ticks) == 4:
            raise asyncio.CancelledError
        world.stage.clock.move_to(world.stage.clock() + timedelta(seconds=seconds))

    monkeypatch.setattr(bot.application, "asyncio", SimpleNamespace(sleep=sleep))
    with pytest.raises(asyncio.CancelledError):
        await world.stage.dondoc.keep_time(Scheduler())
    assert ticks == ["07:28:41", "07:28:46", "07:29:00", "07:30:00"]
