"""Whoever is not let in reads nothing and writes nothing, whatever they ask for."""

import re
from typing import Any

import httpx
import pytest
from starlette.routing import Route

from bot.web import board, entrance, routes
from chat.channels import BOARD, NEXT
from storage.actors import Speaker
from storage.groups import links
from storage.models import ChatLink, InboxUpdate, StoredFile, WebDevice, WebMessage
from storage.web.devices import Viewer
from tests.auxil.browser_client import ADDRESS, Browser, new_key, page_of, plain
from tests.auxil.watching import everything
from tests.auxil.world import World

ROUTES = [route for route in (*entrance.ROUTES, *routes.ROUTES, *board.ROUTES) if isinstance(route, Route)]
OPEN = {"/", "/static/{name}", "/manifest.webmanifest", "/sw.js", "/vao/{code}", "/vao"}
GIVEN = {"key": "12345678", "text": "NV 1 xong", "message": 1, "data": "report:1:done:0", "reply": 1}


@pytest.fixture
async def commune(world: World) -> Browser:
    """Return UBND xã Hoa Lộc at a browser, signed in."""
    browser = Browser(world.stage)
    await browser.signs_in(await world.code_for("UBND xã Hoa Lộc"), "Trần Văn Bình")
    return browser


def addresses(world: World) -> list[tuple[str, str]]:
    """Return every way to ask for every route, with every number that there is."""
    numbers = {row.message_id for row in world.rows(WebMessage)} | {row.id for row in world.rows(StoredFile)}
    numbers |= {row.id for row in world.rows(WebDevice)} | {0, 2**53, 2**70}
    return [
        (method, re.sub(r"\{[^}]*\}", str(n), route.path))
        for route in ROUTES
        for method in sorted(route.methods or set())
        for n in sorted(numbers)
    ]


async def walk(client: httpx.AsyncClient, world: World, headers: dict[str, str]) -> list[httpx.Response]:
    answers = []
    for method, address in dict.fromkeys(addresses(world)):
        sent: dict[str, Any] = {"json": GIVEN} if method == "POST" else {}
        page_of(world.stage).site.posts._tries.clear()
        page_of(world.stage).site.wrong_codes._tries.clear()
        answers.append(await client.request(method, address, headers=headers, **sent))
    return answers


async def test_a_stranger_reads_nothing_and_writes_nothing(world: World, finance: Browser):
    await finance.says("NV 1 đang thực hiện 85%, bí danh Sao Mai")
    await finance.says("/mau")
    before, updates = everything(world), len(world.rows(InboxUpdate))
    for cookie in ("", "dondoc=", "dondoc=abc", f"dondoc={'x' * 43}"):
        stranger = Browser(world.stage)
        answers = await walk(stranger.client, world, {"Cookie": cookie, "X-CSRF-Token": finance.csrf})
        for answer in answers:
            assert "Sao Mai" not in answer.text
            assert "Nguyễn Thu Hà" not in answer.text
            closed = {
                "/events",
                "/messages",
                "/file",
                "/devices",
                "/say",
                "/edit",
                "/press",
                "/upload",
                "/ra",
            }
            if f"/{answer.request.url.path.split('/')[1]}" in closed:
                assert answer.status_code in {401, 404, 405}, answer.request.url
    await world.stage.settle()
    assert (everything(world), len(world.rows(InboxUpdate))) == (before, updates)


async def test_another_unit_reads_and_changes_nothing_of_this_one(
    world: World, finance: Browser, commune: Browser
):
    await finance.says("NV 1 đang thực hiện 85%, bí danh Sao Mai")
    await finance.says("/mau")
    ours = {row.message_id: row for row in world.rows(WebMessage) if row.chat_id < -5 * 10**15}
    shown = [one["id"] for one in await commune.messages()]
    for number in {*ours} - {*shown}:
        assert (await commune.client.get(f"/file/{number}")).status_code == 404
        assert (await commune.posts("/edit", message=number, text="NV 1 xong")).status_code == 404
    for message in await finance.from_bot():
        for row in message["keyboard"]:
            for key in row:
                pressed = await commune.pressing(message["id"], key["callback_data"])
                assert pressed.status_code == 409
    (device,) = (await finance.client.get("/devices")).json()["devices"]
    assert (await commune.posts(f"/devices/{device['id']}/revoke")).status_code == 404
    assert not any("Sao Mai" in str(one) for one in await commune.messages())
    assert (await commune.client.get("/messages?before=999999999")).text.count("Sao Mai") == 0


async def test_nothing_is_taken_without_the_token_of_the_page(world: World, finance: Browser):
    before = len(world.rows(InboxUpdate))
    for token in ({}, {"X-CSRF-Token": "wrong"}):
        said = {"key": new_key(), "text": "NV 1 xong"}
        answer = await finance.client.post("/say", json=said, headers=token)
        assert (answer.status_code, answer.json()["error"][:7]) == (403, "Yêu cầu")
    evil = {**finance.token, "Origin": "https://evil.example"}
    assert (await finance.client.post("/say", json=said, headers=evil)).status_code == 403
    own = {**finance.token, "Origin": ADDRESS}
    assert (await finance.client.post("/say", json=said, headers=own)).status_code == 200
    assert len(world.rows(InboxUpdate)) == before + 1


async def test_looking_at_a_link_does_not_use_it_up_and_a_code_opens_once(world: World):
    code = await world.code_for("Sở Tài chính")
    scanner, browser, late = (Browser(world.stage) for _ in range(3))
    assert (await scanner.client.get(f"/vao/{code}")).status_code == 200
    assert (await scanner.client.head(f"/vao/{code}")).status_code == 200
    assert (await browser.signs_in(code, "Nguyễn Thu Hà")).status_code == 303
    answer = await late.signs_in(code, "Người Lạ")
    assert (answer.status_code, "đã được dùng" in answer.text) == (403, True)
    assert len(world.rows(WebDevice)) == 1


