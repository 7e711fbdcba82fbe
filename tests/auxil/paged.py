"""The bot with its page in a browser, in a thread of its own, for tests with Chromium."""

import asyncio
import socket
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeVar

from playwright.sync_api import Browser, Page

from chat.markup import Marked
from chat.outgoing import say
from sandbox.server import serve
from storage import outbox
from storage.groups import codes
from storage.models import FIRST_OF, ChannelKind, LinkRole, Unit
from tests.auxil.browser import PATIENCE
from tests.auxil.cast import FINANCE
from tests.auxil.world import PLAN, World, at, everybody

NOW = "2025-06-12 07:00"
Answer = TypeVar("Answer")
NARROW = (360, 740)
PREPARED = """
Object.defineProperty(document, 'hidden', { get: () => window.away === true });
window.streams = [];
window.EventSource = class extends EventSource {
  constructor(address) { super(address); streams.push(this); }
};
"""
"""So that a test can look elsewhere, and cut the connection on which changes come."""


@dataclass
class Paged:
    """The bot and everybody, a page that is served, and the loop on which they live."""

    address: str
    world: World
    loop: asyncio.AbstractEventLoop

    def do(self, work: Coroutine[Any, Any, Answer]) -> Answer:
        """Return what something comes to on the bot's own loop."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(PATIENCE / 1000)

    def entrance(self, unit: str) -> str:
        """Return a new address that lets a device into a unit's conversation."""
        number = self._number(unit)
        issue = self.world.database.transact_in_thread
        code = self.do(issue(codes.issue_one, LinkRole.UNIT, number, self.world.stage.clock()))
        return f"{self.address}/vao/{code}"

    def tell(self, unit: str, *words: Marked) -> None:
        """Let the bot say something on a unit's page."""
        number = self._number(unit)
        said = [say(-FIRST_OF[ChannelKind.WEB] - number, each) for each in words]
        now = self.world.stage.clock()
        self.do(self.world.database.transact_in_thread(outbox.enqueue, said, now))

    def morning(self, when: str) -> None:
        """Let a morning come, with all that the clock says then."""
        self.do(self._morning(when))

    def _number(self, unit: str) -> int:
        return next(row.id for row in self.world.rows(Unit) if row.name == unit)

    async def _morning(self, when: str) -> None:
        stage = self.world.stage
        stage.clock.move_to(at(when))
        stage.people.set_clock(at(when))
        await asyncio.to_thread(stage.dondoc.tick)


@contextmanager
def paged(folder: Path) -> Iterator[Paged]:
    """Run the bot with a plan of two units in the morning of 12 June; return where its page is."""
    ready: SimpleQueue[Paged | BaseException] = SimpleQueue()
    over = threading.Event()
    thread = threading.Thread(target=lambda: asyncio.run(_live(folder, ready, over)), name="paged")
    thread.start()
    try:
        started = ready.get(timeout=PATIENCE / 1000)
        if isinstance(started, BaseException):
            raise started
        yield started
    finally:
        over.set()
        thread.join()


async def _live(folder: Path, ready: "SimpleQueue[Paged | BaseException]", over: threading.Event) -> None:
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    try:
        with serve() as sandbox:
            async with everybody(sandbox, folder, NOW, web_address=address, web_port=port) as world:
                world.given_plan(PLAN)
                loops = asyncio.create_task(world.stage.dondoc.run_loops())
                await _until_it_answers(port)
                ready.put(Paged(address, world, asyncio.get_running_loop()))
                await asyncio.to_thread(over.wait)
                loops.cancel()
                await asyncio.wait({loops})
    except BaseException as error:
        ready.put(error)
        raise


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


async def _until_it_answers(port: int) -> None:
    while True:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except ConnectionRefusedError:
            await asyncio.sleep(0.01)
        else:
            writer.close()
            return


@contextmanager
def entered(browser: Browser, bot: Paged, name: str, size: tuple[int, int] = NARROW) -> Iterator[Page]:
    """Open the unit's page on a new device, which must not fail at anything."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, accept_downloads=True)
    context.add_init_script(PREPARED)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if "Security Policy" in said.text else None)
    page.goto(bot.entrance(FINANCE))
    page.fill("[name=name]", name)
    page.keyboard.press("Enter")
    page.wait_for_selector("body[data-ready]")
    try:
        yield page
    finally:
        context.close()
    assert complaints == []
