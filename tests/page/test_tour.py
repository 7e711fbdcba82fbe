"""The guided tour: a person goes through it once, without a mouse, and begins it on a phone."""

import re
from collections.abc import Callable

import pytest
from docx import Document
from playwright.sync_api import Browser, Download, Page, expect

from tests.auxil.browser import PATIENCE, PHONE, open_page

pytestmark = pytest.mark.slow

STEPS, STEPS_ON_A_PHONE = 8, 3
FINISHED = "Đã đi hết các bước"
MOST_PRESSES = 20
Progress = tuple[str | None, list[str]]


def do_what_is_shown(page: Page, press: Callable[[str], None]) -> None:
    """Press what the tour points at, and choose the unit's group where one is asked for."""
    if page.locator("#log .pointed").count():
        press("#log .pointed")
        page.wait_for_timeout(150)
        if page.locator("dialog[open] .choices").count():
            press("dialog .choices li:first-child button")
    elif page.locator("#send.pointed").count():
        press("#send")


def go_through(page: Page, press: Callable[[str], None]) -> None:
    """Follow the tour to its end."""
    now = page.locator("#tour-now")
    for _ in range(MOST_PRESSES):
        if now.locator("h4").text_content() == FINISHED:
            return
        go_on(page, press)
    raise AssertionError(now.text_content())


def go_on(page: Page, press: Callable[[str], None]) -> None:
    """Take the next step of the tour."""
    before = progress(page)
    press("#tour-guide")
    expect(page.locator("#tour-guide:not([aria-disabled=true])")).to_have_count(1)
    do_what_is_shown(page, press)
    settle(page, before)


def progress(page: Page) -> Progress:
    """Return how far the tour is and what the bot has said: what changes when something has happened."""
    done = page.locator("#tour-progress").get_attribute("value")
    said = page.locator("#log .bot, dialog[open]").all_text_contents()
    return done, said


def settle(page: Page, before: Progress) -> None:
    """Wait until something has happened, and then until nothing happens any more."""
    for _ in range(PATIENCE // 50):
        page.wait_for_timeout(50)
        if progress(page) != before:
            break
    while True:
        seen = progress(page)
        page.wait_for_timeout(300)
        if progress(page) == seen:
            return


def sees(page: Page, words: str) -> None:
    expect(page.locator("#log .message", has_text=words).last).to_be_visible()


def test_the_tour_leads_from_the_code_to_the_word_report_without_a_mouse(page: Page):
    expect(page.locator("[data-clock-date]")).to_have_text("Thứ Năm, 15/5/2025")
    downloads: list[Download] = []

    def keep(download: Download) -> None:
        downloads.append(download)

    def press(selector: str) -> None:
        """Go there by Tab alone and press Enter."""
        target = page.locator(selector)
        for _ in range(200):
            if target.evaluate("node => node === document.activeElement"):
                page.keyboard.press("Enter")
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"Tab never comes to {selector}")

    page.on("download", keep)
    go_through(page, press)
    while not any(one.suggested_filename.endswith(".docx") for one in downloads):  # told a moment later
        page.wait_for_timeout(50)
    report = next(one for one in reversed(downloads) if one.suggested_filename.endswith(".docx"))
    assert "Đề án 06" in "\n".join(part.text for part in Document(str(report.path())).paragraphs)
    expect(page.locator("#tour-steps .done")).to_have_count(STEPS)
    expect(page.locator("#head-title")).to_have_text("Tổ giúp việc")
    sees(page, "Nhóm này đã được liên kết làm nhóm cơ quan thường trực")
    sees(page, "24 nhiệm vụ, 12 đơn vị chủ trì")
    sees(page, "Sở Tài chính đã liên kết nhóm “Nhóm Sở Tài chính”")
    page.click("#chats li:has-text('Nhóm Sở Tài chính') button")
    sees(page, "đang thực hiện 85%")
    sees(page, "✅ Đã ghi nhận của Sở Tài chính")
    expect(page.locator("[data-clock-date]")).not_to_have_text("Thứ Năm, 15/5/2025")
    expect(page.locator(".pointed")).to_have_count(0)
    the_unit_without_telegram_opens_its_page(page)
    page.set_viewport_size({"width": 1280, "height": 600})
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")


def the_unit_without_telegram_opens_its_page(page: Page) -> None:
    page.click("[data-web=unit]")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Mở bằng liên kết mới").click()
    web = opened.value
    web.fill("[name=name]", "Lê Thị Hoa")
    web.keyboard.press("Enter")
    sees(web, "Sáng ngày làm việc, lúc 07:30")
    expect(web.locator("#head-title")).to_have_text("Sở Giáo dục và Đào tạo")
    web.fill("#words", "/nhiemvu")
    web.keyboard.press("Enter")
    expect(web.locator("#log .bot", has_text="NV ").last).to_be_visible()
    expect(page.get_by_role("link", name="Mở lại trang trên máy đã vào")).to_have_count(0)
    page.keyboard.press("Escape")
    page.click("[data-web=unit]")
    expect(page.get_by_role("link", name="Mở lại trang trên máy đã vào")).to_be_visible()
    page.keyboard.press("Escape")
    page.click("[data-web=leader]")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Mở bằng liên kết mới").click()
    opened.value.fill("[name=name]", "Hoàng Đức Sơn")
    opened.value.keyboard.press("Enter")
    expect(opened.value).to_have_url(re.compile("/bang$"))
    expect(opened.value.locator("body")).to_contain_text("24")
    the_unit_still_speaks(web)


def the_unit_still_speaks(web: Page) -> None:
    """The leader's device, let in by the same browser, is another one."""
    web.fill("#words", "/huongdan")
    web.keyboard.press("Enter")
    sees(web, "Đơn vị làm việc với Đôn đốc")


def test_the_tour_on_a_phone(browser: Browser, address: str):
    with open_page(browser, address, PHONE) as page:
        expect(page.locator("#conversation")).to_be_hidden()
        for _ in range(STEPS_ON_A_PHONE):
            page.locator(".clock-chip:visible").first.click()
            expect(page.locator("#panel")).to_be_visible()
            expect(page.locator("#close-panel")).to_be_focused()
            go_on(page, page.click)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
        expect(page.locator("#sidebar")).to_be_hidden()
        if page.locator("#close-panel").is_visible():
            page.click("#close-panel")
        page.click("#back")
        expect(page.locator("#chats li")).to_have_count(3)
        expect(page.locator("#conversation")).to_be_hidden()
        page.click("#chats li:has-text('Nhóm UBND xã Hoa Lộc') button")
        title = page.locator("#head-title")
        expect(title).to_have_text("Nhóm UBND xã Hoa Lộc")
        assert title.evaluate("node => [node.scrollWidth, node.scrollHeight]") == title.evaluate(
            "node => [node.clientWidth, node.clientHeight]"
        )


def test_the_tour_can_be_skipped_and_taken_up_again(page: Page):
    page.click("#tour-skip")
    expect(page.locator("#tour")).to_be_hidden()
    page.reload()
    page.wait_for_selector("body[data-ready]")
    expect(page.locator("#tour")).to_be_hidden()
    page.click("#tour-open")
    expect(page.locator("#tour-now h4")).to_have_text(re.compile("Bước 1/"))
