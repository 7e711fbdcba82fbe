"""The page beside the tour: speaking, files, faults, time, what was stored, and use by everybody."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from sandbox.client import SandboxClient
from sandbox.client.asking import OverHttp
from tests.auxil.browser import AXE, PHONE, open_page, rehearsing
from tests.sandbox.images import png

pytestmark = pytest.mark.slow

SERIOUS = {"serious", "critical"}


@pytest.fixture(scope="module")
def address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return where the one rehearsal of this module is."""
    with rehearsing(tmp_path_factory.mktemp("rehearsal")) as address:
        yield address


@pytest.fixture
def group(address: str, request: pytest.FixtureRequest) -> str:
    """Return the title of a new group, which one person and the bot are in."""
    title = f"Nhóm {request.node.name[-20:]}"
    with SandboxClient(OverHttp(address.rstrip("/"))) as people:
        person = people.create_person("Trần", "Thử")
        people.add_bot(people.create_group(title, person), person)
    return title


@pytest.fixture
def page(browser: Browser, address: str, group: str) -> Iterator[Page]:
    """Return the page with the new group open and the bot running."""
    with open_page(browser, address) as page:
        expect(page.locator("#bot-state")).to_contain_text("Bot đang chạy")
        open_chat(page, group)
        yield page


def last(page: Page) -> Locator:
    return page.locator("#log .message").last


def say(page: Page, words: str) -> None:
    page.fill("#words", words)
    page.press("#words", "Enter")


def open_chat(page: Page, title: str) -> None:
    page.locator("#chats button", has_text=title).click()
    expect(page.locator("#head-title")).to_have_text(title)


# Speaking


def test_who_speaks_can_be_changed_and_an_outsider_is_let_in_and_learns_nothing(page: Page):
    page.select_option("#speaker", label="Người Lạ (người ngoài)")
    say(page, "/tonghop")
    expect(page.locator("#log .service").last).to_have_text("Người Lạ đã vào nhóm")
    expect(last(page)).to_contain_text("chưa được liên kết")
    expect(page.locator("#head-members")).to_contain_text("2 người, có bot")


def test_words_are_shown_as_written_and_never_as_markup(page: Page):
    say(page, "<img src=x onerror=alert(1)> & **không đậm**")
    expect(last(page).locator(".text")).to_have_text("<img src=x onerror=alert(1)> & **không đậm**")
    expect(page.locator("#log img")).to_have_count(0)


def test_the_commands_are_those_that_the_bot_published(page: Page):
    page.click("#commands")
    expect(page.locator("#hints")).to_contain_text("/nhiemvu")
    page.fill("#words", "/bao")
    expect(page.locator("#hints > div")).to_have_count(1)
    page.press("#words", "Enter")
    expect(page.locator("#words")).to_have_value("/baocao ")
    page.press("#words", "Enter")
    expect(page.locator("#log .person").last).to_contain_text("/baocao")


def test_a_file_and_a_picture_are_attached_and_shown(page: Page):
    page.set_input_files("#file", {"name": "ghi chú.txt", "mimeType": "text/plain", "buffer": b"abc"})
    expect(page.locator("#attached")).to_contain_text("ghi chú.txt · 3 byte")
    say(page, "xem giúp")
    expect(page.locator("#log .file").last).to_contain_text("ghi chú.txt")
    page.set_input_files("#file", {"name": "anh.png", "mimeType": "image/png", "buffer": png(80, 60)})
    page.click("#send")
    expect(page.locator("#log .picture img")).to_have_attribute("width", "80")


def test_an_answer_that_comes_while_another_chat_is_open_is_marked_unread(page: Page, group: str):
    page.click("#kill")
    expect(page.locator("#bot-state")).to_contain_text("Bot không chạy")
    say(page, "/huongdan")
    open_chat(page, "Nhóm Sở Tài chính")
    page.click("#restart")
    row = page.locator("#chats li", has_text=group)
    expect(row.locator(".badge")).to_have_text("1")
    row.locator("button").click()
    expect(row.locator(".badge")).to_be_hidden()


def test_a_new_unit_gets_its_group(page: Page):
    page.click("#new-group")
    page.fill("[name=title]", "Nhóm Sở Y tế")
    page.fill("[name=person]", "Lê Thị Hoa")
    page.press("[name=person]", "Enter")
    expect(page.locator("#head-title")).to_have_text("Nhóm Sở Y tế")
    expect(page.locator("#head-members")).to_have_text("1 người, bot chưa ở trong nhóm")
    expect(page.locator("#speaker")).to_contain_text("Lê Thị Hoa")


