"""The page in several tabs, on a device of several people, with files that change: nothing is mixed."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from storage.models import InboxUpdate, WebMessage
from tests.auxil.cast import COMMUNE, FINANCE
from tests.auxil.paged import Paged
from tests.page.web.test_web import nothing_waits, say, sees

pytestmark = pytest.mark.slow


def opened(page: Page, bot: Paged) -> Page:
    """Open the page once more, in another tab of the same browser."""
    another = page.context.new_page()
    another.goto(bot.address)
    another.wait_for_selector("body[data-ready]")
    return another


def signed_in(page: Page, bot: Paged, unit: str, name: str) -> Page:
    """Let somebody in on the same device, in another tab."""
    another = page.context.new_page()
    another.goto(bot.entrance(unit))
    another.fill("[name=name]", name)
    another.keyboard.press("Enter")
    another.wait_for_selector("body[data-ready]")
    return another


def test_a_press_that_needs_no_words_is_not_said_to_be_unanswered(page: Page, bot: Paged):
    say(page, "NV 1 đang thực hiện 85%")
    sees(page, "Đã ghi nhận")
    with page.expect_response("**/press") as pressed:
        page.get_by_role("button", name="Thu hồi").last.click()
    assert pressed.value.json()["answer"] is not None
    sees(page, "Đã thu hồi báo cáo")
    expect(page.get_by_text("Bot chưa trả lời")).to_have_count(0)


def test_a_file_that_was_changed_since_it_was_chosen_is_said_and_keeps_nothing_back(
    page: Page, bot: Paged, tmp_path: Path
):
    file = tmp_path / "bao-cao.docx"
    file.write_bytes(b"cu")
    page.set_input_files("#file", file)
    expect(page.locator("#attached")).to_contain_text("bao-cao.docx")
    file.write_bytes(b"moi hon")
    os.utime(file, (1_900_000_000, 1_900_000_000))
    say(page, "NV 1 kèm tệp")
    expect(page.locator("#waiting .refused")).to_contain_text("Không đọc được tệp này nữa")
    say(page, "NV 1 đang thực hiện 86%")
    sees(page, "86%")
    page.get_by_role("button", name="Bỏ").click()
    nothing_waits(page)


def test_where_another_tab_lets_somebody_else_in_nothing_of_the_two_is_mixed(page: Page, bot: Paged):
    say(page, "tin của sở")
    sees(page, "tin của sở")
    commune = signed_in(page, bot, COMMUNE, "Trần Văn Bình")
    say(page, "tin sau đó")
    expect(page.locator("#waiting .refused")).to_be_visible()
    page.evaluate("streams[streams.length - 1].dispatchEvent(new Event('error'))")
    expect(page.locator("#head-title")).to_have_text(COMMUNE)
    expect(page.locator("#log")).not_to_contain_text("tin của sở")
    nothing_waits(page)
    nothing_waits(commune)
    assert "tin sau đó" not in {row.text for row in bot.world.rows(WebMessage)}


def test_what_waits_in_one_tab_is_kept_whatever_another_sends(page: Page, bot: Paged):
    another = opened(page, bot)
    page.context.set_offline(True)
    say(page, "tin thứ nhất")
    say(another, "tin thứ hai")
    expect(page.locator("#waiting .message")).to_contain_text("chờ kết nối để gửi")
    page.close()
    another.close()
    bot_page = page.context.new_page()
    page.context.set_offline(False)
    bot_page.goto(bot.address)
    bot_page.wait_for_selector("body[data-ready]")
    nothing_waits(bot_page)
    said = [str(row.payload) for row in bot.world.rows(InboxUpdate)]
    assert [sum(words in one for one in said) for words in ("tin thứ nhất", "tin thứ hai")] == [1, 1]


def test_what_somebody_else_left_unsent_on_the_device_goes_under_no_other_name(page: Page, bot: Paged):
    page.context.set_offline(True)
    say(page, "lời của chị Hoa")
    expect(page.locator("#waiting .message")).to_contain_text("chờ kết nối để gửi")
    page.close()
    page.context.set_offline(False)
    another = signed_in(page, bot, FINANCE, "Phạm Minh Tú")
    expect(another.locator("#waiting .refused")).to_contain_text("chưa gửi")
    assert "lời của chị Hoa" not in {row.text for row in bot.world.rows(WebMessage)}
    another.get_by_role("button", name="Gửi lại").click()
    nothing_waits(another)
    sees(another, "lời của chị Hoa")
