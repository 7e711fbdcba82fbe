"""Debian's Chromium for the tests, the pictures and the measurements of the rehearsal's page."""

import asyncio
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright

from bot.demo.opening import rehearse
from bot.demo.play import Document
from plans import samples

CHROMIUM = shutil.which("chromium")
AXE = Path(__file__).parents[2] / ".venv/axe/node_modules/axe-core/axe.min.js"
DESKTOP = (1440, 900)
PHONE = (390, 844)
PATIENCE = 20_000
"""Milliseconds for the bot to answer, on a busy machine."""
# As root without a sandbox of its own, and without asking the network for anything.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def launch(playwright: Playwright) -> Browser:
    """Return a browser without a window."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)


@contextmanager
def open_page(browser: Browser, address: str, size: tuple[int, int] = DESKTOP) -> Iterator[Page]:
    """Open a page of this size that must not complain of anything; return when it is ready."""
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if _is_complaint(said) else None)
    page.goto(address)
    page.wait_for_selector("body[data-ready]")
    try:
        yield page
    finally:
        context.close()
    assert complaints == [], complaints


def _is_complaint(said: ConsoleMessage) -> bool:
    """Return whether the page complains; what the sandbox refuses in words is no fault of the page."""
    return said.type == "error" and "the server responded with a status of 400" not in said.text


@contextmanager
def rehearsing(folder: Path) -> Iterator[str]:
    """Run a rehearsal of the sample plan in a thread of its own; return the address of its page."""
    addresses: SimpleQueue[str] = SimpleQueue()
    loop = asyncio.new_event_loop()
    plan = Document(samples.WORD_NAME, samples.sample())
    rehearsal = loop.create_task(rehearse(plan, folder, addresses.put))

    def run() -> None:
        with asyncio.Runner(loop_factory=lambda: loop) as runner:
            runner.run(_until_cancelled(rehearsal))

    thread = threading.Thread(target=run, name="rehearsal")
    thread.start()
    try:
        yield addresses.get(timeout=PATIENCE / 1000)
    finally:
        loop.call_soon_threadsafe(rehearsal.cancel)
        thread.join()


async def _until_cancelled(rehearsal: asyncio.Task[None]) -> None:
    await asyncio.wait([rehearsal])
    if not rehearsal.cancelled():
        rehearsal.result()
