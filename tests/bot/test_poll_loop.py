"""The poll loop goes on whatever answers in Telegram's stead, or does not answer."""

import asyncio
import logging
import time
from collections.abc import Callable

import pytest

import bot.polling
from sandbox.faults import FaultKind
from storage import inbox, job_runs
from tests.auxil.sending import until
from tests.auxil.stumbling import LOCKED, StumblingDatabase
from tests.auxil.world import World
from tests.bot.test_polling import new_poller, running, states


@pytest.mark.usefixtures("impatient")
async def test_a_server_that_does_not_wait_is_not_hammered(world: World, monkeypatch: pytest.MonkeyPatch):
    """A server that ignores the timeout of a poll was asked 19 times a second."""
    monkeypatch.setattr(bot.polling, "HASTY_SECONDS", 0.1)
    people = world.stage.people
    people.add_fault(FaultKind.HASTY, method="getUpdates", times=None)
    before = len(people.requests("getUpdates"))
    began = time.monotonic()
    async with running(new_poller(world)):
        await until(lambda: len(people.requests("getUpdates")) >= before + 3)
    # How far apart two of them arrive depends on how long each was on its way.
    assert time.monotonic() - began >= 0.2


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("code", [200, 400, 401, 403, 404])
async def test_a_page_of_a_proxy_in_place_of_updates_is_the_networks(
    world: World, speaks: Callable[[str], int], code: int, caplog: pytest.LogCaptureFixture
):
    world.stage.people.add_fault(FaultKind.PAGE, method="getUpdates", code=code)
    speaks("/huongdan")
    before = len(states(world.database))
    with caplog.at_level(logging.WARNING):
        async with running(new_poller(world)):
            await until(lambda: len(states(world.database)) == before + 1)
    assert "no answer of the Bot API" in caplog.text


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    "kind",
    [
        FaultKind.TOO_MANY_REQUESTS,
        FaultKind.BAD_GATEWAY,
        FaultKind.DROP_BEFORE,
        FaultKind.DROP_AFTER,
        FaultKind.KICKED,
    ],
)
async def test_the_poll_loop_survives(world: World, speaks: Callable[[str], int], kind: FaultKind):
    world.stage.people.add_fault(kind, method="getUpdates", seconds=1)
    speaks("/huongdan")
    before = len(states(world.database))
    async with running(new_poller(world)):
        await until(lambda: len(states(world.database)) == before + 1)


@pytest.mark.usefixtures("impatient")
async def test_while_telegram_is_away_the_log_has_a_line(
    world: World, speaks: Callable[[str], int], caplog: pytest.LogCaptureFixture
):
    """It had one every two seconds."""
    world.stage.people.add_fault(FaultKind.BAD_GATEWAY, method="getUpdates", times=5)
    speaks("/huongdan")
    before = len(states(world.database))
    async with running(new_poller(world)):
        await until(lambda: len(states(world.database)) == before + 1)
    assert caplog.messages == ["fetching updates fails: Bad Gateway"]


@pytest.mark.usefixtures("impatient")
async def test_two_bots_with_one_token_do_not_stop_each_other_for_good(
    world: World, speaks: Callable[[str], int]
):
    async with running(new_poller(world)):
        await asyncio.sleep(0.05)
        await new_poller(world).poll_once(0)  # the loop's long poll gets a 409
        before = len(states(world.database))
        speaks("/huongdan")
        await until(lambda: len(states(world.database)) == before + 1)
        # It is known afterwards: dondoc doctor tells of a second bot.
        await until(lambda: world.database.read(job_runs.last_beat, "conflict") is not None)


@pytest.mark.usefixtures("impatient")
async def test_the_poll_loop_survives_a_database_that_stumbles(world: World, speaks: Callable[[str], int]):
    speaks("/huongdan")
    before = len(states(world.database))
    async with running(new_poller(world, StumblingDatabase(world.database, inbox.receive, 3, LOCKED))):
        await until(lambda: len(states(world.database)) == before + 1)


@pytest.mark.usefixtures("impatient")
async def test_a_poll_loop_that_is_told_to_wait_is_alive(world: World, monkeypatch: pytest.MonkeyPatch):
    """Asked to wait for an hour it would look stuck, and be started again to ask at once."""
    monkeypatch.setattr(bot.polling, "LONGEST_NAP", 0.01)
    world.stage.people.add_fault(FaultKind.TOO_MANY_REQUESTS, method="getUpdates", seconds=3600)
    poller = new_poller(world)
    async with running(poller):
        await until(lambda: poller.turned_at is not None)
        first = poller.turned_at or 0.0
        await until(lambda: (poller.turned_at or 0.0) > first + 0.05)
