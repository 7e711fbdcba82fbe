"""What goes wrong while an update is handled is recorded, apologised for once, and stops no other update."""

import logging
from typing import Any

import pytest
from sqlalchemy.orm import Session

import bot.dispatch
from chat.audience import for_anyone
from chat.context import Context
from chat.conversation import OnMessage, Route, StalePressError, on_event, on_long_command
from chat.heard import BotCameOrWent, Heard
from chat.moment import Moment
from chat.texts import access
from storage import inbox
from storage.models import InboxLane, InboxState, InboxUpdate, OutboxMessage, Person
from tests.auxil.stumbling import LOCKED, StumblingDatabase
from tests.auxil.world import World


class OnAnyPress(OnMessage):
    """Every button, whatever it stands for."""

    def takes(self, heard: Heard) -> bool:
        return heard.press is not None


async def fail(context: Context) -> None:
    await context.transact(half_of_it)


def half_of_it(session: Session) -> None:
    session.add(Person(id=4711, display_name="nobody"))
    session.flush()
    raise LookupError("a surprise")


def first(world: World, *routes: Route) -> None:
    """Let these come before the bot's own conversations."""
    world.stage.dondoc.worker.dispatcher.routes[:0] = routes


@pytest.fixture
def broken(world: World) -> World:
    """The world with a command and every button broken."""
    any_press = OnAnyPress(for_anyone, fail, lambda heard: True)
    first(world, on_long_command("hong", talk=fail, who=for_anyone), any_press)
    return world


def last_update(world: World) -> InboxUpdate:
    return world.rows(InboxUpdate)[-1]


async def test_an_update_that_raises_is_recorded_and_answered_with_one_apology(
    broken: World, caplog: pytest.LogCaptureFixture
):
    said = await broken.outsider.says("/hong")
    update = last_update(broken)
    assert (update.state, update.error) == (InboxState.FAILED, "LookupError: a surprise")
    assert [(one.text, one.reply_to) for one in broken.outsider.from_bot()] == [(access.apology(), said)]
    assert f"update {update.update_id} failed" in caplog.text


async def test_its_effects_are_rolled_back_and_the_next_update_is_handled(broken: World):
    broken.stage.people.say(broken.outsider.chat, broken.outsider.person, "/hong")
    await broken.outsider.says("/huongdan")
    assert 4711 not in [person.id for person in broken.rows(Person)]
    assert [update.state for update in broken.rows(InboxUpdate)[-2:]] == [InboxState.FAILED, InboxState.DONE]
    assert len(broken.outsider.from_bot()) == 2


async def test_an_apology_stays_in_the_topic(broken: World):
    topic = broken.forum("Sở Y tế", "Mai")
    await topic.says("/hong")
    assert topic.last().topic == topic.topic


async def test_a_press_that_raises_is_answered_with_an_apology_that_pops_up(broken: World):
    await broken.secretariat.says("/lienket Sở Giao thông")
    asked = broken.secretariat.last()
    assert await broken.secretariat.presses(asked.buttons[0][0].label) == access.apology()
    assert last_update(broken).state is InboxState.FAILED
    assert broken.secretariat.last() == asked


async def test_a_stale_press_is_told_so_and_is_no_failure(world: World):
    async def too_old(_context: Context) -> None:
        raise StalePressError

    await world.secretariat.says("/lienket Sở Giao thông")
    first(world, OnAnyPress(for_anyone, too_old, lambda heard: True))
    button = world.secretariat.labels()[0]
    assert await world.secretariat.presses(button) == access.expired()
    assert last_update(world).state is InboxState.DONE


async def test_a_membership_that_raises_is_recorded_and_nobody_is_written_to(world: World):
    def fail_at_once(session: Session, _heard: Heard, _moment: Moment, _event: BotCameOrWent) -> None:
        half_of_it(session)

    first(world, on_event(BotCameOrWent, fail_at_once))
    sent = len(world.rows(OutboxMessage))
    world.stage.people.remove_bot(world.commune.chat, world.commune.person)
    await world.stage.settle()
    assert last_update(world).state is InboxState.FAILED
    assert len(world.rows(OutboxMessage)) == sent


async def test_an_update_that_two_workers_handle_has_its_effect_once(
    world: World, caplog: pytest.LogCaptureFixture
):
    dondoc = world.stage.dondoc
    world.stage.people.say(world.outsider.chat, world.outsider.person, "/huongdan")
    await dondoc.poller.poll_once(0)
    database = dondoc.services.database
    (read_by_both,) = [one for lane in InboxLane for one in database.read(inbox.waiting, lane)]
    with caplog.at_level(logging.INFO):
        await dondoc.worker.handle_waiting()
        await dondoc.worker._handle_or_set_aside(read_by_both)
    await world.stage.settle()
    assert len(world.outsider.from_bot()) == 1
    assert "had been handled before" in caplog.text


async def test_an_update_whose_failure_cannot_be_recorded_is_handled_again(broken: World):
    services = broken.stage.dondoc.services
    whole: Any = services.database
    stumbling: Any = StumblingDatabase(whole, bot.dispatch._note, 1, LOCKED)
    broken.stage.people.say(broken.outsider.chat, broken.outsider.person, "/hong")
    await broken.stage.dondoc.poller.poll_once(0)
    services.database = stumbling
    with pytest.raises(type(LOCKED)):
        await broken.stage.dondoc.worker.handle_waiting()
    services.database = whole
    assert last_update(broken).state is InboxState.RECEIVED
    await broken.stage.settle()
    assert last_update(broken).state is InboxState.FAILED
    assert len(broken.outsider.from_bot()) == 1
