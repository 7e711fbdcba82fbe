"""How the chat page does with 600 chats and 10,000 messages, by the browser's own clock."""

import threading
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, expect, sync_playwright

from sandbox.actions import chats, people
from sandbox.keeping import kept_in
from sandbox.server import TOKEN, USERNAME, RunningSandbox, serve
from sandbox.stage import Stage, stage_for
from tests.auxil.browser import CHROMIUM, launch, open_page
from tests.sandbox.raw_bot import RawBot

CHATS, MESSAGES = 600, 10_000
LONG_CHAT = 1_000
"""So many of the messages are in one chat, the secretariat's."""
REMINDER = "⏰ Sắp đến hạn\n• NV {0}: Bố trí thiết bị đầu cuối, đường truyền cho Bộ phận Một cửa, hạn 30/6"
FRAMES = """
async ([selector, milliseconds, step]) => {
  const scrolled = document.querySelector(selector);
  const tasks = [];
  const watcher = new PerformanceObserver((list) => {
    tasks.push(...list.getEntries().map((entry) => entry.duration));
  });
  watcher.observe({ type: 'longtask' });
  const frames = [];
  let last = performance.now();
  const end = last + milliseconds;
  while (last < end) {
    const now = await new Promise(requestAnimationFrame);
    frames.push(now - last);
    last = now;
    if (scrolled) scrolled.scrollTop += step;
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
  watcher.disconnect();
  frames.sort((one, other) => one - other);
  return { p95: frames[Math.floor(frames.length * 0.95)], longest: Math.max(0, ...tasks) };
}
"""

Figure = tuple[str, float, float]


def figures() -> Iterator[Figure]:
    """Yield what was measured, the seconds it took, and the seconds it may take; nothing without Chromium."""
    if CHROMIUM is None:
        return
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        kept, stage = Path(folder) / "telegram.sqlite3", province()
        with kept_in(kept, stage):
            pass
        browser = launch(playwright)
        with serve(kept=kept) as sandbox:
            yield from _measured(
                browser, sandbox, [place.id for place in stage.world.chats.values() if place.title]
            )
        browser.close()


def province() -> Stage:
    """Return a sandbox with a secretariat, the groups of 599 units, and what was said in them."""
    stage = stage_for(TOKEN, USERNAME)
    groups = [_group(stage, number) for number in range(CHATS)]
    for number in range(MESSAGES):
        chat, person = groups[0 if number < LONG_CHAT else 1 + number % (CHATS - 1)]
        people.say(stage, chat, person, REMINDER.format(number))
    return stage


def _group(stage: Stage, number: int) -> tuple[int, int]:
    """Return a new chat and the person who speaks there."""
    person = people.create_person(stage, "Nguyễn Văn", f"A{number}")
    chat = chats.create_group(stage, f"Nhóm UBND xã {number}" if number else "Tổ giúp việc", person)
    chats.add_bot(stage, chat, person)
    return chat, person


def _measured(browser: Browser, sandbox: RunningSandbox, groups: list[int]) -> Iterator[Figure]:
    with open_page(browser, sandbox.page):
        pass  # the first page warms the browser up, as everybody's browser is
    with open_page(browser, sandbox.page) as page:
        assert page.locator("#chats li").count() == CHATS
        opened = page.evaluate("performance.getEntriesByName('ready')[0].startTime")
        yield f"page with {CHATS} chats, opening", opened / 1000, 1
        yield from _frames("list of chats, scrolling", _scroll(page, "#chats", 60))
        page.locator("#chats button", has_text="Tổ giúp việc").click()
        page.wait_for_selector("#log .message")
        yield from _frames(f"chat of {LONG_CHAT} messages, scrolling up", _scroll(page, "#log", -60))
        yield from _frames(f"wave of {CHATS} messages", _wave(page, sandbox, groups))


def _frames(name: str, measured: dict[str, float]) -> Iterator[Figure]:
    yield f"{name}: 95th frame", measured["p95"] / 1000, 0.05
    yield f"{name}: longest task", measured["longest"] / 1000, 0.2


def _scroll(page: Page, selector: str, step: int) -> dict[str, float]:
    measured: dict[str, float] = page.evaluate(FRAMES, [selector, 2000, step])
    return measured


def _wave(page: Page, sandbox: RunningSandbox, groups: list[int]) -> dict[str, float]:
    """Let the bot write to every chat as fast as it can while the page draws frames."""
    bot = RawBot(sandbox)
    wave = threading.Thread(target=lambda: [bot.say(chat, f"wave to {chat}") for chat in groups])
    wave.start()
    measured: dict[str, float] = page.evaluate(FRAMES, ["#none", 5000, 0])
    wave.join()
    expect(page.locator("#chats .preview", has_text="wave to")).to_have_count(CHATS)
    bot.http.close()
    return measured
