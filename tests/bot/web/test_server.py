"""The page over a real connection: new things come by themselves, and the end comes at once."""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import httpx
import pytest

from bot.web.server import WebPage, standing_by
from tests.auxil.browser_client import ADDRESS, Browser, new_key, page_of
from tests.auxil.world import World
from tests.bot.web.test_kill import free_port


@asynccontextmanager
async def running(world: World) -> AsyncIterator[int]:
    """Run the page at a port of this machine."""
    page, port = page_of(world.stage), free_port()
    own = WebPage(page.site.services, ADDRESS, ("127.0.0.1", port))
    task = asyncio.create_task(own.run())
    while True:
        with suppress(OSError):
            (await asyncio.open_connection("127.0.0.1", port))[1].close()
            break
        await asyncio.sleep(0.01)
    try:
        yield port
    finally:
        task.cancel()
        async with asyncio.timeout(20):
            await asyncio.gather(task, return_exceptions=True)


async def test_what_a_colleague_says_comes_by_itself_and_the_end_ends_the_stream(
    world: World, finance: Browser
):
    cookie = {"Cookie": f"dondoc={finance.client.cookies['dondoc']}"}
    async with httpx.AsyncClient(timeout=30) as client, running(world) as port:
        address = f"http://127.0.0.1:{port}"
        async with client.stream("GET", f"{address}/events", headers=cookie) as stream:
            lines = stream.aiter_lines()
            names = [line async for line in _until(lines, "changes")]
            assert names[0] == "event: everything"
            said = {"key": new_key(), "text": "chào đồng nghiệp"}
            answer = await client.post(f"{address}/say", json=said, headers=cookie | finance.token)
            assert answer.status_code == 200
            assert [line async for line in _until(lines, "chào đồng nghiệp")]


async def _until(lines: AsyncIterator[str], words: str) -> AsyncIterator[str]:
    async for line in lines:
        if line:
            yield line
        if words in line:
            return


async def test_where_the_port_is_taken_the_bot_runs_without(world: World, caplog: pytest.LogCaptureFixture):
    with socket.create_server(("127.0.0.1", 0)) as taken, caplog.at_level(logging.ERROR):
        page = page_of(world.stage)
        own = WebPage(page.site.services, ADDRESS, ("127.0.0.1", taken.getsockname()[1]))
        await own._serve()
    assert "cannot be used" in caplog.text


async def test_a_machine_that_stands_by_says_so():
    async with httpx.AsyncClient(transport=httpx.ASGITransport(standing_by()), base_url=ADDRESS) as client:
        for address in ("/", "/vao/ABC", "/events"):
            answer = await client.get(address)
            assert (answer.status_code, "máy khác" in answer.text) == (503, True)
        assert (await client.post("/say")).status_code == 503
