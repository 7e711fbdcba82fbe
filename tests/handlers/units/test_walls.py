"""Nothing goes over a wall: every command and every button, also forged, of three offices full of secrets."""

import pytest

from bot.conversations import ROUTES
from chat.conversation import OnCommand
from storage.models import OutboxMessage
from tests.auxil import secrets_behind_walls as secrets
from tests.auxil.cast import FINANCE
from tests.auxil.country import Country, lived_in
from tests.auxil.forging import press_forged
from tests.auxil.group import Group
from tests.auxil.world import World

COMMANDS = sorted({name for route in ROUTES if isinstance(route, OnCommand) for name in route.names})


@pytest.fixture
async def country(june: World) -> Country:
    """Three offices in which everything has happened, with a secret word in every text."""
    country = await lived_in(june)
    kinds = june.database.transact(secrets.plant)
    assert kinds >= {"updates", "matters", "extensions", "report_requests", "tasks", "plans"}, kinds
    return country


async def _walks(country: Country, office: int, group: Group) -> None:
    """Give every command there is, and press every button there is with what others have."""
    other = 3 if office == 2 else 2
    behind = ("", f" Thôn Đông {other}", f" {FINANCE}", " NV 1", " việc thứ nhất", " 12/6/2025")
    for command in COMMANDS:
        for words in behind:
            group.stage.people.say(group.chat, group.person, f"/{command}{words}")
        await group.stage.settle()
    person = {"id": group.person, "is_bot": False, "first_name": "Vân"}
    await press_forged(group, person, secrets.foreign_presses(country.world, office))
    for message in group.from_bot()[-60:]:
        for label in group.labels(message)[:6]:
            if label in group.labels(group.again(message)):
                await group.presses(label, message=group.again(message))


@pytest.mark.slow
@pytest.mark.parametrize("office", [1, 2, 3])
@pytest.mark.parametrize("who", ["secretariats", "units"])
async def test_nothing_is_seen_or_changed_over_a_wall(country: Country, office: int, who: str):
    world = country.world
    others = [one for one in (1, 2, 3) if one != office]
    before = {one: world.database.read(secrets.rows_of, one) for one in others}
    since = max(row.id for row in world.rows(OutboxMessage))
    await _walks(country, office, getattr(country, who)[office])
    assert secrets.said_in(world, country.chats, since) == []
    assert {one: world.database.read(secrets.rows_of, one) for one in others} == before