async def test_who_opens_the_link_again_by_which_they_came_in_is_on_the_page(world: World):
    browser, code = Browser(world.stage), await world.code_for("Sở Tài chính")
    await browser.signs_in(code, "Nguyễn Thu Hà")
    again = await browser.client.get(f"/vao/{code}")
    assert (again.status_code, again.headers["location"]) == (303, "/")
    to_board = await browser.client.get(f"/vao/{code}?{NEXT}={BOARD}")
    assert to_board.headers["location"] == BOARD
    elsewhere = await browser.client.get(f"/vao/{code}?{NEXT}=//evil.example")
    assert elsewhere.headers["location"] == "/"
    other = await world.code_for("UBND xã Hoa Lộc")
    await Browser(world.stage).signs_in(other, "Trần Văn Bình")
    assert (await browser.client.get(f"/vao/{other}")).status_code == 403


async def test_a_form_that_is_sent_twice_lets_in_once(world: World):
    browser, code = Browser(world.stage), await world.code_for("Sở Tài chính")
    await browser.signs_in(code, "Nguyễn Thu Hà")
    form = browser.client.cookies["dondoc-form"]
    again = await browser.client.post(f"/vao/{code}", data={"form": form, "name": "Nguyễn Thu Hà"})
    assert (again.status_code, len(world.rows(WebDevice))) == (303, 1)


async def test_who_tries_codes_is_held_back(world: World):
    stranger = Browser(world.stage)
    answers = [(await stranger.client.get(f"/vao/SAI{number}")).status_code for number in range(7)]
    assert answers == [403] * 5 + [429] * 2
    assert (await stranger.client.get(f"/vao/{await world.code_for('Sở Tài chính')}")).status_code == 429


async def test_a_device_that_is_shut_out_reads_nothing_from_then_on(world: World, finance: Browser):
    with page_of(world.stage).site.streams.watching(viewer(world)) as watcher:
        await world.secretariat.says("/lienket web")
        assert "Nguyễn Thu Hà (Chrome, Windows)" in world.secretariat.last().text
        await world.secretariat.presses("Thu hồi: Nguyễn Thu Hà, Chrome, Windows")
        await page_of(world.stage).site.streams.look()
        assert watcher.is_over
    for address in ("/messages", "/events", "/devices", "/file/1"):
        assert (await finance.client.get(address)).status_code == 401
    assert (await finance.posts("/say", key=new_key(), text="NV 1 xong")).status_code == 401
    assert any("không còn thiết bị nào mở trang web" in one.text for one in world.secretariat.from_bot())


async def test_a_unit_shuts_out_its_own_device_and_comes_back(world: World, finance: Browser):
    (device,) = (await finance.client.get("/devices")).json()["devices"]
    assert (device["name"], device["browser"], device["this"]) == ("Nguyễn Thu Hà", "Chrome, Windows", True)
    assert (await finance.posts("/ra")).status_code == 200
    assert (await finance.client.get("/")).status_code == 401
    await finance.signs_in(await world.code_for("Sở Tài chính"), "Nguyễn Thu Hà")
    assert "Thêm một thiết bị" in plain(await finance.last())
    assert any("Đã gửi lại được tin" in one.text for one in world.secretariat.from_bot())


async def test_links_for_more_devices_end_with_the_device_that_asked_for_them(world: World, finance: Browser):
    another = (await finance.posts("/devices")).json()["link"].rpartition("/")[2]
    (device,) = (await finance.client.get("/devices")).json()["devices"]
    await world.secretariat.says("/lienket web")
    await world.secretariat.presses(f"Thu hồi: {device['name']}, {device['browser']}")
    refused = await Browser(world.stage).signs_in(another, "Người Lạ")
    assert (refused.status_code, "thu hồi" in refused.text) == (403, True)


async def test_who_is_linked_no_more_reads_nothing(world: World, finance: Browser):
    link = world.rows(ChatLink)[-1]
    secretary = Speaker(world.secretariat.person, "Phạm Thị Lan", world.secretariat.chat, None, "")
    world.database.transact(links.end_link, secretary, link.id, world.stage.clock())
    assert (await finance.client.get("/messages")).status_code == 401
    other = Browser(world.stage)
    await other.signs_in(await world.code_for("Sở Tài chính"), "Người Mới")
    assert (await finance.client.get("/messages")).status_code == 401


async def test_files_are_taken_up_to_a_size(world: World, finance: Browser):
    answer = await finance.sends("lon.pdf", b"x" * 20_000_001)
    assert (answer.status_code, answer.json()) == (413, {"error": "Tệp lớn quá 20 MB."})
    huge = {**finance.token, "Content-Length": "99999999", "Content-Type": "multipart/form-data; boundary=x"}
    assert (await finance.client.post("/upload", content=b"", headers=huge)).status_code == 413
    assert [row for row in world.rows(StoredFile) if row.name == "lon.pdf"] == []


async def test_every_answer_keeps_browsers_safe(world: World, finance: Browser):
    for address in ("/", "/vao/X", "/messages", "/nothing", "/static/entrance.css"):
        headers = (await finance.client.get(address)).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def viewer(world: World) -> Viewer:
    """Return who is signed in on the only device."""
    (device,) = world.rows(WebDevice)
    return Viewer(device.id, Speaker(device.person_id, "Nguyễn Thu Hà", device.chat_id, None, ""))
