"""A browser for all tests, a rehearsal for each; without Chromium they are skipped."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.auxil.browser import CHROMIUM, PATIENCE, launch, open_page, rehearsing


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return Chromium for one module: while it is open, Playwright's event loop runs in this thread."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def address(browser: Browser, tmp_path: Path) -> Iterator[str]:
    """Return where a rehearsal of the sample plan is, on the morning of 15 May 2025."""
    with rehearsing(tmp_path) as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with open_page(browser, address) as page:
        expect(page.locator("#bot-state")).to_contain_text("Bot đang chạy")
        yield page