def test_chats_are_found_without_marks(page: Page):
    page.fill("#search", "so tai")
    expect(page.locator("#chats li")).to_have_count(1)
    page.fill("#search", "không có nhóm này")
    expect(page.locator("#no-chats")).to_be_visible()


def test_a_unit_without_telegram_waits_for_the_plan(page: Page):
    expect(page.locator("#web-words")).to_contain_text("Mở được sau khi lưu kế hoạch")
    expect(page.locator("[data-web=unit]")).to_be_disabled()


# Faults


def test_what_is_said_while_the_bot_is_dead_is_answered_when_it_lives_again(page: Page):
    page.click("#kill")
    expect(page.locator("#bot-state")).to_contain_text("Bot không chạy")
    say(page, "/huongdan")
    expect(page.locator("#bot-state")).to_contain_text("1 việc chờ bot nhận")
    page.click("#restart")
    expect(page.locator("#bot-state")).to_contain_text("Bot đang chạy")
    expect(page.locator("#log .bot")).to_have_count(1)
    expect(page.locator("#bot-state")).to_contain_text("không có gì đang chờ")


def test_what_is_said_while_the_network_is_down_is_answered_when_it_is_back(page: Page):
    page.click("#cut")
    expect(page.locator("#bot-state")).to_contain_text("mạng đang ngắt")
    say(page, "/huongdan")
    expect(page.locator("#bot-state")).to_contain_text("việc chờ bot nhận")
    page.click("#cut")
    expect(page.locator("#log .bot")).to_have_count(1)


def test_the_bot_is_put_out_of_a_group_and_taken_back(page: Page):
    page.click("#kick")
    expect(page.locator("#head-members")).to_have_text("1 người, bot chưa ở trong nhóm")
    page.click("#kick")
    expect(page.locator("#head-members")).to_have_text("1 người, có bot")


def test_the_page_follows_a_group_that_becomes_a_supergroup(page: Page, group: str):
    page.click("#upgrade")
    expect(page.locator("#head-members")).to_have_text("1 người, có bot · siêu nhóm")
    expect(page.locator("#chats li", has_text=group)).to_have_count(1)


# What was stored


def test_beside_a_message_stands_what_the_bot_stored_and_asked_for(page: Page):
    say(page, "/huongdan")
    expect(page.locator("#log .bot")).to_have_count(1)
    page.locator("#log .person").last.hover()
    page.locator("#log .person").last.get_by_label("Bot đã lưu gì về tin này").click()
    expect(page.locator("#dialog")).to_contain_text("Đã nhận từ Telegram")
    expect(page.locator("#dialog")).to_contain_text("đã xử lý xong")
    page.keyboard.press("Escape")
    page.locator("#log .bot").last.hover()
    page.locator("#log .bot").last.get_by_label("Bot đã lưu gì về tin này").click()
    expect(page.locator("#dialog")).to_contain_text("đã gửi, Telegram đã xác nhận")
    expect(page.locator("#dialog")).to_contain_text("sendMessage")


# Everybody


@pytest.mark.skipif(not AXE.exists(), reason="no axe-core here: make test fetches it with npm")
@pytest.mark.parametrize("size", [(1440, 900), PHONE])
def test_nothing_keeps_anybody_from_using_the_page(browser: Browser, address: str, size: tuple[int, int]):
    with open_page(browser, address, size) as page:
        assert serious(page) == []
        if size == PHONE:
            open_chat(page, "Tổ giúp việc")
        say(page, "/huongdan")
        expect(page.locator("#log .bot")).to_have_count(1)
        assert serious(page) == []
        page.click("#chat-menu")
        expect(page.locator("dialog[open]")).to_be_visible()
        assert serious(page) == []
        page.keyboard.press("Escape")
        if size == PHONE:
            page.locator(".clock-chip:visible").click()
            assert serious(page) == []


def serious(page: Page) -> list[str]:
    """Return what axe-core finds to be in somebody's way."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")
    return [
        json.dumps([each["id"], [node["target"] for node in each["nodes"]]])
        for each in found["violations"]
        if each["impact"] in SERIOUS
    ]


# Last, because the bot then waits for twenty seconds


def test_telegram_refuses_for_a_while(page: Page):
    page.click("#refuse")
    expect(page.locator("#bot-state")).to_contain_text("429")
