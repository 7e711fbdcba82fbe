"""Makes the pictures of the README: `make screenshots` drives the rehearsal's page and takes them."""

import re
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, expect, sync_playwright

from tests.auxil.browser import DESKTOP, PATIENCE, PHONE, launch, open_page, rehearsing
from tests.page.test_tour import go_through

FOLDER = Path(__file__).parents[1] / "docs" / "images"
PREVIEW, REMINDER, PHONE_CHAT, STORED = "ban-doc.png", "nhac-viec.png", "dien-thoai.png", "da-luu.png"
WEB_PAGE = "trang-web.png"
UNIT = "Nhóm Sở Tài chính"


def main() -> int:
    """Take every picture anew."""
    FOLDER.mkdir(exist_ok=True)
    expect.set_options(timeout=PATIENCE)
    with TemporaryDirectory() as folder, rehearsing(Path(folder)) as address, sync_playwright() as playwright:
        browser = launch(playwright)
        with open_page(browser, address, DESKTOP) as page:
            go_through(page, partial(_press, page))
            _take_the_report(page)
            _take_what_was_stored(page)
            _take_the_page_of_a_unit(page)
        with open_page(browser, address, PHONE) as page:
            _open(page)
            _take(page, PHONE_CHAT)
        browser.close()
    return 0


def _press(page: Page, selector: str) -> None:
    """Press what the tour asks for; take the preview when it has come there."""
    _take_the_preview(page)
    page.click(selector)


def _take_the_preview(page: Page) -> None:
    """Take the plan as the bot has read it, when the tour has come there."""
    if "Kiểm tra và lưu" in (page.locator("#tour-now h4").text_content() or ""):
        page.click("#tour-guide")
        expect(page.locator("#log .pointed")).to_be_visible()
        _take(page, PREVIEW)


def _take_the_report(page: Page) -> None:
    _open(page)
    expect(page.locator("#log .bot", has_text="Đã ghi nhận")).to_be_visible()
    _take(page, REMINDER)


def _take_what_was_stored(page: Page) -> None:
    said = page.locator("#log .person").last
    said.hover()
    said.get_by_label("Bot đã lưu gì về tin này").click()
    expect(page.locator("#dialog")).to_contain_text("Báo cáo đã ghi")
    _take(page, STORED)


def _take_the_page_of_a_unit(page: Page) -> None:
    """Take the page of the unit without Telegram, which answers its reminder there."""
    page.keyboard.press("Escape")
    page.click("[data-web=unit]")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Mở bằng liên kết mới").click()
    web = opened.value
    web.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    web.fill("[name=name]", "Lê Thị Hoa")
    web.keyboard.press("Enter")
    reminder = web.locator("#log .bot", has=web.locator(".keyboard")).first
    page.keyboard.press("Escape")
    while not reminder.count():
        page.click("[data-host=find_message]")
        expect(page.locator("[data-host=find_message]")).to_be_enabled()
    number = re.search(r"NV (\d+)", web.locator("#log").inner_text())
    reminder.get_by_label("Trả lời tin này").click()
    web.fill("#words", f"{number[0] if number else ''} đang thực hiện 60%")
    web.keyboard.press("Enter")
    expect(web.locator("#log .bot", has_text="Đã ghi nhận")).to_be_visible()
    _take(web, WEB_PAGE)


def _open(page: Page) -> None:
    page.locator("#chats button", has_text=UNIT).click()
    expect(page.locator("#head-title")).to_have_text(UNIT)
    expect(page.locator("#log .message").last).to_be_visible()


def _take(page: Page, name: str) -> None:
    page.evaluate("document.activeElement?.blur()")
    page.wait_for_timeout(400)  # for what slides and fades
    page.screenshot(path=FOLDER / name, animations="disabled")
    sys.stdout.write(f"{FOLDER / name}\n")


if __name__ == "__main__":
    sys.exit(main())
