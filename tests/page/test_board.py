"""The leaders' page in Chromium, with the figures of a whole province: a phone, the keyboard, paper."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import pytest
from pdfminer.pdfpage import PDFPage
from playwright.sync_api import Browser, Page, Route, expect

from bot.web import board_pages
from bot.web.board import FOLDER, STATIC
from bot.web.board_pages import Look
from bot.web.site import HEADERS
from chat.moment import Moment
from reports.board.where import ROOT
from storage.actors import Actor
from storage.base import Base
from storage.database import Database
from storage.models import LinkRole
from tests.auxil.browser import AXE, PATIENCE
from tests.auxil.world import HANOI, at
from tests.auxil.year import live_a_year
from tests.page.test_page import serious

pytestmark = pytest.mark.slow

TASKS, UNITS = 12, 625
NOW = Moment(at("2025-12-10 09:05"), HANOI, time(7, 30))
CHAIRMAN = Actor(1, "Đỗ Minh Tuấn", 1, None, LinkRole.PROVINCE_LEADER, None, None)
PHONE, DESKTOP = (360, 740), (1280, 900)
PAGES = ("", "/qua-han", "/nhiem-vu/1", "/bao-cao/12", "/cho-quyet-dinh", "/don-vi", "/don-vi/7")


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Return a year of a province."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('board') / 'year.sqlite3'}")
    Base.metadata.create_all(database.engine)
    database.transact(live_a_year, TASKS, UNITS)
    yield database
    database.close()


@contextmanager
def opened(
    browser: Browser, year: Database, path: str = "", size: tuple[int, int] = PHONE, **more: Any
) -> Iterator[Page]:
    """Open a page of the board as the server would answer, with its headers; it must not complain."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **more)
    context.route("**/*", lambda route: answer(year, route))
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.goto(f"https://dondoc.test{ROOT}{path}")
    try:
        yield page
    finally:
        context.close()
    assert complaints == []


def answer(year: Database, route: Route) -> None:
    address = urlsplit(route.request.url)
    path = address.path.removeprefix(ROOT)
    if path.removeprefix("/") in STATIC:
        name = path.removeprefix("/")
        route.fulfill(body=(FOLDER / name).read_bytes(), content_type=STATIC[name], headers=HEADERS)
    elif not address.path.startswith(ROOT):
        route.fulfill(status=204)
    else:
        query = dict(part.split("=") for part in address.query.split("&") if part)
        page, number = page_at(path)
        told = year.read(page, Look(CHAIRMAN, NOW, query, path, number))
        route.fulfill(body=told, content_type="text/html; charset=utf-8", headers=HEADERS)


def page_at(path: str) -> tuple[board_pages.Page, int | None]:
    """Return what draws a page of the board, and the number in its path."""
    pages = {re.sub(r"{.*}", "N", known): page for known, page in board_pages.PAGES.items()}
    number = re.search(r"\d+", path)
    return pages[re.sub(r"\d+", "N", path)], int(number[0]) if number else None


def width(page: Page) -> int:
    found: int = page.evaluate("document.documentElement.scrollWidth")
    return found


@pytest.mark.skipif(not AXE.exists(), reason="no axe-core here: make test fetches it with npm")
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_anybody_from_using_the_board(browser: Browser, year: Database, path: str, scheme: str):
    with opened(browser, year, path, color_scheme=scheme, bypass_csp=True) as page:
        assert serious(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_narrow_phone_shows_every_page_as_a_whole(browser: Browser, year: Database, path: str):
    with opened(browser, year, path) as page:
        assert width(page) == PHONE[0]


def test_the_figures_are_the_first_thing_on_a_phone(browser: Browser, year: Database):
    with opened(browser, year) as page:
        keys = page.locator(".keys").bounding_box()
        assert keys is not None
        assert keys["y"] + keys["height"] <= PHONE[1]


def test_without_scripts_all_of_it_can_be_read_and_walked(browser: Browser, year: Database):
    with opened(browser, year, java_script_enabled=False) as page:
        page.get_by_role("link", name="Tất cả").first.click()
        page.wait_for_url("**/qua-han*")
        page.get_by_role("link", name="Bảng theo dõi").click()
        page.wait_for_url(f"**{ROOT}*")
        expect(page.locator(".tiles").first).to_be_visible()
        expect(page.get_by_role("button", name="In ra")).to_have_count(0)
        page.locator(".tiles a").first.click()
        page.wait_for_url("**/don-vi/*")


def test_the_keyboard_leads_from_a_bar_to_its_list_and_back(browser: Browser, year: Database):
    with opened(browser, year) as page:
        page.keyboard.press("Tab")
        assert page.locator(":focus").text_content() == "Đến nội dung"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert "key" in (page.locator(":focus").get_attribute("class") or "")
        for _ in range(4):
            page.keyboard.press("Tab")
        assert page.locator(":focus").get_attribute("class") == "row"
        page.keyboard.press("Enter")
        page.wait_for_url("**/nhiem-vu?*")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{ROOT}?*")


def test_a_day_is_chosen_in_the_field(browser: Browser, year: Database):
    with opened(browser, year) as page:
        page.fill("#ngay", "2025-06-20")
        page.get_by_role("button", name="Xem").click()
        page.wait_for_url("**ngay=2025-06-20**")
        assert page.locator(".as-of").text_content() == "Tình hình đến hết ngày 20/6/2025"


def test_the_board_of_a_province_is_printed_on_one_sheet(browser: Browser, year: Database):
    with opened(browser, year, size=DESKTOP) as page:
        printed = page.pdf(prefer_css_page_size=True)
    assert len(list(PDFPage.get_pages(BytesIO(printed)))) == 1
