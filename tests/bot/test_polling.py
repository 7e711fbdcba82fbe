"""Updates are stored before Telegram hears that we have them, and each is handled once, in order."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

import bot.polling
from bot.polling import Poller, Worker
from chat.audience import for_anyone
from chat.context import Context
from chat.conversation import Talk, on_long_command
from chat.telegram.hearing import hear
from sandbox.faults import FaultKind
from storage import inbox
from storage.database import Database
from storage.models import InboxLane, InboxState, InboxUpdate
from tests.auxil.sending import until
from tests.auxil.stumbling import LOCKED, StumblingDatabase
from tests.auxil.world import World


def states(database: Database) -> list[str]:
    query = select(InboxUpdate.state).order_by(InboxUpdate.update_id)
    return database.read(lambda session: [state.value for state in session.scalars(query)])


def new_worker(world: World) -> Worker:
    dondoc = world.stage.dondoc
    return Worker(dondoc.services, dondoc.worker.dispatcher, partial(hear, dondoc.bot))


def new_poller(world: World, database: Any = None) -> Poller:
    """Return a poll loop as after a restart, without an offset."""
    dondoc = world.stage.dondoc
    return Poller(database or world.database, dondoc.bot, dondoc.poller._request, dondoc.services.clock)


@asynccontextmanager
async def running(loop: Any) -> AsyncIterator[None]:
    task = asyncio.create_task(loop.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_updates_are_stored_before_they_are_confirmed(world: World, speaks: Callable[[str], int]):
    before = len(states(world.database))
    speaks("/huongdan")
    poller = new_poller(world)
    assert await poller.poll_once(0) == 1
    assert states(world.database)[before:] == ["received"]
    assert world.stage.people.waiting_updates() == 1
    assert await poller.poll_once(0) == 0
    assert world.stage.people.waiting_updates() == 0


async def test_a_crash_between_storing_and_confirming_loses_nothing_and_doubles_nothing(
    world: World, speaks: Callable[[str], int]
):
    speaks("/huongdan")
    assert await new_poller(world).poll_once(0) == 1
    assert await new_poller(world).poll_once(0) == 1
    await world.stage.settle()
    assert len(world.outsider.from_bot()) == 1


async def test_a_crash_before_storing_leaves_the_updates_with_telegram(
    world: World, speaks: Callable[[str], int]
):
    speaks("/huongdan")
    poller = new_poller(world, StumblingDatabase(world.database, inbox.receive, 1, LOCKED))
    with pytest.raises(type(LOCKED)):
        await poller.poll_once(0)
    assert await poller.poll_once(0) == 1
    await world.stage.settle()
    assert len(world.outsider.from_bot()) == 1


async def test_after_a_quiet_poll_the_offset_is_let_go(world: World):
    poller = new_poller(world)
    await poller.poll_once(0)
    await poller.poll_once(0)
    last = world.stage.people.requests("getUpdates")[-1]
    assert "offset" not in last.parameters


class OneBatch:
    """Telegram as the poll loop sees it: one batch of updates."""

    def __init__(self, *payloads: dict[str, Any]) -> None:
        self._payloads = payloads

    async def post(self, address: str, read_timeout: float) -> Any:
        return self._payloads


async def test_an_update_that_cannot_be_read_keeps_no_other_from_being_handled(world: World):
    chat = {"id": world.outsider.chat, "type": "group", "title": "Nhóm lạ"}
    person = {"id": world.outsider.person, "is_bot": False, "first_name": "Lạ"}
    entities = [{"type": "bot_command", "offset": 0, "length": 9}]
    words = {"text": "/huongdan", "entities": entities}
    known = {"update_id": 2, "message": {"message_id": 9, "date": 1, "chat": chat, "from": person, **words}}
    strange = {"update_id": 1, "message": {"text": "a message without a date"}}
    requests: Any = OneBatch(strange, known)
    poller = Poller(world.database, world.stage.dondoc.bot, requests, world.stage.clock)
    assert await poller.poll_once(0) == 2
    await world.stage.settle()
    rows = {row.update_id: row for row in world.rows(InboxUpdate)}
    assert (rows[1].state, rows[2].state) == (InboxState.FAILED, InboxState.DONE)
    assert (rows[1].error, rows[1].payload) == ("KeyError: 'date'", strange)
    assert len(world.outsider.from_bot()) == 1


async def test_updates_are_handled_in_their_order(world: World, speaks: Callable[[str], int]):
    heard: list[str] = []

    async def listen_in(context: Context) -> None:
        heard.append(context.heard.words)

    command(world, listen_in)
    for n in range(60):  # more than are taken from the inbox at once
        speaks(f"/thu {n}")
    await world.stage.settle()
    assert heard == [f"/thu {n}" for n in range(60)]


def command(world: World, talk: Talk) -> None:
    """Let a command of this test come before the bot's own conversations."""
    route = on_long_command("thu", talk=talk, who=for_anyone)
    world.stage.dondoc.worker.dispatcher.routes.insert(0, route)


