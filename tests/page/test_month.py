"""A month of a unit without Telegram, in Chromium against the real bot: from the mail to the report."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from plans.reading.report_sheet import STATUS
from plans.status import Status
from storage.models import Extension, Matter, Statement
from tests.auxil.browser import PATIENCE
from tests.auxil.by_mail import ADDRESS, imap, post
from tests.auxil.cast import FINANCE
from tests.auxil.filling import filled_in
from tests.auxil.paged import NARROW, Paged, paged
from tests.auxil.post import Post, words_of
from tests.page.web.test_web import nothing_waits, say, sees
from tests.sandbox.images import png

__all__ = ["imap", "post"]


@pytest.fixture
def bot(browser: Browser, tmp_path: Path, post: Post) -> Iterator[Paged]:
    with paged(tmp_path, **post.settings) as running:
        yield running


def invited(browser: Browser, bot: Paged, post: Post) -> Page:
    """Ask for a link on the page as whoever has only an address, open the one that comes, and sign in."""
    bot.secretariat_says(f"/lienket thư {FINANCE}, {ADDRESS}")
    bot.until(lambda: bool(post.office.taken))
    page = browser.new_page(viewport={"width": NARROW[0], "height": NARROW[1]})
    page.set_default_timeout(PATIENCE)
    page.goto(bot.address)
    page.fill("[name=address]", ADDRESS)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    bot.until(lambda: "/vao/" in words_of(post.last))
    link = re.search(r"https?://\S*/vao/\w+", words_of(post.last))
    assert link is not None
    page.goto(link[0])
    page.fill("[name=name]", "Nguyễn Thu Hà")
    page.keyboard.press("Enter")
    page.wait_for_selector("body[data-ready]")
    return page


def press(page: Page, label: str) -> None:
    page.locator("#log .keyboard button", has_text=label).last.click()
    expect(page.locator(".keyboard .busy")).to_have_count(0)


def test_a_month_from_the_mail_to_the_submitted_report(browser: Browser, bot: Paged, post: Post):
    page = invited(browser, bot, post)
    bot.morning("2025-06-12 07:30")
    bot.until(lambda: any("NV 1" in words_of(mail) for mail in post.office.taken))
    sees(page, "Sắp đến hạn")
    press(page, "NV 1")
    press(page, "Đang thực hiện")
    sees(page, "Đã ghi nhận")
    say(page, "NV 1 đang thực hiện 85%")
    expect(sees(page, "Đã ghi nhận")).to_contain_text("85%")
    press(page, "Thu hồi")
    sees(page, "Đã thu hồi")
    page.set_input_files("#file", [FilePayload(name="anh.png", mimeType="image/png", buffer=png(80, 60))])
    say(page, "NV 1 đang thực hiện 60%")
    nothing_waits(page)
    sees(page, "Có ảnh, tệp minh chứng")
    the_sheet_is_filled_in(page, bot)
    say(page, "xin gia hạn NV 1 đến 30/6/2025 vì chờ số liệu của ngân hàng")
    bot.until(lambda: len(bot.world.rows(Extension)) == 1)
    say(page, "/vuongmac NV 1 chưa có máy chủ")
    bot.until(lambda: any("chưa có máy chủ" in row.text for row in bot.world.rows(Matter)))
    bot.secretariat_says("Đã cấp máy chủ, xin nhận tuần này", answering="chưa có máy chủ")
    sees(page, "Đã cấp máy chủ")
    say(page, "/baocao")
    sees(page, "Khi đã đủ, xin bấm")
    press(page, "Nộp báo cáo")
    sees(page, "đã nộp báo cáo tháng 6/2025")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW[0]
    page.close()


def the_sheet_is_filled_in(page: Page, bot: Paged) -> None:
    say(page, "/mau")
    sheet = page.locator("#log .file").last
    expect(sheet).to_contain_text(".xlsx")
    with page.expect_download() as download:
        sheet.click()
    content = filled_in(Path(download.value.path()).read_bytes(), ("2", {STATUS: "Đang thực hiện"}))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    name = download.value.suggested_filename
    page.set_input_files("#file", [FilePayload(name=name, mimeType=kind, buffer=content)])
    page.locator("#send").click()
    press(page, "Ghi báo cáo")
    bot.until(lambda: bot.world.rows(Statement)[-1].status is Status.IN_PROGRESS)
