"""Nothing goes over a wall on the page: every route, for every device, with the numbers that others have."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest
from starlette.routing import Route

from plans.board import UnitState
from plans.status import Status
from reports.board.where import DAY, PLAN, ROOT, STATE
from storage.groups import codes
from storage.models import LinkRole, Person, Plan, ReportPeriod, Task, Unit, WebDevice, WebMessage
from storage.walls import inside_office
from tests.auxil import secrets_behind_walls as secrets
from tests.auxil.browser_client import Browser, new_key, page_of
from tests.auxil.country import Country, lived_in
from tests.auxil.world import World

ROLES = (LinkRole.SECRETARIAT, LinkRole.UNIT, LinkRole.LEADER, LinkRole.PROVINCE_LEADER)
OF_A_UNIT = (LinkRole.UNIT, LinkRole.LEADER)
SAID = ("/tonghop", "/nhiemvu", "/mau", "/bang", "/lienket web", "/nhatky", "/xephang", "/vuongmac")
ENDING = "/ra"
LISTS = (f"{ROOT}/nhiem-vu", f"{ROOT}/don-vi")
A_FEW = 12
TABLES: dict[str, Any] = {"task": Task, "unit": Unit, "period": ReportPeriod}


@dataclass
class Paged:
    """Three offices, and the browsers of their people by office and role."""

    country: Country
    browsers: dict[tuple[int, LinkRole], Browser]


@pytest.fixture
async def paged(world: World) -> Paged:
    """Everything has happened in three offices, on their pages too, and every text has a secret word."""
    country = await lived_in(world)
    units = {row.office_id: row.id for row in world.rows_of_every_office(Unit) if "Thôn Đông" in row.name}
    units[1] = next(row.id for row in world.rows(Unit) if row.name == "Sở Tài chính")
    browsers = {}
    world.database.transact(secrets.plant)
    for office, role in product((1, 2, 3), ROLES):
        unit = units[office] if role in OF_A_UNIT else None
        issue = inside_office(office, codes.issue_one)
        code = world.database.transact(issue, role, unit, world.stage.clock())
        browser = browsers[office, role] = Browser(world.stage)
        await browser.signs_in(code, f"Hà {secrets.secret_of(office)}")
        for words in SAID:
            await browser.says(words)
    world.database.transact(secrets.plant)
    await world.move_to("2025-06-13 08:00")
    return Paged(country, browsers)


def routes(world: World) -> list[Route]:
    """Return every route of the page."""
    app: Any = page_of(world.stage).application
    return list(app._app.routes)


def addresses(world: World, route: Route, office: int) -> Iterator[str]:
    """Yield the addresses of a route with every number there is; of devices only with those of others."""
    if "{" not in route.path:
        yield route.path
        return
    before, _, rest = route.path.partition("{")
    name, _, after = rest.partition("}")
    yield from (f"{before}{number}{after}" for number in _numbers(world, name.partition(":")[0], office))


def _numbers(world: World, name: str, office: int) -> list[Any]:
    if name in TABLES:
        return [row.id for row in world.rows_of_every_office(TABLES[name])]
    if name == "message":
        return sorted({row.message_id for row in world.rows_of_every_office(WebMessage)})
    if name == "device":
        secret = secrets.secret_of(office)
        names = {row.id: row.display_name for row in world.rows(Person)}
        return [row.id for row in world.rows(WebDevice) if secret not in names[row.person_id]]
    return {"name": ["index.html", "../server.py"], "code": ["ABCDEFGH2345"]}[name]


def looks(world: World, address: str) -> Iterator[str]:
    """Yield a page of the board as it looks of every plan, on a past day, of every state."""
    yield address
    if address.startswith(ROOT) and "." not in address:
        yield from (
            f"{address}?{PLAN}={plan.id}&{DAY}=2025-06-12" for plan in world.rows_of_every_office(Plan)
        )
    if address in LISTS:
        yield from (f"{address}?{STATE}={state.value}" for state in (*Status, *UnitState))


@pytest.mark.slow
async def test_every_route_shows_each_office_its_own_alone(paged: Paged):
    world = paged.country.world
    before = {one: world.database.read(secrets.rows_of, one) for one in (1, 2, 3)}
    leaks, shown = [], set()
    for ((office, role), browser), route in product(paged.browsers.items(), routes(world)):
        if "GET" not in (route.methods or ()):
            continue
        for address in addresses(world, route, office):
            for look in looks(world, address):
                words = await _got(browser, look)
                leaks += [(office, role, look, found) for found in secrets.of_others(office, words)]
                if secrets.secret_of(office) in words:
                    shown.add((office, role, route.path))
    assert leaks == []
    assert {one: world.database.read(secrets.rows_of, one) for one in (1, 2, 3)} == before
    for office in (1, 2, 3):  # otherwise it would be no wonder
        assert (office, LinkRole.UNIT, "/file/{message:number}") in shown
        assert {path for one, role, path in shown if (one, role) == (office, LinkRole.SECRETARIAT)} >= {
            "/events",
            "/messages",
            "/devices",
            ROOT,
            f"{ROOT}/nhiem-vu/{{task:number}}",
            f"{ROOT}/don-vi/{{unit:number}}",
            f"{ROOT}/bao-cao/{{period:number}}",
        }


async def _got(browser: Browser, address: str) -> str:
    """Return the words of what answers at an address."""
    if address == "/events":
        return str(await browser.begins())
    return secrets.words_in((await browser.client.get(address)).content)


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
async def test_nothing_of_others_is_changed_through_any_route(paged: Paged, role: LinkRole):
    world, browser = paged.country.world, paged.browsers[2, role]
    before = {one: world.database.read(secrets.rows_of, one) for one in (1, 3)}
    ends = [row.ended_at for row in world.rows(WebDevice)]
    foreign, numbers = secrets.foreign_presses(world, 2), _numbers(world, "message", 2)
    given = [
        {"message": number, "data": data, "text": "NV 1 đã hoàn thành", "reply": number}
        for number, data in zip(
            numbers[:: len(numbers) // A_FEW], foreign[:: len(foreign) // A_FEW], strict=False
        )
    ]
    for route in routes(world):
        if "POST" not in (route.methods or ()) or route.path == ENDING:
            continue
        for address in addresses(world, route, 2):
            for body in given:
                body["key"] = new_key()
                answer = await browser.client.post(address, json=body, headers=browser.token)
                assert secrets.of_others(2, answer.text) == []
                if address.startswith("/devices/"):
                    assert answer.status_code == 404
                    break
        await world.stage.settle()
    assert secrets.of_others(2, str(await browser.messages())) == []
    assert {one: world.database.read(secrets.rows_of, one) for one in (1, 3)} == before
    assert [row.ended_at for row in world.rows(WebDevice)] == ends
