"""The page of a unit without Telegram, in Chromium against the real bot."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page, Route, expect

from chat.markup import Marked
from storage.models import InboxUpdate
from tests.auxil.browser import AXE, DESKTOP
from tests.auxil.cast import FINANCE
from tests.auxil.paged import NARROW, Paged, entered
from tests.page.test_page import serious
from tests.sandbox.images import png

pytestmark = pytest.mark.slow


def say(page: Page, words: str) -> None:
    page.fill("#words", words)
    page.press("#words", "Enter")


def sees(page: Page, words: str) -> Locator:
    found = page.locator("#log .message", has_text=words).last
    expect(found).to_be_visible()
    return found


def nothing_waits(page: Page) -> None:
    expect(page.locator("#waiting .message")).to_have_count(0)


# A day of a focal point


def test_a_unit_answers_its_reminder_in_words_by_button_and_corrects_itself(page: Page, bot: Paged):
    expect(page.locator("#head-person")).to_contain_text("Lê Thị Hoa")
    bot.morning("2025-06-12 07:30")
    sees(page, "NV 1").get_by_label("Trả lời tin này").click()
    say(page, "NV 1 đang thực hiện 85%")
    recorded = sees(page, "Đã ghi nhận")
    expect(recorded).to_contain_text("85%")
    nothing_waits(page)
    page.locator("#log .own", has_text="85%").last.get_by_label("Sửa tin này").click()
    expect(page.locator("#words")).to_have_value("NV 1 đang thực hiện 85%")
    say(page, "NV 1 đang thực hiện 90%")
    expect(page.locator("#log .own", has_text="đã sửa").last).to_contain_text("90%")
    sees(page, "Đã ghi nhận")
    page.locator("#log .bot .keyboard button").last.click()
    expect(page.locator(".keyboard .busy")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW[0]


def test_all_is_done_with_the_keyboard_alone(page: Page):
    say(page, "/bao")
    page.fill("#words", "/huongd")
    expect(page.locator("#hints > div")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    answer = sees(page, "Đơn vị làm việc với Đôn đốc")
    page.focus("#log")
    page.keyboard.press("ArrowUp")
    expect(answer).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.message') !== null")


def test_several_files_go_together_and_a_picture_is_shown(page: Page, bot: Paged):
    words = FilePayload(name="minh chứng.txt", mimeType="text/plain", buffer=b"abc")
    page.set_input_files(
        "#file", [words, FilePayload(name="anh.png", mimeType="image/png", buffer=png(80, 60))]
    )
    expect(page.locator("#attached .strip")).to_have_count(2)
    say(page, "NV 2 minh chứng")
    picture = page.locator("#log .picture").last
    expect(picture).to_be_visible()
    shown = page.request.get(f"{bot.address}{picture.get_attribute('href')}")
    assert (shown.headers["content-type"], shown.body()) == ("image/png", png(80, 60))
    nothing_waits(page)
    with page.expect_download() as download:
        page.locator("#log .file", has_text="minh chứng.txt").last.click()
    assert Path(download.value.path()).read_bytes() == b"abc"


def test_cells_of_a_sheet_are_pasted_as_words_and_a_picture_as_a_file(page: Page):
    paste = """(types) => {
        const pasted = new DataTransfer();
        if (types.includes('text')) pasted.setData('text/plain', 'NV 1');
        pasted.items.add(new File(['x'], 'image.png', { type: 'image/png' }));
        const event = new ClipboardEvent('paste', { clipboardData: pasted });
        document.getElementById('words').dispatchEvent(event);
    }"""
    page.evaluate(paste, ["text", "picture"])
    expect(page.locator("#attached")).to_be_hidden()
    page.evaluate(paste, ["picture"])
    expect(page.locator("#attached")).to_contain_text("image.png")


def test_words_of_people_are_shown_as_written_and_marks_of_ours_as_marks(page: Page, bot: Paged):
    say(page, "<img src=x onerror=alert(1)> <b>không đậm</b>")
    expect(page.locator("#log .own .text").last).to_have_text("<img src=x onerror=alert(1)> <b>không đậm</b>")
    bot.tell(
        FINANCE,
        Marked('<b>Đậm</b> <a href="javascript:alert(1)">không mở</a> <img src="x"> /huongdan@dondoc_bot'),
    )
    told = sees(page, "không mở").locator(".text")
    expect(told.locator("b")).to_have_text("Đậm")
    expect(told.locator("a, img")).to_have_count(0)
    expect(told.locator("button.link")).to_have_text("/huongdan@dondoc_bot")


def test_older_messages_come_at_the_top(page: Page, bot: Paged):
    bot.tell(FINANCE, *(Marked("Tin số {}").format(number) for number in range(130)))
    sees(page, "Tin số 129")
    page.reload()
    page.wait_for_selector("body[data-ready]")
    expect(page.locator("#log .message")).to_have_count(60)
    page.evaluate("document.getElementById('log').scrollTop = 0")
    expect(page.locator("#log .message", has_text="Tin số 9").first).to_be_attached()


# Interruptions


def test_what_is_written_without_a_connection_is_kept_and_sent_once(page: Page, bot: Paged):
    page.context.set_offline(True)
    say(page, "NV 2 đang thực hiện")
    waiting = page.locator("#waiting .message")
    expect(waiting).to_contain_text("chờ kết nối để gửi")
    page.context.set_offline(False)
    nothing_waits(page)
    sees(page, "NV 2 đang thực hiện")
    assert said(bot, "NV 2 đang thực hiện") == 1


def test_an_answer_that_is_lost_on_the_way_doubles_nothing(page: Page, bot: Paged):
    lost = list[str]()

    def lose(route: Route) -> None:
        lost.append(str(route.fetch().status))
        route.abort()

    page.route("**/say", lose, times=1)
    say(page, "NV 2 có vướng mắc về kinh phí")
    nothing_waits(page)
    assert lost == ["200"]
    assert said(bot, "NV 2 có vướng mắc về kinh phí") == 1
    expect(page.locator("#log .own", has_text="vướng mắc về kinh phí")).to_have_count(1)


def test_what_is_refused_says_why_and_can_be_mended_or_dropped(page: Page):
    say(page, "x" * 5000)
    refused = page.locator("#waiting .refused")
    expect(refused).to_contain_text("Tin dài quá 4.096 chữ cái")
    refused.get_by_text("Sửa").click()
    expect(page.locator("#words")).to_have_value("x" * 5000)
    nothing_waits(page)
    say(page, "x" * 5000)
    refused.get_by_text("Bỏ").click()
    nothing_waits(page)


def test_what_was_being_written_is_there_after_the_page_is_opened_again(page: Page):
    page.locator("#words").press_sequentially("đang viết dở")
    page.reload()
    page.wait_for_selector("body[data-ready]")
    expect(page.locator("#words")).to_have_value("đang viết dở")


def test_the_page_says_that_it_connects_again_and_misses_nothing(page: Page, bot: Paged):
    page.route("**/events*", lambda route: route.abort())
    page.evaluate("streams.forEach((each) => each.dispatchEvent(new Event('error')))")
    expect(page.locator("#lost")).to_contain_text("đang kết nối lại")
    bot.tell(FINANCE, Marked("Tin lúc mất kết nối"))
    page.unroute("**/events*")
    sees(page, "Tin lúc mất kết nối")
    expect(page.locator("#lost")).to_be_hidden()


def test_who_looks_elsewhere_sees_how_many_messages_came(page: Page, bot: Paged):
    page.context.grant_permissions(["notifications"])
    page.evaluate("window.away = true")
    bot.tell(FINANCE, Marked("Tin <b>một</b>"), Marked("Tin hai"))
    expect(page).to_have_title(f"(2) {FINANCE} – Đôn đốc")
    shown = """navigator.serviceWorker.ready.then((worker) => worker.getNotifications())
        .then((all) => all.map((each) => each.body))"""
    page.wait_for_function(f"{shown}.then((all) => all.includes('Tin hai'))")
    page.evaluate("window.away = false; document.dispatchEvent(new Event('visibilitychange'))")
    expect(page).to_have_title(f"{FINANCE} – Đôn đốc")


def test_of_several_tabs_only_the_one_that_is_looked_at_keeps_a_connection(page: Page, bot: Paged):
    page.evaluate("window.away = true")
    with page.context.expect_page() as opened:
        page.evaluate("window.open('/')")
    opened.value.wait_for_selector("body[data-ready]")
    page.wait_for_function("streams.every((each) => each.readyState === EventSource.CLOSED)")
    bot.tell(FINANCE, Marked("Tin cho thẻ đang xem"))
    sees(opened.value, "Tin cho thẻ đang xem")
    page.evaluate("window.away = false; document.dispatchEvent(new Event('visibilitychange'))")
    sees(page, "Tin cho thẻ đang xem")


# Devices


def test_a_device_is_shut_out_at_once_by_a_colleague(browser: Browser, bot: Paged, page: Page):
    with entered(browser, bot, "Trần Văn Bình") as lost:
        sees(page, "Thêm một thiết bị mở trang này: Trần Văn Bình")
        page.click("#menu")
        page.get_by_role("button", name="Thiết bị máy nào").click()
        page.get_by_label("Thu hồi thiết bị của Trần Văn Bình").click()
        page.locator("#dialog").get_by_role("button", name="Thu hồi", exact=True).click()
        expect(lost.get_by_role("alert")).to_contain_text("không mở được trang nữa")
        expect(lost.locator(".message")).to_have_count(0)


def test_a_unit_lets_one_more_device_in_by_itself(browser: Browser, page: Page):
    page.click("#menu")
    page.get_by_role("button", name="Thiết bị máy nào").click()
    page.get_by_role("button", name="Thêm thiết bị").click()
    expect(page.locator(".qr path")).to_be_visible()
    context = browser.new_context()
    other = context.new_page()
    other.goto(page.locator(".address").inner_text())
    other.fill("[name=name]", "Đỗ Thị Mai")
    other.keyboard.press("Enter")
    expect(other.locator("#head-person")).to_contain_text("Đỗ Thị Mai")
    sees(page, "Thêm một thiết bị mở trang này: Đỗ Thị Mai")
    context.close()


def test_who_leaves_needs_a_new_link(page: Page):
    page.click("#menu")
    page.get_by_role("button", name="Thoát khi dùng xong").click()
    page.get_by_role("button", name="Thoát", exact=True).click()
    expect(page.locator("body")).to_contain_text("Thiết bị này chưa mở được trang")


# Everybody


@pytest.mark.skipif(not AXE.exists(), reason="no axe-core here: make test fetches it with npm")
@pytest.mark.parametrize("size", [NARROW, DESKTOP])
def test_nothing_keeps_anybody_from_using_the_page(browser: Browser, bot: Paged, size: tuple[int, int]):
    with entered(browser, bot, "Lê Thị Hoa", size) as page:
        say(page, "x" * 5000)
        expect(page.locator("#waiting .refused")).to_be_visible()
        page.set_input_files("#file", {"name": "a.txt", "mimeType": "text/plain", "buffer": b"abc"})
        assert serious(page) == []
        page.click("#menu")
        expect(page.locator("dialog[open]")).to_be_visible()
        assert serious(page) == []
        page.get_by_role("button", name="Thiết bị máy nào").click()
        expect(page.locator(".devices li").first).to_be_visible()
        assert serious(page) == []
        page.goto(bot.entrance(FINANCE))
        assert serious(page) == []


def said(bot: Paged, words: str) -> int:
    """Return how often the bot has heard these words on the page."""
    payloads = [row.payload for row in bot.world.rows(InboxUpdate)]
    return sum(payload.get("message", {}).get("text") == words for payload in payloads)
