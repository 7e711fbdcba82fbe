"""The second chapter of the tour, "Hai cấp": gone through with clicks, after a plan was saved over HTTP."""

import json
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, expect

from bot.demo.tour import PAST, SAVE
from plans import samples
from sandbox.client import SandboxClient
from sandbox.client.asking import OverHttp
from sandbox.views import ChatMessage
from tests.auxil.browser import PATIENCE, open_page, rehearsing
from tests.bot.test_demo import secretariat_on
from tests.page.test_tour import go_through, sees

pytestmark = pytest.mark.slow

CHAPTER = "#tour-chapters button:has-text('Hai cấp')"
STEPS = 11


def ask(address: str, act: str, **given: Any) -> Any:
    """Ask the program behind the page for something."""
    return httpx.post(f"{address}host/{act}", json=given, trust_env=False).raise_for_status().json()


def said_with(people: SandboxClient, chat: int, *, label: str = "", words: str = "") -> ChatMessage:
    """Return what the bot said with such words and button, once it has."""
    until = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < until:
        for each in people.messages(chat):
            if words in each.text and (not label or each.button(label)) and each.sender_id == people.bot():
                return each
        time.sleep(0.05)
    raise AssertionError((label, words))


def save_plan(address: str) -> None:
    """Let the secretariat's group be linked and the sample plan be saved."""
    with SandboxClient(OverHttp(address.rstrip("/"))) as people:
        home = secretariat_on(address)
        secretary = people.messages(home)[0].sender_id
        people.say(home, secretary, ask(address, "guide")["text"])
        welcome = said_with(people, home, words="nhóm cơ quan thường trực")
        people.upload_document(home, secretary, samples.WORD_NAME, samples.sample(), reply_to=welcome.id)
        for label in (PAST, SAVE):
            preview = said_with(people, home, label=label)
            people.press(home, secretary, preview.id, label, wait=PATIENCE / 1000)
        said_with(people, home, words="Đã lưu")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where a rehearsal was kept in which a plan was saved."""
    with rehearsing(tmp_path) as address:
        save_plan(address)
    return tmp_path


def test_figures_go_up_from_the_hamlet_to_the_province(browser: Browser, folder: Path):
    with rehearsing(folder) as address, open_page(browser, address) as page:

        def press(selector: str) -> None:
            """Press something, after what the bot has said over everything was read."""
            read = page.locator("dialog[open] .end .primary")
            if read.count():
                read.click()
                expect(page.locator(":focus")).to_have_count(1)
            page.click(selector)

        expect(page.locator("#chats li")).to_have_count(3)
        page.click(CHAPTER)
        expect(page.locator("#tour-now h4")).to_have_text(f"Bước 1/{STEPS}: Liên kết UBND xã Hoa Lộc")
        go_through(page, press)
        expect(page.locator("#tour-steps .done")).to_have_count(STEPS)
        sees(page, "Kế hoạch của chính đơn vị")
        page.click("#chats li:has-text('Nhóm Thôn Đông') button")
        sees(page, "95/120 hộ (79,2%)")
        page.click("#chats li:has-text('Nhóm UBND xã Hoa Lộc') button")
        sees(page, "đã nộp báo cáo")


def test_a_rehearsal_of_an_earlier_version_goes_on_with_the_second_chapter(browser: Browser, folder: Path):
    kept = folder / "cast.json"
    cast = json.loads(kept.read_bytes())
    del cast["level"]
    kept.write_text(json.dumps(cast))
    with rehearsing(folder) as address:
        for _ in range(2):
            ask(address, "open_chapter", number=1)
    with rehearsing(folder) as address, open_page(browser, address) as page:
        expect(page.locator("#tour-now h4")).to_have_text(f"Bước 1/{STEPS}: Liên kết UBND xã Hoa Lộc")
        expect(page.locator("#chats li")).to_have_count(5)


def test_without_a_plan_the_second_chapter_waits(browser: Browser, address: str):
    with open_page(browser, address) as page:
        expect(page.locator(CHAPTER)).to_be_disabled()
        expect(page.locator(CHAPTER)).to_contain_text("sau khi lưu kế hoạch")