async def test_an_update_that_concerns_nobody_is_done(world: World):
    before = len(states(world.database))
    newcomer = world.stage.people.create_person("Mai")
    world.stage.people.join(world.outsider.chat, newcomer)
    await world.stage.settle()
    assert states(world.database)[before:] == ["done"]


async def test_a_press_is_answered_after_its_effects_are_in_the_database(world: World):
    seen: list[str] = []

    async def note_state() -> None:
        seen.append(states(world.database)[-1])

    async def act(context: Context) -> None:
        await context.transact(lambda session: None)
        context.ending.last_words.append(note_state())

    command(world, act)
    await world.outsider.says("/thu")
    assert seen == ["done"]


async def test_a_press_that_telegram_does_not_let_us_answer_holds_up_nobody(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(bot.polling, "LAST_WORDS_SECONDS", 0.05)
    world.stage.people.add_fault(FaultKind.SLOW, method="answerCallbackQuery", times=None, seconds=30)
    await world.secretariat.says("/lienket Sở Giao thông")
    button = world.secretariat.last()
    world.stage.people.press(
        world.secretariat.chat, world.secretariat.person, button.id, button.buttons[0][0].label
    )
    async with asyncio.timeout(25):
        await world.stage.settle()
    assert "/start" in world.secretariat.last().text


async def test_last_words_that_surprise_do_not_stop_the_inbox(world: World):
    async def surprise() -> None:
        raise LookupError("a surprise")

    async def act(context: Context) -> None:
        context.ending.last_words.append(surprise())

    command(world, act)
    await world.outsider.says("/thu")
    await world.outsider.says("/huongdan")
    assert len(world.outsider.from_bot()) == 1


@pytest.mark.usefixtures("impatient")
async def test_the_inbox_is_handled_for_ever(world: World, speaks: Callable[[str], int]):
    whole = world.database
    broken: Any = StumblingDatabase(whole, inbox.mark_ignored, 2, LOCKED)
    speaks("/huongdan")
    await new_poller(world).poll_once(0)
    services = world.stage.dondoc.services
    services.database = broken
    async with running(new_worker(world)):
        await until(lambda: set(states(whole)) == {"done"})
    services.database = whole


async def test_a_report_is_recorded_once_the_database_answers_again(
    world: World, speaks: Callable[[str], int], monkeypatch: pytest.MonkeyPatch
):
    """A cut connection made a report "failed" for good, and only SQL brought it back."""
    monkeypatch.setattr(bot.polling, "RETRY_SECONDS", 0.01)
    whole = world.database
    broken: Any = StumblingDatabase(whole, None, 3, LOCKED)
    speaks("/huongdan")
    await new_poller(world).poll_once(0)
    services = world.stage.dondoc.services
    services.database = broken
    worker = new_worker(world)
    async with running(worker):
        await until(lambda: set(states(whole)) == {"done"})
    services.database = whole
    await world.stage.settle()
    assert len(world.outsider.from_bot()) == 1


async def test_an_update_at_which_the_database_always_stumbles_is_set_aside(
    world: World, speaks: Callable[[str], int], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(bot.polling, "RETRY_SECONDS", 0.001)
    monkeypatch.setattr(bot.polling, "LONGEST_RETRY", 0.01)
    broken: Any = StumblingDatabase(world.database, None, bot.polling.MOST_STUMBLES, LOCKED)
    services, whole = world.stage.dondoc.services, world.database
    worker, poller = new_worker(world), new_poller(world)
    async with running(worker):
        await until(lambda: InboxLane.WORDS in worker.turned_at)
        services.database = broken
        speaks("/huongdan")
        await poller.poll_once(0)
        await until(lambda: states(whole)[-1] == "failed")
    services.database = whole


async def test_a_start_that_ends_before_anything_is_looked_at_accuses_no_update(
    world: World, speaks: Callable[[str], int]
):
    """Killed again and again while it started on a busy machine, the bot set aside what it never began."""
    speaks("/huongdan")
    await new_poller(world).poll_once(0)
    for _ in range(inbox.MOST_STARTS + 1):
        await world.stage.dondoc._prepare()
    async with running(new_worker(world)):
        await until(lambda: "received" not in states(world.database))
    assert set(states(world.database)) == {"done"}


async def test_what_was_the_first_to_be_handled_at_many_starts_is_set_aside(
    world: World, speaks: Callable[[str], int]
):
    speaks("/huongdan")
    await new_poller(world).poll_once(0)
    for _ in range(inbox.MOST_STARTS):
        world.database.transact(inbox.begin_again)
    async with running(new_worker(world)):
        await until(lambda: "received" not in states(world.database))
    assert states(world.database)[-1] == "failed"


async def test_somebody_who_is_looked_up_keeps_nobody_waiting(world: World, speaks: Callable[[str], int]):
    people, dondoc = world.stage.people, world.stage.dondoc
    held = people.add_fault(FaultKind.HELD, method="getChatMember", times=None)
    people.say(world.outsider.person, world.outsider.person, "/summary")
    speaks("/huongdan")
    await dondoc.poller.poll_once(0)
    async with running(dondoc.worker), running(dondoc.sender):
        await until(lambda: len(world.outsider.from_bot()) == 1)
        people.remove_fault(held)
